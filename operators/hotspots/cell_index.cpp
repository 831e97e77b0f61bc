#include "operators/hotspots/cell_index.h"

#include <algorithm>
#include <array>

namespace sluice::hotspots {
namespace {

// From this many times the threshold on neighbours are not counted: the record stays a core for
// long enough to be worth a second look. More than kEnough times are not looked for.
constexpr std::uint32_t kPlenty = 2;
constexpr std::uint32_t kEnough = 3;

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
  const std::uint32_t index = grid_.add_record(id, point, number);
  window_[number].cell = id;
  window_[number].ordinal = cell.records.ordinal(index);

  new_cores_.clear();
  count_arrival(id, index);
  grid_.work().flips += new_cores_.size();
  const bool is_core = grid_.is_core(cell, index);
  for (const Place& core : new_cores_) borders_.become_core(grid_[core.cell], core.index);
  if (is_core) {
    graph_.add_core({id, index}, counted_);
  }
  for (const Place& core : new_cores_) {
    const Cell<kDimensions>& home = grid_[core.cell];
    grid_.find_near(core.cell, home.records.point(core.index), Which::kCold, cold_);
    graph_.add_core(core, cold_);
  }
  if (!is_core) {
    borders_.settle(id, index, cores_near_);
  }
}

template <int kDimensions>
void CellIndex<kDimensions>::expect(const double* coordinates) {
  Point<kDimensions> point;
  std::copy_n(coordinates, kDimensions, point.begin());
  look_ahead_.expect(point);
}

/// Counts a new record as a neighbour of those around it, and them as its own.
template <int kDimensions>
void CellIndex<kDimensions>::count_arrival(CellId id, std::uint32_t index) {
  Cell<kDimensions>& home = grid_[id];
  const Point<kDimensions> point = home.records.point(index);
  counted_.clear();
  cores_near_.clear();
  const auto count = [&](CellId at, Cell<kDimensions>& cell, std::uint32_t i) {
    counted_.push_back({at, i});
    if (++cell.records.counts()[i] == grid_.threshold()) {
      new_cores_.push_back({at, i});
    }
  };
  if (home.counted != 0) {
    for (std::uint32_t i = 0; i < index; ++i) {
      if (home.records.counts()[i] != kForetold) count(id, home, i);
    }
  }
  if (home.records.size() >= grid_.threshold()) {
    grid_.for_each_cell(home, point, home.counting, [&](CellId at, Cell<kDimensions>& cell, int) {
      grid_.for_each_near(cell, point, Which::kCounted,
                          [&](std::uint32_t i) { count(at, cell, i); });
    });
    foretell_by_cell(id, index);
    return;
  }
  Ages ages(window_);
  for (std::uint32_t i = 0; i <= index; ++i) ages.add(home.records.numbers()[i]);
  const std::uint32_t enough = kEnough * grid_.threshold();
  grid_.for_each_cell(home, point, home.occupied, [&](CellId at, Cell<kDimensions>& cell, int) {
    if (cell.counted == 0 && ages.size() >= enough) {
      return;
    }
    const RecordNumber* numbers = cell.records.numbers();
    const std::uint32_t* counts = cell.records.counts();
    grid_.for_each_near(cell, point, Which::kAll, [&](std::uint32_t i) {
      ages.add(numbers[i]);
      if (counts[i] != kForetold) {
        count(at, cell, i);
      }
      if (counts[i] >= grid_.threshold()) {
        cores_near_.add(at);
      }
    });
  });
  decide(id, index, ages);
}

/// Looks at a record whose neighbours are not counted, as it may be a core no more.
template <int kDimensions>
void CellIndex<kDimensions>::evaluate(CellId id, std::uint32_t index) {
  Cell<kDimensions>& cell = grid_[id];
  if (cell.records.size() >= grid_.threshold()) {
    foretell_by_cell(id, index);
    return;
  }
  Ages ages(window_);
  for (std::uint32_t i = 0; i < cell.records.size(); ++i) ages.add(cell.records.numbers()[i]);
  const Point<kDimensions> point = cell.records.point(index);
  const std::uint32_t enough = kEnough * grid_.threshold();
  grid_.for_each_cell(cell, point, cell.occupied, [&](CellId, Cell<kDimensions>& other, int) {
    if (ages.size() < enough) {
      const RecordNumber* numbers = other.records.numbers();
      grid_.for_each_near(other, point, Which::kAll,
                          [&](std::uint32_t i) { ages.add(numbers[i]); });
    }
  });
  decide(id, index, ages);
}

/// Foretells how long a record stays a core, or lets its neighbours be counted.
template <int kDimensions>
void CellIndex<kDimensions>::decide(CellId id, std::uint32_t index, const Ages& ages) {
  if (ages.size() >= kPlenty * grid_.threshold()) {
    foretell(id, index, ages.older_than_newest(grid_.threshold()));
  } else {
    grid_.add_counted(id);
    grid_[id].records.counts()[index] = ages.size();
  }
}

/// Foretells by the records of the cell alone, all of which are neighbours.
template <int kDimensions>
void CellIndex<kDimensions>::foretell_by_cell(CellId id, std::uint32_t index) {
  const CellRecords<kDimensions>& records = grid_[id].records;
  foretell(id, index, records.numbers()[records.size() - grid_.threshold()]);
}

/// Notes that a record is a core until the record `until` leaves.
template <int kDimensions>
void CellIndex<kDimensions>::foretell(CellId id, std::uint32_t index, RecordNumber until) {
  Cell<kDimensions>& cell = grid_[id];
  cell.records.counts()[index] = kForetold;
  const RecordNumber number = cell.records.numbers()[index];
  if (is_older(until, number)) {  // else it leaves first, or by itself
    const RecordNumber first = window_[until].waiting;
    window_[number].next = first == until ? number : first;
    window_[until].waiting = number;
  }
}

template <int kDimensions>
void CellIndex<kDimensions>::expire() {
  look_ahead_.expect_expiry();
  const RecordNumber number = window_.oldest();
  const Window::Entry gone = window_[number];
  window_.pop();
  lost_.clear();
  if (gone.cell != kNothing) {
    remove(gone, number);
  }
  if (gone.waiting != number) {
    evaluate_waiting(gone.waiting);
  }
  if (!lost_.empty()) {
    graph_.remove_cores(lost_, counted_);
  }
  if (gone.cell != kNothing && grid_[gone.cell].records.size() == 0) {
    grid_.remove(gone.cell);
  }
}

/// Takes a record that leaves the window out of its cell and out of the counts around it.
template <int kDimensions>
void CellIndex<kDimensions>::remove(const Window::Entry& gone, RecordNumber number) {
  Cell<kDimensions>& cell = grid_[gone.cell];
  const Point<kDimensions> point = cell.records.point(0);
  const bool is_counted = cell.records.counts()[0] != kForetold;
  if (grid_.is_core(cell, 0)) {
    lost_.push_back({gone.cell, gone.ordinal, number, point, true});
  } else {
    borders_.expire(cell, 0);
  }
  cell.records.pop_front();
  if (is_counted) {
    grid_.drop_counted(gone.cell);
  }
  grid_.find_near(gone.cell, point, Which::kCounted, counted_);
  for (const Place& place : counted_) {
    if (grid_[place.cell].records.counts()[place.index]-- == grid_.threshold()) {
      lose(place.cell, place.index);
    }
  }
}

/// Looks again at the records that were known to be cores until one that just left.
template <int kDimensions>
void CellIndex<kDimensions>::evaluate_waiting(RecordNumber first) {
  RecordNumber number = first;
  for (bool is_last = false; !is_last;) {
    const Window::Entry record = window_[number];
    is_last = record.next == number;
    window_[number].next = number;  // out of this list before it may enter another
    const Cell<kDimensions>& cell = grid_[record.cell];
    const std::uint32_t index = cell.records.index(record.ordinal);
    evaluate(record.cell, index);
    if (!grid_.is_core(cell, index)) {
      lose(record.cell, index);
    }
    number = record.next;
  }
}

template <int kDimensions>
void CellIndex<kDimensions>::lose(CellId id, std::uint32_t index) {
  ++grid_.work().flips;
  const CellRecords<kDimensions>& records = grid_[id].records;
  lost_.push_back(
      {id, records.ordinal(index), records.numbers()[index], records.point(index), false});
}

template <int kDimensions>
bool CellIndex<kDimensions>::read(std::size_t place, double* point) const {
  const Window::Entry& record = entry(place);
  if (record.cell == kNothing) {
    return false;
  }
  const CellRecords<kDimensions>& records = grid_[record.cell].records;
  const Point<kDimensions> found = records.point(records.index(record.ordinal));
  std::copy(found.begin(), found.end(), point);
  return true;
}

template <int kDimensions>
ComponentId CellIndex<kDimensions>::core_component(std::size_t place) const {
  const Window::Entry& record = entry(place);
  if (record.cell == kNothing) {
    return kNothing;
  }
  const Cell<kDimensions>& cell = grid_[record.cell];
  const bool is_core = grid_.is_core(cell, cell.records.index(record.ordinal));
  return is_core ? components_.of(record.cell) : kNothing;
}

template <int kDimensions>
void CellIndex<kDimensions>::components_of(std::size_t place,
                                           std::vector<ComponentId>& found) const {
  found.clear();
  const Window::Entry& record = entry(place);
  if (record.cell == kNothing) {
    return;
  }
  const Cell<kDimensions>& cell = grid_[record.cell];
  const std::uint32_t index = cell.records.index(record.ordinal);
  if (grid_.is_core(cell, index)) {
    found.push_back(components_.of(record.cell));
  } else {
    const auto owners = borders_.components_of(cell, index);
    found.assign(owners.begin(), owners.end());
  }
}

template <int kDimensions>
RecordNumber CellIndex<kDimensions>::oldest_core(ComponentId component) const {
  RecordNumber oldest = window_.newest();
  for (CellId id = components_.first_node(component); id != kNothing;
       id = components_.next_node(id)) {
    const Cell<kDimensions>& cell = grid_[id];
    std::uint32_t first = 0;
    while (!grid_.is_core(cell, first)) ++first;
    if (is_older(cell.records.numbers()[first], oldest)) {
      oldest = cell.records.numbers()[first];
    }
  }
  return oldest;
}

template class CellIndex<1>;
template class CellIndex<2>;
template class CellIndex<3>;

}  // namespace sluice::hotspots
