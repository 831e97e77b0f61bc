#include "planner/expression_binder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/check.h"
#include "planner/monotonicity.h"
#include "planner/node_binder.h"
#include "runtime/value_text.h"
#include "sqlparse/print.h"

namespace sluice {
namespace sp = sqlparse;

TimeUnit bind_unit(sp::TimeUnit unit) { return static_cast<TimeUnit>(static_cast<int>(unit)); }

IntervalFields bind_interval_fields(const sp::IntervalQualifier& qualifier) {
  return {.leading = bind_unit(qualifier.start),
          .trailing = bind_unit(qualifier.end.value_or(qualifier.start)),
          .leading_precision = qualifier.precision.value_or(2),
          .fraction_precision = qualifier.fractional_precision.value_or(3)};
}

namespace {

TypeKind bind_kind(sp::TypeKind kind) {
  switch (kind) {
    case sp::TypeKind::kTinyint:
      return TypeKind::kTinyint;
    case sp::TypeKind::kSmallint:
      return TypeKind::kSmallint;
    case sp::TypeKind::kInteger:
      return TypeKind::kInteger;
    case sp::TypeKind::kBigint:
      return TypeKind::kBigint;
    case sp::TypeKind::kDecimal:
      return TypeKind::kDecimal;
    case sp::TypeKind::kReal:
      return TypeKind::kReal;
    case sp::TypeKind::kDouble:
      return TypeKind::kDouble;
    case sp::TypeKind::kBoolean:
      return TypeKind::kBoolean;
    case sp::TypeKind::kChar:
      return TypeKind::kChar;
    case sp::TypeKind::kVarchar:
      return TypeKind::kVarchar;
    case sp::TypeKind::kBinary:
      return TypeKind::kBinary;
    case sp::TypeKind::kVarbinary:
      return TypeKind::kVarbinary;
    case sp::TypeKind::kDate:
      return TypeKind::kDate;
    case sp::TypeKind::kTime:
      return TypeKind::kTime;
    default:
      return TypeKind::kTimestamp;
  }
}

int default_precision(TypeKind kind) {
  if (kind == TypeKind::kDecimal) {
    return 18;
  }
  if (kind == TypeKind::kChar || kind == TypeKind::kBinary) {
    return 1;
  }
  return is_variable_width(kind) ? kMaximumLength : 0;
}

}  // namespace

Type bind_type(const sp::DataType& type) {
  if (type.kind == sp::TypeKind::kInterval) {
    const IntervalFields fields = bind_interval_fields(*type.interval);
    return {.kind = fields.leading <= TimeUnit::kMonth ? TypeKind::kMonths : TypeKind::kMillis,
            .interval = fields};
  }
  const TypeKind kind = bind_kind(type.kind);
  return {.kind = kind,
          .precision = type.precision.value_or(default_precision(kind)),
          .scale = type.scale.value_or(0)};
}

std::string expression_text(const sp::Expression& expression) { return sp::print(expression); }

BoundExpression bound_literal(const Type& type, Value value) {
  BoundExpression bound{.expression = make_literal(type, value), .constant = value};
  bound.facts = {.monotonicity = Monotonicity::kConstant, .time_form = bound.expression};
  bound.is_null_literal = is_null(value);
  return bound;
}

BoundExpression ExpressionBinder::bind(const sp::Expression& expression) {
  if (intercept_) {
    if (std::optional<BoundExpression> answer = intercept_(expression)) {
      return std::move(*answer);
    }
  }
  return located(expression, [&] { return NodeBinder(*this, expression).bind(); });
}

ExpressionPtr ExpressionBinder::bind_condition(const sp::Expression& expression) {
  BoundExpression bound = bind(expression);
  if (bound.is_null_literal) {
    return make_literal(Type::boolean(), {});
  }
  if (bound.type().kind != TypeKind::kBoolean) {
    throw Error(ErrorKind::kQuery,
                fmt::format("{} needs a condition, not a value of type {}", clause_,
                            to_string(bound.type())),
                "compare it with something", expression.span);
  }
  return bound.expression;
}

}  // namespace sluice
