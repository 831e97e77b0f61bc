#include "operators/hotspots/look_ahead.h"

#include "operators/hotspots/fetch.h"

namespace sluice::hotspots {

template <int kDimensions>
void LookAhead<kDimensions>::expect(const Point<kDimensions>& point) {
  if (!pays()) {
    return;
  }
  latest_ = (latest_ + 1) % kSteps;
  const auto expected = [&](std::size_t ago) -> Expected& {
    return coming_[(latest_ + kSteps - ago) % kSteps];
  };
  expected(0) = {.point = point, .cell = kNothing, .lanes = {}};
  grid_.fetch_entry(point);

  Expected& second = expected(1);
  second.cell = grid_.find(second.point);
  if (second.cell != kNothing) {
    fetch(&grid_[second.cell], 1);
  }
  Expected& third = expected(2);
  if (third.cell != kNothing) {
    const Cell<kDimensions>& home = grid_[third.cell];
    third.lanes = (home.records.size() < grid_.threshold() ? home.occupied : home.counting) &
                  grid_.lanes_near(home, third.point);
    home.records.fetch();
    grid_.fetch_neighbours(home, third.lanes);
  }
  const Expected& last = expected(3);
  if (last.cell != kNothing) {
    grid_.fetch_records_of_neighbours(grid_[last.cell], last.lanes);
  }
}

template <int kDimensions>
void LookAhead<kDimensions>::expect_expiry() {
  if (!pays()) {
    return;
  }
  const CellId first = cell_leaving_after(4);
  if (first != kNothing) {
    fetch(&grid_[first], 1);
  }
  const CellId second = cell_leaving_after(3);
  if (second != kNothing) {
    grid_[second].records.fetch();
  }
  const CellId last = cell_leaving_after(1);
  if (last != kNothing) {
    grid_.fetch_records_of_neighbours(grid_[last], leaving_lanes_);
  }
  leaving_lanes_ = {};
  const CellId third = cell_leaving_after(2);
  if (third != kNothing && grid_[third].counting.any()) {
    const Cell<kDimensions>& home = grid_[third];
    leaving_lanes_ = home.counting & grid_.lanes_near(home, home.records.point(0));
    grid_.fetch_neighbours(home, leaving_lanes_);
  }
}

template <int kDimensions>
CellId LookAhead<kDimensions>::cell_leaving_after(std::size_t records) const {
  return window_[window_.oldest() + static_cast<RecordNumber>(records)].cell;
}

template class LookAhead<1>;
template class LookAhead<2>;
template class LookAhead<3>;

}  // namespace sluice::hotspots
