#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "operators/hotspots/borders.h"
#include "operators/hotspots/cell_grid.h"
#include "operators/hotspots/components.h"
#include "operators/hotspots/lock_step_search.h"

namespace sluice::hotspots {

/// A record that is no core any more.
template <int kDimensions>
struct LostCore {
  CellId cell = kNothing;
  std::uint32_t ordinal = 0;
  RecordNumber number = 0;
  Point<kDimensions> point{};
  bool has_left = false;  ///< it left the window; else it stays as a border or as noise
};

/// The graph whose nodes are the cells that hold cores (which are all connected within a cell) and
/// whose edges join cells with two cores near each other; its components are the hotspots.
///
/// An edge remembers such a pair, its witnesses, the newest found. Only when one of them is lost
/// another pair is looked for, and only when there is none may a component have come apart.
template <int kDimensions>
class CoreGraph {
 public:
  CoreGraph(CellGrid<kDimensions>& grid, Components& components, Borders<kDimensions>& borders)
      : grid_(grid), components_(components), borders_(borders) {}

  /// Takes in a record that became a core: its edges, its component, and the borders near it. Of
  /// several new cores, all must have ceased to be borders before the first is added.
  ///   cold  the records near it that are not cores; may name some that became cores since
  void add_core(Place core, std::span<const Place> cold);

  /// Takes out records that are no cores any more, all at once: their counts say so already, and
  /// the one that left the window is not in its cell any more.
  ///   cold  the records near the one that left that are not cores; may name some that are
  void remove_cores(std::span<const LostCore<kDimensions>> lost, std::span<const Place> cold);

 private:
  using Lanes = LaneGeometry<kDimensions>;
  void link(CellId id, std::uint32_t index);
  void merge(ComponentId left, ComponentId right);

  void dismiss(const LostCore<kDimensions>& core, std::span<const Place> cold);
  void remove_node(CellId id);
  void repair_edges(const LostCore<kDimensions>& core);
  bool find_witnesses(CellId id, int lane);
  void cut_edge(CellId id, int lane);
  void settle_suspects();
  bool are_close(CellId left, CellId right) const;
  bool are_connected(CellId left, CellId right);
  void split_off(std::span<const Node> part);

  template <class Visit>
  void for_each_border_around(CellId id, Visit&& visit);

  CellGrid<kDimensions>& grid_;
  Components& components_;
  Borders<kDimensions>& borders_;
  LockStepSearch search_;
  std::vector<CellId> suspects_;       ///< cells that may not be connected to each other any more
  std::vector<Place> cold_;            ///< records near a core that are none
  std::vector<CoresNear> cores_near_;  ///< for each lost core, unless it left
  std::vector<Place> affected_;        ///< records whose memberships are to be reviewed
  std::vector<ComponentId> emptied_;   ///< components that lost their last node
  bool is_split_ = false;
};

extern template class CoreGraph<1>;
extern template class CoreGraph<2>;
extern template class CoreGraph<3>;

}  // namespace sluice::hotspots
