#include "operators/hotspots/slot_index.h"

#include <algorithm>
#include <limits>

namespace sluice::hotspots {

template <std::size_t kWords>
SlotIndex<kWords>::SlotIndex(int dimensions, double radius, std::size_t threshold, Simd simd)
    : dimensions_(static_cast<std::size_t>(dimensions)),
      squared_radius_(radius * radius),
      threshold_(static_cast<std::uint32_t>(threshold)),
      scan_(choose_scan(simd, dimensions)),
      columns_(dimensions_ * kSlots, std::numeric_limits<double>::quiet_NaN()),
      points_(dimensions_ * kSlots),
      near_(kSlots),
      counts_(kSlots),
      component_of_(kSlots, kNothing),
      components_(dimensions) {}

/// Calls `visit(ComponentId)` for the components of `cores`, each once.
template <std::size_t kWords>
template <class Visit>
void SlotIndex<kWords>::for_each_component(Set cores, Visit&& visit) const {
  while (cores.any()) {
    const ComponentId component = component_of_[cores.first()];
    cores = cores - members_[component].cores;
    visit(component);
  }
}

/// The records near a point.
template <std::size_t kWords>
auto SlotIndex<kWords>::compare(const double* point) -> Set {
  Set found;
  for (std::size_t i = 0; i < kWords; ++i) {
    found.word(i) = scan_(&columns_[64 * i], kSlots, 64, point, dimensions_, squared_radius_);
  }
  work_.points += kSlots;
  return found;
}

template <std::size_t kWords>
void SlotIndex<kWords>::put(Slot slot, const double* point) {
  for (std::size_t i = 0; i < dimensions_; ++i) {
    columns_[i * kSlots + slot] = point[i];
    points_[slot * dimensions_ + i] = point[i];
  }
}

template <std::size_t kWords>
void SlotIndex<kWords>::push(const double* coordinates) {
  const Slot slot = slot_at(size_++);
  if (coordinates == nullptr) {
    return;
  }
  put(slot, coordinates);
  const Set near = compare(coordinates);
  Set new_cores;
  near.for_each([&](Slot other) {
    near_[other].set(slot);
    ++counts_[slot];
    if (other != slot && ++counts_[other] == threshold_) {
      ++work_.flips;
      new_cores.set(other);
    }
  });
  near_[slot] = near;
  if (counts_[slot] >= threshold_) {
    new_cores.set(slot);
  }
  Set self;
  self.set(slot);
  for_each_component(near & cores_, [&](ComponentId component) { join(component, self); });
  new_cores.for_each([&](Slot core) { add_core(core); });
}

/// Makes records that are near a core of the component its members, unless they are.
template <std::size_t kWords>
void SlotIndex<kWords>::join(ComponentId component, const Set& records) {
  Members& members = members_[component];
  (records - members.all).for_each([&](Slot slot) {
    components_.join(component, point(slot), number_of(slot));
  });
  members.all |= records;
}

template <std::size_t kWords>
void SlotIndex<kWords>::leave(ComponentId component, Slot slot) {
  members_[component].all.reset(slot);
  components_.leave(component, number_of(slot));
}

/// Takes in a record that became a core: it joins the components near it, or begins one.
template <std::size_t kWords>
void SlotIndex<kWords>::add_core(Slot core) {
  ComponentId component = kNothing;
  for_each_component(near_[core] & cores_, [&](ComponentId other) {
    component = component == kNothing ? other : merge(component, other);
  });
  if (component == kNothing) {
    component = components_.create();
    members_.resize(components_.slots());
    members_[component] = {};
  }
  cores_.set(core);
  members_[component].cores.set(core);
  component_of_[core] = component;
  join(component, near_[core]);
}

/// Makes two components one and returns it.
template <std::size_t kWords>
ComponentId SlotIndex<kWords>::merge(ComponentId left, ComponentId right) {
  const bool keeps_left = components_.records(left) >= components_.records(right);
  const ComponentId kept = keeps_left ? left : right;
  const ComponentId gone = keeps_left ? right : left;
  Members& ours = members_[kept];
  const Members& theirs = members_[gone];
  theirs.cores.for_each([&](Slot core) { component_of_[core] = kept; });
  (theirs.all & ours.all).for_each([&](Slot) { components_.uncount(gone); });
  ours.cores |= theirs.cores;
  ours.all |= theirs.all;
  components_.unite(kept, gone);
  components_.destroy(gone);
  return kept;
}

template <std::size_t kWords>
void SlotIndex<kWords>::expire() {
  const Slot slot = slot_at(0);
  if (near_[slot].any()) {
    remove(slot);
  }
  ++oldest_;
  --size_;
}

/// Takes out a record that leaves the window.
template <std::size_t kWords>
void SlotIndex<kWords>::remove(Slot slot) {
  const Set near = near_[slot];
  for_each_component(near & cores_, [&](ComponentId component) { leave(component, slot); });
  Set lost;
  near.for_each([&](Slot other) {
    near_[other].reset(slot);
    if (counts_[other]-- == threshold_) {
      ++work_.flips;
      lost.set(other);
    }
  });
  if (cores_.test(slot)) {
    lost.set(slot);
  }
  if (lost.any()) {
    Set around = near;
    lost.for_each([&](Slot core) { around |= near_[core]; });
    lose_cores(lost, around);
  }
  near_[slot] = {};
  counts_[slot] = 0;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    columns_[i * kSlots + slot] = std::numeric_limits<double>::quiet_NaN();
  }
}

