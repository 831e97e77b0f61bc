#pragma once

#include <cstdint>

namespace sluice::hotspots {

/// How much an instance has looked at since it was made or loaded: a measure of cost that does not
/// depend on the machine. Deterministic for a given sequence of calls.
///
/// Up to three dimensions a record visits, with L = 5^d, at most so many cells, and in each at most
/// all its records:
///   3 L   for itself and the record that leaves
///   3 L   for each record that becomes a core
///   L     for each foretold core looked at again
///   2 L   for each core lost, and 2 for each core of its cell per edge that it was a witness of
///   2 L   for each border record that loses a core near it
///   L     for each cell renamed, as the smaller part of a merge or a part that splits off
/// and the cells that searches for a split expand, the cells of a component whose box lost a side
/// when its text is printed, and the buckets of the tree around a new cell.
struct Work {
  std::uint64_t cells = 0;   ///< cells, or buckets of the tree, visited
  std::uint64_t points = 0;  ///< records visited, most of them to compute their distance
  std::uint64_t flips = 0;   ///< records in the window that became cores or ceased to be
  friend bool operator==(const Work&, const Work&) = default;
};

}  // namespace sluice::hotspots
