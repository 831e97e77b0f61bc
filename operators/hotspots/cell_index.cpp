#include "operators/hotspots/cell_index.h"

#include <algorithm>

namespace sluice::hotspots {
namespace {

// From this many times the threshold on neighbours are not counted: the record stays a core for
// long enough to be worth a second look.
constexpr std::uint32_t kPlenty = 2;

}  // namespace

template <int kDimensions>
CellIndex<kDimensions>::CellIndex(double radius, std::size_t threshold, Simd simd)
    : grid_(radius, static_cast<std::uint32_t>(threshold), simd) {}

template <int kDimensions>
void CellIndex<kDimensions>::push(const double* coordinates) {
  const RecordNumber number = window_.push();
  if (coordinates == nullptr) {
    return;
  }
  Point<kDimensions> point;
  std::copy_n(coordinates, kDimensions, point.begin());
  const CellId id = grid_.cell_at(point);
  Cell<kDimensions>& cell = grid_[id];
  const std::uint32_t index = cell.records.push_back(point, number);
  window_[number].cell = id;
  window_[number].ordinal = cell.records.ordinal(index);

  new_cores_.clear();
  count_arrival(id, index);
  evaluate(id, index);
  const bool is_core = grid_.is_core(cell, index);
  if (is_core) {
    new_cores_.push_back({id, index});
  }
  for (const Place& core : new_cores_) borders_.become_core(grid_[core.cell], core.index);
  for (const Place& core : new_cores_) graph_.add_core(core.cell, core.index);
  if (!is_core) {
    borders_.survey(id, index);
  }
}

/// Counts a new record as a neighbour of those around it.
template <int kDimensions>
void CellIndex<kDimensions>::count_arrival(CellId id, std::uint32_t index) {
  Cell<kDimensions>& home = grid_[id];
  const auto count = [&](CellId at, Cell<kDimensions>& cell, std::uint32_t i) {
    std::uint32_t& neighbours = cell.records.counts()[i];
    if (neighbours != kForetold && ++neighbours == grid_.threshold()) {
      new_cores_.push_back({at, i});
    }
  };
  for (std::uint32_t i = 0; home.counted != 0 && i < index; ++i) count(id, home, i);
  grid_.for_each_hit(home, home.records.point(index), home.counting, count);
}

/// Counts the neighbours of a record, or foretells how long it stays a core.
template <int kDimensions>
void CellIndex<kDimensions>::evaluate(CellId id, std::uint32_t index) {
  Cell<kDimensions>& cell = grid_[id];
  const std::uint32_t threshold = grid_.threshold();
  const std::uint32_t in_cell = cell.records.size();
  if (in_cell >= threshold) {
    foretell(id, index, cell.records.numbers()[in_cell - threshold]);
    return;
  }
  const RecordNumber oldest = window_.oldest();
  ages_.clear();
  for (std::uint32_t i = 0; i < in_cell; ++i) ages_.push_back(cell.records.numbers()[i] - oldest);
  grid_.for_each_hit(cell, cell.records.point(index), cell.occupied,
                     [&](CellId, Cell<kDimensions>& other, std::uint32_t i) {
                       ages_.push_back(other.records.numbers()[i] - oldest);
                     });
  if (ages_.size() >= std::size_t{kPlenty} * threshold) {
    const auto last = ages_.end() - threshold;
    std::nth_element(ages_.begin(), last, ages_.end());
    foretell(id, index, oldest + *last);
    return;
  }
  std::uint32_t& count = cell.records.counts()[index];
  if (count == 0 || count == kForetold) {
    grid_.add_counted(id);
  }
  count = static_cast<std::uint32_t>(ages_.size());
}

/// Notes that a record is a core until the record `until` leaves.
template <int kDimensions>
void CellIndex<kDimensions>::foretell(CellId id, std::uint32_t index, RecordNumber until) {
  Cell<kDimensions>& cell = grid_[id];
  cell.records.counts()[index] = kForetold;
  const RecordNumber number = cell.records.numbers()[index];
  if (is_older(until, number)) {  // else it leaves first, or by itself
    window_[number].next = window_[until].waiting;
    window_[until].waiting = number - until;
    if (window_[number].next != 0) {
      window_[number].next = until + window_[number].next - number;
    }
  }
}

template class CellIndex<1>;
template class CellIndex<2>;
template class CellIndex<3>;

}  // namespace sluice::hotspots