/// Takes out records that are no cores any more.
///   around  the records near them
template <std::size_t kWords>
void SlotIndex<kWords>::lose_cores(const Set& lost, const Set& around) {
  cores_ = cores_ - lost;
  for_each_component(lost, [&](ComponentId component) {
    members_[component].cores = members_[component].cores - lost;
    Set doubtful = split(component, around & members_[component].cores);
    doubtful |= around;
    const Members& rest = members_[component];
    ((rest.all & doubtful) - rest.cores).for_each([&](Slot border) {
      if (!(near_[border] & rest.cores).any()) {
        leave(component, border);
      }
    });
    if (!rest.cores.any()) {
      components_.destroy(component);
    }
  });
}

/// Makes components of the parts into which one has come apart, and returns their records; one part
/// remains in it.
///   suspects  its cores that were near those it lost
template <std::size_t kWords>
auto SlotIndex<kWords>::split(ComponentId component, Set suspects) -> Set {
  Set gone;
  while (suspects.any()) {
    const Set part = reach(suspects.first(), suspects);
    suspects = suspects - part;
    if (!suspects.any()) {
      break;
    }
    const ComponentId fresh = components_.create();
    components_.note_split(fresh, component);
    members_.resize(components_.slots());
    members_[fresh] = {.cores = part, .all = {}};
    members_[component].cores = members_[component].cores - part;
    part.for_each([&](Slot core) {
      component_of_[core] = fresh;
      join(fresh, near_[core]);
    });
    gone |= members_[fresh].all;
  }
  return gone;
}

/// Searches the cores connected with `from` until all of `wanted` are found, or there are no more.
/// Those wanted lie close together, so it goes on from them first.
template <std::size_t kWords>
auto SlotIndex<kWords>::reach(Slot from, const Set& wanted) -> Set {
  Set found;
  Set open;
  found.set(from);
  open.set(from);
  Set missing = wanted - found;
  while (open.any() && missing.any()) {
    const Set first = open & wanted;
    const Slot core = first.any() ? first.first() : open.first();
    open.reset(core);
    const Set fresh = (near_[core] & cores_) - found;
    found |= fresh;
    open |= fresh;
    missing = missing - fresh;
    missing.for_each([&](Slot other) {
      if ((near_[other] & found).any()) {
        found.set(other);
        open.set(other);
        missing.reset(other);
      }
    });
    ++work_.points;
  }
  return found;
}

template <std::size_t kWords>
bool SlotIndex<kWords>::read(std::size_t place, double* coordinates) const {
  const Slot slot = slot_at(place);
  if (!near_[slot].any()) {
    return false;
  }
  std::copy_n(point(slot), dimensions_, coordinates);
  return true;
}

template <std::size_t kWords>
ComponentId SlotIndex<kWords>::core_component(std::size_t place) const {
  const Slot slot = slot_at(place);
  return cores_.test(slot) ? component_of_[slot] : kNothing;
}

template <std::size_t kWords>
void SlotIndex<kWords>::components_of(std::size_t place, std::vector<ComponentId>& found) const {
  found.clear();
  for_each_component(near_[slot_at(place)] & cores_,
                     [&](ComponentId component) { found.push_back(component); });
}

template <std::size_t kWords>
RecordNumber SlotIndex<kWords>::oldest_core(ComponentId component) const {
  RecordNumber oldest = oldest_ + static_cast<RecordNumber>(size_);
  members_[component].cores.for_each(
      [&](Slot core) { oldest = is_older(number_of(core), oldest) ? number_of(core) : oldest; });
  return oldest;
}

template <std::size_t kWords>
void SlotIndex<kWords>::settle(ComponentId component) {
  if (!components_.has_loose_side(component)) {
    return;
  }
  components_.reset_loose(component);
  members_[component].all.for_each([&](Slot slot) {
    ++work_.points;
    components_.widen(component, point(slot), number_of(slot));
  });
}

template class SlotIndex<2>;
template class SlotIndex<4>;
template class SlotIndex<16>;

}  // namespace sluice::hotspots
