#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Characters of UTF-8 text. A byte that is no part of a character counts as one of its own, so
/// that no text is invalid.

inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// How many characters a text has.
std::int64_t character_count(std::string_view text);
/// Bytes of the first character of a text that is not empty.
std::size_t first_character_size(std::string_view text);
/// Where character `index` (from 0) begins; the text's size when there are fewer.
std::size_t character_offset(std::string_view text, std::int64_t index);
/// The code point of the first character (of `first_character_size` bytes), and its encoding.
char32_t first_character(std::string_view text);
void append_character(std::string& out, char32_t character);

/// Simple case mapping of Latin, Greek and Cyrillic letters; other characters stay.
char32_t upper_case(char32_t character);
char32_t lower_case(char32_t character);
/// Whether the character is an ASCII letter or digit or a letter beyond ASCII: what a word is made
/// of.
bool is_word_character(char32_t character);

/// The text, or its beginning and an ellipsis when it is long: for messages.
std::string shortened(std::string_view text);

}  // namespace sluice
