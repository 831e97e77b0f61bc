#include "functions/calendar.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// Years beyond this many months from 1970 do not fit 64-bit milliseconds.
constexpr std::int64_t kMonthLimit = 3'500'000'000;

/// The first month of 64-bit milliseconds begins before them, so this does not subtract its start.
std::int64_t since_start_of_month(std::int64_t milliseconds) {
  const std::int64_t day = floor_divide(milliseconds, kMillisecondsOfDay);
  return (civil_from_days(day).day - 1) * kMillisecondsOfDay +
         floor_remainder(milliseconds, kMillisecondsOfDay);
}

}  // namespace

std::int64_t unit_milliseconds(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
      return kMillisecondsOfDay;
    case TimeUnit::kHour:
      return 3'600'000;
    case TimeUnit::kMinute:
      return 60'000;
    default:
      check(unit == TimeUnit::kSecond, "unit has no fixed length");
      return 1'000;
  }
}

int unit_months(TimeUnit unit) {
  check(is_month_unit(unit), "unit is not made of months");
  return unit == TimeUnit::kYear ? 12 : 1;
}

std::int64_t interval_step(const IntervalFields& fields) {
  std::int64_t step = unit_milliseconds(fields.trailing);
  if (fields.trailing == TimeUnit::kSecond) {
    for (int digit = 0; digit < fields.fraction_precision && step > 1; ++digit) {
      step /= 10;
    }
  }
  return step;
}

std::optional<std::int64_t> instant_as(TypeKind kind, std::int64_t milliseconds) {
  switch (kind) {
    case TypeKind::kDate:
      return floor_multiple(milliseconds, kMillisecondsOfDay);
    case TypeKind::kTime:
      return floor_remainder(milliseconds, kMillisecondsOfDay);
    default:
      return milliseconds;
  }
}

std::int64_t months_since_epoch(std::int64_t milliseconds) {
  const CivilDate date = civil_from_days(floor_divide(milliseconds, kMillisecondsOfDay));
  return (date.year - 1970) * 12 + static_cast<std::int64_t>(date.month) - 1;
}

std::int64_t start_of_month(std::int64_t months) {
  const std::int64_t year = floor_divide(months, 12);
  return days_from_civil(1970 + year, static_cast<unsigned>(months - year * 12) + 1, 1) *
         kMillisecondsOfDay;
}

std::optional<std::int64_t> add_months(std::int64_t milliseconds, std::int64_t months) {
  std::int64_t target = 0;
  if (__builtin_add_overflow(months_since_epoch(milliseconds), months, &target) ||
      target > kMonthLimit || target < -kMonthLimit) {
    return std::nullopt;
  }
  const std::int64_t into_month = since_start_of_month(milliseconds);
  const std::int64_t days =
      (start_of_month(target + 1) - start_of_month(target)) / kMillisecondsOfDay;
  const std::int64_t day = std::min(into_month / kMillisecondsOfDay, days - 1);
  return start_of_month(target) + day * kMillisecondsOfDay + into_month % kMillisecondsOfDay;
}

std::int64_t months_between(std::int64_t begin, std::int64_t end) {
  if (end < begin) {
    return -months_between(end, begin);
  }
  const std::int64_t months = months_since_epoch(end) - months_since_epoch(begin);
  const bool is_partial = since_start_of_month(end) < since_start_of_month(begin);
  return months - (is_partial ? 1 : 0);
}

std::optional<std::int64_t> floor_to_unit(std::int64_t milliseconds, TimeUnit unit) {
  if (!is_month_unit(unit)) {
    return floor_multiple(milliseconds, unit_milliseconds(unit));
  }
  const std::int64_t months =
      floor_divide(months_since_epoch(milliseconds), unit_months(unit)) * unit_months(unit);
  return months < -kMonthLimit ? std::nullopt : std::optional(start_of_month(months));
}

std::optional<std::int64_t> ceil_to_unit(std::int64_t milliseconds, TimeUnit unit) {
  const std::optional<std::int64_t> floor = floor_to_unit(milliseconds, unit);
  if (!floor || *floor == milliseconds) {
    return floor;
  }
  if (is_month_unit(unit)) {
    return add_months(*floor, unit_months(unit));
  }
  std::int64_t result = 0;
  return __builtin_add_overflow(*floor, unit_milliseconds(unit), &result) ? std::nullopt
                                                                          : std::optional(result);
}

}  // namespace sluice
