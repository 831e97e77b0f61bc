#include "operators/forest/tree.h"

#include <algorithm>
#include <cmath>

namespace sluice::forest {
namespace {

void fetch_floats(const float* from, std::size_t count) {
  constexpr std::size_t kCacheLine = 64 / sizeof(float);
  for (std::size_t i = 0; i < count; i += kCacheLine) {
    __builtin_prefetch(from + i);
  }
}

}  // namespace

Tree::Tree(std::size_t capacity, PointStore& points, Random random)
    : capacity_(capacity),
      points_(&points),
      random_(random),
      links_(2 * capacity),
      parents_(2 * capacity, kNone) {
  leaves_.reserve(capacity);
  perimeters_.reserve(capacity - 1);
  free_inner_.reserve(capacity);
  free_leaves_.reserve(capacity);
}

Tree::Node Tree::sibling(Node node) const {
  const std::array<Node, 2>& children = links_[parents_[node]].children;
  return children[0] == node ? children[1] : children[0];
}

std::array<Tree::Descent, Tree::kAtOnce> Tree::descend(std::span<const Tree, kAtOnce> trees,
                                                       const float* point) {
  std::array<Descent, kAtOnce> descents;
  std::array<const Link*, kAtOnce> links;
  const std::size_t capacity = trees[0].capacity_;
  for (std::size_t i = 0; i < kAtOnce; ++i) {
    descents[i] = {trees[i].root_, 0};
    links[i] = trees[i].links_.data();
  }
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (std::size_t i = 0; i < kAtOnce; ++i) {
      Descent& descent = descents[i];
      const Link& link = links[i][descent.leaf];
      descent.depth += descent.leaf < capacity ? 1 : 0;
      descent.leaf = link.children[point[link.dimension] > link.cut ? 1 : 0];
      goes_on |= descent.leaf < capacity;
    }
  }
  return descents;
}

void Tree::prefetch(Node leaf) const {
  constexpr int kBoxes = 3;  // further up most boxes hold the point or are in the cache
  fetch_floats(points_->row(point(leaf)), dimensions());
  Node node = parents_[leaf];
  for (int i = 0; i < kBoxes && node != kNone; ++i) {
    fetch_floats(box(node).lows, 2 * dimensions());
    node = parents_[node];
  }
}

Tree::Node Tree::insert(PointStore::Id point) {
  ++size_;
  if (empty()) {
    root_ = new_leaf(point, 1);
    return root_;
  }
  const float* row = points_->row(point);
  const Node nearest = descend(row).leaf;
  if (distance_outside(box(nearest), row, dimensions()) == 0) {
    ++leaves_[nearest - capacity_].mass;
    return nearest;
  }
  const Place place = choose_place(nearest, row);
  const Node leaf = new_leaf(point, 1);
  put_above(place, leaf, row);
  return leaf;
}

// From the root down, the first node whose box, grown to hold the point, is cut between the box and
// the point gets the point as its new sibling. Going up from the leaf instead, the last such node
// is the same, and all above a box that holds the point need not be visited.
Tree::Place Tree::choose_place(Node leaf, const float* point) {
  Place place{kNone, {}, false};
  for (Node node = leaf; node != kNone; node = parents_[node]) {
    const Box around = box(node);
    const double gap = distance_outside(around, point, dimensions());
    if (gap == 0) {
      break;
    }
    const double length = is_leaf(node) ? 0 : perimeters_[node];
    const double at = random_.unit() * (length + gap);
    if (at < gap || place.below == kNone) {
      place = cut_between(node, around, point, dimensions(), at);
    }
  }
  return place;
}

Tree::Place Tree::cut_between(Node below, Box box, const float* point, std::size_t width,
                              double at) {
  Place place{below, {}, false};
  for (std::size_t i = 0; i < width && at >= 0; ++i) {
    const bool is_left = point[i] < box.lows[i];
    const float from = is_left ? point[i] : box.highs[i];
    const float to = is_left ? box.lows[i] : point[i];
    if (from < to) {
      // The cut may be at `from`, which then lies left of it, not at `to`.
      const float value = static_cast<float>(static_cast<double>(from) + at);
      place.cut = {value < to ? value : std::nextafter(to, from), static_cast<std::uint32_t>(i)};
      place.is_left = is_left;
      at -= static_cast<double>(to) - static_cast<double>(from);
    }
  }
  return place;
}

void Tree::put_above(const Place& place, Node leaf, const float* point) {
  const Node node = new_inner();
  const Node parent = parents_[place.below];
  links_[node] = {place.cut.value, place.cut.dimension, {}};
  links_[node].children[place.is_left ? 0 : 1] = leaf;
  links_[node].children[place.is_left ? 1 : 0] = place.below;
  parents_[leaf] = parents_[place.below] = node;
  replace_child(parent, place.below, node);
  rebuild_box(node);
  grow_boxes(parent, point);
}

void Tree::replace_child(Node parent, Node old, Node replacement) {
  parents_[replacement] = parent;
  if (parent == kNone) {
    root_ = replacement;
    return;
  }
  std::array<Node, 2>& children = links_[parent].children;
  children[children[0] == old ? 0 : 1] = replacement;
}

void Tree::grow_boxes(Node node, const float* point) {
  for (; node != kNone && distance_outside(box(node), point, dimensions()) > 0;
       node = parents_[node]) {
    unite(box(node), {point, point}, lows(node), highs(node), dimensions());
    perimeters_[node] = forest::perimeter(box(node), dimensions());
  }
}

void Tree::remove(Node leaf) {
  --size_;
  Leaf& removed = leaves_[leaf - capacity_];
  if (--removed.mass > 0) {
    return;
  }
  free_leaves_.push_back(leaf);
  const Node parent = parents_[leaf];
  if (parent == kNone) {
    root_ = kNone;
  } else {
    cut_off(leaf, parent);
  }
  points_->release(removed.point);
}

void Tree::cut_off(Node leaf, Node parent) {
  const Node above = parents_[parent];
  replace_child(above, parent, sibling(leaf));
  free_inner_.push_back(parent);
  shrink_boxes(above, points_->row(point(leaf)));
}

void Tree::shrink_boxes(Node node, const float* point) {
  while (node != kNone && !is_strictly_inside(box(node), point, dimensions())) {
    rebuild_box(node);
    node = parents_[node];
  }
}

void Tree::rebuild_box(Node node) {
  const std::array<Node, 2>& children = links_[node].children;
  unite(box(children[0]), box(children[1]), lows(node), highs(node), dimensions());
  perimeters_[node] = forest::perimeter(box(node), dimensions());
}

Tree::Node Tree::new_inner() {
  if (!free_inner_.empty()) {
    const Node node = free_inner_.back();
    free_inner_.pop_back();
    return node;
  }
  ++inner_count_;
  perimeters_.push_back(0);
  boxes_.resize(boxes_.size() + 2 * dimensions());
  return static_cast<Node>(inner_count_ - 1);
}

Tree::Node Tree::new_leaf(PointStore::Id point, int mass) {
  points_->retain(point);
  if (free_leaves_.empty()) {
    leaves_.emplace_back();
    free_leaves_.push_back(static_cast<Node>(capacity_ + leaves_.size() - 1));
  }
  const Node leaf = free_leaves_.back();
  free_leaves_.pop_back();
  leaves_[leaf - capacity_] = {point, mass};
  parents_[leaf] = kNone;
  links_[leaf] = {0, 0, {leaf, leaf}};
  return leaf;
}

}  // namespace sluice::forest
