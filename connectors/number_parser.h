#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

/// Digits of the usual form of a number, without blanks, plus sign and exponent; nothing for any
/// other text, which the parsers of value_text.h then look at. Inline: these run once a cell.
inline std::optional<std::int64_t> parse_plain_integer(std::string_view text) {
  constexpr std::size_t kSafeDigits = 18;
  const bool is_negative = !text.empty() && text[0] == '-';
  const std::size_t begin = is_negative ? 1 : 0;
  if (text.size() == begin || text.size() - begin > kSafeDigits) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const auto digit = static_cast<unsigned char>(text[i] - '0');
    if (digit > 9) {
      return std::nullopt;
    }
    value = value * 10 + digit;
  }
  return is_negative ? -value : value;
}

/// A decimal number of at most 19 digits. Exact (Clinger 1990) while the digits are below 2^53 and
/// at most 22 of them stand behind the point; std::from_chars beyond.
inline std::optional<double> parse_plain_double(std::string_view text) {
  constexpr std::array<double, 23> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr std::uint64_t kExact = std::uint64_t{1} << 53;
  constexpr std::ptrdiff_t kSafeDigits = 19;
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool is_negative = at != end && *at == '-';
  at += is_negative ? 1 : 0;
  const char* const first = at;
  std::uint64_t digits = 0;
  while (at != end && static_cast<unsigned char>(*at - '0') <= 9) {
    digits = digits * 10 + static_cast<unsigned char>(*at++ - '0');
  }
  std::ptrdiff_t count = at - first;
  std::ptrdiff_t fraction = 0;
  if (at != end && *at == '.') {
    const char* const point = at++;
    while (at != end && static_cast<unsigned char>(*at - '0') <= 9) {
      digits = digits * 10 + static_cast<unsigned char>(*at++ - '0');
    }
    fraction = at - point - 1;
    count += fraction;
  }
  if (at != end || count == 0 || count > kSafeDigits) {
    return std::nullopt;
  }
  double value = 0;
  if (digits <= kExact) {
    value = static_cast<double>(digits) / kPowers[static_cast<std::size_t>(fraction)];
    return is_negative ? -value : value;
  }
  const auto result = std::from_chars(text.data(), end, value);
  return result.ec == std::errc() && result.ptr == end ? std::optional(value) : std::nullopt;
}

}  // namespace sluice
