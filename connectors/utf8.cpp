#include "connectors/utf8.h"

#include <cstdint>
#include <cstring>

namespace sluice {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::uint64_t kHighBits = 0x8080808080808080U;

/// Bytes of ASCII at the front, counted in blocks of 32; what is left is for the slow path.
std::size_t ascii_prefix(const char* at, std::size_t size) {
  std::size_t done = 0;
  for (; done + 4 * kWord <= size; done += 4 * kWord) {
    std::uint64_t words[4];
    std::memcpy(words, at + done, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) != 0) {
      break;
    }
  }
  return done;
}

/// Length of the character that starts at `at`, 0 when it is malformed.
std::size_t character_size(const unsigned char* at, std::size_t size) {
  const unsigned char lead = at[0];
  if (lead < 0x80) {
    return 1;
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > size) {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((at[i] & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  const bool is_overlong = (lead == 0xE0 && at[1] < 0xA0) || (lead == 0xF0 && at[1] < 0x90);
  const bool is_beyond = (lead == 0xED && at[1] >= 0xA0) || (lead == 0xF4 && at[1] >= 0x90);
  return is_overlong || is_beyond ? 0 : length;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  std::size_t done = 0;
  while (done < text.size()) {
    done += ascii_prefix(text.data() + done, text.size() - done);
    if (done == text.size()) {
      break;
    }
    const std::size_t length = character_size(
        reinterpret_cast<const unsigned char*>(text.data()) + done, text.size() - done);
    if (length == 0) {
      return false;
    }
    done += length;
  }
  return true;
}

}  // namespace sluice
