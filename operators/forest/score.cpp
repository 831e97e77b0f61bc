#include "operators/forest/score.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice::forest {
namespace {

double unseen(int depth) { return 1.0 / (depth + 1); }

double seen(const Tree& tree, Tree::Descent descent) {
  const double mass = tree.mass(descent.leaf);
  const double damp = 1.0 - mass / (2.0 * static_cast<double>(tree.size()));
  return damp / (descent.depth + std::log2(mass + 1.0));
}

bool holds(const Tree& tree, Tree::Node leaf, const float* point) {
  return distance_outside(tree.box(leaf), point, tree.dimensions()) == 0;
}

/// Calls `visit(node, gap, depth)` for the inner nodes above `descent.leaf`, from below, that do
/// not hold the point.
template <class Visit>
void walk_up(const Tree& tree, const float* point, Tree::Descent descent, Visit visit) {
  int depth = descent.depth;
  for (Tree::Node node = tree.parent(descent.leaf); node != Tree::kNone; node = tree.parent(node)) {
    --depth;
    const double gap = distance_outside(tree.box(node), point, tree.dimensions());
    if (gap == 0) {
      return;
    }
    visit(node, gap, depth);
  }
}

}  // namespace

double score(const Tree& tree, const float* point, Tree::Descent descent) {
  if (holds(tree, descent.leaf, point)) {
    return seen(tree, descent);
  }
  double score = unseen(descent.depth);
  walk_up(tree, point, descent, [&](Tree::Node node, double gap, int depth) {
    score += gap / (tree.perimeter(node) + gap) * (unseen(depth) - score);
  });
  return score;
}

double normaliser(std::size_t size) { return std::log2(static_cast<double>(size) + 1.0); }

Attributor::Attributor(std::size_t dimensions)
    : width_(row_width(dimensions)),
      high_(dimensions),
      low_(dimensions),
      lows_(width_),
      highs_(width_) {}

double Attributor::attribute(const Tree& tree, const float* point, std::vector<double>& high,
                             std::vector<double>& low) {
  const Tree::Descent descent = tree.descend(point);
  const double score = holds(tree, descent.leaf, point) ? attribute_duplicate(tree, point, descent)
                                                        : attribute_new(tree, point, descent);
  for (std::size_t i = 0; i < high_.size(); ++i) {
    high[i] += high_[i];
    low[i] += low_[i];
  }
  return score;
}

/// One more node on the way up: gaps beside `box` get their part, what is there so far shrinks.
void Attributor::blend(Box box, double perimeter, double gap, const float* point, int depth) {
  const double length = perimeter + gap;
  const double kept = 1 - gap / length;
  const double part = unseen(depth) / length;
  for (std::size_t i = 0; i < high_.size(); ++i) {
    high_[i] = kept * high_[i] + part * std::max(point[i] - box.highs[i], 0.0F);
    low_[i] = kept * low_[i] + part * std::max(box.lows[i] - point[i], 0.0F);
  }
}

double Attributor::attribute_new(const Tree& tree, const float* point, Tree::Descent descent) {
  double score = unseen(descent.depth);
  const Box leaf = tree.box(descent.leaf);
  std::fill(high_.begin(), high_.end(), 0);
  std::fill(low_.begin(), low_.end(), 0);
  blend(leaf, 0, distance_outside(leaf, point, width_), point, descent.depth);
  walk_up(tree, point, descent, [&](Tree::Node node, double gap, int depth) {
    const double perimeter = tree.perimeter(node);
    score += gap / (perimeter + gap) * (unseen(depth) - score);
    blend(tree.box(node), perimeter, gap, point, depth);
  });
  return score;
}

void Attributor::start_even(double score) {
  const double part = score / (2.0 * static_cast<double>(high_.size()));
  std::fill(high_.begin(), high_.end(), part);
  std::fill(low_.begin(), low_.end(), part);
}

/// A point that the tree holds has no gaps to its own leaf. Its parts are as they would be without
/// that leaf, each node's box being that of the siblings below it, scaled to the score it has.
double Attributor::attribute_duplicate(const Tree& tree, const float* point,
                                       Tree::Descent descent) {
  const double score = seen(tree, descent);
  start_even(score);
  int depth = descent.depth;
  for (Tree::Node node = descent.leaf; tree.parent(node) != Tree::kNone; node = tree.parent(node)) {
    const Box sibling = tree.box(tree.sibling(node));
    if (node == descent.leaf) {
      std::copy_n(sibling.lows, width_, lows_.begin());
      std::copy_n(sibling.highs, width_, highs_.begin());
    } else {
      unite({lows_.data(), highs_.data()}, sibling, lows_.data(), highs_.data(), width_);
    }
    --depth;
    const Box box{lows_.data(), highs_.data()};
    const double gap = distance_outside(box, point, width_);
    if (gap == 0) {
      break;
    }
    blend(box, forest::perimeter(box, width_), gap, point, depth);
  }
  const double sum = std::accumulate(high_.begin(), high_.end(), 0.0) +
                     std::accumulate(low_.begin(), low_.end(), 0.0);
  for (std::size_t i = 0; i < high_.size(); ++i) {
    high_[i] *= score / sum;
    low_[i] *= score / sum;
  }
  return score;
}

}  // namespace sluice::forest
