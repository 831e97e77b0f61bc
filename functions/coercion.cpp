#include "functions/coercion.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "functions/coercion_expression.h"
#include "functions/kernel.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// The largest precision that the result of decimal arithmetic has.
constexpr int kDecimalDigits = 18;

/// An exact number's type as a DECIMAL.
Type as_decimal(const Type& type) {
  switch (type.kind) {
    case TypeKind::kTinyint:
      return Type::decimal(3, 0);
    case TypeKind::kSmallint:
      return Type::decimal(5, 0);
    case TypeKind::kInteger:
      return Type::decimal(10, 0);
    case TypeKind::kBigint:
      return Type::decimal(19, 0);
    default:
      return type;
  }
}

Type common_interval(const Type& left, const Type& right) {
  Type type = left;
  type.interval.leading = std::min(left.interval.leading, right.interval.leading);
  type.interval.trailing = std::max(left.interval.trailing, right.interval.trailing);
  type.interval.leading_precision =
      std::max(left.interval.leading_precision, right.interval.leading_precision);
  type.interval.fraction_precision =
      std::max(left.interval.fraction_precision, right.interval.fraction_precision);
  return type;
}

std::optional<Type> common_number(const Type& left, const Type& right) {
  if (is_approximate(left.kind) || is_approximate(right.kind)) {
    return left.kind == TypeKind::kReal && right.kind == TypeKind::kReal ? left
                                                                         : Type::double_precision();
  }
  if (is_integer(left.kind) && is_integer(right.kind)) {
    return Type{.kind = std::max(left.kind, right.kind)};
  }
  const Type first = as_decimal(left);
  const Type second = as_decimal(right);
  const int scale = std::max(first.scale, second.scale);
  const int whole = std::max(first.precision - first.scale, second.precision - second.scale);
  return Type::decimal(std::min(19, whole + scale), scale);
}

/// CHAR of one length stays CHAR; otherwise VARCHAR, so that nothing gets padded.
Type common_variable(const Type& left, const Type& right, TypeKind varying) {
  if (left == right) {
    return left;
  }
  return {.kind = varying, .precision = std::max(left.precision, right.precision)};
}

std::optional<Type> decimal_result(Arithmetic arithmetic, const Type& left, const Type& right) {
  const int p1 = left.precision;
  const int s1 = left.scale;
  const int p2 = right.precision;
  const int s2 = right.scale;
  if (arithmetic == Arithmetic::kMultiply) {
    return Type::decimal(std::min(p1 + p2, kDecimalDigits), std::min(s1 + s2, kDecimalDigits));
  }
  if (arithmetic == Arithmetic::kDivide) {
    const int whole = std::min(p1 - s1 + s2, kDecimalDigits);
    const int scale = std::min(std::max(6, s1 + p2 + 1), kDecimalDigits - whole);
    return Type::decimal(std::max(1, whole + scale), scale);
  }
  const int scale = std::min(std::max(s1, s2), kDecimalDigits);
  return Type::decimal(std::min(std::max(p1 - s1, p2 - s2) + scale + 1, kDecimalDigits), scale);
}

std::optional<Type> number_result(Arithmetic arithmetic, const Type& left, const Type& right) {
  if (left.kind == TypeKind::kDecimal || right.kind == TypeKind::kDecimal) {
    if (!is_approximate(left.kind) && !is_approximate(right.kind)) {
      return decimal_result(arithmetic, as_decimal(left), as_decimal(right));
    }
  }
  return common_number(left, right);
}

/// A datetime moved by an interval; a TIME knows no months.
std::optional<Type> moved(const Type& datetime, const Type& interval) {
  const bool is_known = datetime.kind != TypeKind::kTime || interval.kind == TypeKind::kMillis;
  return is_known ? std::optional(datetime) : std::nullopt;
}

std::optional<Type> interval_result(Arithmetic arithmetic, const Type& left, const Type& right) {
  const bool is_sum = arithmetic == Arithmetic::kAdd || arithmetic == Arithmetic::kSubtract;
  if (is_sum && left.kind == right.kind) {
    return common_interval(left, right);
  }
  if (is_sum && is_datetime(left.kind) && is_interval(right.kind)) {
    return moved(left, right);
  }
  if (arithmetic == Arithmetic::kAdd && is_interval(left.kind) && is_datetime(right.kind)) {
    return moved(right, left);
  }
  if (!is_sum && is_interval(left.kind) && is_numeric(right.kind)) {
    return left;
  }
  if (arithmetic == Arithmetic::kMultiply && is_numeric(left.kind) && is_interval(right.kind)) {
    return right;
  }
  return std::nullopt;
}

