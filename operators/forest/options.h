#pragma once

#include <cstddef>
#include <cstdint>

namespace sluice::forest {

/// What a forest is asked to do. Every field is fixed for the life of an instance.
struct Options {
  /// Numbers of a record, at least 1.
  std::size_t columns = 1;
  /// Records that are scored together, at least 1; columns * shingle is at most kMostDimensions.
  std::size_t shingle = 1;
  /// 1 to kMostTrees.
  std::size_t trees = 100;
  /// Shingles that each tree keeps, kLeastSamples to kMostSamples. As many are learned before the
  /// first score.
  std::size_t samples = 256;
  /// Shingles after which the odds of having been kept are e times smaller; at least 1.
  double time_decay = 100'000;
  std::uint64_t seed = 0;

  friend bool operator==(const Options&, const Options&) = default;
};

inline constexpr std::size_t kMostDimensions = 65'536;
inline constexpr std::size_t kMostTrees = 100'000;
inline constexpr std::size_t kLeastSamples = 2;
inline constexpr std::size_t kMostSamples = 32'767;

/// Coordinates are kept as floats; beyond this distance from 0 sums of them could overflow. It is a
/// float itself, so that rounding takes no number beyond it.
inline constexpr double kMostMagnitude = double{1e30F};

/// Bytes that a forest takes at most, once its trees are full.
double most_bytes(const Options& options);

/// Throws an Error of kind query that names the first option out of its range.
void validate(const Options& options);

}  // namespace sluice::forest
