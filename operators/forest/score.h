#pragma once

#include <vector>

#include "operators/forest/tree.h"

namespace sluice::forest {

/// How unusual `point` is to a tree that is not empty: about how much less deep it would be, were
/// it in the tree, than its points are. Normal points score just under 1 after `normalise`.
///
/// Let S(v) be the score of a point in the cell of node v, d the depth of v and p the chance that a
/// random cut of the box of v, grown to hold the point, parts the two. Then
///   S(inner node) = p / (d + 1) + (1 - p) S(child towards the point)
///   S(leaf)       = 1 / (d + 1), or where it holds the point m times
///                   (1 - m / (2 size)) / (d + log2(m + 1))
/// Boxes that hold the point have p = 0, as have all above them: a walk up from the leaf ends
/// there. `descent` is the tree's for the point.
double score(const Tree& tree, const float* point, Tree::Descent descent);

/// The factor that makes scores of trees over `size` points comparable.
double normaliser(std::size_t size);

/// Scores as `score` does and splits the score by coordinate and direction: each cut that parts the
/// point from a box is in a gap of one coordinate, above the box or below it, and each gap gets
/// its part by length. The halves add up to the score.
class Attributor {
 public:
  explicit Attributor(std::size_t dimensions);

  /// Adds the parts of the score to `high` and `low`, of `dimensions` numbers each; the score.
  double attribute(const Tree& tree, const float* point, std::vector<double>& high,
                   std::vector<double>& low);

 private:
  void start_even(double score);
  void blend(Box box, double perimeter, double gap, const float* point, int depth);
  double attribute_new(const Tree& tree, const float* point, Tree::Descent descent);
  double attribute_duplicate(const Tree& tree, const float* point, Tree::Descent descent);

  std::size_t width_;
  std::vector<double> high_;  ///< of one tree
  std::vector<double> low_;
  std::vector<float> lows_;  ///< the box of the siblings seen on the way up
  std::vector<float> highs_;
};

}  // namespace sluice::forest
