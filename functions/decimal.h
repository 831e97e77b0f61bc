#pragma once

#include <cstdint>

namespace sluice {

/// Exact numbers: products and sums of 64-bit numbers meet at 128 bits before they are cut back.
__extension__ using Int128 = __int128;

/// 10^exponent, 0 <= exponent <= 37.
Int128 power_of_ten(int exponent);

/// Whether the number fits 64 bits; if so `result` gets it.
inline bool narrow(Int128 number, std::int64_t& result) {
  result = static_cast<std::int64_t>(number);
  return result == number;
}

/// Divides, rounding halves away from zero; the divisor is positive.
inline Int128 divide_rounding(Int128 number, Int128 divisor) {
  const Int128 half = divisor / 2;
  const Int128 rest = number % divisor;
  const Int128 quotient = number / divisor;
  if (rest >= divisor - half) {
    return quotient + 1;
  }
  return rest <= half - divisor ? quotient - 1 : quotient;
}

/// The largest unscaled value of a DECIMAL of so many digits; 19 digits take all of 64 bits.
std::int64_t largest_decimal(int precision);

}  // namespace sluice
