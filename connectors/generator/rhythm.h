#pragma once

#include <cstdint>

namespace sluice {

/// How many trips begin in a minute, for a second since 1970-01-01 (local time): working days with
/// two rush hours, weekends with long nights.
double trips_per_minute(std::int64_t second);

/// The hour of the day, 0 to 23.
int hour_of_day(std::int64_t second);

/// True from Monday to Friday.
bool is_working_day(std::int64_t second);

/// How fast taxis get on at this hour, in miles an hour.
double street_speed(std::int64_t second);

}  // namespace sluice
