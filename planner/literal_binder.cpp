#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/node_binder.h"
#include "runtime/value_text.h"

/// Literals.
namespace sluice {
namespace sp = sqlparse;

namespace {

std::int64_t character_count(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

}  // namespace

BoundExpression NodeBinder::operator()(const sp::NullLiteral& /*literal*/) {
  return bound_literal(Type::varchar(1), {});
}

BoundExpression NodeBinder::operator()(const sp::BooleanLiteral& literal) {
  BoundExpression bound =
      bound_literal(Type::boolean(), literal.value ? Value(*literal.value) : Value());
  bound.is_null_literal = false;
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::NumberLiteral& literal) {
  const auto point = literal.text.find('.');
  if (literal.approximate) {
    const std::optional<double> value = parse_double(literal.text);
    return value
               ? bound_literal(Type::double_precision(), *value)
               : (refuse(fmt::format("number out of range: {}", literal.text)), BoundExpression{});
  }
  if (point == std::string::npos) {
    const std::optional<std::int64_t> value = parse_integer(literal.text);
    if (!value) {
      refuse(fmt::format("number out of range: {}", literal.text),
             "write it as an approximate number, with an exponent");
    }
    const bool is_small = *value >= INT32_MIN && *value <= INT32_MAX;
    return bound_literal(is_small ? Type::integer() : Type::bigint(), *value);
  }
  const int scale = static_cast<int>(literal.text.size() - point - 1);
  const int digits = std::max(1, static_cast<int>(literal.text.size()) - 1);
  const std::optional<std::int64_t> value =
      digits <= 19 ? parse_decimal(literal.text, digits, scale, false) : std::nullopt;
  if (!value) {
    refuse(fmt::format("a decimal literal has at most 19 digits, not {}", digits),
           "write it as an approximate number, with an exponent");
  }
  return bound_literal(Type::decimal(std::min(digits, 18), std::min(scale, 18)), *value);
}

BoundExpression NodeBinder::operator()(const sp::StringLiteral& literal) {
  const auto length = static_cast<int>(std::max<std::int64_t>(1, character_count(literal.value)));
  const TypeKind kind = literal.value.empty() ? TypeKind::kVarchar : TypeKind::kChar;
  return bound_literal({.kind = kind, .precision = length}, literal.value);
}

BoundExpression NodeBinder::operator()(const sp::BinaryLiteral& literal) {
  const auto length = static_cast<int>(std::max<std::size_t>(1, literal.bytes.size()));
  return bound_literal({.kind = TypeKind::kVarbinary, .precision = length}, literal.bytes);
}

BoundExpression NodeBinder::operator()(const sp::DatetimeLiteral& literal) {
  constexpr TypeKind kKinds[] = {TypeKind::kDate, TypeKind::kTime, TypeKind::kTimestamp};
  return bound_literal({.kind = kKinds[static_cast<int>(literal.kind)]}, literal.milliseconds);
}

BoundExpression NodeBinder::operator()(const sp::IntervalLiteral& literal) {
  const IntervalFields fields = bind_interval_fields(literal.qualifier);
  const TypeKind kind = fields.leading <= TimeUnit::kMonth ? TypeKind::kMonths : TypeKind::kMillis;
  if (kind == TypeKind::kMonths && !std::in_range<std::int32_t>(literal.value)) {
    refuse(fmt::format("an interval of {} months is too long", literal.value),
           "the longest has 2147483647 months");
  }
  return bound_literal({.kind = kind, .interval = fields}, literal.value);
}

}  // namespace sluice
