#include "runtime/time_fields.h"

#include "runtime/time_pattern.h"
#include "runtime/value_text.h"

namespace sluice::time_pattern {
namespace {

int days_in_month(std::int64_t year, int month) {
  const auto next = month == 12 ? days_from_civil(year + 1, 1, 1)
                                : days_from_civil(year, static_cast<unsigned>(month) + 1, 1);
  return static_cast<int>(next - days_from_civil(year, static_cast<unsigned>(month), 1));
}

/// The day that the fields mean, without checking that they agree.
std::optional<std::int64_t> day_of(const Fields& fields, std::int64_t year) {
  const int weekday = fields.weekday.value_or(0);
  const int month = fields.month.value_or(1);
  if (fields.week_year ||
      (fields.week_of_year && !fields.month && !fields.day && !fields.day_of_year)) {
    const std::int64_t first =
        start_of_week(days_from_civil(fields.week_year.value_or(year), 1, 1));
    return first + (fields.week_of_year.value_or(1) - 1) * 7 + weekday;
  }
  const std::int64_t first = days_from_civil(year, static_cast<unsigned>(month), 1);
  if (fields.day_of_year && !fields.month && !fields.day) {
    return days_from_civil(year, 1, 1) + *fields.day_of_year - 1;
  }
  if (fields.week_of_month && !fields.day) {
    return start_of_week(first) + (*fields.week_of_month - 1) * 7 + weekday;
  }
  if (fields.week_in_month && fields.weekday && !fields.day) {
    return first + (weekday - day_of_week(first) + 7) % 7 + (*fields.week_in_month - 1) * 7;
  }
  const int day = fields.day.value_or(1);
  return day <= days_in_month(year, month) ? std::optional(first + day - 1) : std::nullopt;
}

bool agrees(const Fields& fields, std::int64_t days, std::int64_t year) {
  if (fields.weekday && *fields.weekday != day_of_week(days)) {
    return false;
  }
  return !fields.day_of_year || days - days_from_civil(year, 1, 1) + 1 == *fields.day_of_year;
}

}  // namespace

std::optional<std::int64_t> resolve(const Fields& fields) {
  const std::int64_t given = fields.year.value_or(1970);
  const std::int64_t year = fields.era.value_or(1) == 0 ? 1 - given : given;
  const std::optional<std::int64_t> days = day_of(fields, year);
  if (!days || !agrees(fields, *days, fields.week_year ? civil_from_days(*days).year : year)) {
    return std::nullopt;
  }
  const int half_day = fields.half_day.value_or(0);
  if (fields.hour && fields.half_day && *fields.hour / 12 != half_day) {
    return std::nullopt;
  }
  const int hour = fields.hour.value_or(half_day * 12 + fields.hour_of_half_day.value_or(0));
  std::int64_t result = 0;
  const std::int64_t time = hour * kHour + fields.minute.value_or(0) * kMinute +
                            fields.second.value_or(0) * kSecond + fields.millisecond.value_or(0) -
                            fields.zone;
  const bool overflows =
      __builtin_mul_overflow(*days, kDay, &result) || __builtin_add_overflow(result, time, &result);
  return overflows ? std::nullopt : std::optional(result);
}

}  // namespace sluice::time_pattern
