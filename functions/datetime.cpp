#include "functions/datetime.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "functions/calendar.h"
#include "functions/coercion.h"
#include "functions/kernel.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// Applies `operation(std::int64_t) -> std::optional<std::int64_t>` to an integer-backed column;
/// nothing means out of range.
template <class T, class Operation>
ColumnFunction mapped(const Type& type, Operation operation) {
  return [=](std::span<const Column> arguments, const EvaluationContext&,
             const Selection& selection, RowErrors& errors) {
    const Column& column = arguments[0];
    return map_fixed<T>(
        type, selection, common_validity(arguments, selection.row_count()), errors,
        [&](std::int64_t row, T& result) {
          const std::optional<std::int64_t> value = operation(column.integer(row));
          result = static_cast<T>(value.value_or(0));
          return value.has_value() && result == *value;
        },
        [&](std::int64_t) { return "result is out of range for " + to_string(type); });
  };
}

template <class Operation>
ExpressionPtr make_mapped(ExpressionPtr operand, const Type& type, Operation operation) {
  ColumnFunction function = value_width(type.kind) == 4 ? mapped<std::int32_t>(type, operation)
                                                        : mapped<std::int64_t>(type, operation);
  return make_call(type, {std::move(operand)}, std::move(function));
}

[[noreturn]] void refuse_unit(const char* name, TimeUnit unit, const Type& type) {
  throw Error(ErrorKind::kQuery,
              fmt::format("{} of {} cannot take {}", name, to_string(type), to_string(unit)),
              "it takes the units that its operand, a datetime or interval, is made of");
}

void check_unit(const char* name, TimeUnit unit, const Type& type) {
  const bool is_month = is_month_unit(unit);
  const bool has_unit = type.kind == TypeKind::kTimestamp || type.kind == TypeKind::kDate ||
                        (type.kind == TypeKind::kTime && unit >= TimeUnit::kHour) ||
                        (type.kind == TypeKind::kMonths && is_month) ||
                        (type.kind == TypeKind::kMillis && !is_month);
  if (!has_unit) {
    refuse_unit(name, unit, type);
  }
}

std::optional<std::int64_t> ceil_multiple(std::int64_t value, std::int64_t step) {
  const std::optional<std::int64_t> floor = floor_multiple(value, step);
  std::int64_t result = 0;
  if (!floor || *floor == value) {
    return floor;
  }
  return __builtin_add_overflow(*floor, step, &result) ? std::nullopt : std::optional(result);
}

ExpressionPtr make_rounded(ExpressionPtr operand, TimeUnit unit, bool up) {
  const Type type = operand->type();
  check_unit(up ? "CEIL" : "FLOOR", unit, type);
  if (type.kind == TypeKind::kTime) {
    const std::int64_t step = unit_milliseconds(unit);
    return make_mapped(std::move(operand), type, [=](std::int64_t time) {
      const std::optional<std::int64_t> rounded =
          up ? ceil_multiple(time, step) : floor_multiple(time, step);
      return std::optional(rounded.value_or(0) % kMillisecondsOfDay);  // 24:00 is midnight
    });
  }
  if (is_interval(type.kind)) {
    const std::int64_t step = is_month_unit(unit) ? unit_months(unit) : unit_milliseconds(unit);
    return make_mapped(std::move(operand), type, [=](std::int64_t interval) {
      return up ? ceil_multiple(interval, step) : floor_multiple(interval, step);
    });
  }
  return make_mapped(std::move(operand), type, [=](std::int64_t instant) {
    return up ? ceil_to_unit(instant, unit) : floor_to_unit(instant, unit);
  });
}

std::int64_t step_size(const Value& size) {
  const std::int64_t* number = std::get_if<std::int64_t>(&size);
  if (number == nullptr || *number <= 0) {
    throw Error(ErrorKind::kQuery, "the size of a STEP must be a literal above zero",
                "write STEP(s.ROWTIME BY INTERVAL '10' SECOND) or STEP(number BY 5)");
  }
  return *number;
}

ExpressionPtr make_integer_step(ExpressionPtr operand, std::int64_t size) {
  operand = coerce(std::move(operand), Type::bigint());
  return make_mapped(std::move(operand), Type::bigint(),
                     [size](std::int64_t number) { return std::optional(number / size * size); });
}

ExpressionPtr make_month_step(ExpressionPtr operand, std::int64_t months) {
  const Type type = operand->type();
  return make_mapped(std::move(operand), type, [months](std::int64_t instant) {
    return add_months(0, floor_divide(months_since_epoch(instant), months) * months);
  });
}

