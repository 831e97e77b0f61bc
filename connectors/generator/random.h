#pragma once

#include <array>
#include <cstdint>

namespace sluice {

/// Random numbers that are the same on every machine: xoshiro256** seeded by splitmix64, and
/// distributions that use only operations which IEEE 754 defines to the last bit (the standard
/// library specifies neither its distributions nor its logarithm so far).
/// Source: Blackman and Vigna, Scrambled linear pseudorandom number generators, 2021.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint64_t bits();
  /// Uniform in [0, 1).
  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  /// Uniform in [low, high).
  double between(double low, double high) { return low + (high - low) * unit(); }
  /// Uniform in [0, limit); `limit` > 0. Its bias is under limit / 2^32.
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(((bits() >> 32) * limit) >> 32);
  }
  /// True with this probability.
  bool chance(double probability) { return unit() < probability; }
  /// Bell-shaped: mean 0, standard deviation 1, never beyond 3.47. The sum of four uniform numbers.
  double bell();
  /// Exponential with mean 1. Source: von Neumann, Various techniques used in connection with
  /// random digits, 1951: comparisons alone, no logarithm.
  double exponential();

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace sluice
