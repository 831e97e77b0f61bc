#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::time_pattern {

/// What the reader and the printer of TimeFormat share: the compiled pattern, names, the calendar.

inline constexpr std::int64_t kSecond = 1000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

/// Day and month names of Java's English locale.
inline constexpr std::array<std::string_view, 12> kMonths{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
inline constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
/// Letters of a short name.
inline constexpr std::size_t kShortName = 3;

/// A run of one pattern letter, or literal text where `letter` is 0.
struct Item {
  char letter = 0;
  int count = 0;
  std::string literal;
};

/// Compiles a pattern of Java's SimpleDateFormat. Throws an Error of kind query that names the
/// letter when it is not valid.
std::vector<Item> compile(std::string_view pattern);
/// Whether an item is written in digits.
bool is_number(const Item& item);

/// The instant that a text says by a pattern, as TimeFormat::parse gives it.
std::optional<std::int64_t> parse(const std::vector<Item>& items, std::string_view text,
                                  std::int64_t now);
/// An instant, milliseconds since 1970-01-01 UTC, by a pattern.
std::string print(const std::vector<Item>& items, std::int64_t milliseconds);

/// Division that rounds towards minus infinity; the divisor is positive.
constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}
/// What that division leaves, never negative.
constexpr std::int64_t floor_remainder(std::int64_t value, std::int64_t divisor) {
  return value % divisor + (value % divisor < 0 ? divisor : 0);
}
/// The day of the week of a day since 1970-01-01, 0 for Sunday.
constexpr int day_of_week(std::int64_t days) { return static_cast<int>((days % 7 + 7 + 4) % 7); }
/// The Sunday that begins the week holding a day: Java's weeks in the United States.
constexpr std::int64_t start_of_week(std::int64_t days) { return days - day_of_week(days); }

}  // namespace sluice::time_pattern
