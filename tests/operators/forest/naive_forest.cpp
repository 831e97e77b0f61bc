#include "tests/operators/forest/naive_forest.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice::forest {

void NaiveTree::Bounds::add(const Bounds& other) {
  for (std::size_t i = 0; i < lows.size(); ++i) {
    lows[i] = std::min(lows[i], other.lows[i]);
    highs[i] = std::max(highs[i], other.highs[i]);
  }
}

double NaiveTree::Bounds::length() const {
  double sum = 0;
  for (std::size_t i = 0; i < lows.size(); ++i) {
    sum += static_cast<double>(highs[i]) - static_cast<double>(lows[i]);
  }
  return sum;
}

NaiveTree::Bounds NaiveTree::bounds(Tree::Node node) const { return bounds_without(node, nullptr); }

NaiveTree::Bounds NaiveTree::bounds_without(Tree::Node node, const float* point) const {
  Bounds bounds{std::vector<float>(dimensions_, INFINITY),
                std::vector<float>(dimensions_, -INFINITY)};
  if (!tree_.is_leaf(node)) {
    for (const int side : {0, 1}) {
      const Bounds part = bounds_without(tree_.child(node, side), point);
      bounds.add(part);
    }
  } else if (point == nullptr || !is_equal(node, point)) {
    const float* row = points_.row(tree_.point(node));
    const std::vector<float> corner(row, row + dimensions_);
    bounds.add({corner, corner});
  }
  return bounds;
}

double NaiveTree::Parts::sum() const {
  return std::accumulate(high.begin(), high.end(), 0.0) +
         std::accumulate(low.begin(), low.end(), 0.0);
}

NaiveTree::Gaps NaiveTree::gaps(const Bounds& bounds, const float* point) const {
  Gaps gaps{{std::vector<double>(dimensions_), std::vector<double>(dimensions_)}, 0, 0};
  for (std::size_t i = 0; i < dimensions_; ++i) {
    gaps.parts.high[i] = std::max(0.0, double{point[i]} - double{bounds.highs[i]});
    gaps.parts.low[i] = std::max(0.0, double{bounds.lows[i]} - double{point[i]});
  }
  gaps.gap = gaps.parts.sum();
  gaps.length = bounds.length() + gaps.gap;
  return gaps;
}

bool NaiveTree::is_equal(Tree::Node leaf, const float* point) const {
  return std::equal(point, point + dimensions_, points_.row(tree_.point(leaf)));
}

Tree::Node NaiveTree::towards(Tree::Node node, const float* point) const {
  const Tree::Cut cut = tree_.cut(node);
  return tree_.child(node, point[cut.dimension] <= cut.value ? 0 : 1);
}

double NaiveTree::score(Tree::Node node, const float* point, int depth) const {
  if (tree_.is_leaf(node)) {
    const double mass = tree_.mass(node);
    return is_equal(node, point) ? (1 - mass / (2 * static_cast<double>(tree_.size()))) /
                                       (depth + std::log2(mass + 1))
                                 : 1.0 / (depth + 1);
  }
  const Gaps around = gaps(bounds(node), point);
  const double parted = around.gap / around.length;
  return parted / (depth + 1) + (1 - parted) * score(towards(node, point), point, depth + 1);
}

NaiveTree::Parts NaiveTree::parts(const float* point) const {
  Tree::Node leaf = tree_.root();
  while (!tree_.is_leaf(leaf)) {
    leaf = towards(leaf, point);
  }
  Parts parts = this->parts(tree_.root(), point, 0, is_equal(leaf, point));
  const double scale = score(point) / parts.sum();
  for (std::vector<double>* half : {&parts.high, &parts.low}) {
    std::for_each(half->begin(), half->end(), [&](double& part) { part *= scale; });
  }
  return parts;
}

NaiveTree::Parts NaiveTree::parts(Tree::Node node, const float* point, int depth,
                                  bool without) const {
  if (tree_.is_leaf(node) && is_equal(node, point)) {
    const std::vector<double> even(
        dimensions_, score(node, point, depth) / static_cast<double>(2 * dimensions_));
    return {even, even};
  }
  const Gaps around = gaps(without ? bounds_without(node, point) : bounds(node), point);
  Parts parts{std::vector<double>(dimensions_), std::vector<double>(dimensions_)};
  if (!tree_.is_leaf(node)) {
    parts = this->parts(towards(node, point), point, depth + 1, without);
  }
  const double kept = 1 - around.gap / around.length;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    parts.high[i] = kept * parts.high[i] + around.parts.high[i] / around.length / (depth + 1);
    parts.low[i] = kept * parts.low[i] + around.parts.low[i] / around.length / (depth + 1);
  }
  return parts;
}

}  // namespace sluice::forest
