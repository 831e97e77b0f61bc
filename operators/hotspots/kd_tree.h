#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluice::hotspots {

/// A k-d tree of points that come and go one by one, with buckets for leaves.
///
/// Its planes are fixed in space: where a bucket overflows it is cut at the coarsest power of two
/// that separates its points, and a point outside the region of a node gets a parent for both. The
/// shape follows from the points alone, so drifting data never unbalances it and nothing is ever
/// rebuilt; the depth is at most 64 a dimension and in practice the logarithm of the size.
/// (A compressed trie over interleaved bits: Orenstein, Information Processing Letters 14, 1982.)
class KdTree {
 public:
  /// Points of a bucket, column by column.
  struct Bucket {
    std::vector<double> columns;     ///< [dimensions][stride]
    std::vector<std::uint32_t> ids;  ///< [size]
    std::size_t stride = 0;
  };

  /// Coordinates are told apart in steps of `step`, > 0; a coordinate 2^52 steps from 0 and beyond
  /// in ever larger ones.
  KdTree(int dimensions, double step);

  void insert(const double* point, std::uint32_t id);
  /// Removes a point that was inserted with these coordinates and id.
  void erase(const double* point, std::uint32_t id);

  /// Calls `visit(const Bucket&)` for every bucket that may hold points of the box.
  ///   least, most [dimensions]
  template <class Visit>
  void for_each_bucket(const double* least, const double* most, Visit&& visit) const {
    if (root_ == kNone) {
      return;
    }
    std::uint64_t low[kMostKeys];
    std::uint64_t high[kMostKeys];
    keys_of(least, low);
    keys_of(most, high);
    visit_below(root_, low, high, visit);
  }

 private:
  static constexpr std::size_t kMostKeys = 32;  ///< dimensions there may be
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  struct TreeNode {
    std::uint32_t below[2] = {kNone, kNone};  ///< nodes on the low and the high side of the plane
    std::uint32_t bucket = kNone;             ///< of a leaf
    std::uint16_t dimension = 0;
    std::uint16_t bit = 0;    ///< the plane separates points by this bit of the key
    std::uint64_t plane = 0;  ///< least key of the high side
  };

  void keys_of(const double* point, std::uint64_t* keys) const;
  int coarsest_difference(const std::uint64_t* left, const std::uint64_t* right) const;
  bool is_inside(std::uint32_t node, const std::uint64_t* keys, int* difference) const;
  std::uint32_t make_leaf();
  std::uint32_t make_node();
  void set_plane(std::uint32_t node, const std::uint64_t* keys, int difference);
  void add(std::uint32_t leaf, const double* point, std::uint32_t id);
  void split(std::uint32_t leaf);
  void replace_by(std::uint32_t node, std::uint32_t below);
  void merge_leaves(std::uint32_t parent);
  void release(std::uint32_t node);

  template <class Visit>
  void visit_below(std::uint32_t at, const std::uint64_t* low, const std::uint64_t* high,
                   Visit& visit) const {
    while (nodes_[at].bucket == kNone) {
      const TreeNode& node = nodes_[at];
      if (low[node.dimension] >= node.plane) {
        at = node.below[1];
        continue;
      }
      if (high[node.dimension] >= node.plane) {
        visit_below(node.below[1], low, high, visit);
      }
      at = node.below[0];
    }
    visit(buckets_[nodes_[at].bucket]);
  }

  std::size_t dimensions_;
  double inverse_step_;
  std::uint32_t root_ = kNone;
  std::vector<TreeNode> nodes_;
  std::vector<std::uint64_t> corners_;  ///< [nodes, dimensions] a key inside the node's region
  std::vector<Bucket> buckets_;
  std::vector<std::uint32_t> free_nodes_;
  std::vector<std::uint32_t> free_buckets_;
};

}  // namespace sluice::hotspots
