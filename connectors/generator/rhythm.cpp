#include "connectors/generator/rhythm.h"

#include <array>

namespace sluice {
namespace {

using ByHour = std::array<double, 24>;

constexpr ByHour kWorkingDay = {70,  45,  30,  22,  22,  35,  90,  160, 190, 190, 175, 172,
                                182, 175, 186, 176, 160, 190, 225, 230, 215, 205, 195, 150};
constexpr ByHour kWeekend = {205, 180, 145, 110, 75,  35,  40,  60,  95,  135, 165, 180,
                             190, 188, 188, 190, 185, 205, 225, 220, 190, 180, 195, 210};
constexpr ByHour kSpeed = {15, 16, 17, 18, 19, 18, 15, 11, 9,  9,  9,  9,
                           9,  9,  9,  9,  9,  8,  9,  10, 11, 12, 13, 14};

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

double rate_of_hour(std::int64_t hour) {
  const std::int64_t second = hour * kHour;
  const auto index = static_cast<std::size_t>(hour_of_day(second));
  return is_working_day(second) ? kWorkingDay[index] : kWeekend[index];
}

}  // namespace

double trips_per_minute(std::int64_t second) {
  const std::int64_t hour = second / kHour;
  const double share = static_cast<double>(second % kHour) / static_cast<double>(kHour);
  return rate_of_hour(hour) * (1 - share) + rate_of_hour(hour + 1) * share;
}

int hour_of_day(std::int64_t second) { return static_cast<int>(second % kDay / kHour); }

bool is_working_day(std::int64_t second) {
  // 1970-01-01 was a Thursday; counted from Monday it is day 3.
  return (second / kDay + 3) % 7 < 5;
}

double street_speed(std::int64_t second) {
  return kSpeed[static_cast<std::size_t>(hour_of_day(second))];
}

}  // namespace sluice
