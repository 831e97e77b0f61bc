#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/row_error.h"
#include "runtime/column.h"
#include "runtime/type.h"
#include "runtime/value.h"

namespace sluice {

/// Value <-> text: one set of rules for CAST, CSV and JSON (design: shortest numbers, ISO times,
/// UTC).

/// Appends the text of a cell that is not NULL: 1.5, 12.50, TRUE, 2016-03-10 08:00:00.000, base64
/// of binary. NaN and infinities print as NaN, Infinity, -Infinity; formats that cannot say them
/// test first.
void append_value_text(std::string& out, const Column& column, std::int64_t row);

void append_integer_text(std::string& out, std::int64_t value);
/// Shortest text that reads back as the same double (std::to_chars).
void append_double_text(std::string& out, double value);
void append_real_text(std::string& out, float value);
/// `unscaled` / 10^scale with exactly `scale` digits after the point.
void append_decimal_text(std::string& out, std::int64_t unscaled, int scale);
void append_date_text(std::string& out, std::int64_t milliseconds);
void append_time_text(std::string& out, std::int32_t milliseconds);
/// yyyy-MM-dd HH:mm:ss.SSS
void append_timestamp_text(std::string& out, std::int64_t milliseconds);
void append_interval_text(std::string& out, std::int64_t value, const Type& type);

/// Parsers skip blanks around the text and take all of it, or return nothing.
std::optional<std::int64_t> parse_integer(std::string_view text);
/// Finite numbers only: NaN, Infinity and what is too large are no numbers; what is too small is 0.
std::optional<double> parse_double(std::string_view text);
std::optional<float> parse_real(std::string_view text);
/// Exact decimal text (sign, digits, point, exponent) to a number scaled by 10^scale; nothing if it
/// is no number, has more fraction digits than `scale` (other than zeros) while `round` is false,
/// or does not fit `precision` digits.
std::optional<std::int64_t> parse_decimal(std::string_view text, int precision, int scale,
                                          bool round);
std::optional<std::int64_t> parse_date(std::string_view text);
std::optional<std::int32_t> parse_time(std::string_view text);
/// ISO 8601 and its relatives: date and time parted by a blank or T, seconds and fraction optional,
/// zone Z or +hh[:mm] optional (shifted to UTC), '/' in place of '-' with the year first, or a bare
/// date. Extra fraction digits are cut to milliseconds.
std::optional<std::int64_t> parse_timestamp(std::string_view text);

/// The text as a CHAR or VARCHAR of `type` holds it: cut to its length in characters; CHAR is blank
/// padded (in `padded`).
std::string_view fit_text(const Type& type, std::string_view text, std::string& padded);
/// Converts text by the rules for data, as `append_from_text` does.
OrError<Value> value_from_text(const Type& type, std::string_view text);
/// Converts text by the rules for data (JSON strings, CSV fields): appends the value, or says why
/// it does not fit. Text longer than CHAR or VARCHAR is cut silently, as the service did; integers
/// out of range are errors.
std::optional<RowError> append_from_text(ColumnBuilder& builder, std::string_view text);

/// Days since 1970-01-01 of a proleptic Gregorian date, and back.
std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day);
struct CivilDate {
  std::int64_t year;
  unsigned month;
  unsigned day;
};
CivilDate civil_from_days(std::int64_t days);

}  // namespace sluice
