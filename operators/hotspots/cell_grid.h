#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "operators/hotspots/arena.h"
#include "operators/hotspots/cell_map.h"
#include "operators/hotspots/cell_records.h"
#include "operators/hotspots/fetch.h"
#include "operators/hotspots/kd_tree.h"
#include "operators/hotspots/lanes.h"
#include "operators/hotspots/scan.h"
#include "operators/hotspots/work.h"

namespace sluice::hotspots {

using CellId = std::uint32_t;

/// Which records of a cell a visit is about.
enum class Which {
  kAll,
  kCounted,  ///< whose neighbours are counted
  kCold,     ///< that are not cores: these are counted always
  kCores
};

/// Where a record is found until the next one leaves.
struct Place {
  CellId cell = kNothing;
  std::uint32_t index = 0;
};

/// The cores near a record, but for those of its own cell.
struct CoresNear {
  std::uint32_t count = 0;
  std::vector<CellId> cells;  ///< that hold them

  void clear() {
    count = 0;
    cells.clear();
  }
  void add(CellId cell) {
    ++count;
    if (cells.empty() || cells.back() != cell) {
      cells.push_back(cell);
    }
  }
};

/// A cube so small that any two of its points are neighbours, and that holds at least one record.
template <int kDimensions>
struct alignas(64) Cell {
  using Lanes = LaneGeometry<kDimensions>;

  CellRecords<kDimensions> records;
  std::array<std::int32_t, kDimensions> place{};  ///< in the grid
  std::uint32_t cores = 0;                        ///< core records
  std::uint32_t counted = 0;                      ///< records whose neighbours are counted
  LaneSet<kDimensions> occupied;                  ///< neighbours that exist
  LaneSet<kDimensions> counting;                  ///< neighbours with counted records
  LaneSet<kDimensions> hot;                       ///< neighbours with cores
  LaneSet<kDimensions> edges;                     ///< neighbours with a core near one of ours
  std::array<CellId, Lanes::kLanes> neighbour;    ///< valid where occupied
  /// By lane with an edge: the ordinal of one of our cores that is near a core over there, which
  /// the other cell names by the mirrored lane.
  std::array<std::uint32_t, Lanes::kLanes> witness;
};

/// The occupied cells, each knowing its neighbours. New cells find theirs by a k-d tree over the
/// cells; a record finds its own cell by a hash.
template <int kDimensions>
class CellGrid {
 public:
  using Lanes = LaneGeometry<kDimensions>;
  using Set = LaneSet<kDimensions>;
  using GridPoint = Point<kDimensions>;

  CellGrid(double radius, std::uint32_t threshold, Simd simd);

  /// Coordinates nearer to 0 than this are told by cells; beyond, rounding would blur the grid.
  static double farthest(double radius);

  Cell<kDimensions>& operator[](CellId id) { return chunks_[id / kChunk][id % kChunk]; }
  const Cell<kDimensions>& operator[](CellId id) const { return chunks_[id / kChunk][id % kChunk]; }

  /// Returns the cell of the point, made if need be.
  CellId cell_at(const GridPoint& point);
  /// Returns the cell of the point, or kNothing.
  CellId find(const GridPoint& point) const;
  /// Ask for memory that is going to be read: by find(); of the cells in `lanes` of `home`; of
  /// their records.
  void fetch_entry(const GridPoint& point) const;
  void fetch_neighbours(const Cell<kDimensions>& home, const Set& lanes) const {
    lanes.for_each([&](int lane) { fetch(&neighbour(home, lane)); });
  }
  void fetch_records_of_neighbours(const Cell<kDimensions>& home, const Set& lanes) const {
    lanes.for_each([&](int lane) { neighbour(home, lane).records.fetch(); });
  }
  /// Adds a record to a cell and returns its index.
  std::uint32_t add_record(CellId id, const GridPoint& point, RecordNumber number) {
    return (*this)[id].records.push_back(point, number, arena_);
  }
  /// Removes a cell that holds no record any more.
  void remove(CellId id);

  /// Keep Cell::counted and Cell::cores, and what neighbours know of them.
  void add_counted(CellId id);
  void drop_counted(CellId id);
  void add_core(CellId id);
  void drop_core(CellId id);

  std::uint32_t threshold() const { return threshold_; }
  bool is_core(const Cell<kDimensions>& cell, std::uint32_t index) const {
    return cell.records.counts()[index] >= threshold_;
  }

  /// Calls `visit(std::uint32_t index)` for those records of a cell, oldest first.
  template <class Visit>
  void for_each_in(const Cell<kDimensions>& cell, Which which, Visit&& visit) {
    for_each_bit(cell, which, visit, [](std::uint32_t) { return ~std::uint64_t{0}; });
  }

  /// Calls `visit(std::uint32_t index)` for those records of `cell` near `point`, oldest first.
  template <class Visit>
  void for_each_near(const Cell<kDimensions>& cell, const GridPoint& point, Which which,
                     Visit&& visit) {
    for_each_bit(cell, which, visit, [&](std::uint32_t base) { return scan(cell, base, point); });
  }

  /// Calls `visit(CellId, Cell&, int lane)` for the cells in `lanes` of `home` that come within the
  /// radius of `point`, which lies in `home`.
  template <class Visit>
  void for_each_cell(const Cell<kDimensions>& home, const GridPoint& point, const Set& lanes,
                     Visit&& visit);

  /// The lanes of `home` whose cells come within the radius of `point`, which lies in `home`.
  Set lanes_near(const Cell<kDimensions>& home, const GridPoint& point) const;

