#include "operators/hotspots/kd_tree.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.h"

namespace sluice::hotspots {
namespace {

constexpr std::size_t kBucket = 32;  // points that a bucket holds before it is cut
constexpr std::size_t kSmall = 16;   // two leaves holding no more than this become one
constexpr double kLinear = 0x1p52;   // steps up to which keys are proportional
constexpr std::uint64_t kMiddle = std::uint64_t{1} << 63;  // the key of 0

// A difference is `bit * 32 + (31 - dimension)`, so that a larger one is a coarser plane.
int bit_of(int difference) { return difference / 32; }
int dimension_of(int difference) { return 31 - difference % 32; }

/// Maps a coordinate to a key in the same order: linear up to kLinear steps, by the bits of the
/// double beyond, which grow with its logarithm.
std::uint64_t key_of(double steps) {
  const double size = std::fabs(steps);
  if (size < kLinear) {
    return kMiddle + static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(steps)));
  }
  const std::uint64_t beyond = std::bit_cast<std::uint64_t>(size) -
                               std::bit_cast<std::uint64_t>(kLinear) +
                               static_cast<std::uint64_t>(kLinear);
  return steps < 0 ? kMiddle - beyond : kMiddle + beyond;
}

}  // namespace

KdTree::KdTree(int dimensions, double step)
    : dimensions_(static_cast<std::size_t>(dimensions)), inverse_step_(1 / step) {
  check(dimensions_ <= kMostKeys, "dimensions of a k-d tree");
}

void KdTree::keys_of(const double* point, std::uint64_t* keys) const {
  for (std::size_t i = 0; i < dimensions_; ++i) {
    keys[i] = key_of(point[i] * inverse_step_);
  }
}

/// Returns -1 for equal keys.
int KdTree::coarsest_difference(const std::uint64_t* left, const std::uint64_t* right) const {
  int coarsest = -1;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    if (left[i] != right[i]) {
      const int bit = 63 - std::countl_zero(left[i] ^ right[i]);
      coarsest = std::max(coarsest, bit * 32 + 31 - static_cast<int>(i));
    }
  }
  return coarsest;
}

/// A node's region holds the keys that differ from its corner at its own plane or finer ones.
bool KdTree::is_inside(std::uint32_t node, const std::uint64_t* keys, int* difference) const {
  *difference = coarsest_difference(&corners_[node * dimensions_], keys);
  return *difference <= nodes_[node].bit * 32 + 31 - nodes_[node].dimension;
}

