#include "operators/hotspots/loose_sides.h"

#include <cstddef>
#include <cstdint>

namespace sluice::hotspots {

template <int kDimensions>
void LooseSides<kDimensions>::settle(ComponentId component) {
  if (!components_.has_loose_side(component)) {
    return;
  }
  std::array<bool, 2 * kDimensions> loose;
  for (std::size_t side = 0; side < loose.size(); ++side) {
    loose[side] = components_.is_loose(component, side);
  }
  components_.reset_loose(component);
  for (CellId id = components_.first_node(component); id != kNothing;
       id = components_.next_node(id)) {
    ++grid_.work().cells;
    if (may_widen(component, grid_[id], loose)) {
      widen_around(component, id);
    }
  }
}

/// Whether records in or around a cell may lie beyond the sides found so far.
template <int kDimensions>
bool LooseSides<kDimensions>::may_widen(ComponentId component, const Cell<kDimensions>& cell,
                                       const std::array<bool, 2 * kDimensions>& loose) const {
  const auto least = components_.least(component);
  const auto most = components_.most(component);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if ((loose[i] && grid_.low_bound(cell.place[i] - 2) < least[i]) ||
        (loose[kDimensions + i] && grid_.high_bound(cell.place[i] + 2) > most[i])) {
      return true;
    }
  }
  return false;
}

/// Widens the box to hold the cell, all of whose records are members, and the borders around it.
template <int kDimensions>
void LooseSides<kDimensions>::widen_around(ComponentId component, CellId center) {
  const Cell<kDimensions>& home = grid_[center];
  grid_.work().points += home.records.size();
  for (std::uint32_t i = 0; i < home.records.size(); ++i) {
    components_.widen(component, home.records.point(i).data(), home.records.numbers()[i]);
  }
  home.counting.for_each([&](int lane) {
    const CellId id = home.neighbour[static_cast<std::size_t>(lane)];
    const Cell<kDimensions>& cell = grid_[id];
    if (cell.cores != 0 && components_.of(id) == component) {
      return;  // is visited itself
    }
    grid_.work().points += cell.records.size();
    for (std::uint32_t i = 0; i < cell.records.size(); ++i) {
      if (borders_.belongs_to(cell, i, component)) {
        components_.widen(component, cell.records.point(i).data(), cell.records.numbers()[i]);
      }
    }
  });
}

template class LooseSides<1>;
template class LooseSides<2>;
template class LooseSides<3>;

}  // namespace sluice::hotspots
