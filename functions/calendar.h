#pragma once

#include <cstdint>
#include <optional>

#include "runtime/type.h"

namespace sluice {

/// Calendar arithmetic on milliseconds since 1970-01-01 UTC (proleptic Gregorian).

inline constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

/// Milliseconds of DAY, HOUR, MINUTE or SECOND.
std::int64_t unit_milliseconds(TimeUnit unit);
/// Months of YEAR or MONTH.
int unit_months(TimeUnit unit);
/// Milliseconds of the last digit that a day-time interval shows: its last unit, or a decimal
/// fraction of a second.
std::int64_t interval_step(const IntervalFields& fields);
inline bool is_month_unit(TimeUnit unit) {
  return unit == TimeUnit::kYear || unit == TimeUnit::kMonth;
}

/// Division that rounds towards minus infinity; the divisor is positive.
constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}
/// What that division leaves, never negative.
constexpr std::int64_t floor_remainder(std::int64_t value, std::int64_t divisor) {
  return value % divisor + (value % divisor < 0 ? divisor : 0);
}
/// The largest multiple of `step` not above the value; may be out of range near the least 64-bit
/// number.
constexpr std::optional<std::int64_t> floor_multiple(std::int64_t value, std::int64_t step) {
  std::int64_t result = 0;
  return __builtin_mul_overflow(floor_divide(value, step), step, &result) ? std::nullopt
                                                                          : std::optional(result);
}

/// What an instant becomes in a type of time: its day, its time of day, or all of it. Nothing where
/// the day begins before 64-bit milliseconds do.
std::optional<std::int64_t> instant_as(TypeKind kind, std::int64_t milliseconds);

/// Months since January 1970 of an instant, and the first instant of such a month.
std::int64_t months_since_epoch(std::int64_t milliseconds);
std::int64_t start_of_month(std::int64_t months);
/// The same day and time so many months later; a day that the month lacks becomes its last one.
/// Nothing when out of range.
std::optional<std::int64_t> add_months(std::int64_t milliseconds, std::int64_t months);
/// Whole months from `begin` to `end`, truncated towards zero.
std::int64_t months_between(std::int64_t begin, std::int64_t end);

/// The first instant of the unit that holds the given one, and of the first unit not before it.
std::optional<std::int64_t> floor_to_unit(std::int64_t milliseconds, TimeUnit unit);
std::optional<std::int64_t> ceil_to_unit(std::int64_t milliseconds, TimeUnit unit);

}  // namespace sluice
