#include <fmt/format.h>

#include <type_traits>

#include "base/check.h"
#include "functions/arithmetic.h"
#include "functions/decimal.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

struct Add {
  template <class T>
  bool operator()(T left, T right, T& result) const {
    if constexpr (std::is_floating_point_v<T>) {
      result = left + right;
      return true;
    } else {
      return !__builtin_add_overflow(left, right, &result);
    }
  }
};

struct Subtract {
  template <class T>
  bool operator()(T left, T right, T& result) const {
    if constexpr (std::is_floating_point_v<T>) {
      result = left - right;
      return true;
    } else {
      return !__builtin_sub_overflow(left, right, &result);
    }
  }
};

struct Multiply {
  template <class T>
  bool operator()(T left, T right, T& result) const {
    if constexpr (std::is_floating_point_v<T>) {
      result = left * right;
      return true;
    } else {
      return !__builtin_mul_overflow(left, right, &result);
    }
  }
};

struct Divide {
  template <class T>
  bool operator()(T left, T right, T& result) const {
    if (right == T{0}) {
      result = T{0};
      return false;
    }
    if constexpr (std::is_integral_v<T>) {
      if (right == T{-1}) {  // the least integer has no opposite
        return !__builtin_sub_overflow(T{0}, left, &result);
      }
    }
    result = static_cast<T>(left / right);
    return true;
  }
};

/// Applies `operation(left, right, result)` to two columns of T.
template <class T, class Operation>
ColumnFunction binary(Arithmetic arithmetic, const Type& type, Operation operation) {
  return [=](std::span<const Column> operands, const EvaluationContext&, const Selection& selection,
             RowErrors& errors) {
    const T* left = operands[0].values<T>().data();
    const T* right = operands[1].values<T>().data();
    return map_fixed<T>(
        type, selection, common_validity(operands, selection.row_count()), errors,
        [=](std::int64_t row, T& result) { return operation(left[row], right[row], result); },
        [&](std::int64_t row) { return explain_failure(arithmetic, type, operands, row); });
  };
}

template <class T>
ColumnFunction plain(Arithmetic arithmetic, const Type& type) {
  switch (arithmetic) {
    case Arithmetic::kAdd:
      return binary<T>(arithmetic, type, Add());
    case Arithmetic::kSubtract:
      return binary<T>(arithmetic, type, Subtract());
    case Arithmetic::kMultiply:
      return binary<T>(arithmetic, type, Multiply());
    default:
      return binary<T>(arithmetic, type, Divide());
  }
}

ColumnFunction decimal_sum(Arithmetic arithmetic, const Type& type, int left_scale,
                           int right_scale) {
  const int scale = std::max(left_scale, right_scale);
  const Int128 left_factor = power_of_ten(scale - left_scale);
  const Int128 right_factor =
      power_of_ten(scale - right_scale) * (arithmetic == Arithmetic::kSubtract ? -1 : 1);
  const Int128 divisor = power_of_ten(scale - type.scale);
  return binary<std::int64_t>(
      arithmetic, type, [=](std::int64_t left, std::int64_t right, std::int64_t& result) {
        const Int128 sum = left * left_factor + right * right_factor;
        return narrow(divisor == 1 ? sum : divide_rounding(sum, divisor), result);
      });
}

ColumnFunction decimal_product(const Type& type, int left_scale, int right_scale) {
  const Int128 divisor = power_of_ten(left_scale + right_scale - type.scale);
  return binary<std::int64_t>(
      Arithmetic::kMultiply, type,
      [=](std::int64_t left, std::int64_t right, std::int64_t& result) {
        const Int128 product = static_cast<Int128>(left) * right;
        return narrow(divisor == 1 ? product : divide_rounding(product, divisor), result);
      });
}

ColumnFunction decimal_quotient(const Type& type, int left_scale, int right_scale) {
  const int shift = type.scale - left_scale + right_scale;
  const Int128 left_factor = power_of_ten(std::max(0, shift));
  const Int128 right_factor = power_of_ten(std::max(0, -shift));
  return binary<std::int64_t>(Arithmetic::kDivide, type,
                              [=](std::int64_t left, std::int64_t right, std::int64_t& result) {
                                if (right == 0) {
                                  result = 0;
                                  return false;
                                }
                                const Int128 dividend = left * left_factor * (right < 0 ? -1 : 1);
                                const Int128 divisor = right * right_factor * (right < 0 ? -1 : 1);
                                return narrow(divide_rounding(dividend, divisor), result);
                              });
}

const char* overflow_name(const Type& type) {
  if (is_datetime(type.kind)) {
    return "datetime overflow";
  }
  if (is_interval(type.kind)) {
    return "interval overflow";
  }
  return type.kind == TypeKind::kDecimal ? "decimal overflow" : "integer overflow";
}

bool is_zero(const Column& column, std::int64_t row) {
  const TypeKind kind = column.type().kind;
  return is_approximate(kind) ? column.approximate(row) == 0 : column.integer(row) == 0;
}

}  // namespace

std::string explain_failure(Arithmetic arithmetic, const Type& result,
                            std::span<const Column> operands, std::int64_t row) {
  if (arithmetic == Arithmetic::kDivide && is_zero(operands[1], row)) {
    return "division by zero";
  }
  std::string left;
  std::string right;
  append_value_text(left, operands[0], row);
  append_value_text(right, operands[1], row);
  constexpr char kSigns[] = {'+', '-', '*', '/'};
  return fmt::format("{}: {} {} {} is out of range for {}", overflow_name(result), left,
                     kSigns[static_cast<int>(arithmetic)], right, to_string(result));
}

ColumnFunction plain_arithmetic(Arithmetic arithmetic, const Type& result) {
  switch (result.kind) {
    case TypeKind::kTinyint:
      return plain<std::int8_t>(arithmetic, result);
    case TypeKind::kSmallint:
      return plain<std::int16_t>(arithmetic, result);
    case TypeKind::kInteger:
      return plain<std::int32_t>(arithmetic, result);
    case TypeKind::kBigint:
      return plain<std::int64_t>(arithmetic, result);
    case TypeKind::kReal:
      return plain<float>(arithmetic, result);
    default:
      check(result.kind == TypeKind::kDouble, "arithmetic on a type without it");
      return plain<double>(arithmetic, result);
  }
}

ColumnFunction decimal_arithmetic(Arithmetic arithmetic, const Type& result, int left_scale,
                                  int right_scale) {
  switch (arithmetic) {
    case Arithmetic::kMultiply:
      return decimal_product(result, left_scale, right_scale);
    case Arithmetic::kDivide:
      return decimal_quotient(result, left_scale, right_scale);
    default:
      return decimal_sum(arithmetic, result, left_scale, right_scale);
  }
}

}  // namespace sluice
