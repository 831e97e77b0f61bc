#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::sqlparse {

/// A character of UTF-8 text and the bytes it takes; no bytes if they are not valid UTF-8.
struct Utf8Character {
  std::uint32_t code = 0;
  std::size_t length = 0;
};

/// Decodes the character at `offset`, which is within `text`. Overlong forms, surrogates and codes
/// beyond U+10FFFF are invalid.
Utf8Character utf8_character(std::string_view text, std::size_t offset);

/// Returns the offset of the first byte that is not valid UTF-8, or the length of `text`.
std::size_t utf8_valid_length(std::string_view text);

/// Returns how many characters `text` has; stray bytes count one each.
std::size_t utf8_count(std::string_view text);

/// Appends the character `code`, a valid one.
void utf8_append(std::string& text, std::uint32_t code);

}  // namespace sluice::sqlparse
