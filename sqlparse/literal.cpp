#include "sqlparse/literal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "sqlparse/unit_name.h"

namespace sluice::sqlparse {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::int64_t kMillisecondsPerSecond = 1000;
constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
constexpr int kDefaultPrecision = 2;
constexpr int kDefaultFraction = 3;
constexpr std::size_t kMillisecondDigits = 3;
constexpr std::size_t kMaximumFractionDigits = 9;
constexpr std::size_t kMaximumDigits = 18;  // more would overflow 64 bits

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t to_number(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) {
    number = number * 10 + (c - '0');
  }
  return number;
}

/// Takes the leading digits off `rest`.
std::string_view take_digits(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  const auto count = static_cast<std::size_t>(end - rest.begin());
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

/// Takes exactly `count` digits of a number from `least` to `most` off `rest`.
std::optional<int> take_field(std::string_view& rest, std::size_t count, int least, int most) {
  const std::string_view digits = take_digits(rest);
  if (digits.size() != count) {
    return {};
  }
  const auto number = static_cast<int>(to_number(digits));
  return number < least || number > most ? std::nullopt : std::optional(number);
}

bool take(std::string_view& rest, char c) {
  const bool is_there = rest.starts_with(c);
  rest.remove_prefix(is_there ? 1 : 0);
  return is_there;
}

/// The milliseconds that the digits behind the point mean; finer digits are cut off.
std::int64_t fraction_milliseconds(std::string_view digits) {
  std::string three(digits.substr(0, kMillisecondDigits));
  three.resize(kMillisecondDigits, '0');
  return to_number(three);
}

/// Takes `yyyy-MM-dd` off `rest`, as milliseconds.
std::optional<std::int64_t> take_date(std::string_view& rest) {
  const auto years = take_field(rest, 4, 0, 9999);
  const auto months = years && take(rest, '-') ? take_field(rest, 2, 1, 12) : std::nullopt;
  const auto days = months && take(rest, '-') ? take_field(rest, 2, 1, 31) : std::nullopt;
  if (!days) {
    return {};
  }
  const auto date =
      year(*years) / month(static_cast<unsigned>(*months)) / day(static_cast<unsigned>(*days));
  if (!date.ok()) {
    return {};
  }
  return std::chrono::sys_days(date).time_since_epoch().count() * kMillisecondsPerDay;
}

/// Takes `HH:mm:ss[.SSS]` off `rest`, as milliseconds.
std::optional<std::int64_t> take_time(std::string_view& rest) {
  const auto hours = take_field(rest, 2, 0, 23);
  const auto minutes = hours && take(rest, ':') ? take_field(rest, 2, 0, 59) : std::nullopt;
  const auto seconds = minutes && take(rest, ':') ? take_field(rest, 2, 0, 59) : std::nullopt;
  if (!seconds) {
    return {};
  }
  std::int64_t milliseconds = 0;
  if (take(rest, '.')) {
    const std::string_view digits = take_digits(rest);
    if (digits.empty() || digits.size() > kMaximumFractionDigits) {
      return {};
    }
    milliseconds = fraction_milliseconds(digits);
  }
  return ((*hours * 60 + *minutes) * 60 + *seconds) * kMillisecondsPerSecond + milliseconds;
}

std::optional<std::int64_t> take_timestamp(std::string_view& rest) {
  const auto date = take_date(rest);
  const auto time = date && take(rest, ' ') ? take_time(rest) : std::nullopt;
  return time ? std::optional(*date + *time) : std::nullopt;
}

struct DatetimeFormat {
  std::string_view type;
  std::string_view pattern;
  std::optional<std::int64_t> (*take)(std::string_view& rest);
};

constexpr auto kDatetimeFormats = std::to_array<DatetimeFormat>({
    {"DATE", "yyyy-MM-dd", take_date},
    {"TIME", "HH:mm:ss", take_time},
    {"TIMESTAMP", "yyyy-MM-dd HH:mm:ss", take_timestamp},
});

struct UnitRule {
  char separator;       ///< before the field, where it is not the first
  std::int64_t most;    ///< where it is not the first
  std::int64_t amount;  ///< months or milliseconds
  std::string_view letter;
};

// By TimeUnit.
constexpr auto kUnitRules = std::to_array<UnitRule>({
    {' ', 0, 12, "Y"},
    {'-', 11, 1, "M"},
    {' ', 0, kMillisecondsPerDay, "D"},
    {' ', 23, 3'600'000, "H"},
    {':', 59, 60'000, "M"},
    {':', 59, kMillisecondsPerSecond, "S"},
});

/// Reads the value of one interval literal, field by field.
class IntervalReader {
 public:
  IntervalReader(std::string_view text, const IntervalQualifier& qualifier, Span span)
      : text_(text), rest_(text), qualifier_(qualifier), span_(span) {}

  std::int64_t read() {
    trim();
    const bool is_negative = rest_.starts_with('-');
    rest_.remove_prefix(is_negative || rest_.starts_with('+') ? 1 : 0);
    const auto first = static_cast<std::size_t>(qualifier_.start);
    const auto last = static_cast<std::size_t>(qualifier_.end.value_or(qualifier_.start));
    std::int64_t value = 0;
    for (std::size_t unit = first; unit <= last; ++unit) {
      value += read_field(unit, unit == first);
    }
    if (!rest_.empty()) {
      fail_format();
    }
    return is_negative ? -value : value;
  }

 private:
  void trim() {
    while (rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
    }
    while (rest_.ends_with(' ')) {
      rest_.remove_suffix(1);
    }
  }

  std::int64_t read_field(std::size_t unit, bool is_first) {
    const UnitRule& rule = kUnitRules[unit];
    if (!is_first && !take(rest_, rule.separator)) {
      fail_format();
    }
    const std::string_view digits = take_digits(rest_);
    if (digits.empty() || digits.size() > kMaximumDigits) {
      fail_format();
    }
    const std::int64_t field = to_number(digits);
    check_field(unit, is_first, digits, field);
    const bool has_fraction = unit == static_cast<std::size_t>(TimeUnit::kSecond);
    return field * rule.amount + (has_fraction ? read_fraction() : 0);
  }

  void check_field(std::size_t unit, bool is_first, std::string_view digits, std::int64_t field) {
    const std::string name(unit_name(static_cast<TimeUnit>(unit)));
    const int precision = qualifier_.precision.value_or(kDefaultPrecision);
    const std::size_t length = std::to_string(field).size();
    if (is_first && length > static_cast<std::size_t>(precision)) {
      fail(fmt::format("interval field value {} exceeds precision of {}({}) field", digits, name,
                       precision),
           fmt::format("write the precision behind the unit: {}({})", name, length));
    }
    if (!is_first && field > kUnitRules[unit].most) {
      fail(fmt::format("interval field value {} exceeds the {} that {} may have here", digits,
                       kUnitRules[unit].most, name),
           "only the leading field may be greater");
    }
  }

  std::int64_t read_fraction() {
    if (!take(rest_, '.')) {
      return 0;
    }
    const std::string_view digits = take_digits(rest_);
    const int precision = qualifier_.fractional_precision.value_or(kDefaultFraction);
    if (digits.empty()) {
      fail_format();
    }
    if (digits.size() > static_cast<std::size_t>(precision)) {
      fail(fmt::format("interval fraction .{} exceeds its precision of {} digits", digits,
                       precision),
           "leave out the last digits: times have milliseconds");
    }
    return fraction_milliseconds(digits);
  }

  [[noreturn]] void fail(std::string message, std::string hint) const {
    throw Error(ErrorKind::kQuery, std::move(message), std::move(hint), span_);
  }

  [[noreturn]] void fail_format() const {
    std::string format;
    std::string name(unit_name(qualifier_.start));
    const auto first = static_cast<std::size_t>(qualifier_.start);
    const auto last = static_cast<std::size_t>(qualifier_.end.value_or(qualifier_.start));
    for (std::size_t unit = first; unit <= last; ++unit) {
      format += unit == first ? "" : std::string(1, kUnitRules[unit].separator);
      format += kUnitRules[unit].letter;
    }
    if (qualifier_.end) {
      name += fmt::format(" TO {}", unit_name(*qualifier_.end));
    }
    const bool has_fraction = last == static_cast<std::size_t>(TimeUnit::kSecond);
    fail(fmt::format("illegal INTERVAL literal '{}': not in format '{}{}' of {}", text_, format,
                     has_fraction ? "[.fff]" : "", name),
         last == first ? "a whole number, as in INTERVAL '5' MINUTE"
                       : "it needs exactly the fields of its qualifier");
  }

  std::string_view text_;
  std::string_view rest_;
  const IntervalQualifier& qualifier_;
  Span span_;
};

}  // namespace

std::int64_t parse_datetime(DatetimeKind kind, std::string_view text, Span span) {
  const DatetimeFormat& format = kDatetimeFormats[static_cast<std::size_t>(kind)];
  std::string_view rest = text;
  const auto milliseconds = format.take(rest);
  if (!milliseconds || !rest.empty()) {
    throw Error(ErrorKind::kQuery,
                fmt::format("illegal {} literal '{}': not in format '{}'", format.type, text,
                            format.pattern),
                kind == DatetimeKind::kTimestamp
                    ? "all six fields are needed; a fraction .SSS may follow"
                    : "every field is needed, with leading zeros and no blanks around",
                span);
  }
  return *milliseconds;
}

std::int64_t parse_interval(std::string_view text, const IntervalQualifier& qualifier, Span span) {
  return IntervalReader(text, qualifier, span).read();
}

}  // namespace sluice::sqlparse
