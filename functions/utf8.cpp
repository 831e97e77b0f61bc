#include "functions/utf8.h"

#include <algorithm>

namespace sluice {
namespace {

/// Bytes of the character that begins with `lead`, by the lead alone.
std::size_t promised_size(unsigned char lead) {
  if (lead < 0xC2U || lead > 0xF4U) {
    return 1;
  }
  if (lead < 0xE0U) {
    return 2;
  }
  return lead < 0xF0U ? 3 : 4;
}

bool is_between(char32_t character, char32_t low, char32_t high) {
  return character >= low && character <= high;
}

/// Blocks where capital and small letters alternate, the capital even (first) or odd.
bool alternates_from_even(char32_t c) {
  return is_between(c, 0x100, 0x12F) || is_between(c, 0x132, 0x137) ||
         is_between(c, 0x14A, 0x177) || is_between(c, 0x460, 0x481) ||
         is_between(c, 0x48A, 0x4BF) || is_between(c, 0x4D0, 0x52F) ||
         is_between(c, 0x1E00, 0x1E95) || is_between(c, 0x1EA0, 0x1EFF);
}
bool alternates_from_odd(char32_t c) {
  return is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E);
}

}  // namespace

std::int64_t character_count(std::string_view text) {
  std::int64_t count = 0;
  bool is_ascii = true;
  for (const char byte : text) {
    is_ascii &= static_cast<signed char>(byte) >= 0;
  }
  if (is_ascii) {
    return static_cast<std::int64_t>(text.size());
  }
  while (!text.empty()) {
    text.remove_prefix(first_character_size(text));
    ++count;
  }
  return count;
}

std::size_t first_character_size(std::string_view text) {
  const std::size_t promised = promised_size(static_cast<unsigned char>(text.front()));
  if (promised > text.size()) {
    return 1;
  }
  const bool is_whole = std::all_of(
      text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(promised), is_continuation);
  return is_whole ? promised : 1;
}

std::size_t character_offset(std::string_view text, std::int64_t index) {
  std::size_t offset = 0;
  for (; index > 0 && offset < text.size(); --index) {
    offset += first_character_size(text.substr(offset));
  }
  return offset;
}

char32_t first_character(std::string_view text) {
  const std::size_t size = first_character_size(text);
  const auto lead = static_cast<unsigned char>(text.front());
  if (size == 1) {
    return lead;
  }
  char32_t character = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    character = (character << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return character;
}

void append_character(std::string& out, char32_t character) {
  const auto tail = [&](int shift) {
    return static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0U | (character >> 6));
    out += tail(0);
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0U | (character >> 12));
    out += tail(6);
    out += tail(0);
  } else {
    out += static_cast<char>(0xF0U | (character >> 18));
    out += tail(12);
    out += tail(6);
    out += tail(0);
  }
}

char32_t upper_case(char32_t c) {
  if (is_between(c, 'a', 'z') || (is_between(c, 0xE0, 0xFE) && c != 0xF7) ||
      is_between(c, 0x3B1, 0x3C9)) {
    return c == 0x3C2 ? 0x3A3 : c - 32;
  }
  if (is_between(c, 0x430, 0x44F)) {
    return c - 32;
  }
  if (is_between(c, 0x450, 0x45F)) {
    return c - 80;
  }
  if (c == 0xFF) {
    return 0x178;
  }
  const bool is_small =
      (alternates_from_even(c) && (c & 1U) == 1) || (alternates_from_odd(c) && (c & 1U) == 0);
  return is_small ? c - 1 : c;
}

char32_t lower_case(char32_t c) {
  if (is_between(c, 'A', 'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7) ||
      (is_between(c, 0x391, 0x3A9) && c != 0x3A2) || is_between(c, 0x410, 0x42F)) {
    return c + 32;
  }
  if (is_between(c, 0x400, 0x40F)) {
    return c + 80;
  }
  if (c == 0x178) {
    return 0xFF;
  }
  const bool is_capital =
      (alternates_from_even(c) && (c & 1U) == 0) || (alternates_from_odd(c) && (c & 1U) == 1);
  return is_capital ? c + 1 : c;
}

bool is_word_character(char32_t c) {
  return is_between(c, 'a', 'z') || is_between(c, 'A', 'Z') || is_between(c, '0', '9') ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7);
}

std::string shortened(std::string_view text) {
  constexpr std::int64_t kMost = 60;
  const std::size_t end = character_offset(text, kMost);
  return end == text.size() ? std::string(text) : std::string(text.substr(0, end)) + "...";
}

}  // namespace sluice
