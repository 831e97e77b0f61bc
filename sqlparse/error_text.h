#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace sluice::sqlparse {

/// Where something stands for a reader: both count from 1, columns in characters.
struct TextPosition {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// Returns the line and column of a byte offset into `text`; of its end, if the offset is beyond.
TextPosition text_position(std::string_view text, std::size_t offset);

/// Shows an error against the text that it is about:
///
///     query.sql:3:8: error: expected FROM, found WHERE
///       SELECT x WHERE y
///                ^^^^^
///     hint: ...
///
/// An error without a span shows no line. Tabs stay tabs, under the line too, and a line too long
/// for a terminal is cut to the part around the span. Ends with a newline.
std::string error_text(const Error& error, std::string_view file, std::string_view text);

}  // namespace sluice::sqlparse
