#include <cmath>
#include <limits>

#include "base/check.h"
#include "functions/arithmetic.h"
#include "functions/calendar.h"
#include "functions/decimal.h"

namespace sluice {
namespace {

/// Applies `operation(left, right, result)`, the operands widened to 64 bits, to two integer-backed
/// columns.
template <class T, class Operation>
ColumnFunction binary_wide(Arithmetic arithmetic, const Type& type, Operation operation) {
  return [=](std::span<const Column> operands, const EvaluationContext&, const Selection& selection,
             RowErrors& errors) {
    return map_fixed<T>(
        type, selection, common_validity(operands, selection.row_count()), errors,
        [&](std::int64_t row, T& result) {
          std::int64_t wide = 0;
          const bool good = operation(operands[0].integer(row), operands[1].integer(row), wide);
          result = static_cast<T>(wide);
          return good && result == wide;
        },
        [&](std::int64_t row) { return explain_failure(arithmetic, type, operands, row); });
  };
}

template <class Operation>
ColumnFunction binary_by_width(Arithmetic arithmetic, const Type& type, Operation operation) {
  return value_width(type.kind) == 4 ? binary_wide<std::int32_t>(arithmetic, type, operation)
                                     : binary_wide<std::int64_t>(arithmetic, type, operation);
}

bool assign(const std::optional<std::int64_t>& value, std::int64_t& result) {
  result = value.value_or(0);
  return value.has_value();
}

ColumnFunction moved_time(Arithmetic arithmetic, const Type& type) {
  const std::int64_t sign = arithmetic == Arithmetic::kSubtract ? -1 : 1;
  return binary_by_width(arithmetic, type,
                         [sign](std::int64_t time, std::int64_t interval, std::int64_t& result) {
                           const std::int64_t moved =
                               time + sign * (interval % kMillisecondsOfDay) + kMillisecondsOfDay;
                           result = moved % kMillisecondsOfDay;  // wraps at midnight
                           return true;
                         });
}

ColumnFunction moved_by_months(Arithmetic arithmetic, const Type& type) {
  const std::int64_t sign = arithmetic == Arithmetic::kSubtract ? -1 : 1;
  return binary_by_width(arithmetic, type,
                         [sign](std::int64_t datetime, std::int64_t months, std::int64_t& result) {
                           return assign(add_months(datetime, sign * months), result);
                         });
}

ColumnFunction multiplied(const Type& type) {
  return binary_by_width(Arithmetic::kMultiply, type,
                         [](std::int64_t interval, std::int64_t number, std::int64_t& result) {
                           return !__builtin_mul_overflow(interval, number, &result);
                         });
}

ColumnFunction divided(const Type& type) {
  return binary_by_width(
      Arithmetic::kDivide, type,
      [](std::int64_t interval, std::int64_t number, std::int64_t& result) {
        const bool good =
            number != 0 && !(number == -1 && interval == std::numeric_limits<std::int64_t>::min());
        result = good ? interval / number : 0;
        return good;
      });
}

ColumnFunction multiplied_by_decimal(const Type& type, int scale) {
  const Int128 divisor = power_of_ten(scale);
  return binary_by_width(
      Arithmetic::kMultiply, type,
      [divisor](std::int64_t interval, std::int64_t number, std::int64_t& result) {
        return narrow(divide_rounding(static_cast<Int128>(interval) * number, divisor), result);
      });
}

ColumnFunction divided_by_decimal(const Type& type, int scale) {
  const Int128 factor = power_of_ten(scale);
  return binary_by_width(
      Arithmetic::kDivide, type,
      [factor](std::int64_t interval, std::int64_t number, std::int64_t& result) {
        return number != 0 && narrow(interval * factor / number, result);
      });
}

/// An interval times or over a DOUBLE, rounded to whole milliseconds or months.
template <class T>
ColumnFunction scaled_by_double(Arithmetic arithmetic, const Type& type) {
  return [=](std::span<const Column> operands, const EvaluationContext&, const Selection& selection,
             RowErrors& errors) {
    const double* numbers = operands[1].values<double>().data();
    const double limit = -static_cast<double>(std::numeric_limits<T>::min());
    return map_fixed<T>(
        type, selection, common_validity(operands, selection.row_count()), errors,
        [&](std::int64_t row, T& result) {
          const auto interval = static_cast<double>(operands[0].integer(row));
          const double scaled =
              std::round(arithmetic == Arithmetic::kDivide ? interval / numbers[row]
                                                           : interval * numbers[row]);
          const bool fits = scaled >= -limit && scaled < limit;
          result = fits ? static_cast<T>(scaled) : T{0};
          return fits && (arithmetic != Arithmetic::kDivide || numbers[row] != 0);
        },
        [&](std::int64_t row) { return explain_failure(arithmetic, type, operands, row); });
  };
}

}  // namespace

ColumnFunction interval_sum(Arithmetic arithmetic, const Type& result) {
  if (arithmetic == Arithmetic::kAdd) {
    return binary_by_width(arithmetic, result,
                           [](std::int64_t left, std::int64_t right, std::int64_t& sum) {
                             return !__builtin_add_overflow(left, right, &sum);
                           });
  }
  return binary_by_width(arithmetic, result,
                         [](std::int64_t left, std::int64_t right, std::int64_t& difference) {
                           return !__builtin_sub_overflow(left, right, &difference);
                         });
}

ColumnFunction moved_datetime(Arithmetic arithmetic, const Type& result,
                              const Type& interval_type) {
  if (interval_type.kind == TypeKind::kMonths) {
    return moved_by_months(arithmetic, result);
  }
  if (result.kind == TypeKind::kTime) {
    return moved_time(arithmetic, result);
  }
  const bool is_date = result.kind == TypeKind::kDate;
  const bool is_subtraction = arithmetic == Arithmetic::kSubtract;
  return binary_by_width(
      arithmetic, result, [=](std::int64_t datetime, std::int64_t interval, std::int64_t& moved) {
        const bool overflows = is_subtraction ? __builtin_sub_overflow(datetime, interval, &moved)
                                              : __builtin_add_overflow(datetime, interval, &moved);
        return !overflows && (!is_date || assign(floor_multiple(moved, kMillisecondsOfDay), moved));
      });
}

ColumnFunction scaled_interval(Arithmetic arithmetic, const Type& result, const Type& number) {
  const bool is_product = arithmetic == Arithmetic::kMultiply;
  if (number.kind == TypeKind::kDecimal) {
    return is_product ? multiplied_by_decimal(result, number.scale)
                      : divided_by_decimal(result, number.scale);
  }
  if (is_approximate(number.kind)) {
    return value_width(result.kind) == 4 ? scaled_by_double<std::int32_t>(arithmetic, result)
                                         : scaled_by_double<std::int64_t>(arithmetic, result);
  }
  return is_product ? multiplied(result) : divided(result);
}

}  // namespace sluice
