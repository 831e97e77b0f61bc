#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/row_error.h"
#include "runtime/column.h"
#include "runtime/time_format.h"
#include "runtime/type.h"

namespace sluice {

/// Characters of a field whose type is not declared.
inline constexpr int kLogTextLength = 1024;
/// Fields of one line at most.
inline constexpr int kMaximumLogColumns = 1000;

/// A column of the row that a log parser gives.
struct LogColumn {
  std::string name;
  Type type = Type::varchar(kLogTextLength);
  bool is_required = false;                  ///< NOT NULL: no value costs the row
  std::shared_ptr<const TimeFormat> format;  ///< of a DATE, TIME or TIMESTAMP; null: ISO 8601
  std::optional<std::int64_t> start;         ///< fixed columns: characters before it
  std::optional<std::int64_t> length;        ///< fixed columns: its characters
};

/// COLUMN1 to COLUMNn, of text.
std::vector<LogColumn> numbered_log_columns(std::size_t count);
/// Parses `name [TYPE] [type] [NOT NULL] ['time format'] {, ...}`: a name in double quotes is taken
/// as it is, any other in upper case; no type means text. Throws an Error of kind query.
std::vector<LogColumn> parse_log_columns(std::string_view list);
/// Parses such a list where every column says `START start [FOR length]` too.
std::vector<LogColumn> parse_fixed_log_columns(std::string_view list);

/// Appends the value of a column's text, NULL where there is none or it does not convert; a column
/// that is NOT NULL says so instead. `now` decides the century of two-digit years.
std::optional<RowError> append_log_field(ColumnBuilder& cells, const LogColumn& column,
                                         std::optional<std::string_view> text, std::int64_t now);

}  // namespace sluice
