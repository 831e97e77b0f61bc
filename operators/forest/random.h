#pragma once

#include <cstdint>

namespace sluice::forest {

/// Random numbers that are the same on every machine, which the standard's distributions are not.
/// Source: SplitMix64; Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
class Random {
 public:
  explicit Random(std::uint64_t state) : state_(state) {}

  std::uint64_t next() {
    state_ += 0x9E37'79B9'7F4A'7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EB;
    return mixed ^ (mixed >> 31);
  }

  /// Uniform over (0, 1), both ends left out.
  double unit() { return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52; }

  /// All there is to save.
  std::uint64_t state() const { return state_; }

 private:
  std::uint64_t state_;
};

}  // namespace sluice::forest
