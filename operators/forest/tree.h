#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "operators/forest/box.h"
#include "operators/forest/point_store.h"
#include "operators/forest/random.h"
#include "runtime/state.h"

namespace sluice::forest {

/// A random cut tree over a changing set of points: each node cuts its box at a place drawn
/// uniformly over the lengths of its sides, and any tree is as likely as if it were drawn anew for
/// the points it holds. Equal points share a leaf.
///
/// Nodes are numbered: inner ones from 0, leaves from `capacity` on. A node's box is that of the
/// points below it, exactly. State: 16 bytes a node and two rows a box, in flat arrays.
/// Cost: `insert` and `remove` one way down or up, and boxes only as far up as they change.
/// Source: Guha, Mishra, Roy, Schrijvers, "Robust random cut forest based anomaly detection on
/// streams", ICML 2016.
class Tree {
 public:
  using Node = std::uint16_t;
  static constexpr Node kNone = 0xFFFF;

  /// The leaf whose cell a point falls into, and how many cuts lie above it.
  struct Descent {
    Node leaf;
    int depth;
  };

  /// Holds up to `capacity` points, duplicates counted. `points` must outlive the tree.
  Tree(std::size_t capacity, PointStore& points, Random random);

  /// Adds a point that is in the store; the leaf it got. It refers to another row of the store
  /// where that is equal.
  Node insert(PointStore::Id point);
  /// Takes one of the points of a leaf away.
  void remove(Node leaf);

  bool empty() const { return root_ == kNone; }
  /// Points held, duplicates counted.
  std::size_t size() const { return size_; }
  std::size_t dimensions() const { return points_->width(); }
  Node root() const { return root_; }
  bool is_leaf(Node node) const { return node >= capacity_; }
  Node parent(Node node) const { return parents_[node]; }
  Node sibling(Node node) const;
  /// The tree must not be empty.
  Descent descend(const float* point) const;
  /// Goes down kAtOnce trees of the same capacity side by side: where one waits for memory, the
  /// others go on.
  static constexpr std::size_t kAtOnce = 8;
  static std::array<Descent, kAtOnce> descend(std::span<const Tree, kAtOnce> trees,
                                              const float* point);
  /// Asks the memory for the rows that scoring reads, from the leaf up.
  void prefetch(Node leaf) const;

  PointStore::Id point(Node leaf) const { return leaves_[leaf - capacity_].point; }
  int mass(Node leaf) const { return leaves_[leaf - capacity_].mass; }
  Box box(Node node) const;
  /// Sum of the lengths of an inner node's sides.
  double perimeter(Node node) const { return perimeters_[node]; }

  struct Cut {
    float value;
    std::uint32_t dimension;
  };
  Cut cut(Node node) const { return {links_[node].cut, links_[node].dimension}; }
  /// 0: where coordinates are at most the cut's value; 1: where they are above.
  Node child(Node node, int side) const {
    return links_[node].children[static_cast<std::size_t>(side)];
  }
  /// The leaves from left to right.
  std::vector<Node> leaves() const;

  /// Writes the cuts; the leaves follow from left to right, their points are the caller's to save.
  void save(StateWriter& state) const;
  /// Reads into an empty tree. `points` and `masses` are those of the leaves from left to right.
  /// Throws an Error of kind state where they make no tree.
  void load(StateReader& state, const std::vector<PointStore::Id>& points,
            const std::vector<int>& masses);

 private:
  /// A leaf's children are itself: going further down does not leave it.
  struct Link {
    float cut;
    std::uint32_t dimension;
    std::array<Node, 2> children;
  };
  struct Leaf {
    PointStore::Id point;
    int mass;
  };
  /// Where a new point goes: a cut that parts it from all that is below `below`.
  struct Place {
    Node below;
    Cut cut;
    bool is_left;  ///< of the cut
  };

  Place choose_place(Node leaf, const float* point);
  static Place cut_between(Node below, Box box, const float* point, std::size_t width, double at);
  void put_above(const Place& place, Node leaf, const float* point);
  void replace_child(Node parent, Node old, Node replacement);
  void cut_off(Node leaf, Node parent);
  void shrink_boxes(Node node, const float* point);
  void grow_boxes(Node node, const float* point);
  void rebuild_box(Node node);
  float* lows(Node node) { return boxes_.data() + std::size_t{node} * 2 * dimensions(); }
  float* highs(Node node) { return lows(node) + dimensions(); }
  Node new_inner();
  Node new_leaf(PointStore::Id point, int mass);

  std::size_t capacity_;
  PointStore* points_;
  Random random_;
  Node root_ = kNone;
  std::size_t size_ = 0;
  std::size_t inner_count_ = 0;  ///< in use or free
  std::vector<Link> links_;      ///< of inner nodes and leaves
  std::vector<Leaf> leaves_;
  std::vector<Node> parents_;       ///< of inner nodes and leaves
  std::vector<double> perimeters_;  ///< of inner nodes
  std::vector<float> boxes_;        ///< of inner nodes: lows, highs
  std::vector<Node> free_inner_;
  std::vector<Node> free_leaves_;
};

inline Tree::Descent Tree::descend(const float* point) const {
  Node node = root_;
  int depth = 0;
  while (!is_leaf(node)) {
    const Link& link = links_[node];
    node = link.children[point[link.dimension] > link.cut ? 1 : 0];
    ++depth;
  }
  return {node, depth};
}

inline Box Tree::box(Node node) const {
  if (is_leaf(node)) {
    const float* row = points_->row(point(node));
    return {row, row};
  }
  const float* row = boxes_.data() + std::size_t{node} * 2 * dimensions();
  return {row, row + dimensions()};
}

}  // namespace sluice::forest
