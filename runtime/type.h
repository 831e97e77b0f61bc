#pragma once

#include <cstdint>
#include <string>

namespace sluice {

/// The dialect's types. The physical form of each, always Arrow's layout:
enum class TypeKind : std::uint8_t {
  kBoolean,    ///< one bit a value
  kTinyint,    ///< int8
  kSmallint,   ///< int16
  kInteger,    ///< int32
  kBigint,     ///< int64
  kDecimal,    ///< int64, the number times 10^scale
  kReal,       ///< float
  kDouble,     ///< double
  kChar,       ///< UTF-8 text, blank padded to `precision` characters
  kVarchar,    ///< UTF-8 text of at most `precision` characters
  kBinary,     ///< bytes, zero padded to `precision`
  kVarbinary,  ///< at most `precision` bytes
  kDate,       ///< int64, milliseconds since 1970-01-01 at midnight UTC
  kTime,       ///< int32, milliseconds since midnight
  kTimestamp,  ///< int64, milliseconds since 1970-01-01 00:00:00 UTC
  kMonths,     ///< int32, a year-month interval; expressions only
  kMillis,     ///< int64, a day-time interval in milliseconds; expressions only
};

/// Fields of a datetime or interval, largest first.
enum class TimeUnit : std::uint8_t { kYear, kMonth, kDay, kHour, kMinute, kSecond };

/// The qualifier of an interval type: `DAY(3) TO SECOND(2)`. A single field has `leading ==
/// trailing`.
struct IntervalFields {
  TimeUnit leading = TimeUnit::kDay;
  TimeUnit trailing = TimeUnit::kSecond;
  int leading_precision = 2;
  int fraction_precision = 3;
  friend bool operator==(const IntervalFields&, const IntervalFields&) = default;
};

/// A SQL type with its parameters. `precision` is the length of text and binary types, the digits
/// of DECIMAL.
struct Type {
  TypeKind kind = TypeKind::kVarchar;
  int precision = 0;
  int scale = 0;
  IntervalFields interval = {};
  friend bool operator==(const Type&, const Type&) = default;

  static Type boolean() { return {.kind = TypeKind::kBoolean}; }
  static Type integer() { return {.kind = TypeKind::kInteger}; }
  static Type bigint() { return {.kind = TypeKind::kBigint}; }
  static Type double_precision() { return {.kind = TypeKind::kDouble}; }
  static Type timestamp() { return {.kind = TypeKind::kTimestamp}; }
  static Type varchar(int length) { return {.kind = TypeKind::kVarchar, .precision = length}; }
  static Type decimal(int precision, int scale) {
    return {.kind = TypeKind::kDecimal, .precision = precision, .scale = scale};
  }
};

/// The longest VARCHAR, CHAR, BINARY or VARBINARY the dialect declares.
inline constexpr int kMaximumLength = 65534;

bool is_integer(TypeKind kind);      ///< TINYINT to BIGINT
bool is_approximate(TypeKind kind);  ///< REAL, DOUBLE
bool is_numeric(TypeKind kind);      ///< integer, DECIMAL or approximate
bool is_text(TypeKind kind);         ///< CHAR, VARCHAR
bool is_binary(TypeKind kind);       ///< BINARY, VARBINARY
bool is_datetime(TypeKind kind);     ///< DATE, TIME, TIMESTAMP
bool is_interval(TypeKind kind);     ///< year-month or day-time
/// True for types stored as offsets and bytes: text and binary.
bool is_variable_width(TypeKind kind);
/// Bytes of one value of a fixed-width type; 0 for variable-width types and for BOOLEAN (bits).
int value_width(TypeKind kind);

/// Prints the type as the dialect declares it: `DECIMAL(5,2)`, `VARCHAR(16)`, `INTERVAL DAY TO
/// SECOND`.
std::string to_string(const Type& type);
/// The SQL word of a unit: "MINUTE".
std::string to_string(TimeUnit unit);

}  // namespace sluice
