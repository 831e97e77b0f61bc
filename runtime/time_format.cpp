#include "runtime/time_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/error.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

/// Day and month names of Java's English locale.
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};
constexpr std::size_t kShortName = 3;

struct Zone {
  std::string_view name;
  int hours;
};
constexpr std::array<Zone, 12> kZones{{{"UTC", 0},
                                       {"GMT", 0},
                                       {"UT", 0},
                                       {"EST", -5},
                                       {"EDT", -4},
                                       {"CST", -6},
                                       {"CDT", -5},
                                       {"MST", -7},
                                       {"MDT", -6},
                                       {"PST", -8},
                                       {"PDT", -7},
                                       {"Z", 0}}};

std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return small(c) >= 'a' && small(c) <= 'z'; }

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char left, char right) { return small(left) == small(right); });
}

/// 0 for Sunday.
int day_of_week(std::int64_t days) { return static_cast<int>((days % 7 + 7 + 4) % 7); }

int days_in_month(std::int64_t year, int month) {
  const auto next = month == 12 ? days_from_civil(year + 1, 1, 1)
                                : days_from_civil(year, static_cast<unsigned>(month) + 1, 1);
  return static_cast<int>(next - days_from_civil(year, static_cast<unsigned>(month), 1));
}

/// A run of one pattern letter, or literal text where `letter` is 0.
struct Item {
  char letter = 0;
  int count = 0;
  std::string literal;
};

bool is_number(const Item& item) {
  const bool is_name = item.letter == 'M' && item.count >= 3;
  return item.letter != 0 && !is_name &&
         std::string_view("GEazZX").find(item.letter) == std::string_view::npos;
}

/// What a text said about each field; absent where it said nothing.
struct Fields {
  std::optional<int> era, month, day, day_of_year, week_of_year, week_of_month, week_in_month,
      weekday;
  std::optional<std::int64_t> year, week_year;
  std::optional<int> half_day, hour, hour_of_half_day, minute, second, millisecond;
  std::int64_t zone = 0;  ///< milliseconds east of UTC
};

/// Reads one text by a pattern, left to right.
class Reader {
 public:
  Reader(std::string_view text, std::int64_t now) : rest_(text), now_(now) {}