/// A conversion that `coerce` added, and so may be looked through.
class Coercion final : public Expression {
 public:
  Coercion(const Type& type, ExpressionPtr operand, ColumnFunction function)
      : Expression(type), operand_(std::move(operand)), function_(std::move(function)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const Column column = operand_->evaluate(context, selection, errors);
    return function_(std::span(&column, 1), context, selection, errors);
  }
  /// A text under another length is still the same constant; its own type stays to be seen below.
  const Value* constant() const override {
    return type().kind == TypeKind::kVarchar ? operand_->constant() : nullptr;
  }
  const ExpressionPtr& operand() const { return operand_; }

 private:
  ExpressionPtr operand_;
  ColumnFunction function_;
};

/// The same cells under another type.
ColumnFunction retyping(const Type& target) {
  return [target](std::span<const Column> arguments, const EvaluationContext&, const Selection&,
                  RowErrors&) { return arguments[0].retyped(target); };
}

ColumnFunction fitting(const Type& target) {
  return [target](std::span<const Column> arguments, const EvaluationContext&,
                  const Selection& selection, RowErrors&) {
    TextWriter writer(selection.row_count());
    auto validity = common_validity(arguments, selection.row_count());
    std::string padded;
    for_each_valid(selection, validity, [&](std::int64_t row) {
      writer.write(row, fit_text(target, arguments[0].text(row), padded));
    });
    return writer.finish(target, std::move(validity));
  };
}

ColumnFunction family_conversion(const Type& from, const Type& to) {
  if (is_numeric(from.kind) && is_numeric(to.kind)) {
    return number_conversion(from, to);
  }
  if (is_text(from.kind) && to.kind == TypeKind::kChar) {
    return fitting(to);
  }
  const bool is_one_family = from.kind == to.kind || (is_text(from.kind) && is_text(to.kind)) ||
                             (is_binary(from.kind) && is_binary(to.kind));
  check(is_one_family, "coercion across families");
  return retyping(to);
}

}  // namespace

std::optional<Type> comparison_type(const Type& left, const Type& right) {
  return common_type(left, right);
}

std::optional<Type> common_type(const Type& left, const Type& right) {
  if (is_numeric(left.kind) && is_numeric(right.kind)) {
    return common_number(left, right);
  }
  if (is_text(left.kind) && is_text(right.kind)) {
    return common_variable(left, right, TypeKind::kVarchar);
  }
  if (is_binary(left.kind) && is_binary(right.kind)) {
    return common_variable(left, right, TypeKind::kVarbinary);
  }
  if (left.kind != right.kind) {
    return std::nullopt;
  }
  return is_interval(left.kind) ? common_interval(left, right) : left;
}

std::optional<Type> arithmetic_type(Arithmetic arithmetic, const Type& left, const Type& right) {
  if (is_numeric(left.kind) && is_numeric(right.kind)) {
    return number_result(arithmetic, left, right);
  }
  if (is_interval(left.kind) || is_interval(right.kind)) {
    return interval_result(arithmetic, left, right);
  }
  return std::nullopt;
}

bool is_assignable(const Type& from, const Type& to) {
  if (is_interval(from.kind) || is_interval(to.kind)) {
    return false;
  }
  return from.kind == to.kind || (is_numeric(from.kind) && is_numeric(to.kind)) ||
         (is_text(from.kind) && is_text(to.kind)) || (is_binary(from.kind) && is_binary(to.kind));
}

ExpressionPtr coerce(ExpressionPtr operand, const Type& target) {
  const Type& type = operand->type();
  if (type == target) {
    return operand;
  }
  const Value* value = operand->constant();
  if (value != nullptr && is_null(*value)) {
    return make_literal(target, {});
  }
  ColumnFunction function = family_conversion(type, target);
  const bool is_folded = value != nullptr && target.kind != TypeKind::kVarchar;
  auto coercion = std::make_shared<Coercion>(target, std::move(operand), std::move(function));
  return is_folded ? fold(std::move(coercion)) : coercion;
}

ExpressionPtr without_coercion(const ExpressionPtr& expression) {
  const auto* coercion = dynamic_cast<const Coercion*>(expression.get());
  return coercion == nullptr ? expression : without_coercion(coercion->operand());
}

}  // namespace sluice
