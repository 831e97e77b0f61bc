#include "operators/hotspots/numbering.h"

#include <algorithm>

namespace sluice::hotspots {
namespace {

/// Whether `part` keeps the number rather than `other`.
bool outlives(const Index& index, const Components& components, ComponentId part,
              ComponentId other) {
  const std::uint32_t records = components.records(part);
  return records != components.records(other)
             ? records > components.records(other)
             : is_older(index.oldest_core(part), index.oldest_core(other));
}

}  // namespace

void Numbering::update(Index& index) {
  settle_splits(index);
  Components& components = index.components();
  born_.clear();
  for (const ComponentId component : components.changed()) {
    if (!components.exists(component)) {
      continue;
    }
    if (components.records(component) < minimum_) {
      components.set_id(component, 0);
    } else if (components.id(component) == 0) {
      born_.push_back(component);
    }
  }
  if (born_.size() > 1) {
    std::ranges::sort(born_, [&](ComponentId left, ComponentId right) {
      return is_older(index.oldest_core(left), index.oldest_core(right));
    });
  }
  for (const ComponentId component : born_) components.set_id(component, ++last_);
}

/// Hands the number of a component that came apart to its largest part.
void Numbering::settle_splits(Index& index) {
  Components& components = index.components();
  for (const auto& split : components.splits()) {
    const std::uint64_t id = components.id(split.origin);
    if (id == 0) {
      continue;  // handed on already, or there was none
    }
    ComponentId largest = split.origin;
    for (const auto& other : components.splits()) {
      if (other.origin == split.origin && outlives(index, components, other.part, largest)) {
        largest = other.part;
      }
    }
    components.set_id(split.origin, 0);
    components.set_id(largest, id);
  }
}

}  // namespace sluice::hotspots
