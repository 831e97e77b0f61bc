#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "base/check.h"
#include "functions/coercion_expression.h"
#include "functions/decimal.h"
#include "functions/kernel.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

std::string out_of_range(const Column& column, std::int64_t row, const Type& to) {
  std::string text;
  append_value_text(text, column, row);
  return fmt::format("{} is out of range for {}", text, to_string(to));
}

/// Applies `operation(From, To&)` to a column.
template <class From, class To, class Operation>
ColumnFunction conversion(const Type& to, Operation operation) {
  return [to, operation](std::span<const Column> arguments, const EvaluationContext&,
                         const Selection& selection, RowErrors& errors) {
    const Column& column = arguments[0];
    const From* cells = column.values<From>().data();
    return map_fixed<To>(
        to, selection, common_validity(arguments, selection.row_count()), errors,
        [=](std::int64_t row, To& result) { return operation(cells[row], result); },
        [&](std::int64_t row) { return out_of_range(column, row, to); });
  };
}

/// A number that must fit the integer type T.
template <class T, class Wide>
bool narrow_to(Wide number, T& result) {
  result = static_cast<T>(number);
  return static_cast<Wide>(result) == number;
}

/// An approximate number rounded to a whole one, if it fits T.
template <class T>
bool round_to(double number, T& result) {
  const double rounded = std::round(number);
  const double limit = -static_cast<double>(std::numeric_limits<T>::min());
  const bool fits = rounded >= -limit && rounded < limit;  // not for NaN
  result = fits ? static_cast<T>(rounded) : T{0};
  return fits;
}

template <class From, class To>
ColumnFunction integer_to_integer(const Type& to) {
  return conversion<From, To>(
      to, [](From number, To& result) { return narrow_to(std::int64_t{number}, result); });
}

template <class From>
ColumnFunction rescale(const Type& to, int from_scale) {
  const Int128 factor = power_of_ten(std::max(0, to.scale - from_scale));
  const Int128 divisor = power_of_ten(std::max(0, from_scale - to.scale));
  const std::int64_t limit = largest_decimal(to.precision);
  return conversion<From, std::int64_t>(to, [=](From number, std::int64_t& result) {
    const Int128 scaled = divisor == 1 ? number * factor : divide_rounding(number, divisor);
    return narrow(scaled, result) && result <= limit && result >= -limit;
  });
}

template <class To>
ColumnFunction decimal_to_integer(const Type& to, int from_scale) {
  const Int128 divisor = power_of_ten(from_scale);
  return conversion<std::int64_t, To>(to, [divisor](std::int64_t number, To& result) {
    return narrow_to(static_cast<std::int64_t>(divide_rounding(number, divisor)), result);
  });
}

template <class From>
ColumnFunction approximate_to_decimal(const Type& to) {
  const auto factor = static_cast<double>(power_of_ten(to.scale));
  const std::int64_t limit = largest_decimal(to.precision);
  return conversion<From, std::int64_t>(to, [=](From number, std::int64_t& result) {
    return round_to(static_cast<double>(number) * factor, result) && result <= limit &&
           result >= -limit;
  });
}

template <class From, class To>
ColumnFunction to_approximate(const Type& to, int from_scale) {
  const auto divisor = static_cast<double>(power_of_ten(from_scale));
  return conversion<From, To>(to, [divisor](From number, To& result) {
    const double exact = static_cast<double>(number) / divisor;
    result = static_cast<To>(exact);
    return std::isfinite(result) || !std::isfinite(exact);
  });
}

template <class From>
ColumnFunction from_integer(const Type& to) {
  switch (to.kind) {
    case TypeKind::kTinyint:
      return integer_to_integer<From, std::int8_t>(to);
    case TypeKind::kSmallint:
      return integer_to_integer<From, std::int16_t>(to);
    case TypeKind::kInteger:
      return integer_to_integer<From, std::int32_t>(to);
    case TypeKind::kBigint:
      return integer_to_integer<From, std::int64_t>(to);
    case TypeKind::kDecimal:
      return rescale<From>(to, 0);
    case TypeKind::kReal:
      return to_approximate<From, float>(to, 0);
    default:
      return to_approximate<From, double>(to, 0);
  }
}

ColumnFunction from_decimal(const Type& to, int scale) {
  switch (to.kind) {
    case TypeKind::kTinyint:
      return decimal_to_integer<std::int8_t>(to, scale);
    case TypeKind::kSmallint:
      return decimal_to_integer<std::int16_t>(to, scale);
    case TypeKind::kInteger:
      return decimal_to_integer<std::int32_t>(to, scale);
    case TypeKind::kBigint:
      return decimal_to_integer<std::int64_t>(to, scale);
    case TypeKind::kDecimal:
      return rescale<std::int64_t>(to, scale);
    case TypeKind::kReal:
      return to_approximate<std::int64_t, float>(to, scale);
    default:
      return to_approximate<std::int64_t, double>(to, scale);
  }
}

template <class From, class To>
ColumnFunction rounding(const Type& to) {
  return conversion<From, To>(
      to, [](From number, To& result) { return round_to(static_cast<double>(number), result); });
}

template <class From>
ColumnFunction from_approximate(const Type& to) {
  switch (to.kind) {
    case TypeKind::kTinyint:
      return rounding<From, std::int8_t>(to);
    case TypeKind::kSmallint:
      return rounding<From, std::int16_t>(to);
    case TypeKind::kInteger:
      return rounding<From, std::int32_t>(to);
    case TypeKind::kBigint:
      return rounding<From, std::int64_t>(to);
    case TypeKind::kDecimal:
      return approximate_to_decimal<From>(to);
    case TypeKind::kReal:
      return to_approximate<From, float>(to, 0);
    default:
      return to_approximate<From, double>(to, 0);
  }
}

}  // namespace

ColumnFunction number_conversion(const Type& from, const Type& to) {
  check(is_numeric(from.kind) && is_numeric(to.kind), "conversion of numbers");
  switch (from.kind) {
    case TypeKind::kTinyint:
      return from_integer<std::int8_t>(to);
    case TypeKind::kSmallint:
      return from_integer<std::int16_t>(to);
    case TypeKind::kInteger:
      return from_integer<std::int32_t>(to);
    case TypeKind::kBigint:
      return from_integer<std::int64_t>(to);
    case TypeKind::kDecimal:
      return from_decimal(to, from.scale);
    case TypeKind::kReal:
      return from_approximate<float>(to);
    default:
      return from_approximate<double>(to);
  }
}

}  // namespace sluice