std::uint32_t KdTree::make_node() {
  if (free_nodes_.empty()) {
    nodes_.emplace_back();
    corners_.resize(nodes_.size() * dimensions_);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  const std::uint32_t node = free_nodes_.back();
  free_nodes_.pop_back();
  nodes_[node] = {};
  return node;
}

std::uint32_t KdTree::make_leaf() {
  const std::uint32_t leaf = make_node();
  if (free_buckets_.empty()) {
    nodes_[leaf].bucket = static_cast<std::uint32_t>(buckets_.size());
    buckets_.emplace_back();
  } else {
    nodes_[leaf].bucket = free_buckets_.back();
    free_buckets_.pop_back();
  }
  return leaf;
}

void KdTree::release(std::uint32_t node) {
  const std::uint32_t bucket = nodes_[node].bucket;
  if (bucket != kNone) {
    buckets_[bucket].ids.clear();
    free_buckets_.push_back(bucket);
  }
  free_nodes_.push_back(node);
}

void KdTree::set_plane(std::uint32_t node, const std::uint64_t* keys, int difference) {
  const auto dimension = static_cast<std::size_t>(dimension_of(difference));
  const auto bit = static_cast<unsigned>(bit_of(difference));
  nodes_[node].dimension = static_cast<std::uint16_t>(dimension);
  nodes_[node].bit = static_cast<std::uint16_t>(bit);
  nodes_[node].plane = (keys[dimension] >> bit | 1U) << bit;
  std::copy_n(keys, dimensions_, &corners_[node * dimensions_]);
}

void KdTree::add(std::uint32_t leaf, const double* point, std::uint32_t id) {
  Bucket& bucket = buckets_[nodes_[leaf].bucket];
  if (bucket.ids.size() == bucket.stride) {
    const std::size_t stride = std::max<std::size_t>(8, 2 * bucket.stride);
    std::vector<double> columns(stride * dimensions_);
    for (std::size_t i = 0; i < dimensions_; ++i) {
      std::copy_n(bucket.columns.data() + i * bucket.stride, bucket.ids.size(),
                  columns.data() + i * stride);
    }
    bucket.columns = std::move(columns);
    bucket.stride = stride;
  }
  for (std::size_t i = 0; i < dimensions_; ++i) {
    bucket.columns[i * bucket.stride + bucket.ids.size()] = point[i];
  }
  bucket.ids.push_back(id);
}

void KdTree::insert(const double* point, std::uint32_t id) {
  std::uint64_t keys[kMostKeys];
  keys_of(point, keys);
  if (root_ == kNone) {
    root_ = make_leaf();
  }
  std::uint32_t parent = kNone;
  std::size_t side = 0;
  std::uint32_t at = root_;
  while (nodes_[at].bucket == kNone) {
    int difference = 0;
    if (!is_inside(at, keys, &difference)) {
      const std::uint32_t leaf = make_leaf();
      const std::uint32_t above = make_node();
      set_plane(above, keys, difference);
      const std::size_t high = keys[nodes_[above].dimension] >= nodes_[above].plane ? 1 : 0;
      nodes_[above].below[high] = leaf;
      nodes_[above].below[1 - high] = at;
      (parent == kNone ? root_ : nodes_[parent].below[side]) = above;
      add(leaf, point, id);
      return;
    }
    parent = at;
    side = keys[nodes_[at].dimension] >= nodes_[at].plane ? 1 : 0;
    at = nodes_[at].below[side];
  }
  const Bucket& bucket = buckets_[nodes_[at].bucket];
  const bool is_full = bucket.ids.size() >= kBucket && std::has_single_bit(bucket.ids.size());
  add(at, point, id);
  if (is_full) {
    split(at);
  }
}

/// Cuts a leaf in two, unless all its points have the same keys.
void KdTree::split(std::uint32_t leaf) {
  const std::uint32_t number = nodes_[leaf].bucket;
  const std::size_t size = buckets_[number].ids.size();
  std::vector<std::uint64_t> keys(size * dimensions_);
  std::vector<double> points(size * dimensions_);
  int difference = -1;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < dimensions_; ++k) {
      points[i * dimensions_ + k] = buckets_[number].columns[k * buckets_[number].stride + i];
    }
    keys_of(&points[i * dimensions_], &keys[i * dimensions_]);
    difference = std::max(difference, coarsest_difference(keys.data(), &keys[i * dimensions_]));
  }
  if (difference < 0) {
    return;
  }
  const std::vector<std::uint32_t> ids = buckets_[number].ids;
  buckets_[number].ids.clear();
  const std::uint32_t low = make_node();
  nodes_[low].bucket = number;
  const std::uint32_t high = make_leaf();
  nodes_[leaf].bucket = kNone;
  nodes_[leaf].below[0] = low;
  nodes_[leaf].below[1] = high;
  set_plane(leaf, keys.data(), difference);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t key = keys[i * dimensions_ + nodes_[leaf].dimension];
    add(key >= nodes_[leaf].plane ? high : low, &points[i * dimensions_], ids[i]);
  }
}

void KdTree::erase(const double* point, std::uint32_t id) {
  std::uint64_t keys[kMostKeys];
  keys_of(point, keys);
  std::uint32_t parent = kNone;
  std::uint32_t at = root_;
  while (nodes_[at].bucket == kNone) {
    parent = at;
    at = nodes_[at].below[keys[nodes_[at].dimension] >= nodes_[at].plane ? 1 : 0];
  }
  Bucket& bucket = buckets_[nodes_[at].bucket];
  const auto found = std::ranges::find(bucket.ids, id);
  check(found != bucket.ids.end(), "a point of the k-d tree");
  const auto place = static_cast<std::size_t>(found - bucket.ids.begin());
  const std::size_t last = bucket.ids.size() - 1;
  bucket.ids[place] = bucket.ids[last];
  for (std::size_t i = 0; i < dimensions_; ++i) {
    double* column = &bucket.columns[i * bucket.stride];
    column[place] = column[last];
  }
  bucket.ids.pop_back();
  if (parent == kNone) {
    return;
  }
  if (bucket.ids.empty()) {
    const std::size_t other = nodes_[parent].below[0] == at ? 1 : 0;
    release(at);
    replace_by(parent, nodes_[parent].below[other]);
  } else if (bucket.ids.size() < kSmall) {
    merge_leaves(parent);
  }
}

void KdTree::replace_by(std::uint32_t node, std::uint32_t below) {
  nodes_[node] = nodes_[below];
  std::copy_n(&corners_[below * dimensions_], dimensions_, &corners_[node * dimensions_]);
  free_nodes_.push_back(below);
}

void KdTree::merge_leaves(std::uint32_t parent) {
  const auto [low, high] = nodes_[parent].below;
  if (nodes_[low].bucket == kNone || nodes_[high].bucket == kNone) {
    return;
  }
  const Bucket& from = buckets_[nodes_[high].bucket];
  if (buckets_[nodes_[low].bucket].ids.size() + from.ids.size() > kSmall) {
    return;
  }
  std::vector<double> point(dimensions_);
  for (std::size_t i = 0; i < from.ids.size(); ++i) {
    for (std::size_t k = 0; k < dimensions_; ++k) {
      point[k] = from.columns[k * from.stride + i];
    }
    add(low, point.data(), from.ids[i]);
  }
  release(high);
  replace_by(parent, low);
}

}  // namespace sluice::hotspots
