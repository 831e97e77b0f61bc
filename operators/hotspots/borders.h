#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "operators/hotspots/cell_grid.h"
#include "operators/hotspots/components.h"
#include "operators/hotspots/memberships.h"

namespace sluice::hotspots {

/// Which components the records that are not cores belong to: those that have a core near them.
template <int kDimensions>
class Borders {
 public:
  Borders(CellGrid<kDimensions>& grid, Components& components)
      : grid_(grid), components_(components), memberships_(components) {}

  std::span<const ComponentId> components_of(const Cell<kDimensions>& cell,
                                             std::uint32_t index) const {
    return memberships_.of(cell.records.owners()[index]);
  }
  bool belongs_to(const Cell<kDimensions>& cell, std::uint32_t index, ComponentId component) const {
    return memberships_.contains(cell.records.owners()[index], component);
  }

  /// Makes the record, just found near a core of `component`, a member.
  void join(Cell<kDimensions>& cell, std::uint32_t index, ComponentId component);
  /// Makes a member of `gone` one of `kept`, into which that merges; does not count it for `gone`.
  void move(Cell<kDimensions>& cell, std::uint32_t index, ComponentId gone, ComponentId kept);
  /// Forgets the memberships of a record that becomes a core: it is counted anew as such.
  void become_core(Cell<kDimensions>& cell, std::uint32_t index);
  /// Keeps a record that was a core a member of its component for now.
  void become_border(Cell<kDimensions>& cell, std::uint32_t index, ComponentId component);
  /// Takes the record, which leaves the window, out of its components.
  void expire(const Cell<kDimensions>& cell, std::uint32_t index);

  /// Sets the memberships of a record that is not a core, by the cores near it.
  void settle(CellId id, std::uint32_t index, const CoresNear& cores);
  /// Sets the memberships of a record that lost a core near it, of which it keeps count.
  ///   is_split  whether a component may have come apart since
  void review(CellId id, std::uint32_t index, bool is_split);

 private:
  void assign_found(Cell<kDimensions>& cell, std::uint32_t index, const Point<kDimensions>& point);

  CellGrid<kDimensions>& grid_;
  Components& components_;
  Memberships memberships_;
  std::vector<ComponentId> found_;
};

extern template class Borders<1>;
extern template class Borders<2>;
extern template class Borders<3>;

}  // namespace sluice::hotspots
