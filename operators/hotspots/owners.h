#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "operators/hotspots/components.h"

namespace sluice::hotspots {

/// The components that a border record belongs to, packed in 32 bits: none, one, or the number of a
/// set in Owners. Most have one; in the plane five is the most there can be.
using OwnerSet = std::uint32_t;
inline constexpr OwnerSet kNobody = kNothing;

/// Keeps the sets of more than one component.
class Owners {
 public:
  /// The components of `set`; valid until the next change.
  std::span<const ComponentId> of(const OwnerSet& set) const {
    if (set == kNobody) {
      return {};
    }
    return is_shared(set) ? std::span<const ComponentId>(shared_[set & ~kShared])
                          : std::span<const ComponentId>(&set, 1);
  }

  bool contains(OwnerSet set, ComponentId component) const {
    return std::ranges::find(of(set), component) != of(set).end();
  }

  /// Returns `set` replaced by one of `components`, which has no duplicates.
  OwnerSet assign(OwnerSet set, std::span<const ComponentId> components) {
    if (components.size() < 2) {
      release(set);
      return components.empty() ? kNobody : components.front();
    }
    const std::uint32_t place = is_shared(set) ? set & ~kShared : take();
    shared_[place].assign(components.begin(), components.end());
    return place | kShared;
  }

  /// Returns `set` with `component` added, which it does not hold.
  OwnerSet add(OwnerSet set, ComponentId component) {
    std::vector<ComponentId> components(of(set).begin(), of(set).end());
    components.push_back(component);
    return assign(set, components);
  }

  /// Frees what `set` takes up; it is not to be used any more.
  void release(OwnerSet set) {
    if (is_shared(set)) {
      free_.push_back(set & ~kShared);
    }
  }

 private:
  static constexpr std::uint32_t kShared = 0x8000'0000;
  static bool is_shared(OwnerSet set) { return set != kNobody && (set & kShared) != 0; }

  std::uint32_t take() {
    if (free_.empty()) {
      shared_.emplace_back();
      return static_cast<std::uint32_t>(shared_.size() - 1);
    }
    const std::uint32_t place = free_.back();
    free_.pop_back();
    return place;
  }

  std::vector<std::vector<ComponentId>> shared_;
  std::vector<std::uint32_t> free_;
};

}  // namespace sluice::hotspots
