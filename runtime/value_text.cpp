#include "runtime/value_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "base/check.h"

namespace sluice {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

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

/// Appends a number of at most six decimal places, as measured quantities and prices mostly are;
/// false for others. As the shortest text would be: `scaled` / 10^6 rounds to the number and has at
/// most 15 digits, so no other decimal of so few digits does; and within these bounds that text is
/// without an exponent.
bool append_short_decimal(std::string& out, double value) {
  constexpr double kLeast = 1e-3;
  constexpr double kMost = 1e8;
  constexpr double kMostWhole = 1e5;  // 1e+05 is shorter than 100000
  constexpr std::uint64_t kUnit = 1'000'000;
  const double magnitude = std::abs(value);
  if (!(magnitude >= kLeast && magnitude < kMost)) {
    return false;
  }
  const auto scaled = static_cast<std::uint64_t>(magnitude * double{kUnit} + 0.5);
  std::uint64_t fraction = scaled % kUnit;
  if (static_cast<double>(scaled) / double{kUnit} != magnitude ||
      (fraction == 0 && magnitude >= kMostWhole)) {
    return false;
  }
  char text[24];
  text[0] = '-';
  char* end = std::to_chars(text + 1, text + sizeof text, scaled / kUnit).ptr;
  if (fraction != 0) {
    constexpr int kPlaces = 6;
    *end = '.';
    for (int place = kPlaces; place > 0; --place, fraction /= 10) {
      end[place] = static_cast<char>('0' + fraction % 10);
    }
    end += kPlaces + 1;
    while (end[-1] == '0') {
      --end;
    }
  }
  out.append(value < 0 ? text : text + 1, end);
  return true;
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

void append_double_text(std::string& out, double value) {
  if (!append_short_decimal(out, value)) {
    append_approximate_text(out, value);
  }
}

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
  const auto digit = [](std::int64_t value) { return static_cast<char>('0' + value % 10); };
  const char month_and_day[] = {'-', digit(date.month / 10), digit(date.month),
                                '-', digit(date.day / 10),   digit(date.day)};
  constexpr std::int64_t kMostYear = 9999;
  if (date.year >= 0 && date.year <= kMostYear) {
    const char year[] = {digit(date.year / 1000), digit(date.year / 100), digit(date.year / 10),
                         digit(date.year)};
    out.append(year, sizeof year);
  } else {
    out += date.year < 0 ? "-" : "";
    append_padded(out, static_cast<std::uint64_t>(date.year < 0 ? -date.year : date.year), 4);
  }
  out.append(month_and_day, sizeof month_and_day);
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
  const std::int64_t rest = milliseconds % kDay;
  append_time_text(out, static_cast<std::int32_t>(rest < 0 ? rest + kDay : rest));
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
