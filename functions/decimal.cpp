#include "functions/decimal.h"

#include <array>
#include <limits>

#include "base/check.h"

namespace sluice {

Int128 power_of_ten(int exponent) {
  static const std::array<Int128, 38> kPowers = [] {
    std::array<Int128, 38> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }();
  check(exponent >= 0 && exponent < 38, "power of ten beyond 128 bits");
  return kPowers[static_cast<std::size_t>(exponent)];
}

std::int64_t largest_decimal(int precision) {
  return precision >= 19 ? std::numeric_limits<std::int64_t>::max()
                         : static_cast<std::int64_t>(power_of_ten(precision)) - 1;
}

}  // namespace sluice
