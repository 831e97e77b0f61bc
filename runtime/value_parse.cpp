#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
/// Years that 64-bit milliseconds reach wholly, both ways, with a time of day and a zone.
constexpr std::int64_t kMaximumYear = 292'275'000;

constexpr std::array<std::int64_t, 20> kPowersOfTen = [] {
  std::array<std::int64_t, 20> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < 19; ++i) {
    powers[i] = power;
    power = i < 18 ? power * 10 : power;
  }
  return powers;
}();

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// Blanks off, and a plus sign that std::from_chars does not take.
std::string_view number_text(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text[0] == '+' && text[1] != '-' && text[1] != '+') {
    text.remove_prefix(1);
  }
  return text;
}

/// Reads a text from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(trimmed(text)) {}

  bool at_end() const { return rest_.empty(); }
  char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char c) {
    if (next() != c || rest_.empty()) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view word) {
    const bool is_here = rest_.substr(0, word.size()) == word;
    if (is_here) {
      rest_.remove_prefix(word.size());
    }
    return is_here;
  }
  /// All digits from here, if they are `least` to `most` many; -1 otherwise.
  std::int64_t number(std::size_t least, std::size_t most) {
    std::int64_t value = 0;
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count]) && count <= most) {
      value = value * 10 + (rest_[count] - '0');
      ++count;
    }
    if (count < least || count > most) {
      return -1;
    }
    rest_.remove_prefix(count);
    return value;
  }
  /// Any number of digits as a fraction of a second, cut to milliseconds; -1 where there are none.
  std::int64_t fraction() {
    std::int64_t milliseconds = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && is_digit(rest_[count]); ++count) {
      milliseconds = count < 3 ? milliseconds * 10 + (rest_[count] - '0') : milliseconds;
    }
    rest_.remove_prefix(count);
    for (std::size_t i = count; i < 3; ++i) {
      milliseconds *= 10;
    }
    return count == 0 ? -1 : milliseconds;
  }

 private:
  std::string_view rest_;
};

unsigned days_in_month(std::int64_t year, unsigned month) {
  constexpr std::array<unsigned, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : kDays[month - 1];
}