ExpressionPtr make_millisecond_step(ExpressionPtr operand, std::int64_t milliseconds) {
  const Type type = operand->type();
  const bool is_date = type.kind == TypeKind::kDate;
  return make_mapped(std::move(operand), type, [=](std::int64_t instant) {
    const std::optional<std::int64_t> floor = floor_multiple(instant, milliseconds);
    return is_date && floor ? floor_multiple(*floor, kMillisecondsOfDay) : floor;
  });
}

std::int64_t remainder_above(std::int64_t value, std::int64_t divisor) {
  const std::int64_t rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}

/// A field of a datetime.
std::int64_t datetime_field(TimeUnit unit, std::int64_t milliseconds) {
  switch (unit) {
    case TimeUnit::kYear:
      return civil_from_days(floor_divide(milliseconds, kMillisecondsOfDay)).year;
    case TimeUnit::kMonth:
      return civil_from_days(floor_divide(milliseconds, kMillisecondsOfDay)).month;
    case TimeUnit::kDay:
      return civil_from_days(floor_divide(milliseconds, kMillisecondsOfDay)).day;
    case TimeUnit::kHour:
      return remainder_above(milliseconds, kMillisecondsOfDay) / unit_milliseconds(unit);
    case TimeUnit::kMinute:
      return remainder_above(milliseconds, 3'600'000) / unit_milliseconds(unit);
    default:
      return remainder_above(milliseconds, 60'000);  // thousandths
  }
}

/// A field of an interval, with its sign; the leading field holds all that is above it.
std::int64_t interval_field(TimeUnit unit, const Type& type, std::int64_t value) {
  const bool is_leading = unit <= type.interval.leading;
  switch (unit) {
    case TimeUnit::kYear:
      return value / 12;
    case TimeUnit::kMonth:
      return is_leading ? value : value % 12;
    case TimeUnit::kDay:
      return value / kMillisecondsOfDay;
    case TimeUnit::kHour:
      return (is_leading ? value : value % kMillisecondsOfDay) / 3'600'000;
    case TimeUnit::kMinute:
      return (is_leading ? value : value % 3'600'000) / 60'000;
    default:
      return is_leading ? value : value % 60'000;  // thousandths
  }
}

}  // namespace

ExpressionPtr make_floor_to(ExpressionPtr operand, TimeUnit unit) {
  return make_rounded(std::move(operand), unit, false);
}

ExpressionPtr make_ceil_to(ExpressionPtr operand, TimeUnit unit) {
  return make_rounded(std::move(operand), unit, true);
}

ExpressionPtr make_step(ExpressionPtr operand, ExpressionPtr size) {
  const Value* value = size->constant();
  return make_step(std::move(operand), size->type(), value == nullptr ? Value() : *value);
}

ExpressionPtr make_step(ExpressionPtr operand, const Type& by, const Value& size) {
  const Type type = operand->type();
  const std::int64_t step = step_size(size);
  if (is_integer(type.kind) && is_integer(by.kind)) {
    return make_integer_step(std::move(operand), step);
  }
  const bool is_stepped = is_datetime(type.kind) && is_interval(by.kind) &&
                          !(type.kind == TypeKind::kTime && by.kind == TypeKind::kMonths);
  if (!is_stepped) {
    throw Error(ErrorKind::kQuery,
                fmt::format("cannot STEP {} by {}", to_string(type), to_string(by)),
                "a datetime steps by an interval, an integer by an integer");
  }
  return by.kind == TypeKind::kMonths ? make_month_step(std::move(operand), step)
                                      : make_millisecond_step(std::move(operand), step);
}

ExpressionPtr make_extract(TimeUnit unit, ExpressionPtr operand) {
  const Type from = operand->type();
  check_unit("EXTRACT", unit, from);
  const bool is_interval_operand = is_interval(from.kind);
  const int digits = is_interval_operand && from.interval.leading == TimeUnit::kSecond
                         ? from.interval.leading_precision
                         : 2;
  const Type type = unit == TimeUnit::kSecond ? Type::decimal(digits + 3, 3) : Type::bigint();
  return make_mapped(std::move(operand), type, [=](std::int64_t value) {
    return std::optional(is_interval_operand ? interval_field(unit, from, value)
                                             : datetime_field(unit, value));
  });
}

}  // namespace sluice