  /// Reads an item; `is_followed` when another number comes at once, so that this one ends after
  /// its count of letters.
  bool read(const Item& item, bool is_followed) {
    if (item.letter == 0) {
      const bool matches = rest_.starts_with(item.literal);
      rest_.remove_prefix(matches ? item.literal.size() : 0);
      return matches;
    }
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
      rest_.remove_prefix(1);
    }
    limit_ = is_followed ? static_cast<std::size_t>(item.count) : std::string_view::npos;
    return !rest_.empty() && read_field(item);
  }

  const Fields& fields() const { return fields_; }

 private:
  bool read_field(const Item& item) {
    switch (item.letter) {
      case 'G':
        return read_name(fields_.era, std::array<std::string_view, 2>{"BC", "AD"}, 0);
      case 'y':
        return read_year(item.count);
      case 'Y':
        return read_number(fields_.week_year, 1, 999'999'999);
      case 'M':
        return item.count < 3 ? read_number(fields_.month, 1, 12) : read_month_name();
      case 'E':
        return read_name(fields_.weekday, kDays, 0) ||
               read_name(fields_.weekday, kDays, kShortName);
      case 'a':
        return read_name(fields_.half_day, std::array<std::string_view, 2>{"AM", "PM"}, 0);
      case 'z':
      case 'Z':
      case 'X':
        return read_zone();
      case 'S':
        return read_millisecond();
      default:
        return read_number_field(item.letter);
    }
  }

  bool read_number_field(char letter) {
    switch (letter) {
      case 'w':
        return read_number(fields_.week_of_year, 1, 53);
      case 'W':
        return read_number(fields_.week_of_month, 1, 6);
      case 'D':
        return read_number(fields_.day_of_year, 1, 366);
      case 'd':
        return read_number(fields_.day, 1, 31);
      case 'F':
        return read_number(fields_.week_in_month, 1, 5);
      case 'u':
        return read_wrapping(fields_.weekday, 1, 7);
      case 'H':
        return read_number(fields_.hour, 0, 23);
      case 'k':
        return read_wrapping(fields_.hour, 1, 24);
      case 'K':
        return read_number(fields_.hour_of_half_day, 0, 11);
      case 'h':
        return read_wrapping(fields_.hour_of_half_day, 0, 12);
      case 'm':
        return read_number(fields_.minute, 0, 59);
      default:
        return read_number(fields_.second, 0, 59);
    }
  }

  std::string_view take_digits() {
    const std::string_view within = rest_.substr(0, limit_);
    const auto end = std::find_if_not(within.begin(), within.end(), is_digit);
    const std::string_view digits =
        within.substr(0, static_cast<std::size_t>(end - within.begin()));
    rest_.remove_prefix(digits.size());
    return digits;
  }

  static std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return !digits.empty() && result.ec == std::errc() ? std::optional(value) : std::nullopt;
  }

  template <class Number>
  bool read_number(std::optional<Number>& field, std::int64_t least, std::int64_t most) {
    const std::optional<std::int64_t> value = number(take_digits());
    if (!value || *value < least || *value > most) {
      return false;
    }
    field = static_cast<Number>(*value);
    return true;
  }

  /// A number whose largest value stands for zero: 12 o'clock, 24 o'clock, day 7.
  bool read_wrapping(std::optional<int>& field, int least, int most) {
    if (!read_number(field, least, most)) {
      return false;
    }
    field = *field % most;
    return true;
  }

  /// Two digits under `yy` are a year within 80 years before and 20 after now; all else is meant
  /// literally.
  bool read_year(int count) {
    const std::string_view digits = take_digits();
    const std::optional<std::int64_t> value = number(digits);
    if (!value || *value > 999'999'999) {
      return false;
    }
    fields_.year = count == 2 && digits.size() == 2 ? within_century(*value) : *value;
    return *fields_.year > 0;
  }

  /// Java's rule: the window begins 80 years before now, to the day; a year on its edge is taken as
  /// the earlier one.
  std::int64_t within_century(std::int64_t two_digits) const {
    const std::int64_t first = civil_from_days(floor_divide(now_, kDay)).year - 80;
    const std::int64_t year = floor_divide(first, 100) * 100 + two_digits;
    return year < first ? year + 100 : year;
  }

  /// More than three digits are a fraction, of which three count; otherwise the number is the
  /// milliseconds.
  bool read_millisecond() {
    const std::optional<std::int64_t> value = number(take_digits().substr(0, 3));
    fields_.millisecond = static_cast<int>(value.value_or(0));
    return value.has_value();
  }

  /// The number of a name, all of it or its first `length` letters.
  template <std::size_t size>
  bool read_name(std::optional<int>& field, const std::array<std::string_view, size>& names,
                 std::size_t length) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::string_view name = length == 0 ? names[i] : names[i].substr(0, length);
      if (starts_with_ignoring_case(rest_, name)) {
        rest_.remove_prefix(name.size());
        field = static_cast<int>(i);
        return true;
      }
    }
    return false;
  }

  bool read_month_name() {
    if (!read_name(fields_.month, kMonths, 0) && !read_name(fields_.month, kMonths, kShortName)) {
      return false;
    }
    fields_.month = *fields_.month + 1;
    return true;
  }

  /// A name, or hours and minutes behind a sign, or both.
  bool read_zone() {
    bool is_read = false;
    for (const Zone& zone : kZones) {
      if (!is_read && starts_with_ignoring_case(rest_, zone.name)) {
        rest_.remove_prefix(zone.name.size());
        fields_.zone = zone.hours * kHour;
        is_read = true;
      }
    }
    if (rest_.empty() || (rest_.front() != '+' && rest_.front() != '-')) {
      return is_read;
    }
    const std::int64_t sign = rest_.front() == '-' ? -1 : 1;
    rest_.remove_prefix(1);
    return read_offset(sign);
  }

  bool read_offset(std::int64_t sign) {
    limit_ = 2;
    const std::optional<std::int64_t> hours = number(take_digits());
    if (!hours || *hours > 23) {
      return false;
    }
    const bool has_colon = rest_.starts_with(":") && rest_.size() > 1 && is_digit(rest_[1]);
    rest_.remove_prefix(has_colon ? 1 : 0);
    const std::optional<std::int64_t> minutes = number(take_digits());
    fields_.zone += sign * (*hours * kHour + minutes.value_or(0) * kMinute);
    return minutes.value_or(0) < 60;
  }

  std::string_view rest_;
  std::int64_t now_;
  std::size_t limit_ = std::string_view::npos;
  Fields fields_;
};

