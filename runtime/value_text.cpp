#include "runtime/value_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include "base/check.h"

namespace sluice {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
/// Years the dialect reaches, both ways: 2^29 fits 64-bit milliseconds with room to spare.
constexpr std::int64_t kMaximumYear = std::int64_t{1} << 29;
constexpr std::size_t kQuotedLength = 60;

constexpr std::array<std::int64_t, 20> kPowersOfTen = [] {
  std::array<std::int64_t, 20> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < 19; ++i) {
    powers[i] = power;
    power = i < 18 ? power * 10 : power;
  }
  return powers;
}();

// ---- text out

/// Appends `value` >= 0 with at least `width` digits.
void append_padded(std::string& out, std::uint64_t value, int width) {
  char digits[24];
  const auto result = std::to_chars(digits, digits + sizeof digits, value);
  const auto length = static_cast<int>(result.ptr - digits);
  out.append(static_cast<std::size_t>(std::max(0, width - length)), '0');
  out.append(digits, result.ptr);
}

template <class Number>
void append_number(std::string& out, Number value) {
  char digits[40];
  const auto result = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, result.ptr);
}

template <class Number>
void append_approximate_text(std::string& out, Number value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value < 0 ? "-Infinity" : "Infinity";
  } else {
    append_number(out, value);
  }
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

void append_base64(std::string& out, std::string_view bytes) {
  constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    out += kAlphabet[group >> 18];
    out += kAlphabet[group >> 12 & 63];
    out += i + 1 < bytes.size() ? kAlphabet[group >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? kAlphabet[group & 63] : '=';
  }
}

std::int64_t unit_milliseconds(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
      return kDay;
    case TimeUnit::kHour:
      return kHour;
    case TimeUnit::kMinute:
      return kMinute;
    default:
      return kSecond;
  }
}

/// The second's fraction, left out where it is zero.
void append_fraction(std::string& out, std::uint64_t milliseconds, int precision) {
  if (milliseconds == 0 || precision <= 0) {
    return;
  }
  out += '.';
  append_padded(out, milliseconds, 3);
  out.resize(out.size() - static_cast<std::size_t>(3 - std::min(precision, 3)));
}

void append_months_text(std::string& out, std::uint64_t months, const IntervalFields& fields) {
  if (fields.leading == TimeUnit::kMonth) {
    append_number(out, months);
    return;
  }
  append_number(out, months / 12);
  if (fields.trailing == TimeUnit::kMonth) {
    out += '-';
    append_padded(out, months % 12, 2);
  }
}

void append_millis_text(std::string& out, std::uint64_t rest, const IntervalFields& fields) {
  for (int unit = static_cast<int>(fields.leading); unit <= static_cast<int>(fields.trailing);
       ++unit) {
    const auto length = static_cast<std::uint64_t>(unit_milliseconds(static_cast<TimeUnit>(unit)));
    const bool is_first = unit == static_cast<int>(fields.leading);
    if (!is_first) {
      out += unit == static_cast<int>(TimeUnit::kHour) ? ' ' : ':';
    }
    append_padded(out, rest / length, is_first ? 1 : 2);
    rest %= length;
  }
  if (fields.trailing == TimeUnit::kSecond) {
    append_fraction(out, rest, fields.fraction_precision);
  }
}

// ---- text in

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

