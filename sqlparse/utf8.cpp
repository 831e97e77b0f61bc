#include "sqlparse/utf8.h"

#include <algorithm>

namespace sluice::sqlparse {
namespace {

constexpr std::uint32_t kMaximumCode = 0x10FFFF;

bool is_surrogate(std::uint32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

/// Bytes that a first byte announces, 0 for one that cannot be first.
std::size_t announced_length(unsigned char first) {
  if (first < 0x80) {
    return 1;
  }
  if (first < 0xC2 || first > 0xF4) {
    return 0;
  }
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

}  // namespace

Utf8Character utf8_character(std::string_view text, std::size_t offset) {
  static constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const auto first = static_cast<unsigned char>(text[offset]);
  const std::size_t length = announced_length(first);
  if (length <= 1) {
    return {first, length};
  }
  if (offset + length > text.size()) {
    return {};
  }
  std::uint32_t code = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[offset + i]);
    if ((next & 0xC0u) != 0x80u) {
      return {};
    }
    code = (code << 6) | (next & 0x3Fu);
  }
  const bool is_valid = code >= kLeast[length] && code <= kMaximumCode && !is_surrogate(code);
  return is_valid ? Utf8Character{code, length} : Utf8Character{};
}

std::size_t utf8_valid_length(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t length = utf8_character(text, offset).length;
    if (length == 0) {
      break;
    }
    offset += length;
  }
  return offset;
}

std::size_t utf8_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    offset += std::max<std::size_t>(1, utf8_character(text, offset).length);
  }
  return count;
}

void utf8_append(std::string& text, std::uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
    return;
  }
  const int continuations = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr std::uint32_t kMarkers[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(kMarkers[continuations] | (code >> (6 * continuations)));
  for (int i = continuations - 1; i >= 0; --i) {
    text += static_cast<char>(0x80u | ((code >> (6 * i)) & 0x3Fu));
  }
}

}  // namespace sluice::sqlparse
