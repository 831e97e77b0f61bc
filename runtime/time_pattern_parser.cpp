#include <algorithm>
#include <array>
#include <charconv>

#include "runtime/time_fields.h"
#include "runtime/time_pattern.h"
#include "runtime/value_text.h"

namespace sluice::time_pattern {
namespace {

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

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char left, char right) { return small(left) == small(right); });
}

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

}  // namespace

std::optional<std::int64_t> parse(const std::vector<Item>& items, std::string_view text,
                                  std::int64_t now) {
  Reader reader(text, now);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!reader.read(items[i], i + 1 < items.size() && is_number(items[i + 1]))) {
      return std::nullopt;
    }
  }
  return resolve(reader.fields());
}

}  // namespace sluice::time_pattern
