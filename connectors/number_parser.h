#pragma once

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
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

/// The number that eight digits at `at` make, -1 where one of them is none: eight bytes at a time,
/// as D. Lemire shows in "Quickly parsing eight digits" (2018).
inline std::int64_t eight_digits(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  constexpr std::uint64_t kHighHalves = 0xF0F0F0F0F0F0F0F0U;
  const std::uint64_t carried = (bytes + 0x0606060606060606U) & kHighHalves;
  if (((bytes & kHighHalves) | (carried >> 4)) != 0x3333333333333333U) {
    return -1;
  }
  bytes -= 0x3030303030303030U;
  bytes = bytes * 10 + (bytes >> 8);  // pairs, in every other byte
  constexpr std::uint64_t kPair = 0x000000FF000000FFU;
  const std::uint64_t high = (bytes & kPair) * (100 + (std::uint64_t{1'000'000} << 32));
  const std::uint64_t low = ((bytes >> 16) & kPair) * (1 + (std::uint64_t{10'000} << 32));
  return static_cast<std::int64_t>((high + low) >> 32);
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
    if constexpr (std::endian::native == std::endian::little) {
      constexpr std::uint64_t kEightPlaces = 100'000'000;
      while (end - at >= 8) {
        const std::int64_t block = eight_digits(at);
        if (block < 0) {
          break;
        }
        digits = digits * kEightPlaces + static_cast<std::uint64_t>(block);
        at += 8;
      }
    }
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

/// HH:mm:ss in eight bytes, as milliseconds since midnight.
inline std::optional<std::int64_t> parse_plain_time(const char* at) {
  const auto digit = [&](int place) {
    return static_cast<unsigned>(static_cast<unsigned char>(at[place] - '0'));
  };
  const bool has_digits = digit(0) < 3 && digit(1) < 10 && digit(3) < 6 && digit(4) < 10 &&
                          digit(6) < 6 && digit(7) < 10;
  const unsigned hour = digit(0) * 10 + digit(1);
  if (!has_digits || at[2] != ':' || at[5] != ':' || hour > 23) {
    return std::nullopt;
  }
  const unsigned minute = digit(3) * 10 + digit(4);
  const unsigned second = digit(6) * 10 + digit(7);
  return std::int64_t{((hour * 60 + minute) * 60 + second)} * 1000;
}

}  // namespace sluice