/// The Sunday that begins the week holding a day: Java's weeks in the United States.
std::int64_t start_of_week(std::int64_t days) { return days - day_of_week(days); }

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

/// Prints the fields of an instant.
class Printer {
 public:
  explicit Printer(std::int64_t milliseconds)
      : days_(floor_divide(milliseconds, kDay)),
        time_(milliseconds - days_ * kDay),
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

/// Takes a quoted stretch off the pattern, whose opening quote is gone; two quotes are one.
std::string take_quoted(std::string_view& rest) {
  std::string literal;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c != '\'') {
      literal += c;
    } else if (rest.starts_with("'")) {
      literal += c;
      rest.remove_prefix(1);
    } else {
      return literal;
    }
  }
  throw Error(ErrorKind::kQuery, "a quote in the time format is not closed",
              "write '' for a quote itself");
}

void append_literal(std::vector<Item>& items, std::string_view text) {
  if (items.empty() || items.back().letter != 0) {
    items.emplace_back();
  }
  items.back().literal += text;
}

std::vector<Item> compile(std::string_view pattern) {
  std::vector<Item> items;
  std::string_view rest = pattern;
  while (!rest.empty()) {
    const char c = rest.front();
    if (is_letter(c)) {
      if (std::string_view("GyYMwWDdFEuaHkKhmsSzZX").find(c) == std::string_view::npos) {
        throw Error(ErrorKind::kQuery,
                    fmt::format("illegal letter in time format '{}': {}", pattern, c),
                    "the letters are those of Java's SimpleDateFormat; quote other ones: 'T'");
      }
      const std::size_t count = std::min(rest.find_first_not_of(c), rest.size());
      items.push_back({.letter = c, .count = static_cast<int>(count), .literal = {}});
      rest.remove_prefix(count);
      continue;
    }
    rest.remove_prefix(1);
    if (c != '\'') {
      append_literal(items, std::string_view(&c, 1));
    } else if (rest.starts_with("'")) {
      append_literal(items, "'");
      rest.remove_prefix(1);
    } else {
      append_literal(items, take_quoted(rest));
    }
  }
  return items;
}

/// Milliseconds of a unit of 'epoch_ms' or 'epoch_s'; 0 for a pattern.
std::int64_t epoch_unit(std::string_view pattern) {
  if (pattern == "epoch_ms") {
    return 1;
  }
  return pattern == "epoch_s" ? kSecond : 0;
}

std::optional<std::int64_t> parse_epoch(std::string_view text, std::int64_t unit) {
  return parse_decimal(text, 19, unit == kSecond ? 3 : 0, true);
}

std::string print_epoch(std::int64_t milliseconds, std::int64_t unit) {
  std::string text;
  if (unit == kSecond && milliseconds % kSecond != 0) {
    append_decimal_text(text, milliseconds, 3);
  } else {
    append_integer_text(text, milliseconds / unit);
  }
  return text;
}

}  // namespace

struct TimeFormat::Program {
  std::int64_t epoch_unit = 0;
  std::vector<Item> items;
};

TimeFormat::TimeFormat(std::string_view pattern) {
  const std::int64_t unit = epoch_unit(pattern);
  program_ = std::make_unique<const Program>(
      Program{.epoch_unit = unit, .items = unit == 0 ? compile(pattern) : std::vector<Item>{}});
}

TimeFormat::~TimeFormat() = default;
TimeFormat::TimeFormat(TimeFormat&&) noexcept = default;
TimeFormat& TimeFormat::operator=(TimeFormat&&) noexcept = default;

std::optional<std::int64_t> TimeFormat::parse(std::string_view text, std::int64_t now) const {
  if (program_->epoch_unit != 0) {
    return parse_epoch(text, program_->epoch_unit);
  }
  Reader reader(text, now);
  const std::vector<Item>& items = program_->items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!reader.read(items[i], i + 1 < items.size() && is_number(items[i + 1]))) {
      return std::nullopt;
    }
  }
  return resolve(reader.fields());
}

std::string TimeFormat::print(std::int64_t milliseconds) const {
  if (program_->epoch_unit != 0) {
    return print_epoch(milliseconds, program_->epoch_unit);
  }
  std::string out;
  const Printer printer(milliseconds);
  for (const Item& item : program_->items) {
    printer.print(out, item);
  }
  return out;
}

}  // namespace sluice
