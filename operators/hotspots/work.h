#pragma once

#include <cstdint>

namespace sluice::hotspots {

/// How much an instance has looked at since it was made or loaded: a measure of cost that does not
/// depend on the machine. Deterministic for a given sequence of calls.
struct Work {
  std::uint64_t cells = 0;   ///< cells, or buckets of the tree, visited
  std::uint64_t points = 0;  ///< records visited, most of them to compute their distance
  friend bool operator==(const Work&, const Work&) = default;
};

}  // namespace sluice::hotspots
