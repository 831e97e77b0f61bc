#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "functions/registry.h"

namespace sluice {

/// Literal arguments of a log parser.
ExpressionPtr literal(std::string_view text);
ExpressionPtr integer_literal(std::int64_t number);

/// The fields that a log parser gives for some lines: texts, "NULL", parted by "|", or "row error:
/// ..." for a row that one of the fields failed. The query started at 2016-03-10 08:30:00.
std::vector<std::string> parsed_lines(std::string_view name, const std::vector<std::string>& lines,
                                      std::vector<ExpressionPtr> arguments);
/// The same for one line; "error: ..." when the arguments are refused.
std::string parsed(std::string_view name, const std::string& line,
                   std::vector<ExpressionPtr> arguments);
/// Binds a log parser to a column of lines and these arguments.
RowFunction bind_log(std::string_view name, std::vector<ExpressionPtr> arguments);
/// A batch with one column, of lines.
Batch line_batch(const std::vector<std::string>& lines);

}  // namespace sluice
