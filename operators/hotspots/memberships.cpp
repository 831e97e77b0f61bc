#include "operators/hotspots/memberships.h"

#include <algorithm>

namespace sluice::hotspots {
namespace {

constexpr std::uint32_t kShared = 0x8000'0000;

bool is_shared(OwnerSet set) { return set != kNobody && (set & kShared) != 0; }

bool holds(std::span<const ComponentId> set, ComponentId component) {
  return std::ranges::find(set, component) != set.end();
}

}  // namespace

std::span<const ComponentId> Memberships::of(const OwnerSet& set) const {
  if (set == kNobody) {
    return {};
  }
  return is_shared(set) ? std::span<const ComponentId>(shared_[set & ~kShared])
                        : std::span<const ComponentId>(&set, 1);
}

bool Memberships::contains(const OwnerSet& set, ComponentId component) const {
  return holds(of(set), component);
}

void Memberships::join(OwnerSet& set, ComponentId component, const double* point,
                       RecordNumber number) {
  if (contains(set, component)) {
    return;
  }
  components_.join(component, point, number);
  if (set == kNobody) {
    set = component;
    return;
  }
  std::vector<ComponentId> after(of(set).begin(), of(set).end());
  after.push_back(component);
  set = store(set, after);
}

void Memberships::move(OwnerSet& set, ComponentId gone, ComponentId kept) {
  if (set == gone) {  // the most frequent case: a member of just this one
    components_.uncount(gone);
    components_.recount(kept);
    set = kept;
    return;
  }
  if (!contains(set, gone)) {
    return;
  }
  std::vector<ComponentId> after(of(set).begin(), of(set).end());
  std::erase(after, gone);
  components_.uncount(gone);
  if (!holds(after, kept)) {
    after.push_back(kept);
    components_.recount(kept);  // the box of `kept` is going to be widened by that of `gone`
  }
  set = store(set, after);
}

void Memberships::become_core(OwnerSet& set) {
  for (const ComponentId component : of(set)) {
    components_.uncount(component);
  }
  release(set);
  set = kNobody;
}

void Memberships::assign(OwnerSet& set, std::span<const ComponentId> components,
                         const double* point, RecordNumber number) {
  for (const ComponentId component : of(set)) {
    if (!holds(components, component)) {
      components_.leave(component, number);
    }
  }
  for (const ComponentId component : components) {
    if (!contains(set, component)) {
      components_.join(component, point, number);
    }
  }
  set = store(set, components);
}

/// Returns what stands for `components`, in place of `set`.
OwnerSet Memberships::store(OwnerSet set, std::span<const ComponentId> components) {
  if (components.size() < 2) {
    release(set);
    return components.empty() ? kNobody : components.front();
  }
  if (!is_shared(set)) {
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(shared_.size()));
      shared_.emplace_back();
    }
    set = free_.back() | kShared;
    free_.pop_back();
  }
  shared_[set & ~kShared].assign(components.begin(), components.end());
  return set;
}

void Memberships::release(OwnerSet set) {
  if (is_shared(set)) {
    free_.push_back(set & ~kShared);
  }
}

}  // namespace sluice::hotspots
