#pragma once

#include <array>
#include <cstddef>

#include "operators/hotspots/cell_grid.h"
#include "operators/hotspots/window.h"

namespace sluice::hotspots {

/// Fetches into the cache what the next records to come and to leave are going to touch. Over a
/// window larger than the cache most of the time goes to waiting for memory: for a record's cell,
/// then for those around it, then for the records in these. Here each record takes one such step
/// per record that goes before it, and nobody waits.
template <int kDimensions>
class LookAhead {
 public:
  /// From the first step to the arrival.
  static constexpr std::size_t kSteps = 4;

  LookAhead(const CellGrid<kDimensions>& grid, const Window& window)
      : grid_(grid), window_(window) {}

  /// Takes the first step for a record and the next for those expected before. A record is best
  /// expected kSteps records before it comes, but need not be, nor come then.
  void expect(const Point<kDimensions>& point);
  /// Takes a step for each of the next records to leave.
  void expect_expiry();

 private:
  struct Expected {
    Point<kDimensions> point{};
    CellId cell = kNothing;
    LaneSet<kDimensions> lanes;  ///< those whose records will be visited
  };

  /// Windows of fewer records are in the cache anyway.
  static constexpr std::size_t kCached = 32'768;

  bool pays() const { return window_.size() >= kCached; }
  CellId cell_leaving_after(std::size_t records) const;

  const CellGrid<kDimensions>& grid_;
  const Window& window_;
  std::array<Expected, kSteps> coming_;  ///< a ring
  std::size_t latest_ = 0;               ///< in coming_
  LaneSet<kDimensions> leaving_lanes_;   ///< as Expected::lanes, of the record that leaves second
};

extern template class LookAhead<1>;
extern template class LookAhead<2>;
extern template class LookAhead<3>;

}  // namespace sluice::hotspots
