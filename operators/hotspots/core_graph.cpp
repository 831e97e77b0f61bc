#include "operators/hotspots/core_graph.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::hotspots {

/// Calls `visit(CellId, Cell&, std::uint32_t index)` for the records in and around a cell that are
/// not cores.
template <int kDimensions>
template <class Visit>
void CoreGraph<kDimensions>::for_each_border_around(CellId id, Visit&& visit) {
  const auto visit_cell = [&](CellId at) {
    Cell<kDimensions>& cell = grid_[at];
    ++grid_.work().cells;
    if (cell.counted != 0) {
      grid_.for_each_in(cell, Which::kCold, [&](std::uint32_t i) { visit(at, cell, i); });
    }
  };
  visit_cell(id);
  const Cell<kDimensions>& home = grid_[id];
  home.counting.for_each(
      [&](int lane) { visit_cell(home.neighbour[static_cast<std::size_t>(lane)]); });
}

template <int kDimensions>
void CoreGraph<kDimensions>::add_core(Place core, std::span<const Place> cold) {
  const CellRecords<kDimensions>& records = grid_[core.cell].records;
  grid_.add_core(core.cell);
  if (grid_[core.cell].cores == 1) {
    components_.attach(core.cell, components_.create());
  }
  link(core.cell, core.index);
  const ComponentId component = components_.of(core.cell);
  components_.join(component, records.point(core.index).data(), records.numbers()[core.index]);
  for (const Place& place : cold) {
    Cell<kDimensions>& cell = grid_[place.cell];
    if (!grid_.is_core(cell, place.index)) {
      ++cell.records.cores()[place.index];
      borders_.join(cell, place.index, component);
    }
  }
}

/// Joins the core's cell to those with a core near it, where there is no edge yet.
template <int kDimensions>
void CoreGraph<kDimensions>::link(CellId id, std::uint32_t index) {
  Cell<kDimensions>& cell = grid_[id];
  const Point<kDimensions> point = cell.records.point(index);
  const auto lanes = cell.hot - cell.edges;
  grid_.for_each_cell(cell, point, lanes, [&](CellId near, Cell<kDimensions>& other, int lane) {
    const std::uint32_t witness = grid_.newest_core_near(other, point);
    if (witness == kNothing) {
      return;
    }
    const int back = Lanes::mirror(lane);
    cell.edges.set(lane);
    other.edges.set(back);
    cell.witness[static_cast<std::size_t>(lane)] = cell.records.ordinal(index);
    other.witness[static_cast<std::size_t>(back)] = other.records.ordinal(witness);
    if (components_.of(id) != components_.of(near)) {
      merge(components_.of(id), components_.of(near));
    }
  });
}

/// Makes two components one by renaming the one of fewer nodes.
template <int kDimensions>
void CoreGraph<kDimensions>::merge(ComponentId left, ComponentId right) {
  const bool keeps_left = components_.node_count(left) >= components_.node_count(right);
  const ComponentId kept = keeps_left ? left : right;
  const ComponentId gone = keeps_left ? right : left;
  while (components_.first_node(gone) != kNothing) {
    const CellId id = components_.first_node(gone);
    components_.detach(id);
    components_.attach(id, kept);
    for_each_border_around(id, [&](CellId, Cell<kDimensions>& cell, std::uint32_t i) {
      borders_.move(cell, i, gone, kept);
    });
  }
  components_.unite(kept, gone);
  components_.destroy(gone);
}

template <int kDimensions>
void CoreGraph<kDimensions>::remove_cores(std::span<const LostCore<kDimensions>> lost,
                                          std::span<const Place> cold) {
  affected_.clear();
  suspects_.clear();
  emptied_.clear();
  is_split_ = false;
  cores_near_.resize(std::max(cores_near_.size(), lost.size()));
  for (std::size_t i = 0; i < lost.size(); ++i) {
    if (!lost[i].has_left) {
      grid_.look_around(lost[i].cell, lost[i].point, cold_, cores_near_[i]);
    }
    dismiss(lost[i], lost[i].has_left ? cold : cold_);
  }
  // Cells without cores go before edges are repaired, so that the latter find only true cores.
  for (const auto& core : lost) {
    if (grid_[core.cell].cores == 0) {
      remove_node(core.cell);
    }
  }
  for (const auto& core : lost) repair_edges(core);
  settle_suspects();
  for (std::size_t i = 0; i < lost.size(); ++i) {
    if (!lost[i].has_left) {
      const std::uint32_t index = grid_[lost[i].cell].records.index(lost[i].ordinal);
      borders_.settle(lost[i].cell, index, cores_near_[i]);
    }
  }
  for (const Place& place : affected_) borders_.review(place.cell, place.index, is_split_);
  for (const ComponentId component : emptied_) components_.destroy(component);
}

/// Takes a lost core out of the counts around it, and notes whose memberships may change.
template <int kDimensions>
void CoreGraph<kDimensions>::dismiss(const LostCore<kDimensions>& core,
                                     std::span<const Place> cold) {
  Cell<kDimensions>& home = grid_[core.cell];
  const ComponentId component = components_.of(core.cell);
  if (core.has_left) {
    components_.leave(component, core.number);
  } else {
    borders_.become_border(home, home.records.index(core.ordinal), component);
  }
  grid_.drop_core(core.cell);
  for (const Place& place : cold) {
    Cell<kDimensions>& cell = grid_[place.cell];
    if (!grid_.is_core(cell, place.index)) {
      --cell.records.cores()[place.index];  // of other lost cores too, which are settled anyway
      affected_.push_back(place);
    }
  }
}