std::optional<std::string> bytes_from_hexadecimal(std::string_view text) {
  text = trimmed(text);
  const bool is_framed = text.size() >= 3 && (text[0] == 'X' || text[0] == 'x') &&
                         text[1] == '\'' && text.back() == '\'';
  if (!is_framed || text.size() % 2 == 0) {
    return std::nullopt;
  }
  text = text.substr(2, text.size() - 3);
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    unsigned char byte = 0;
    const auto result = std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
    if (result.ptr != text.data() + i + 2) {
      return std::nullopt;
    }
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

// ---- data

/// The text in quotes for a message, cut to a readable length at a character's end.
std::string quoted(std::string_view text) {
  const bool is_long = text.size() > kQuotedLength;
  std::size_t end = is_long ? kQuotedLength : text.size();
  while (is_long && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  std::string out(1, '\'');
  out += text.substr(0, end);
  out += is_long ? "...'" : "'";
  return out;
}

RowError not_a(const Type& type, std::string_view text) {
  const std::string name = to_string(type);
  const bool has_vowel = std::string_view("AEIOU").find(name[0]) != std::string_view::npos;
  return {quoted(text) + (has_vowel ? " is not an " : " is not a ") + name};
}

RowError does_not_fit(const Type& type, std::string_view text) {
  return {quoted(text) + " does not fit " + to_string(type)};
}

std::int64_t largest_integer(TypeKind kind) {
  return static_cast<std::int64_t>((std::uint64_t{1} << (value_width(kind) * 8 - 1)) - 1);
}

OrError<Value> integer_from_text(const Type& type, std::string_view text) {
  std::optional<std::int64_t> value = parse_integer(text);
  if (!value) {
    value = parse_decimal(text, 19, 0, false);  // 3.0 and 1e3 are whole
  }
  if (!value) {
    const bool is_whole = text.find_first_of(".eE") == std::string_view::npos;
    return is_whole && parse_double(text) ? does_not_fit(type, text) : not_a(type, text);
  }
  const std::int64_t most = largest_integer(type.kind);
  if (*value > most || *value < -most - 1) {
    return does_not_fit(type, text);
  }
  return Value(*value);
}

OrError<Value> decimal_from_text(const Type& type, std::string_view text) {
  if (const auto value = parse_decimal(text, type.precision, type.scale, false)) {
    return Value(*value);
  }
  return parse_double(text) ? does_not_fit(type, text) : not_a(type, text);
}

OrError<Value> binary_from_text(const Type& type, std::string_view text) {
  std::optional<std::string> bytes = bytes_from_hexadecimal(text);
  if (!bytes) {
    return RowError{quoted(text) + " is not of the form X'3F67'"};
  }
  if (bytes->size() > static_cast<std::size_t>(type.precision)) {
    return does_not_fit(type, text);
  }
  if (type.kind == TypeKind::kBinary) {
    bytes->resize(static_cast<std::size_t>(type.precision), '\0');
  }
  return Value(std::move(*bytes));
}

template <class Number>
OrError<Value> value_or_not(const std::optional<Number>& value, const Type& type,
                            std::string_view text) {
  if (!value) {
    return not_a(type, text);
  }
  if constexpr (std::is_floating_point_v<Number>) {
    return Value(static_cast<double>(*value));
  } else {
    return Value(static_cast<std::int64_t>(*value));
  }
}

bool is_true_word(std::string_view text) {
  text = trimmed(text);
  return text.size() == 4 && (text[0] | 0x20) == 't' && (text[1] | 0x20) == 'r' &&
         (text[2] | 0x20) == 'u' && (text[3] | 0x20) == 'e';
}

}  // namespace

void append_value_text(std::string& out, const Column& column, std::int64_t row) {
  const Type& type = column.type();
  switch (type.kind) {
    case TypeKind::kBoolean:
      out += column.boolean(row) ? "TRUE" : "FALSE";
      return;
    case TypeKind::kDecimal:
      return append_decimal_text(out, column.integer(row), type.scale);
    case TypeKind::kReal:
      return append_real_text(out, column.values<float>()[static_cast<std::size_t>(row)]);
    case TypeKind::kDouble:
      return append_double_text(out, column.values<double>()[static_cast<std::size_t>(row)]);
    case TypeKind::kChar:
    case TypeKind::kVarchar:
      out += column.text(row);
      return;
    case TypeKind::kBinary:
    case TypeKind::kVarbinary:
      return append_base64(out, column.text(row));
    case TypeKind::kDate:
      return append_date_text(out, column.integer(row));
    case TypeKind::kTime:
      return append_time_text(out, static_cast<std::int32_t>(column.integer(row)));
    case TypeKind::kTimestamp:
      return append_timestamp_text(out, column.integer(row));
    case TypeKind::kMonths:
    case TypeKind::kMillis:
      return append_interval_text(out, column.integer(row), type);
    default:
      return append_integer_text(out, column.integer(row));
  }
}

void append_integer_text(std::string& out, std::int64_t value) { append_number(out, value); }

void append_double_text(std::string& out, double value) { append_approximate_text(out, value); }

void append_real_text(std::string& out, float value) { append_approximate_text(out, value); }

void append_decimal_text(std::string& out, std::int64_t unscaled, int scale) {
  check(scale >= 0 && scale <= 19, "scale of a decimal");
  const auto magnitude = unscaled < 0 ? ~static_cast<std::uint64_t>(unscaled) + 1
                                      : static_cast<std::uint64_t>(unscaled);
  if (unscaled < 0) {
    out += '-';
  }
  const std::size_t begin = out.size();
  append_padded(out, magnitude, scale + 1);
  if (scale > 0) {
    out.insert(std::max(begin, out.size() - static_cast<std::size_t>(scale)), 1, '.');
  }
}

void append_date_text(std::string& out, std::int64_t milliseconds) {
  const CivilDate date = civil_from_days(floor_divide(milliseconds, kDay));
  if (date.year < 0) {
    out += '-';
  }
  append_padded(out, static_cast<std::uint64_t>(date.year < 0 ? -date.year : date.year), 4);
  out += '-';
  append_padded(out, date.month, 2);
  out += '-';
  append_padded(out, date.day, 2);
}

void append_time_text(std::string& out, std::int32_t milliseconds) {
  const auto time = static_cast<std::uint32_t>(milliseconds);
  const auto digit = [](std::uint32_t value) { return static_cast<char>('0' + value % 10); };
  const std::uint32_t hour = time / 3600000;
  const std::uint32_t minute = time / 60000 % 60;
  const std::uint32_t second = time / 1000 % 60;
  const std::uint32_t fraction = time % 1000;
  const char text[] = {digit(hour / 10),      digit(hour),          ':',
                       digit(minute / 10),    digit(minute),        ':',
                       digit(second / 10),    digit(second),        '.',
                       digit(fraction / 100), digit(fraction / 10), digit(fraction)};
  out.append(text, sizeof text);
}

void append_timestamp_text(std::string& out, std::int64_t milliseconds) {
  append_date_text(out, milliseconds);
  out += ' ';
  append_time_text(
      out, static_cast<std::int32_t>(milliseconds - floor_divide(milliseconds, kDay) * kDay));
}

void append_interval_text(std::string& out, std::int64_t value, const Type& type) {
  out += value < 0 ? '-' : '+';
  const auto magnitude =
      value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  if (type.kind == TypeKind::kMonths) {
    append_months_text(out, magnitude, type.interval);
  } else {
    append_millis_text(out, magnitude, type.interval);
  }
}

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

std::string_view fit_text(const Type& type, std::string_view text, std::string& padded) {
  const auto length = static_cast<std::size_t>(type.precision);
  if (type.kind == TypeKind::kVarchar && text.size() <= length) {
    return text;  // never more characters than bytes
  }
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool is_continued = (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;
    if (!is_continued && characters == length) {
      break;
    }
    characters += is_continued ? 0 : 1;
  }
  text = text.substr(0, end);
  if (type.kind == TypeKind::kVarchar || characters == length) {
    return text;
  }
  padded.assign(text);
  padded.append(length - characters, ' ');
  return padded;
}

OrError<Value> value_from_text(const Type& type, std::string_view text) {
  switch (type.kind) {
    case TypeKind::kBoolean:
      return Value(is_true_word(text));
    case TypeKind::kDecimal:
      return decimal_from_text(type, text);
    case TypeKind::kReal:
      return value_or_not(parse_real(text), type, text);
    case TypeKind::kDouble:
      return value_or_not(parse_double(text), type, text);
    case TypeKind::kChar:
    case TypeKind::kVarchar: {
      std::string padded;
      return Value(std::string(fit_text(type, text, padded)));
    }
    case TypeKind::kBinary:
    case TypeKind::kVarbinary:
      return binary_from_text(type, text);
    case TypeKind::kDate:
      return value_or_not(parse_date(text), type, text);
    case TypeKind::kTime:
      return value_or_not(parse_time(text), type, text);
    case TypeKind::kTimestamp:
      return value_or_not(parse_timestamp(text), type, text);
    case TypeKind::kMonths:
    case TypeKind::kMillis:
      return not_a(type, text);
    default:
      return integer_from_text(type, text);
  }
}

std::optional<RowError> append_from_text(ColumnBuilder& builder, std::string_view text) {
  const OrError<Value> value = value_from_text(builder.type(), text);
  if (!value.ok()) {
    return value.error();
  }
  builder.append(value.value());
  return std::nullopt;
}

// Both conversions: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years start in
// March there, in eras of 400 years (146,097 days).
std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) {
  const std::int64_t shifted = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_divide(shifted, 400);
  const std::int64_t year_of_era = shifted - era * 400;
  const std::int64_t day_of_year =
      (153 * (static_cast<std::int64_t>(month) + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = floor_divide(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<unsigned>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month =
      static_cast<unsigned>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0), .month = month, .day = day};
}

}  // namespace sluice
