#include "functions/interval_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "functions/calendar.h"
#include "functions/decimal.h"

namespace sluice {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

/// The largest value of a field that is not the leading one.
std::int64_t field_limit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMonth:
      return 11;
    case TimeUnit::kHour:
      return 23;
    default:
      return 59;
  }
}

std::int64_t unit_size(TimeUnit unit) {
  return is_month_unit(unit) ? unit_months(unit) : unit_milliseconds(unit);
}

/// What parts a field from the one before it.
char separator(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMonth:
      return '-';
    case TimeUnit::kHour:
      return ' ';
    default:
      return ':';
  }
}

/// Reads the fields of one interval, left to right.
class IntervalScanner {
 public:
  IntervalScanner(std::string_view text, const IntervalFields& fields)
      : whole_(text), rest_(trimmed(text)), fields_(fields) {}

  OrError<std::int64_t> scan() {
    const bool is_negative = take('-');
    if (!is_negative) {
      take('+');
    }
    Int128 total = 0;
    for (int unit = static_cast<int>(fields_.leading); unit <= static_cast<int>(fields_.trailing);
         ++unit) {
      if (auto error = scan_field(static_cast<TimeUnit>(unit), total)) {
        return *error;
      }
    }
    std::int64_t result = 0;
    if (!rest_.empty()) {
      return bad_format();
    }
    if (!narrow(is_negative ? -total : total, result)) {
      return RowError{fmt::format("interval '{}' is out of range", whole_)};
    }
    return result;
  }

 private:
  bool take(char c) {
    const bool found = !rest_.empty() && rest_.front() == c;
    rest_.remove_prefix(found ? 1 : 0);
    return found;
  }

  RowError bad_format() const {
    return RowError{fmt::format("illegal interval '{}': not in the format of {}", whole_,
                                to_string(Type{.kind = TypeKind::kMillis, .interval = fields_}))};
  }

  std::string_view take_digits() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
    const std::string_view digits = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(digits.size());
    return digits;
  }

  std::optional<RowError> scan_field(TimeUnit unit, Int128& total) {
    const bool is_leading = unit == fields_.leading;
    if (!is_leading && !take(separator(unit))) {
      return bad_format();
    }
    const std::string_view digits = take_digits();
    if (digits.empty()) {
      return bad_format();
    }
    std::int64_t value = 0;
    for (const char digit : digits) {
      value = std::min<std::int64_t>(value * 10 + (digit - '0'), 1'000'000'000'000);
    }
    const std::size_t significant =
        digits.size() - std::min(digits.find_first_not_of('0'), digits.size());
    if (is_leading && significant > static_cast<std::size_t>(fields_.leading_precision)) {
      return RowError{fmt::format("interval field value {} exceeds precision of {}({}) field",
                                  digits, to_string(unit), fields_.leading_precision)};
    }
    if (!is_leading && value > field_limit(unit)) {
      return RowError{fmt::format("interval field value {} is out of range for {}: at most {}",
                                  digits, to_string(unit), field_limit(unit))};
    }
    total += static_cast<Int128>(value) * unit_size(unit);
    return unit == TimeUnit::kSecond ? scan_fraction(total) : std::nullopt;
  }

  std::optional<RowError> scan_fraction(Int128& total) {
    if (!take('.')) {
      return std::nullopt;
    }
    const std::string_view digits = take_digits();
    if (digits.size() > static_cast<std::size_t>(std::max(fields_.fraction_precision, 3))) {
      return RowError{fmt::format("interval '{}' has more fraction digits than {}", whole_,
                                  fields_.fraction_precision)};
    }
    std::int64_t weight = 100;
    for (const char digit : digits) {
      total += (digit - '0') * weight;
      weight /= 10;
    }
    return std::nullopt;
  }

  std::string_view whole_;
  std::string_view rest_;
  IntervalFields fields_;
};

}  // namespace

OrError<std::int64_t> parse_interval(std::string_view text, const IntervalFields& fields) {
  return IntervalScanner(text, fields).scan();
}

}  // namespace sluice
