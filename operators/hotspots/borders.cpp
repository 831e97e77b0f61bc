#include "operators/hotspots/borders.h"

#include <algorithm>

namespace sluice::hotspots {
namespace {

bool holds(std::span<const ComponentId> set, ComponentId component) {
  return std::ranges::find(set, component) != set.end();
}

}  // namespace

template <int kDimensions>
void Borders<kDimensions>::join(Cell<kDimensions>& cell, std::uint32_t index,
                                ComponentId component) {
  memberships_.join(cell.records.owners()[index], component, cell.records.point(index).data(),
                    cell.records.numbers()[index]);
}

template <int kDimensions>
void Borders<kDimensions>::move(Cell<kDimensions>& cell, std::uint32_t index, ComponentId gone,
                                ComponentId kept) {
  memberships_.move(cell.records.owners()[index], gone, kept);
}

template <int kDimensions>
void Borders<kDimensions>::become_core(Cell<kDimensions>& cell, std::uint32_t index) {
  memberships_.become_core(cell.records.owners()[index]);
}

template <int kDimensions>
void Borders<kDimensions>::become_border(Cell<kDimensions>& cell, std::uint32_t index,
                                         ComponentId component) {
  cell.records.owners()[index] = component;
}

template <int kDimensions>
void Borders<kDimensions>::expire(const Cell<kDimensions>& cell, std::uint32_t index) {
  memberships_.assign(cell.records.owners()[index], {}, nullptr, cell.records.numbers()[index]);
}

template <int kDimensions>
void Borders<kDimensions>::settle(CellId id, std::uint32_t index, const CoresNear& cores) {
  Cell<kDimensions>& cell = grid_[id];
  found_.clear();
  if (cell.cores != 0) {
    found_.push_back(components_.of(id));
  }
  for (const CellId near : cores.cells) {
    if (!holds(found_, components_.of(near))) {
      found_.push_back(components_.of(near));
    }
  }
  cell.records.cores()[index] = cell.cores + cores.count;
  assign_found(cell, index, cell.records.point(index));
}

template <int kDimensions>
void Borders<kDimensions>::review(CellId id, std::uint32_t index, bool is_split) {
  Cell<kDimensions>& cell = grid_[id];
  const Point<kDimensions> point = cell.records.point(index);
  found_.clear();
  if (cell.records.cores()[index] != 0) {
    if (!is_split && components_of(cell, index).size() == 1) {
      return;  // what cores are left near it are of its one component
    }
    if (cell.cores != 0) {
      found_.push_back(components_.of(id));
    }
    grid_.for_each_cell(cell, point, cell.hot, [&](CellId near, Cell<kDimensions>& other, int) {
      const ComponentId component = components_.of(near);
      if (!holds(found_, component) && grid_.newest_core_near(other, point) != kNothing) {
        found_.push_back(component);
      }
    });
  }
  assign_found(cell, index, point);
}

template <int kDimensions>
void Borders<kDimensions>::assign_found(Cell<kDimensions>& cell, std::uint32_t index,
                                        const Point<kDimensions>& point) {
  memberships_.assign(cell.records.owners()[index], found_, point.data(),
                      cell.records.numbers()[index]);
}

template class Borders<1>;
template class Borders<2>;
template class Borders<3>;

}  // namespace sluice::hotspots