std::optional<std::int64_t> checked_days(std::int64_t year, std::int64_t month, std::int64_t day) {
  const bool is_possible =
      year >= -kMaximumYear && year <= kMaximumYear && month >= 1 && month <= 12;
  if (!is_possible || day < 1 || day > days_in_month(year, static_cast<unsigned>(month))) {
    return std::nullopt;
  }
  return days_from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// yyyy-MM-dd, or the same with '/'; milliseconds since 1970.
std::optional<std::int64_t> scan_date(Scanner& scanner, bool allow_slash) {
  const bool is_negative = scanner.take('-');
  const std::int64_t year = scanner.number(4, 9);
  const char separator = allow_slash && scanner.next() == '/' ? '/' : '-';
  if (year < 0 || !scanner.take(separator)) {
    return std::nullopt;
  }
  const std::int64_t month = scanner.number(1, 2);
  if (!scanner.take(separator)) {
    return std::nullopt;
  }
  const std::int64_t day = scanner.number(1, 2);
  const auto days = checked_days(is_negative ? -year : year, month, day);
  return days ? std::optional(*days * kDay) : std::nullopt;
}

/// HH:mm[:ss[.fraction]]; milliseconds since midnight.
std::optional<std::int64_t> scan_time(Scanner& scanner, bool needs_seconds) {
  const std::int64_t hour = scanner.number(1, 2);
  if (hour < 0 || hour > 23 || !scanner.take(':')) {
    return std::nullopt;
  }
  const std::int64_t minute = scanner.number(2, 2);
  if (minute < 0 || minute > 59) {
    return std::nullopt;
  }
  const std::int64_t whole = hour * kHour + minute * kMinute;
  if (!scanner.take(':')) {
    return needs_seconds ? std::nullopt : std::optional(whole);
  }
  const std::int64_t second = scanner.number(2, 2);
  const std::int64_t fraction = scanner.take('.') || scanner.take(',') ? scanner.fraction() : 0;
  if (second < 0 || second > 59 || fraction < 0) {
    return std::nullopt;
  }
  return whole + second * kSecond + fraction;
}

/// Z, UTC, +hh, +hhmm, +hh:mm or nothing; milliseconds east of UTC.
std::optional<std::int64_t> scan_zone(Scanner& scanner) {
  while (scanner.take(' ')) {
  }
  if (scanner.at_end() || scanner.take('Z') || scanner.take('z') || scanner.take_word("UTC")) {
    return 0;
  }
  const bool is_west = scanner.take('-');
  if (!is_west && !scanner.take('+')) {
    return std::nullopt;
  }
  std::int64_t hour = scanner.number(2, 2);
  std::int64_t minute = 0;
  if (hour < 0) {
    const std::int64_t both = scanner.number(4, 4);
    hour = both < 0 ? -1 : both / 100;
    minute = both % 100;
  } else if (scanner.take(':')) {
    minute = scanner.number(2, 2);
  }
  if (hour < 0 || hour > 18 || minute < 0 || minute > 59) {
    return std::nullopt;
  }
  const std::int64_t shift = hour * kHour + minute * kMinute;
  return is_west ? -shift : shift;
}

unsigned two_digits(const char* text) {
  return static_cast<unsigned>(text[0] - '0') * 10 + static_cast<unsigned>(text[1] - '0');
}

/// The common form yyyy-MM-dd?HH:mm:ss without looking for others.
std::optional<std::int64_t> fixed_timestamp(std::string_view text) {
  constexpr std::string_view kPattern = "dddd-dd-dd dd:dd:dd";
  bool fits = text.size() == kPattern.size() && (text[10] == ' ' || text[10] == 'T');
  for (std::size_t i = 0; fits && i < kPattern.size(); ++i) {
    fits = i == 10 || (kPattern[i] == 'd' ? is_digit(text[i]) : text[i] == kPattern[i]);
  }
  if (!fits) {
    return std::nullopt;
  }
  const char* at = text.data();
  const auto days = checked_days(two_digits(at) * 100 + two_digits(at + 2), two_digits(at + 5),
                                 two_digits(at + 8));
  const unsigned hour = two_digits(at + 11);
  const unsigned minute = two_digits(at + 14);
  const unsigned second = two_digits(at + 17);
  if (!days || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  return *days * kDay + hour * kHour + minute * kMinute + second * kSecond;
}

template <class Number>
std::optional<Number> parse_approximate(std::string_view text) {
  text = number_text(text);
  const std::size_t first = text.size() > 1 && text[0] == '-' ? 1 : 0;
  if (text.empty() || !(is_digit(text[first]) || text[first] == '.')) {
    return std::nullopt;  // also keeps out "nan" and "inf", which std::from_chars takes
  }
  Number value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  if (result.ec == std::errc::result_out_of_range) {  // too large, or so small that it is zero
    value = static_cast<Number>(std::strtod(std::string(text).c_str(), nullptr));
  } else if (result.ec != std::errc()) {
    return std::nullopt;
  }
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// A decimal text taken apart: sign, significant digits, and where the point is.
struct DecimalText {
  bool is_negative = false;
  std::string digits;
  std::int64_t point = 0;  ///< digits before the decimal point; may be beyond either end
};

std::optional<std::int64_t> scan_exponent(std::string_view text) {
  text = number_text(text);
  std::int64_t exponent = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), exponent);
  const bool is_whole = !text.empty() && result.ptr == text.data() + text.size();
  if (!is_whole || result.ec == std::errc::invalid_argument) {
    return std::nullopt;
  }
  const bool is_huge = result.ec != std::errc();
  return is_huge ? (text[0] == '-' ? -100000 : 100000)
                 : std::clamp<std::int64_t>(exponent, -100000, 100000);
}

std::optional<DecimalText> take_decimal_apart(std::string_view text) {
  text = trimmed(text);
  DecimalText parts;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    parts.is_negative = text[0] == '-';
    text.remove_prefix(1);
  }
  std::int64_t exponent = 0;
  if (const std::size_t mark = text.find_first_of("eE"); mark != std::string_view::npos) {
    const auto scanned = scan_exponent(text.substr(mark + 1));
    if (!scanned || is_blank(text[std::min(mark + 1, text.size() - 1)])) {
      return std::nullopt;
    }
    exponent = *scanned;
    text = text.substr(0, mark);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  parts.digits = text.substr(0, point);
  parts.digits += point < text.size() ? text.substr(point + 1) : std::string_view();
  parts.point = static_cast<std::int64_t>(point) + exponent;
  const bool is_number =
      !parts.digits.empty() && std::all_of(parts.digits.begin(), parts.digits.end(), is_digit);
  return is_number ? std::optional(std::move(parts)) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
  text = number_text(text);
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_all = result.ec == std::errc() && result.ptr == text.data() + text.size();
  return is_all ? std::optional(value) : std::nullopt;
}

std::optional<double> parse_double(std::string_view text) {
  return parse_approximate<double>(text);
}

std::optional<float> parse_real(std::string_view text) { return parse_approximate<float>(text); }

std::optional<std::int64_t> parse_decimal(std::string_view text, int precision, int scale,
                                          bool round) {
  std::optional<DecimalText> parts = take_decimal_apart(text);
  if (!parts) {
    return std::nullopt;
  }
  const std::int64_t kept = parts->point + scale;  // digits that survive
  const auto digit = [&](std::int64_t index) {
    const bool is_there = index >= 0 && index < static_cast<std::int64_t>(parts->digits.size());
    return is_there ? parts->digits[static_cast<std::size_t>(index)] - '0' : 0;
  };
  const std::size_t cut = static_cast<std::size_t>(
      std::clamp<std::int64_t>(kept, 0, static_cast<std::int64_t>(parts->digits.size())));
  const bool is_exact = parts->digits.find_first_not_of('0', cut) == std::string::npos;
  if (!is_exact && !round) {
    return std::nullopt;
  }
  const std::int64_t limit = precision >= 19
                                 ? std::numeric_limits<std::int64_t>::max()
                                 : kPowersOfTen[static_cast<std::size_t>(precision)] - 1;
  const bool is_zero = parts->digits.find_first_not_of('0') == std::string::npos;
  std::int64_t value = 0;
  bool is_too_large = false;
  for (std::int64_t i = 0; i < kept && !is_zero && !is_too_large; ++i) {
    is_too_large = __builtin_mul_overflow(value, std::int64_t{10}, &value) ||
                   __builtin_add_overflow(value, digit(i), &value) || value > limit;
  }
  is_too_large = is_too_large ||
                 __builtin_add_overflow(value, kept >= 0 && digit(kept) >= 5 ? 1 : 0, &value) ||
                 value > limit;
  if (is_too_large) {
    return std::nullopt;
  }
  return parts->is_negative ? -value : value;
}

std::optional<std::int64_t> parse_date(std::string_view text) {
  Scanner scanner(text);
  const auto date = scan_date(scanner, true);
  return scanner.at_end() ? date : std::nullopt;
}

std::optional<std::int32_t> parse_time(std::string_view text) {
  Scanner scanner(text);
  const auto time = scan_time(scanner, true);
  return time && scanner.at_end() ? std::optional(static_cast<std::int32_t>(*time)) : std::nullopt;
}

std::optional<std::int64_t> parse_timestamp(std::string_view text) {
  if (const auto common = fixed_timestamp(text)) {
    return common;
  }
  Scanner scanner(text);
  const auto date = scan_date(scanner, true);
  if (!date || scanner.at_end()) {
    return date;
  }
  if (!scanner.take('T') && !scanner.take(' ')) {
    return std::nullopt;
  }
  const auto time = scan_time(scanner, false);
  const auto zone = time ? scan_zone(scanner) : std::nullopt;
  return zone && scanner.at_end() ? std::optional(*date + *time - *zone) : std::nullopt;
}

}  // namespace sluice
