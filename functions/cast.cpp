#include "functions/cast.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "functions/calendar.h"
#include "functions/coercion.h"
#include "functions/coercion_expression.h"
#include "functions/decimal.h"
#include "functions/expression.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// What takes the place of a cast that there is not.
std::string way_without_cast(const Type& from, const Type& to) {
  if (is_datetime(from.kind) && is_numeric(to.kind)) {
    return "UNIX_TIMESTAMP(...) gives milliseconds since 1970, EXTRACT a single field";
  }
  if (is_numeric(from.kind) && to.kind == TypeKind::kTimestamp) {
    return "TO_TIMESTAMP takes milliseconds since 1970";
  }
  if (is_numeric(from.kind) && is_interval(to.kind)) {
    return "multiply: n * INTERVAL '1' SECOND";
  }
  if (from.kind == TypeKind::kBoolean || to.kind == TypeKind::kBoolean) {
    return "BOOLEAN converts only from and to text; compare, or use CASE";
  }
  return "the dialect casts numbers, text, datetimes of overlapping fields, and day-time intervals "
         "of one field";
}

std::string cast_failure(const Column& column, std::int64_t row, const Type& to) {
  std::string text;
  append_value_text(text, column, row);
  return fmt::format("cast failed: {} does not fit {}", text, to_string(to));
}

/// Applies `operation(std::int64_t, std::int64_t&, context)` to an integer-backed column.
template <class To, class Operation>
ColumnFunction mapped(const Type& to, Operation operation) {
  return [to, operation](std::span<const Column> arguments, const EvaluationContext& context,
                         const Selection& selection, RowErrors& errors) {
    const Column& column = arguments[0];
    return map_fixed<To>(
        to, selection, common_validity(arguments, selection.row_count()), errors,
        [&](std::int64_t row, To& result) {
          std::int64_t wide = 0;
          const bool good = operation(column.integer(row), wide, context);
          result = static_cast<To>(wide);
          return good && result == wide;
        },
        [&](std::int64_t row) { return cast_failure(column, row, to); });
  };
}

std::int64_t day_of(std::int64_t milliseconds) {
  return floor_divide(milliseconds, kMillisecondsOfDay);
}

bool to_day(std::int64_t milliseconds, std::int64_t& result, const EvaluationContext&) {
  const std::optional<std::int64_t> day = floor_multiple(milliseconds, kMillisecondsOfDay);
  result = day.value_or(0);
  return day.has_value();
}

bool to_time(std::int64_t milliseconds, std::int64_t& result, const EvaluationContext&) {
  result = floor_remainder(milliseconds, kMillisecondsOfDay);
  return true;
}

/// A time of day on the day when the query started.
bool on_start_day(std::int64_t time, std::int64_t& result, const EvaluationContext& context) {
  result = day_of(context.start_time.milliseconds) * kMillisecondsOfDay + time;
  return true;
}

ColumnFunction retype(const Type& to) {
  return [to](std::span<const Column> arguments, const EvaluationContext&, const Selection&,
              RowErrors&) { return arguments[0].retyped(to); };
}

std::optional<ColumnFunction> datetime_cast(const Type& from, const Type& to) {
  if (from.kind == to.kind || (from.kind == TypeKind::kDate && to.kind == TypeKind::kTimestamp)) {
    return retype(to);
  }
  if (from.kind == TypeKind::kTimestamp) {
    return to.kind == TypeKind::kDate ? mapped<std::int64_t>(to, to_day)
                                      : mapped<std::int32_t>(to, to_time);
  }
  if (from.kind == TypeKind::kTime && to.kind == TypeKind::kTimestamp) {
    return mapped<std::int64_t>(to, on_start_day);
  }
  return std::nullopt;
}

/// Cuts an interval to the last field of the target and checks its leading field.
template <class T>
ColumnFunction interval_cut(const Type& to, std::int64_t step, std::int64_t leading) {
  const Int128 limit = power_of_ten(to.interval.leading_precision) * leading;
  return mapped<T>(to, [=](std::int64_t value, std::int64_t& result, const EvaluationContext&) {
    result = value / step * step;
    return result < limit && result > -limit;
  });
}

std::optional<ColumnFunction> interval_cast(const Type& from, const Type& to) {
  if (from.kind != to.kind) {
    return std::nullopt;
  }
  if (to.kind == TypeKind::kMonths) {
    return interval_cut<std::int32_t>(to, unit_months(to.interval.trailing),
                                      unit_months(to.interval.leading));
  }
  return interval_cut<std::int64_t>(to, interval_step(to.interval),
                                    unit_milliseconds(to.interval.leading));
}

