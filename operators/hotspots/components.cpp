#include "operators/hotspots/components.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/check.h"

namespace sluice::hotspots {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

ComponentId Components::create() {
  ComponentId component = static_cast<ComponentId>(components_.size());
  if (free_.empty()) {
    components_.emplace_back();
    sides_.resize(sides_.size() + 2 * dimensions_);
    holders_.resize(sides_.size());
  } else {
    component = free_.back();
    free_.pop_back();
  }
  double* sides = &sides_[component * 2 * dimensions_];
  std::fill_n(sides, dimensions_, kInfinity);
  std::fill_n(sides + dimensions_, dimensions_, -kInfinity);
  components_[component].alive = true;
  components_[component].id = 0;
  ++components_[component].version;
  touch(component);
  return component;
}

void Components::destroy(ComponentId component) {
  Component& gone = components_[component];
  check(gone.records == 0 && gone.nodes == 0, "a component without records to destroy");
  touch(component);
  gone.alive = false;
  gone.loose = 0;
  free_.push_back(component);
}

void Components::attach(Node node, ComponentId component) {
  if (node >= links_.size()) {
    links_.resize(node + 1);
  }
  Component& owner = components_[component];
  links_[node] = {.component = component, .previous = kNothing, .next = owner.first};
  if (owner.first != kNothing) {
    links_[owner.first].previous = node;
  }
  owner.first = node;
  ++owner.nodes;
}

void Components::detach(Node node) {
  const Link link = links_[node];
  Component& owner = components_[link.component];
  (link.previous == kNothing ? owner.first : links_[link.previous].next) = link.next;
  if (link.next != kNothing) {
    links_[link.next].previous = link.previous;
  }
  links_[node] = {};
  --owner.nodes;
}

void Components::join(ComponentId component, const double* point, RecordNumber number) {
  ++components_[component].records;
  touch(component);
  widen(component, point, number);
}

void Components::widen(ComponentId component, const double* point, RecordNumber number) {
  Component& owner = components_[component];
  double* least = &sides_[component * 2 * dimensions_];
  double* most = least + dimensions_;
  RecordNumber* holder = &holders_[component * 2 * dimensions_];
  for (std::size_t i = 0; i < dimensions_; ++i) {
    const double x = point[i];
    if (x < least[i] ||
        (x == least[i] && ((owner.loose >> i & 1U) != 0 || is_older(holder[i], number)))) {
      owner.version += x != least[i];
      least[i] = x;
      holder[i] = number;
      owner.loose &= ~(std::uint64_t{1} << i);
    }
    const std::size_t side = dimensions_ + i;
    if (x > most[i] ||
        (x == most[i] && ((owner.loose >> side & 1U) != 0 || is_older(holder[side], number)))) {
      owner.version += x != most[i];
      most[i] = x;
      holder[side] = number;
      owner.loose &= ~(std::uint64_t{1} << side);
    }
  }
}

void Components::leave(ComponentId component, RecordNumber number) {
  Component& owner = components_[component];
  --owner.records;
  touch(component);
  const RecordNumber* holder = &holders_[component * 2 * dimensions_];
  for (std::size_t side = 0; side < 2 * dimensions_; ++side) {
    owner.loose |= std::uint64_t{holder[side] == number} << side;
  }
}

void Components::unite(ComponentId kept, ComponentId gone) {
  Component& owner = components_[kept];
  Component& other = components_[gone];
  touch(kept);
  ++owner.version;
  owner.records += std::exchange(other.records, 0);
  if (owner.id == 0 || (other.id != 0 && other.id < owner.id)) {
    owner.id = other.id;
  }
  for (std::size_t side = 0; side < 2 * dimensions_; ++side) {
    double& ours = sides_[kept * 2 * dimensions_ + side];
    RecordNumber& our_holder = holders_[kept * 2 * dimensions_ + side];
    const double theirs = sides_[gone * 2 * dimensions_ + side];
    const RecordNumber their_holder = holders_[gone * 2 * dimensions_ + side];
    const bool ours_loose = (owner.loose >> side & 1U) != 0;
    const bool theirs_loose = (other.loose >> side & 1U) != 0;
    const bool farther = side < dimensions_ ? theirs < ours : theirs > ours;
    const bool newer = ours_loose || (!theirs_loose && is_older(our_holder, their_holder));
    // A loose value is an outer bound of the side: a known one as far out or farther replaces it.
    if (farther || (theirs == ours && newer)) {
      ours = theirs;
      our_holder = their_holder;
      owner.loose = (owner.loose & ~(std::uint64_t{1} << side)) | std::uint64_t{theirs_loose}
                                                                      << side;
    }
  }
}

void Components::reset_loose(ComponentId component) {
  Component& owner = components_[component];
  ++owner.version;
  for (std::size_t side = 0; side < 2 * dimensions_; ++side) {
    if (is_loose(component, side)) {
      sides_[component * 2 * dimensions_ + side] = side < dimensions_ ? kInfinity : -kInfinity;
    }
  }
  owner.loose = 0;
}

void Components::note_split(ComponentId part, ComponentId origin) {
  const auto earlier = std::ranges::find(splits_, origin, &Split::part);
  splits_.push_back({part, earlier == splits_.end() ? origin : earlier->origin});
}

void Components::touch(ComponentId component) {
  if (!components_[component].changed) {
    components_[component].changed = true;
    changed_.push_back(component);
  }
}

void Components::clear_changes() {
  for (const ComponentId component : changed_) {
    components_[component].changed = false;
  }
  changed_.clear();
  splits_.clear();
}

}  // namespace sluice::hotspots
