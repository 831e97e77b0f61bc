#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "connectors/csv_options.h"

namespace sluice {

/// A quoted field that is not closed within so many bytes is no quoted field.
inline constexpr std::size_t kMaximumQuotedBytes = 64 << 10;
/// A longer record is a bad one.
inline constexpr std::size_t kMaximumRecordBytes = 1 << 20;

/// What became of a quote that stands at the beginning of a field.
struct QuotedField {
  enum class State { kClosed, kNotClosed, kNeedsMore };
  State state = State::kNotClosed;
  std::size_t close = 0;  ///< kClosed: place of the closing quote
  std::size_t after =
      0;  ///< kClosed: place of what follows it: a delimiter, a line end or the end of the text
  bool has_doubled = false;
};

/// Looks for the end of the quoted field whose quote is at `open`. It is closed by a quote that a
/// delimiter, a line end or the end follows, blanks between them or not. `is_whole` says that
/// nothing comes after `bytes`.
QuotedField find_closing_quote(std::string_view bytes, std::size_t open, bool is_whole,
                               const CsvLayoutOptions& layout);

/// Where the record with an unclosed quote at `open` ends: after the first line end behind it, or
/// with the text. npos: more bytes are needed to tell.
std::size_t end_of_unclosed(std::string_view bytes, std::size_t open, bool is_whole);

/// The text between quotes with doubled quotes halved.
std::string halved_quotes(std::string_view text, char quote);

}  // namespace sluice