/// Takes a cell without cores out of the graph; what it connected becomes suspect.
template <int kDimensions>
void CoreGraph<kDimensions>::remove_node(CellId id) {
  const ComponentId component = components_.of(id);
  if (component == kNothing) {
    return;  // by an earlier core of the cell
  }
  grid_[id].edges.for_each([&](int lane) { cut_edge(id, lane); });
  components_.detach(id);
  if (components_.node_count(component) == 0) {
    emptied_.push_back(component);
  }
}

template <int kDimensions>
void CoreGraph<kDimensions>::cut_edge(CellId id, int lane) {
  Cell<kDimensions>& cell = grid_[id];
  const CellId near = cell.neighbour[static_cast<std::size_t>(lane)];
  cell.edges.reset(lane);
  grid_[near].edges.reset(Lanes::mirror(lane));
  suspects_.push_back(id);
  suspects_.push_back(near);
}

/// Finds other witnesses for the edges that a lost core vouched for, or cuts them.
template <int kDimensions>
void CoreGraph<kDimensions>::repair_edges(const LostCore<kDimensions>& core) {
  const Cell<kDimensions>& cell = grid_[core.cell];
  cell.edges.for_each([&](int lane) {
    if (cell.witness[static_cast<std::size_t>(lane)] == core.ordinal &&
        !find_witnesses(core.cell, lane)) {
      cut_edge(core.cell, lane);
    }
  });
}

/// Looks for two cores near each other, the newest first, since they last.
template <int kDimensions>
bool CoreGraph<kDimensions>::find_witnesses(CellId id, int lane) {
  Cell<kDimensions>& cell = grid_[id];
  LaneSet<kDimensions> only;
  only.set(lane);
  bool found = false;
  for (std::uint32_t i = cell.records.size(); i-- > 0 && !found;) {
    if (!grid_.is_core(cell, i)) {
      continue;
    }
    const Point<kDimensions> point = cell.records.point(i);
    grid_.for_each_cell(cell, point, only, [&](CellId, Cell<kDimensions>& other, int) {
      const std::uint32_t witness = grid_.newest_core_near(other, point);
      if (witness != kNothing) {
        cell.witness[static_cast<std::size_t>(lane)] = cell.records.ordinal(i);
        other.witness[static_cast<std::size_t>(Lanes::mirror(lane))] =
            other.records.ordinal(witness);
        found = true;
      }
    });
  }
  return found;
}

/// Finds out which suspects are still connected; every part cut off becomes a component.
template <int kDimensions>
void CoreGraph<kDimensions>::settle_suspects() {
  std::erase_if(suspects_, [&](CellId id) { return grid_[id].cores == 0; });
  std::ranges::sort(suspects_);
  const auto repeated = std::ranges::unique(suspects_);
  suspects_.erase(repeated.begin(), repeated.end());
  while (!suspects_.empty()) {
    const CellId first = suspects_.back();
    suspects_.pop_back();
    // Those connected to the first need no further look; a search that fails renames a part.
    std::erase_if(suspects_, [&](CellId other) {
      if (components_.of(first) != components_.of(other)) {
        return false;
      }
      if (are_connected(first, other)) {
        return true;
      }
      split_off(search_.part());
      return false;
    });
  }
}

template <int kDimensions>
bool CoreGraph<kDimensions>::are_connected(CellId left, CellId right) {
  return are_close(left, right) || search_.meet(left, right, [&](CellId id, auto&& visit) {
    const Cell<kDimensions>& cell = grid_[id];
    ++grid_.work().cells;
    cell.edges.for_each([&](int lane) { visit(cell.neighbour[static_cast<std::size_t>(lane)]); });
  });
}

/// Whether two cells share an edge or a neighbour, which settles most questions without a search.
template <int kDimensions>
bool CoreGraph<kDimensions>::are_close(CellId left, CellId right) const {
  const Cell<kDimensions>& from = grid_[left];
  const Cell<kDimensions>& to = grid_[right];
  std::array<std::int64_t, kDimensions> delta;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    delta[i] = static_cast<std::int64_t>(to.place[i]) - from.place[i];
  }
  const int direct = Lanes::lane_of(delta);
  if (direct >= 0 && from.edges.test(direct)) {
    return true;
  }
  bool found = false;
  from.edges.for_each([&](int lane) {
    auto between = delta;  // from the right cell to the neighbour of the left one
    for (std::size_t i = 0; i < kDimensions; ++i) {
      between[i] = Lanes::offset(lane)[i] - delta[i];
    }
    const int other = Lanes::lane_of(between);
    found = found || (other >= 0 && to.edges.test(other));
  });
  return found;
}

/// Makes a part that is connected to nothing else a component of its own.
template <int kDimensions>
void CoreGraph<kDimensions>::split_off(std::span<const Node> part) {
  const ComponentId origin = components_.of(part.front());
  const ComponentId fresh = components_.create();
  components_.note_split(fresh, origin);
  is_split_ = true;
  for (const CellId id : part) {
    components_.detach(id);
    components_.attach(id, fresh);
    const Cell<kDimensions>& cell = grid_[id];
    for (std::uint32_t i = 0; i < cell.records.size(); ++i) {
      if (grid_.is_core(cell, i)) {
        components_.leave(origin, cell.records.numbers()[i]);
        components_.join(fresh, cell.records.point(i).data(), cell.records.numbers()[i]);
      }
    }
    for_each_border_around(id, [&](CellId at, Cell<kDimensions>& other, std::uint32_t i) {
      if (borders_.belongs_to(other, i, origin)) {
        affected_.push_back({at, i});
      }
    });
  }
}

template class CoreGraph<1>;
template class CoreGraph<2>;
template class CoreGraph<3>;

}  // namespace sluice::hotspots
