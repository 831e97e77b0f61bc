#pragma once

#include <cstdint>
#include <string_view>

#include "connectors/number_parser.h"
#include "runtime/value_text.h"

namespace sluice {

/// A number as JSON writes it, and CSV mostly does.
struct JsonNumber {
  std::string_view text;
  /// At most 18 digits and no exponent: what follows holds.
  bool is_plain = false;
  bool is_negative = false;
  std::uint64_t digits = 0;  ///< without sign and point
  int fraction_size = 0;     ///< digits behind the point

  bool is_integer() const { return is_plain && fraction_size == 0; }
  std::int64_t integer() const {
    const auto value = static_cast<std::int64_t>(digits);
    return is_negative ? -value : value;
  }
  /// The digits and the power of ten that divides them are doubles, so that one rounding gives the
  /// nearest double (Clinger 1990).
  bool is_exact() const { return is_plain && digits <= std::uint64_t{1} << 53; }
  double approximate() const {
    const double value =
        static_cast<double>(digits) / kExactPowers[static_cast<std::size_t>(fraction_size)];
    return is_negative ? -value : value;
  }
};

/// Reads a token, behind which eight bytes may be read; false where it is no number of JSON, or one
/// too large for a double. Fills a number rather than return one: an optional of it is copied by
/// wider moves than it was written by, which stalls each time.
inline bool read_json_number(std::string_view token, JsonNumber& number) {
  constexpr std::size_t kPlainDigits = 18;
  constexpr std::size_t kSafeDigits = 300;  // of a double without exponent
  number.text = token;
  std::uint64_t digits = 0;
  int fraction_size = 0;
  const char* at = token.data();
  const char* const end = at + token.size();
  number.is_negative = *at == '-';
  at += number.is_negative ? 1 : 0;
  const char* const whole = at;
  at = read_digits(at, digits);
  const auto whole_size = static_cast<std::size_t>(at - whole);
  if (whole_size == 0 || (*whole == '0' && whole_size > 1)) {
    return false;
  }
  if (*at == '.') {
    const char* const fraction = ++at;
    at = read_digits(at, digits);
    fraction_size = static_cast<int>(at - fraction);
    if (fraction_size == 0) {
      return false;
    }
  }
  const bool has_exponent = at < end && (*at | 0x20) == 'e';
  if (has_exponent) {
    ++at;
    at += *at == '+' || *at == '-' ? 1 : 0;
    std::uint64_t exponent = 0;
    const char* const first = at;
    at = read_digits(at, exponent);
    if (at == first) {
      return false;
    }
  }
  number.digits = digits;
  number.fraction_size = fraction_size;
  number.is_plain =
      !has_exponent && whole_size + static_cast<std::size_t>(fraction_size) <= kPlainDigits;
  const bool may_be_large = has_exponent || token.size() > kSafeDigits;
  return at == end && (!may_be_large || parse_double(token));
}

}  // namespace sluice
