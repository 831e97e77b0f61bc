#include "connectors/generator/random.h"

#include <bit>

namespace sluice {

Random::Random(std::uint64_t seed) {
  for (std::uint64_t& word : state_) {
    seed += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = seed;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    word = mixed ^ (mixed >> 31);
  }
}

std::uint64_t Random::bits() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::bell() {
  const std::uint64_t word = bits();
  const std::uint64_t sum =
      (word & 0xffff) + ((word >> 16) & 0xffff) + ((word >> 32) & 0xffff) + (word >> 48);
  // Each part is uniform with variance 1/12; four of them have the deviation sqrt(1/3).
  constexpr double kScale = 1.7320508075688772 / 65536;
  return (static_cast<double>(sum) - 2 * 65535.0) * kScale;
}

double Random::exponential() {
  // A run of falling numbers x1 > x2 > ... has odd length with probability exp(-x1).
  for (double whole = 0;; whole += 1) {
    const double first = unit();
    double last = first;
    bool is_odd = true;
    for (double next = unit(); next < last; next = unit()) {
      last = next;
      is_odd = !is_odd;
    }
    if (is_odd) {
      return whole + first;
    }
  }
}

}  // namespace sluice
