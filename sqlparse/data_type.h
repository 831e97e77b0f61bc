#pragma once

#include <optional>

#include "sqlparse/name.h"

namespace sluice::sqlparse {

/// The fields of a datetime or an interval, from coarse to fine.
enum class TimeUnit { kYear, kMonth, kDay, kHour, kMinute, kSecond };

/// What stands behind an interval: `MINUTE(3)`, `DAY TO SECOND(3)`, `SECOND(10, 3)`.
struct IntervalQualifier {
  TimeUnit start = TimeUnit::kSecond;
  std::optional<TimeUnit> end;   ///< finer than `start`
  std::optional<int> precision;  ///< digits of the leading field, 1 to 10; 2 if absent
  std::optional<int>
      fractional_precision;  ///< digits of the seconds' fraction, 0 to 9; 3 if absent
  Location span;
  friend bool operator==(const IntervalQualifier&, const IntervalQualifier&) = default;
};

/// The dialect's types; INTERVAL only in CAST and in function signatures, never a column's.
enum class TypeKind {
  kTinyint,
  kSmallint,
  kInteger,
  kBigint,
  kDecimal,
  kReal,
  kDouble,
  kBoolean,
  kChar,
  kVarchar,
  kBinary,
  kVarbinary,
  kDate,
  kTime,
  kTimestamp,
  kInterval,
};

/// A type as declared; synonyms are already resolved (INT, DEC, FLOAT, CHAR VARYING).
struct DataType {
  TypeKind kind = TypeKind::kInteger;
  std::optional<int> precision;  ///< DECIMAL: 1 to 19 digits. CHAR .. VARBINARY: 1 to 65535 long
  std::optional<int> scale;      ///< DECIMAL: 0 to `precision`
  std::optional<IntervalQualifier> interval;  ///< of an INTERVAL, always
  Location span;
  friend bool operator==(const DataType&, const DataType&) = default;
};

}  // namespace sluice::sqlparse