/// An interval of one field as an exact number: first as a DECIMAL that holds it, then by the rules
/// for numbers.
std::optional<ColumnFunction> interval_to_number(const Type& from, const Type& to) {
  const TimeUnit unit = from.interval.leading;
  if (unit != from.interval.trailing || is_approximate(to.kind)) {
    return std::nullopt;
  }
  const std::int64_t size = is_month_unit(unit) ? unit_months(unit) : unit_milliseconds(unit);
  const int scale = unit == TimeUnit::kSecond ? 3 : 0;
  const std::int64_t divisor = unit == TimeUnit::kSecond ? 1 : size;
  const Type middle = Type::decimal(19, scale);
  const ColumnFunction units = mapped<std::int64_t>(
      middle, [divisor](std::int64_t value, std::int64_t& result, const EvaluationContext&) {
        result = value / divisor;
        return true;
      });
  const ColumnFunction number = number_conversion(middle, to);
  return [units, number](std::span<const Column> arguments, const EvaluationContext& context,
                         const Selection& selection, RowErrors& errors) {
    const Column column = units(arguments, context, selection, errors);
    return number(std::span(&column, 1), context, selection, errors);
  };
}

std::optional<ColumnFunction> cast_function(const Type& from, const Type& to) {
  if (is_numeric(from.kind) && is_numeric(to.kind)) {
    return number_conversion(from, to);
  }
  if (is_text(from.kind)) {
    return is_binary(to.kind) ? std::nullopt : std::optional(text_to_value(to));
  }
  if (is_binary(from.kind) || is_binary(to.kind)) {
    return is_binary(from.kind) && is_binary(to.kind) ? std::optional(fitted_binary(to))
                                                      : std::nullopt;
  }
  if (is_text(to.kind)) {
    return value_to_text(from, to);
  }
  if (is_datetime(from.kind) && is_datetime(to.kind)) {
    return datetime_cast(from, to);
  }
  if (is_interval(from.kind) && is_interval(to.kind)) {
    return interval_cast(from, to);
  }
  if (is_interval(from.kind) && is_numeric(to.kind)) {
    return interval_to_number(from, to);
  }
  return from.kind == TypeKind::kBoolean && to.kind == TypeKind::kBoolean
             ? std::optional(retype(to))
             : std::nullopt;
}

bool reads_clock(const Type& from, const Type& to) {
  return from.kind == TypeKind::kTime && to.kind == TypeKind::kTimestamp;
}

/// Fails rows where a column that must not be NULL is.
ColumnFunction not_null(const Type& type) {
  return [type](std::span<const Column> arguments, const EvaluationContext&,
                const Selection& selection, RowErrors& errors) {
    if (arguments[0].may_have_nulls()) {
      selection.for_each([&](std::int64_t row) {
        if (arguments[0].is_null(row)) {
          errors.add(row, RowError{"NULL in a column declared NOT NULL"});
        }
      });
    }
    return arguments[0];
  };
}

/// The value as the column holds it; text and binary are cut or padded.
ExpressionPtr assigned(ExpressionPtr operand, const Type& target) {
  const Type& type = operand->type();
  const bool is_constant_null = operand->constant() != nullptr && is_null(*operand->constant());
  const bool fits_already = target.kind == TypeKind::kVarchar && type.kind == TypeKind::kVarchar &&
                            type.precision <= target.precision;
  if (is_constant_null || is_numeric(type.kind) || fits_already) {
    return coerce(std::move(operand), target);
  }
  if (is_text(type.kind)) {
    return type == target ? std::move(operand) : make_call(target, {operand}, fitted_text(target));
  }
  if (is_binary(type.kind)) {
    return type == target ? std::move(operand)
                          : make_call(target, {operand}, fitted_binary(target));
  }
  return operand;
}

}  // namespace

ExpressionPtr make_cast(ExpressionPtr operand, const Type& target) {
  const Value* value = operand->constant();
  if (value != nullptr && is_null(*value)) {
    return make_literal(target, {});
  }
  const Type from = operand->type();
  std::optional<ColumnFunction> function = cast_function(from, target);
  if (!function) {
    throw Error(ErrorKind::kQuery,
                fmt::format("cannot cast {} to {}", to_string(from), to_string(target)),
                way_without_cast(from, target));
  }
  const bool is_foldable = value != nullptr && !reads_clock(from, target);
  ExpressionPtr cast = make_call(target, {std::move(operand)}, std::move(*function));
  return is_foldable ? fold(std::move(cast)) : cast;
}

ExpressionPtr make_assignment(ExpressionPtr operand, const Type& target, bool nullable) {
  const Type from = operand->type();
  const bool is_constant_null = operand->constant() != nullptr && is_null(*operand->constant());
  if (!is_constant_null && !is_assignable(from, target)) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("cannot assign {} to a column of type {}", to_string(from), to_string(target)),
        "nothing converts between families of types by itself; " +
            (cast_function(from, target) ? "write CAST(... AS " + to_string(target) + ")"
                                         : way_without_cast(from, target)));
  }
  ExpressionPtr value = assigned(std::move(operand), target);
  return nullable ? value : make_call(target, {std::move(value)}, not_null(target));
}

}  // namespace sluice
