#pragma once

#include <cstddef>
#include <vector>

#include "operators/forest/tree.h"

namespace sluice::forest {

/// A tree read as it is defined: boxes from the points, scores by plain recursion from the root.
class NaiveTree {
 public:
  NaiveTree(const Tree& tree, const PointStore& points, std::size_t dimensions)
      : tree_(tree), points_(points), dimensions_(dimensions) {}

  struct Bounds {
    std::vector<float> lows, highs;
    void add(const Bounds& other);
    double length() const;
  };
  Bounds bounds(Tree::Node node) const;
  double score(const float* point) const { return score(tree_.root(), point, 0); }

  struct Parts {
    std::vector<double> high, low;
    double sum() const;
  };
  /// What each coordinate gives to the score.
  Parts parts(const float* point) const;

 private:
  struct Gaps {
    Parts parts;
    double gap;
    double length;  ///< of the box grown to hold the point
  };
  Gaps gaps(const Bounds& bounds, const float* point) const;
  bool is_equal(Tree::Node leaf, const float* point) const;
  Tree::Node towards(Tree::Node node, const float* point) const;
  double score(Tree::Node node, const float* point, int depth) const;
  /// `without`: whether the leaf that holds the point is left out of the boxes.
  Parts parts(Tree::Node node, const float* point, int depth, bool without) const;
  Bounds bounds_without(Tree::Node node, const float* point) const;

  const Tree& tree_;
  const PointStore& points_;
  std::size_t dimensions_;  ///< rows may be longer
};

}  // namespace sluice::forest
