#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "operators/hotspots/components.h"

namespace sluice::hotspots {

/// Tells whether two nodes of a graph are connected by searching from both at once, a node of each
/// in turn: if not, the search ends with the smaller part, at a cost in proportion to that part.
class LockStepSearch {
 public:
  /// Returns whether `left` and `right` are connected.
  ///   for_each_edge(node, visit)  calls visit(neighbour) for all neighbours of `node`
  template <class ForEachEdge>
  bool meet(Node left, Node right, ForEachEdge&& for_each_edge) {
    start(left, right);
    for (std::size_t turn = 0;; turn = 1 - turn) {
      Side& side = sides_[turn];
      if (side.next == side.seen.size()) {
        part_ = turn;
        return false;
      }
      bool met = false;
      for_each_edge(side.seen[side.next++], [&](Node near) { met = met || !see(near, turn); });
      if (met) {
        return true;
      }
    }
  }

  /// After a search that did not meet: all nodes of the part that was searched to its end.
  const std::vector<Node>& part() const { return sides_[part_].seen; }

 private:
  struct Side {
    std::vector<Node> seen;
    std::size_t next = 0;
  };

  void start(Node left, Node right) {
    if (stamp_ > std::numeric_limits<std::uint32_t>::max() - 2) {
      stamps_.assign(stamps_.size(), 0);
      stamp_ = 0;
    }
    stamp_ += 2;
    for (Side& side : sides_) {
      side.seen.clear();
      side.next = 0;
    }
    see(left, 0);
    see(right, 1);
  }

  /// Returns false if the other side has seen the node.
  bool see(Node node, std::size_t turn) {
    if (node >= stamps_.size()) {
      stamps_.resize(std::size_t{node} + 1);
    }
    const auto own = static_cast<std::uint32_t>(stamp_ + turn);
    const std::uint32_t before = std::exchange(stamps_[node], own);
    if (before != own) {
      sides_[turn].seen.push_back(node);
    }
    return before == own || before < stamp_;
  }

  std::vector<std::uint32_t> stamps_;  ///< by node: stamp_ + side that saw it
  std::uint32_t stamp_ = 0;
  Side sides_[2];
  std::size_t part_ = 0;
};

}  // namespace sluice::hotspots
