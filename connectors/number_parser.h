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

/// Powers of ten that a double holds exactly.
inline constexpr std::array<double, 23> kExactPowers = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// Moves over the digits at `at`, behind which eight bytes may be read, and appends them to
/// `value`, which overflows beyond 19 of them. Eight at a time: the first byte that is no digit is
/// found in all eight at once, what precedes it is shifted up and added in pairs.
inline const char* read_digits(const char* at, std::uint64_t& value) {
  constexpr std::array<std::uint64_t, 9> kPowers = {
      1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
  constexpr std::uint64_t kZeros = 0x3030303030303030U;
  constexpr std::uint64_t kToHighBit = 0x7676767676767676U;  // carries from 10 on
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  while (true) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) {
      bytes = __builtin_bswap64(bytes);
    }
    bytes ^= kZeros;
    const std::uint64_t others = (bytes | (bytes + kToHighBit)) & kHighBits;
    const auto count = static_cast<unsigned>(std::countr_zero(others)) / 8;  // 8 for none
    if (count == 0) {
      return at;
    }
    bytes <<= (8 - count) * 8;
    bytes = (bytes * 10 + (bytes >> 8)) & 0x00FF00FF00FF00FFU;
    bytes = (bytes * 100 + (bytes >> 16)) & 0x0000FFFF0000FFFFU;
    bytes = (bytes * 10'000 + (bytes >> 32)) & 0x00000000FFFFFFFFU;
    value = value * kPowers[count] + bytes;
    at += count;
    if (count < 8) {
      return at;
    }
  }
}

/// A decimal number of at most 19 digits. Exact (Clinger 1990) while the digits are below 2^53 and
/// at most 22 of them stand behind the point; std::from_chars beyond.
inline std::optional<double> parse_plain_double(std::string_view text) {
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
    value = static_cast<double>(digits) / kExactPowers[static_cast<std::size_t>(fraction)];
    return is_negative ? -value : value;
  }
  const auto result = std::from_chars(text.data(), end, value);
  return result.ec == std::errc() && result.ptr == end ? std::optional(value) : std::nullopt;
}

/// HH:mm:ss in eight bytes, as milliseconds since midnight; -1 for other text. All eight at once:
/// less the form's own bytes, each must be at most a limit; then tens and ones are added in pairs.
inline std::int64_t parse_plain_time(const char* at) {
  constexpr std::uint64_t kForm = 0x30303A30303A3030U;   // 00:00:00, the first byte lowest
  constexpr std::uint64_t kRooms = 0x767A7F767A7F767DU;  // 127 less the limits 2 9 0 5 9 0 5 9
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) {
    bytes = __builtin_bswap64(bytes);
  }
  bytes ^= kForm;
  const std::uint64_t pairs = bytes * 10 + (bytes >> 8);
  const std::uint64_t hour = pairs & 0xFF;
  const std::uint64_t minute = (pairs >> 24) & 0xFF;
  const std::uint64_t second = (pairs >> 48) & 0xFF;
  const bool is_time = ((bytes | (bytes + kRooms)) & kHighBits) == 0 && hour < 24;
  return is_time ? static_cast<std::int64_t>((hour * 60 + minute) * 60 + second) * 1000 : -1;
}

/// What follows the date in a usual timestamp, in milliseconds since midnight: a blank or T,
/// HH:mm:ss, perhaps three digits of a second; -1 for other text.
inline std::int64_t parse_time_behind_date(std::string_view text) {
  constexpr std::size_t kSize = 9;
  const bool has_fraction = text.size() == kSize + 4 && text[kSize] == '.';
  if ((text.size() != kSize && !has_fraction) || (text[0] != ' ' && text[0] != 'T')) {
    return -1;
  }
  const std::int64_t time = parse_plain_time(text.data() + 1);
  if (time < 0 || !has_fraction) {
    return time;
  }
  std::int64_t fraction = 0;
  for (std::size_t i = kSize + 1; i < text.size(); ++i) {
    const auto digit = static_cast<unsigned char>(text[i] - '0');
    if (digit > 9) {
      return -1;
    }
    fraction = fraction * 10 + digit;
  }
  return time + fraction;
}

}  // namespace sluice