  /// Replaces `found` by those records near `point`, which lies in the cell `home`.
  void find_near(CellId home, const GridPoint& point, Which which, std::vector<Place>& found);

  /// Replaces `cold` by the records near `point`, which lies in `home`, that are not cores, and
  /// `cores` by those that are.
  void look_around(CellId home, const GridPoint& point, std::vector<Place>& cold, CoresNear& cores);

  /// Returns the newest core of `cell` near `point`, or kNothing.
  std::uint32_t newest_core_near(const Cell<kDimensions>& cell, const GridPoint& point);

  /// Bounds of what cells at grid position `place` may hold in a dimension.
  double low_bound(std::int64_t place) const { return static_cast<double>(place) * side_ - slack_; }
  double high_bound(std::int64_t place) const {
    return static_cast<double>(place + 1) * side_ + slack_;
  }

  const Work& work() const { return work_; }
  Work& work() { return work_; }

 private:
  static constexpr CellId kChunk = 256;         // cells never move, so growing costs no copy
  static constexpr CellId kCachedCells = 4096;  // so many are in the cache anyway

  // A call of the wide instructions pays from this many records on.
  static constexpr std::uint32_t kFew = 4;

  const Cell<kDimensions>& neighbour(const Cell<kDimensions>& home, int lane) const {
    return (*this)[home.neighbour[static_cast<std::size_t>(lane)]];
  }
  std::uint64_t scan(const Cell<kDimensions>& cell, std::uint32_t base,
                     const GridPoint& point) const {
    const std::uint32_t left = cell.records.size() - base;
    const std::size_t stride = cell.records.stride();
    const double* columns = cell.records.columns() + base;
    if (left > kFew) {
      return scan_(columns, stride, left < 64 ? left : 64, point.data(), kDimensions,
                   squared_radius_);
    }
    std::uint64_t hits = 0;
    for (std::uint32_t i = 0; i < left; ++i) {
      double sum = 0;
      for (std::size_t k = 0; k < kDimensions; ++k) {
        const double difference = columns[k * stride + i] - point[k];
        sum += difference * difference;
      }
      hits |= std::uint64_t{sum <= squared_radius_} << i;
    }
    return hits;
  }
  std::uint64_t below(const Cell<kDimensions>& cell, std::uint32_t base, std::uint32_t count,
                      std::uint32_t limit) const {
    const std::uint32_t* counts = cell.records.counts() + base;
    if (count > kFew) {
      return below_(counts, count, limit);
    }
    std::uint64_t found = 0;
    for (std::uint32_t i = 0; i < count; ++i) found |= std::uint64_t{counts[i] < limit} << i;
    return found;
  }
  std::uint64_t select(const Cell<kDimensions>& cell, std::uint32_t base, Which which) const {
    const std::uint32_t left = cell.records.size() - base;
    const std::uint32_t count = left < 64 ? left : 64;
    const std::uint64_t all = ~std::uint64_t{0} >> (64 - count);
    switch (which) {
      case Which::kAll:
        return all;
      case Which::kCounted:
        return cell.counted == cell.records.size() ? all : below(cell, base, count, kForetold);
      case Which::kCold:
        return cell.cores == 0 ? all : below(cell, base, count, threshold_);
      case Which::kCores:
        break;
    }
    return cell.cores == 0 ? 0 : all & ~below(cell, base, count, threshold_);
  }
  template <class Visit, class Restrict>
  void for_each_bit(const Cell<kDimensions>& cell, Which which, Visit&& visit,
                    Restrict&& restrict) {
    const std::uint32_t size = cell.records.size();
    work_.points += size;
    for (std::uint32_t base = 0; base < size; base += 64) {
      std::uint64_t bits = select(cell, base, which);
      if (bits == 0) {
        continue;
      }
      for (bits &= restrict(base); bits != 0; bits &= bits - 1) {
        visit(base + static_cast<std::uint32_t>(std::countr_zero(bits)));
      }
    }
  }
  using GridPlace = std::array<std::int32_t, kDimensions>;  ///< see Cell::place
  GridPlace place_of(const GridPoint& point) const;
  CellId find(const GridPlace& place, std::uint32_t hash) const;
  CellId create(const GridPlace& place, std::uint32_t hash);
  void connect(CellId id);

  double side_;
  double inverse_side_;
  double slack_;  ///< covers the rounding of grid positions
  double squared_radius_;
  std::uint32_t threshold_;
  Scan scan_;
  Below below_;
  KdTree tree_;
  CellMap map_;
  Arena arena_;  ///< of cells and their records
  std::vector<Cell<kDimensions>*> chunks_;
  CellId cells_ = 0;
  std::vector<CellId> free_;
  Work work_;
};

template <int kDimensions>
template <class Visit>
void CellGrid<kDimensions>::for_each_cell(const Cell<kDimensions>& home, const GridPoint& point,
                                          const Set& lanes, Visit&& visit) {
  if (!lanes.any()) {
    return;
  }
  const Set near = lanes & lanes_near(home, point);
  if (cells_ > kCachedCells) {
    fetch_neighbours(home, near);
    fetch_records_of_neighbours(home, near);
  }
  near.for_each([&](int lane) {
    const CellId id = home.neighbour[static_cast<std::size_t>(lane)];
    ++work_.cells;
    visit(id, (*this)[id], lane);
  });
}

extern template class CellGrid<1>;
extern template class CellGrid<2>;
extern template class CellGrid<3>;

}  // namespace sluice::hotspots
