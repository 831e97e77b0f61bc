#pragma once

#include <array>

#include "operators/hotspots/borders.h"
#include "operators/hotspots/cell_grid.h"
#include "operators/hotspots/components.h"

namespace sluice::hotspots {

/// Works out the sides of a component's box that became unknown when the record on them left.
template <int kDimensions>
class LooseSides {
 public:
  LooseSides(CellGrid<kDimensions>& grid, Components& components,
             const Borders<kDimensions>& borders)
      : grid_(grid), components_(components), borders_(borders) {}

  /// Makes every side of the box known: passes over the cells of the component, and looks at the
  /// records of those that may lie beyond the sides found so far.
  void settle(ComponentId component);

 private:
  bool may_widen(ComponentId component, const Cell<kDimensions>& cell,
                 const std::array<bool, 2 * kDimensions>& loose) const;
  void widen_around(ComponentId component, CellId center);

  CellGrid<kDimensions>& grid_;
  Components& components_;
  const Borders<kDimensions>& borders_;
};

extern template class LooseSides<1>;
extern template class LooseSides<2>;
extern template class LooseSides<3>;

}  // namespace sluice::hotspots
