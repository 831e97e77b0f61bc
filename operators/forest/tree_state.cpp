#include "base/error.h"
#include "operators/forest/tree.h"

namespace sluice::forest {
namespace {

constexpr std::uint32_t kLeafMark = 0xFFFF'FFFF;  ///< stands where an inner node has its dimension

void require(bool condition) {
  if (!condition) {
    throw Error(ErrorKind::kState, "the saved tree of a forest is damaged",
                "start without the saved state, or from an earlier one");
  }
}

}  // namespace

// Trees are written from the root, left before right. They can be as deep as they have leaves, so
// nothing here recurses.
std::vector<Tree::Node> Tree::leaves() const {
  std::vector<Node> found;
  std::vector<Node> open;
  if (!empty()) {
    open.push_back(root_);
  }
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (is_leaf(node)) {
      found.push_back(node);
    } else {
      open.push_back(child(node, 1));
      open.push_back(child(node, 0));
    }
  }
  return found;
}

void Tree::save(StateWriter& state) const {
  state.put(random_.state());
  std::vector<Node> open;
  if (!empty()) {
    open.push_back(root_);
  }
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    state.put(is_leaf(node) ? kLeafMark : links_[node].dimension);
    if (!is_leaf(node)) {
      state.put(links_[node].cut);
      open.push_back(child(node, 1));
      open.push_back(child(node, 0));
    }
  }
}

void Tree::load(StateReader& state, const std::vector<PointStore::Id>& points,
                const std::vector<int>& masses) {
  random_ = Random(state.get<std::uint64_t>());
  std::vector<Node> open;    // inner nodes with a child to come
  std::vector<Node> inners;  // parents before their children
  for (std::size_t next = 0; next < points.size();) {
    const auto dimension = state.get<std::uint32_t>();
    Node node = kNone;
    if (dimension == kLeafMark) {
      size_ += static_cast<std::size_t>(masses[next]);
      node = new_leaf(points[next], masses[next]);
      ++next;
    } else {
      require(dimension < dimensions() && inner_count_ + 1 < points.size());
      node = new_inner();
      links_[node] = {state.get<float>(), dimension, {kNone, kNone}};
      inners.push_back(node);
    }
    parents_[node] = open.empty() ? kNone : open.back();
    if (open.empty()) {
      require(root_ == kNone);
      root_ = node;
    } else {
      std::array<Node, 2>& children = links_[open.back()].children;
      children[children[0] == kNone ? 0 : 1] = node;
    }
    if (!is_leaf(node)) {
      open.push_back(node);
    }
    while (!open.empty() && links_[open.back()].children[1] != kNone) {
      open.pop_back();
    }
  }
  require(open.empty());
  for (auto node = inners.rbegin(); node != inners.rend(); ++node) {
    const Cut cut = this->cut(*node);
    require(box(child(*node, 0)).highs[cut.dimension] <= cut.value &&
            cut.value < box(child(*node, 1)).lows[cut.dimension]);
    rebuild_box(*node);
  }
}

}  // namespace sluice::forest
