#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sqlparse/data_type.h"

namespace sluice::sqlparse {

/// `123`, `1.25`, `1e2`: the text as written; a sign is a Unary around it.
struct NumberLiteral {
  std::string text;
  bool approximate =
      false;  ///< has an exponent: DOUBLE; else an integer, or a DECIMAL with a point
  friend bool operator==(const NumberLiteral&, const NumberLiteral&) = default;
};

/// `'it''s'` or `U&'\0009'`: the text meant, UTF-8.
struct StringLiteral {
  std::string value;
  friend bool operator==(const StringLiteral&, const StringLiteral&) = default;
};

/// `X'3F67'`: the bytes meant.
struct BinaryLiteral {
  std::string bytes;
  friend bool operator==(const BinaryLiteral&, const BinaryLiteral&) = default;
};

/// TRUE, FALSE, or UNKNOWN where `value` is absent.
struct BooleanLiteral {
  std::optional<bool> value;
  friend bool operator==(const BooleanLiteral&, const BooleanLiteral&) = default;
};

/// `NULL`.
struct NullLiteral {
  friend bool operator==(const NullLiteral&, const NullLiteral&) = default;
};

/// The types that have datetime literals.
enum class DatetimeKind { kDate, kTime, kTimestamp };

/// `DATE '2004-09-30'`, `{ts '...'}`.
struct DatetimeLiteral {
  DatetimeKind kind = DatetimeKind::kDate;
  std::string text;
  std::int64_t milliseconds = 0;  ///< since 1970-01-01 00:00:00 UTC; of a TIME, since midnight
  friend bool operator==(const DatetimeLiteral&, const DatetimeLiteral&) = default;
};

/// `INTERVAL '1:30' HOUR TO MINUTE`.
struct IntervalLiteral {
  std::string text;  ///< between the quotes, without a sign
  IntervalQualifier qualifier;
  std::int64_t value = 0;  ///< signed; months if the qualifier starts with YEAR or MONTH, else ms
  friend bool operator==(const IntervalLiteral&, const IntervalLiteral&) = default;
};

/// Returns the milliseconds that `text` means as a literal of `kind`; see DatetimeLiteral. Throws
/// an Error with `span` unless it is exactly `yyyy-MM-dd`, `HH:mm:ss[.SSS]` or both with a blank
/// between.
std::int64_t parse_datetime(DatetimeKind kind, std::string_view text, Span span);

/// Returns the value that `text`, optionally signed, means under `qualifier`: months or
/// milliseconds, see IntervalLiteral. Throws an Error with `span` unless the text has exactly the
/// fields of the qualifier, the leading one within its precision and the others within their
/// ranges.
std::int64_t parse_interval(std::string_view text, const IntervalQualifier& qualifier, Span span);

}  // namespace sluice::sqlparse
