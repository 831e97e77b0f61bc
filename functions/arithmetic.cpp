#include "functions/arithmetic.h"

#include <fmt/format.h>

#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "functions/calendar.h"
#include "functions/coercion.h"

namespace sluice {
namespace {

[[noreturn]] void refuse(Arithmetic arithmetic, const Type& left, const Type& right) {
  constexpr char kSigns[] = {'+', '-', '*', '/'};
  std::string hint =
      "it takes numbers, intervals, a datetime and an interval, or an interval and a number; "
      "convert by CAST";
  if (is_datetime(left.kind) && is_datetime(right.kind)) {
    hint =
        "the difference of two datetimes names its unit: (a - b) SECOND, or TSDIFF(b, a) in "
        "milliseconds";
  } else if (is_text(left.kind) && is_text(right.kind)) {
    hint = "texts are joined by ||; convert to numbers by CAST";
  }
  throw Error(ErrorKind::kQuery,
              fmt::format("cannot apply '{}' to <{}> and <{}>",
                          kSigns[static_cast<int>(arithmetic)], to_string(left), to_string(right)),
              hint);
}

/// An exact number as a DECIMAL whose cells are 64-bit.
ExpressionPtr as_decimal(ExpressionPtr operand) {
  return operand->type().kind == TypeKind::kDecimal
             ? operand
             : coerce(std::move(operand), Type::decimal(19, 0));
}

ExpressionPtr number_arithmetic(Arithmetic arithmetic, const Type& type, ExpressionPtr left,
                                ExpressionPtr right) {
  if (type.kind != TypeKind::kDecimal) {
    return make_call(type, {coerce(std::move(left), type), coerce(std::move(right), type)},
                     plain_arithmetic(arithmetic, type));
  }
  left = as_decimal(std::move(left));
  right = as_decimal(std::move(right));
  ColumnFunction kernel =
      decimal_arithmetic(arithmetic, type, left->type().scale, right->type().scale);
  return make_call(type, {std::move(left), std::move(right)}, std::move(kernel));
}

/// The number beside an interval as BIGINT, DECIMAL or DOUBLE.
ExpressionPtr as_factor(ExpressionPtr number) {
  if (is_integer(number->type().kind)) {
    return coerce(std::move(number), Type::bigint());
  }
  return number->type().kind == TypeKind::kDecimal
             ? number
             : coerce(std::move(number), Type::double_precision());
}

ExpressionPtr interval_arithmetic(Arithmetic arithmetic, const Type& type, ExpressionPtr left,
                                  ExpressionPtr right) {
  const bool is_sum = arithmetic == Arithmetic::kAdd || arithmetic == Arithmetic::kSubtract;
  const bool swaps = is_sum ? is_datetime(right->type().kind) : is_interval(right->type().kind);
  if (swaps && !(is_interval(left->type().kind) && is_interval(right->type().kind))) {
    std::swap(left, right);
  }
  if (!is_sum) {
    right = as_factor(std::move(right));
    const Type number = right->type();
    return make_call(type, {std::move(left), std::move(right)},
                     scaled_interval(arithmetic, type, number));
  }
  ColumnFunction kernel = is_datetime(type.kind) ? moved_datetime(arithmetic, type, right->type())
                                                 : interval_sum(arithmetic, type);
  return make_call(type, {std::move(left), std::move(right)}, std::move(kernel));
}

/// Negation of a column of T.
template <class T>
ColumnFunction negation(const Type& type) {
  return [type](std::span<const Column> operands, const EvaluationContext&,
                const Selection& selection, RowErrors& errors) {
    const T* cells = operands[0].values<T>().data();
    return map_fixed<T>(
        type, selection, common_validity(operands, selection.row_count()), errors,
        [=](std::int64_t row, T& result) {
          if constexpr (std::is_floating_point_v<T>) {
            result = -cells[row];
            return true;
          } else {
            return !__builtin_sub_overflow(T{0}, cells[row], &result);
          }
        },
        [&](std::int64_t) {
          return "integer overflow: the least " + to_string(type) + " has no opposite";
        });
  };
}

ColumnFunction negation_of(const Type& type) {
  if (is_approximate(type.kind)) {
    return type.kind == TypeKind::kReal ? negation<float>(type) : negation<double>(type);
  }
  switch (value_width(type.kind)) {
    case 1:
      return negation<std::int8_t>(type);
    case 2:
      return negation<std::int16_t>(type);
    case 4:
      return negation<std::int32_t>(type);
    default:
      return negation<std::int64_t>(type);
  }
}

/// The length of (left - right) in months or milliseconds, cut to the qualifier's last field.
bool difference(const Type& type, std::int64_t left, std::int64_t right, std::int64_t& result) {
  if (type.kind == TypeKind::kMonths) {
    const std::int64_t step = unit_months(type.interval.trailing);
    result = months_between(right, left) / step * step;
    return true;
  }
  if (__builtin_sub_overflow(left, right, &result)) {
    return false;
  }
  const std::int64_t step = interval_step(type.interval);
  result = result / step * step;
  return true;
}

template <class T>
ColumnFunction difference_kernel(const Type& type) {
  return [type](std::span<const Column> operands, const EvaluationContext&,
                const Selection& selection, RowErrors& errors) {
    return map_fixed<T>(
        type, selection, common_validity(operands, selection.row_count()), errors,
        [&](std::int64_t row, T& result) {
          std::int64_t wide = 0;
          const bool good =
              difference(type, operands[0].integer(row), operands[1].integer(row), wide);
          result = static_cast<T>(wide);
          return good && result == wide;
        },
        [&](std::int64_t row) {
          return explain_failure(Arithmetic::kSubtract, type, operands, row);
        });
  };
}

}  // namespace

ExpressionPtr make_arithmetic(Arithmetic arithmetic, ExpressionPtr left, ExpressionPtr right) {
  const std::optional<Type> type = arithmetic_type(arithmetic, left->type(), right->type());
  if (!type) {
    refuse(arithmetic, left->type(), right->type());
  }
  return is_numeric(type->kind)
             ? number_arithmetic(arithmetic, *type, std::move(left), std::move(right))
             : interval_arithmetic(arithmetic, *type, std::move(left), std::move(right));
}

ExpressionPtr make_negate(ExpressionPtr operand) {
  const Type type = operand->type();
  if (!is_numeric(type.kind) && !is_interval(type.kind)) {
    throw Error(ErrorKind::kQuery, "cannot apply unary '-' to <" + to_string(type) + ">",
                "it takes numbers and intervals");
  }
  const bool is_constant = operand->constant() != nullptr;
  ExpressionPtr negated = make_call(type, {std::move(operand)}, negation_of(type));
  return is_constant ? fold(std::move(negated)) : negated;
}

ExpressionPtr make_datetime_difference(ExpressionPtr left, ExpressionPtr right,
                                       const IntervalFields& fields) {
  const TypeKind kind = left->type().kind;
  if (!is_datetime(kind) || right->type().kind != kind) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format(
            "parameters of a difference must be of the same datetime type, not <{}> and <{}>",
            to_string(left->type()), to_string(right->type())),
        "convert one of them by CAST");
  }
  const bool is_months = is_month_unit(fields.leading);
  if (is_months && kind == TypeKind::kTime) {
    throw Error(ErrorKind::kQuery,
                "times of day have no difference in " + to_string(fields.leading));
  }
  const Type type{.kind = is_months ? TypeKind::kMonths : TypeKind::kMillis, .interval = fields};
  return make_call(
      type, {std::move(left), std::move(right)},
      is_months ? difference_kernel<std::int32_t>(type) : difference_kernel<std::int64_t>(type));
}

}  // namespace sluice
