#include "runtime/type.h"

#include <fmt/format.h>

namespace sluice {

bool is_integer(TypeKind kind) { return kind >= TypeKind::kTinyint && kind <= TypeKind::kBigint; }

bool is_approximate(TypeKind kind) { return kind == TypeKind::kReal || kind == TypeKind::kDouble; }

bool is_numeric(TypeKind kind) {
  return is_integer(kind) || is_approximate(kind) || kind == TypeKind::kDecimal;
}

bool is_text(TypeKind kind) { return kind == TypeKind::kChar || kind == TypeKind::kVarchar; }

bool is_binary(TypeKind kind) { return kind == TypeKind::kBinary || kind == TypeKind::kVarbinary; }

bool is_datetime(TypeKind kind) {
  return kind == TypeKind::kDate || kind == TypeKind::kTime || kind == TypeKind::kTimestamp;
}

bool is_interval(TypeKind kind) { return kind == TypeKind::kMonths || kind == TypeKind::kMillis; }

bool is_variable_width(TypeKind kind) { return is_text(kind) || is_binary(kind); }

int value_width(TypeKind kind) {
  switch (kind) {
    case TypeKind::kTinyint:
      return 1;
    case TypeKind::kSmallint:
      return 2;
    case TypeKind::kInteger:
    case TypeKind::kReal:
    case TypeKind::kTime:
    case TypeKind::kMonths:
      return 4;
    case TypeKind::kBigint:
    case TypeKind::kDecimal:
    case TypeKind::kDouble:
    case TypeKind::kDate:
    case TypeKind::kTimestamp:
    case TypeKind::kMillis:
      return 8;
    default:
      return 0;
  }
}

std::string to_string(TimeUnit unit) {
  constexpr const char* kNames[] = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"};
  return kNames[static_cast<int>(unit)];
}

namespace {

std::string interval_text(const IntervalFields& fields) {
  const std::string leading = to_string(fields.leading);
  if (fields.leading == fields.trailing) {
    return fields.leading_precision == 2
               ? fmt::format("INTERVAL {}", leading)
               : fmt::format("INTERVAL {}({})", leading, fields.leading_precision);
  }
  return fmt::format("INTERVAL {} TO {}", leading, to_string(fields.trailing));
}

const char* plain_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::kBoolean:
      return "BOOLEAN";
    case TypeKind::kTinyint:
      return "TINYINT";
    case TypeKind::kSmallint:
      return "SMALLINT";
    case TypeKind::kInteger:
      return "INTEGER";
    case TypeKind::kBigint:
      return "BIGINT";
    case TypeKind::kDecimal:
      return "DECIMAL";
    case TypeKind::kReal:
      return "REAL";
    case TypeKind::kDouble:
      return "DOUBLE";
    case TypeKind::kChar:
      return "CHAR";
    case TypeKind::kVarchar:
      return "VARCHAR";
    case TypeKind::kBinary:
      return "BINARY";
    case TypeKind::kVarbinary:
      return "VARBINARY";
    case TypeKind::kDate:
      return "DATE";
    case TypeKind::kTime:
      return "TIME";
    case TypeKind::kTimestamp:
      return "TIMESTAMP";
    default:
      return "INTERVAL";
  }
}

}  // namespace

std::string to_string(const Type& type) {
  if (is_interval(type.kind)) {
    return interval_text(type.interval);
  }
  if (type.kind == TypeKind::kDecimal) {
    return fmt::format("DECIMAL({},{})", type.precision, type.scale);
  }
  if (is_variable_width(type.kind)) {
    return fmt::format("{}({})", plain_name(type.kind), type.precision);
  }
  return plain_name(type.kind);
}

}  // namespace sluice
