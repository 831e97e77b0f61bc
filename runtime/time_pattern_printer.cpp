#include <fmt/format.h>

#include "runtime/time_pattern.h"
#include "runtime/value_text.h"

namespace sluice::time_pattern {
namespace {

/// Prints the fields of an instant.
class Printer {
 public:
  explicit Printer(std::int64_t milliseconds)
      : days_(floor_divide(milliseconds, kDay)),
        time_(floor_remainder(milliseconds, kDay)),
        date_(civil_from_days(days_)) {}

  void print(std::string& out, const Item& item) const {
    switch (item.letter) {
      case 0:
        out += item.literal;
        return;
      case 'G':
        out += date_.year > 0 ? "AD" : "BC";
        return;
      case 'a':
        out += time_ < kDay / 2 ? "AM" : "PM";
        return;
      case 'E':
        append_name(out, kDays[static_cast<std::size_t>(day_of_week(days_))], item.count);
        return;
      case 'z':
        out += item.count >= 4 ? "Coordinated Universal Time" : "UTC";
        return;
      case 'Z':
        out += "+0000";
        return;
      case 'X':
        out += 'Z';
        return;
      case 'y':
      case 'Y':
        append_year(out, item.letter == 'y' ? date_.year : week_year(), item.count);
        return;
      case 'M':
        if (item.count >= 3) {
          append_name(out, kMonths[date_.month - 1], item.count);
          return;
        }
        [[fallthrough]];
      default:
        out += fmt::format("{:0{}}", number(item.letter), item.count);
    }
  }

 private:
  static void append_name(std::string& out, std::string_view name, int count) {
    out += count >= 4 ? name : name.substr(0, kShortName);
  }

  static void append_year(std::string& out, std::int64_t year, int count) {
    const std::int64_t of_era = year > 0 ? year : 1 - year;
    out += count == 2 ? fmt::format("{:02}", of_era % 100) : fmt::format("{:0{}}", of_era, count);
  }

  std::int64_t week_year() const { return civil_from_days(start_of_week(days_) + 6).year; }

  std::int64_t number(char letter) const {
    const std::int64_t first = days_ - static_cast<std::int64_t>(date_.day) + 1;
    const std::int64_t hour = time_ / kHour;
    switch (letter) {
      case 'M':
        return date_.month;
      case 'w':
        return (start_of_week(days_) - start_of_week(days_from_civil(week_year(), 1, 1))) / 7 + 1;
      case 'W':
        return (start_of_week(days_) - start_of_week(first)) / 7 + 1;
      case 'D':
        return days_ - days_from_civil(date_.year, 1, 1) + 1;
      case 'd':
        return date_.day;
      case 'F':
        return (date_.day - 1) / 7 + 1;
      case 'u':
        return (day_of_week(days_) + 6) % 7 + 1;
      case 'H':
        return hour;
      case 'k':
        return hour == 0 ? 24 : hour;
      case 'K':
        return hour % 12;
      case 'h':
        return hour % 12 == 0 ? 12 : hour % 12;
      case 'm':
        return time_ / kMinute % 60;
      case 's':
        return time_ / kSecond % 60;
      default:
        return time_ % kSecond;
    }
  }

  std::int64_t days_;
  std::int64_t time_;
  CivilDate date_;
};

}  // namespace

std::string print(const std::vector<Item>& items, std::int64_t milliseconds) {
  std::string out;
  const Printer printer(milliseconds);
  for (const Item& item : items) {
    printer.print(out, item);
  }
  return out;
}

}  // namespace sluice::time_pattern
