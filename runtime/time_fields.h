#pragma once

#include <cstdint>
#include <optional>

namespace sluice::time_pattern {

/// What a text said about each field; absent where it said nothing.
struct Fields {
  std::optional<int> era, month, day, day_of_year, week_of_year, week_of_month, week_in_month,
      weekday;
  std::optional<std::int64_t> year, week_year;
  std::optional<int> half_day, hour, hour_of_half_day, minute, second, millisecond;
  std::int64_t zone = 0;  ///< milliseconds east of UTC
};

/// The instant that the fields mean, in milliseconds since 1970-01-01 UTC; nothing when they
/// contradict each other. What is missing is that of 1970-01-01 00:00:00.
std::optional<std::int64_t> resolve(const Fields& fields);

}  // namespace sluice::time_pattern
