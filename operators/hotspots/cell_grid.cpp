#include "operators/hotspots/cell_grid.h"

#include <algorithm>

namespace sluice::hotspots {
namespace {

// Cells are a little too small, by this share, so that rounding never puts two points that are not
// neighbours into one. Grid positions up to kFarthest round by at most a quarter of it.
constexpr double kShrink = 1e-6;
constexpr double kFarthest = 0x1p30;

template <std::size_t kDimensions>
std::uint32_t hash_of(const std::array<std::int32_t, kDimensions>& place) {
  std::uint64_t hash = 0;
  for (const std::int32_t step : place) {
    hash = (hash + static_cast<std::uint32_t>(step)) * 0x9E37'79B9'7F4A'7C15;
    hash ^= hash >> 32;
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

template <int kDimensions>
CellGrid<kDimensions>::CellGrid(double radius, std::uint32_t threshold, Simd simd)
    : side_(radius / std::sqrt(kDimensions) * (1 - kShrink)),
      inverse_side_(1 / side_),
      slack_(side_ * kShrink),
      squared_radius_(radius * radius),
      threshold_(threshold),
      scan_(choose_scan(simd, kDimensions)),
      below_(choose_below(simd)),
      tree_(kDimensions, 1) {}

template <int kDimensions>
double CellGrid<kDimensions>::farthest(double radius) {
  return kFarthest * (radius / std::sqrt(kDimensions)) * (1 - 2 * kShrink);
}

template <int kDimensions>
auto CellGrid<kDimensions>::place_of(const GridPoint& point) const -> GridPlace {
  GridPlace place;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    place[i] = static_cast<std::int32_t>(std::floor(point[i] * inverse_side_));
  }
  return place;
}

template <int kDimensions>
CellId CellGrid<kDimensions>::find(const GridPlace& place, std::uint32_t hash) const {
  return map_.find(hash, kNothing, [&](CellId id) { return (*this)[id].place == place; });
}

template <int kDimensions>
CellId CellGrid<kDimensions>::find(const GridPoint& point) const {
  const GridPlace place = place_of(point);
  return find(place, hash_of(place));
}

template <int kDimensions>
void CellGrid<kDimensions>::fetch_entry(const GridPoint& point) const {
  map_.fetch(hash_of(place_of(point)));
}

template <int kDimensions>
CellId CellGrid<kDimensions>::cell_at(const GridPoint& point) {
  const GridPlace place = place_of(point);
  const std::uint32_t hash = hash_of(place);
  const CellId found = find(place, hash);
  ++work_.cells;
  return found == kNothing ? create(place, hash) : found;
}

template <int kDimensions>
CellId CellGrid<kDimensions>::create(const GridPlace& place, std::uint32_t hash) {
  CellId id = cells_;
  if (free_.empty()) {
    if (cells_ % kChunk == 0) {
      std::byte* chunk = arena_.cut(kChunk * sizeof(Cell<kDimensions>));
      chunks_.push_back(reinterpret_cast<Cell<kDimensions>*>(chunk));
    }
    ++cells_;
    new (&(*this)[id]) Cell<kDimensions>();
  } else {
    id = free_.back();
    free_.pop_back();
  }
  (*this)[id].place = place;
  connect(id);
  GridPoint corner;
  std::copy(place.begin(), place.end(), corner.begin());
  tree_.insert(corner.data(), id);
  map_.insert(hash, id);
  return id;
}

/// Finds the neighbours of a new cell and makes them known to each other.
template <int kDimensions>
void CellGrid<kDimensions>::connect(CellId id) {
  Cell<kDimensions>& cell = (*this)[id];
  GridPoint least;
  GridPoint most;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    least[i] = cell.place[i] - 2;
    most[i] = cell.place[i] + 2;
  }
  tree_.for_each_bucket(least.data(), most.data(), [&](const KdTree::Bucket& bucket) {
    ++work_.cells;
    for (std::size_t k = 0; k < bucket.ids.size(); ++k) {
      std::array<std::int64_t, kDimensions> delta;
      for (std::size_t i = 0; i < kDimensions; ++i) {
        delta[i] = static_cast<std::int64_t>(bucket.columns[i * bucket.stride + k]) - cell.place[i];
      }
      const int lane = Lanes::lane_of(delta);
      if (lane < 0) {
        continue;
      }
      const int back = Lanes::mirror(lane);
      Cell<kDimensions>& other = (*this)[bucket.ids[k]];
      cell.occupied.set(lane);
      cell.neighbour[static_cast<std::size_t>(lane)] = bucket.ids[k];
      other.occupied.set(back);
      other.neighbour[static_cast<std::size_t>(back)] = id;
      if (other.counted != 0) cell.counting.set(lane);
      if (other.cores != 0) cell.hot.set(lane);
    }
  });
}

template <int kDimensions>
void CellGrid<kDimensions>::remove(CellId id) {
  Cell<kDimensions>& cell = (*this)[id];
  cell.occupied.for_each([&](int lane) {
    (*this)[cell.neighbour[static_cast<std::size_t>(lane)]].occupied.reset(Lanes::mirror(lane));
  });
  GridPoint corner;
  std::copy(cell.place.begin(), cell.place.end(), corner.begin());
  tree_.erase(corner.data(), id);
  map_.erase(hash_of(cell.place), id);
  cell.records.clear(arena_);
  cell.occupied = cell.counting = cell.hot = cell.edges = {};
  free_.push_back(id);
}

template <int kDimensions>
void CellGrid<kDimensions>::add_counted(CellId id) {
  Cell<kDimensions>& cell = (*this)[id];
  if (cell.counted++ == 0) {
    cell.occupied.for_each([&](int lane) {
      (*this)[cell.neighbour[static_cast<std::size_t>(lane)]].counting.set(Lanes::mirror(lane));
    });
  }
}

template <int kDimensions>
void CellGrid<kDimensions>::drop_counted(CellId id) {
  Cell<kDimensions>& cell = (*this)[id];
  if (--cell.counted == 0) {
    cell.occupied.for_each([&](int lane) {
      (*this)[cell.neighbour[static_cast<std::size_t>(lane)]].counting.reset(Lanes::mirror(lane));
    });
  }
}

template <int kDimensions>
void CellGrid<kDimensions>::add_core(CellId id) {
  Cell<kDimensions>& cell = (*this)[id];
  if (cell.cores++ == 0) {
    cell.occupied.for_each([&](int lane) {
      (*this)[cell.neighbour[static_cast<std::size_t>(lane)]].hot.set(Lanes::mirror(lane));
    });
  }
}

template <int kDimensions>
void CellGrid<kDimensions>::drop_core(CellId id) {
  Cell<kDimensions>& cell = (*this)[id];
  if (--cell.cores == 0) {
    cell.occupied.for_each([&](int lane) {
      (*this)[cell.neighbour[static_cast<std::size_t>(lane)]].hot.reset(Lanes::mirror(lane));
    });
  }
}

/// The lanes whose cells come within the radius of a point in the cell `home`.
template <int kDimensions>
LaneSet<kDimensions> CellGrid<kDimensions>::lanes_near(const Cell<kDimensions>& home,
                                                       const GridPoint& point) const {
  // Squares of the distances to the cells at offset -2 to 2, by dimension, rather too small.
  double squares[kDimensions][5];
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const double below = std::max(0.0, point[i] - low_bound(home.place[i]) - 2 * slack_);
    const double above = std::max(0.0, high_bound(home.place[i]) - point[i] - 2 * slack_);
    squares[i][0] = (below + side_) * (below + side_);
    squares[i][1] = below * below;
    squares[i][2] = 0;
    squares[i][3] = above * above;
    squares[i][4] = (above + side_) * (above + side_);
  }
  Set near;
  for (int row = 0; row < Lanes::kLanes / 5; ++row) {
    double left = squared_radius_;
    for (int i = 1, rest = row; i < kDimensions; ++i, rest /= 5) left -= squares[i][rest % 5];
    std::uint32_t five = 0;
    for (std::uint32_t k = 0; k < 5; ++k) five |= std::uint32_t{squares[0][k] <= left} << k;
    near.add_row(5 * row, five);
  }
  return near;
}

template <int kDimensions>
void CellGrid<kDimensions>::find_near(CellId home, const GridPoint& point, Which which,
                                      std::vector<Place>& found) {
  found.clear();
  const Cell<kDimensions>& cell = (*this)[home];
  const bool is_counting = which == Which::kCounted || which == Which::kCold;
  if (!is_counting || cell.counted != 0) {
    for_each_in(cell, which, [&](std::uint32_t i) { found.push_back({home, i}); });
  }
  const Set& lanes = is_counting              ? cell.counting
                     : which == Which::kCores ? cell.hot
                                              : cell.occupied;
  for_each_cell(cell, point, lanes, [&](CellId id, Cell<kDimensions>& other, int) {
    for_each_near(other, point, which, [&](std::uint32_t i) { found.push_back({id, i}); });
  });
}

template <int kDimensions>
void CellGrid<kDimensions>::look_around(CellId home, const GridPoint& point,
                                        std::vector<Place>& cold, CoresNear& cores) {
  cold.clear();
  cores.clear();
  const Cell<kDimensions>& cell = (*this)[home];
  if (cell.counted != 0) {
    for_each_in(cell, Which::kCold, [&](std::uint32_t i) { cold.push_back({home, i}); });
  }
  for_each_cell(cell, point, cell.occupied, [&](CellId id, Cell<kDimensions>& other, int) {
    for_each_near(other, point, Which::kAll, [&](std::uint32_t i) {
      if (is_core(other, i)) {
        cores.add(id);
      } else {
        cold.push_back({id, i});
      }
    });
  });
}

template <int kDimensions>
std::uint32_t CellGrid<kDimensions>::newest_core_near(const Cell<kDimensions>& cell,
                                                      const GridPoint& point) {
  const std::uint32_t size = cell.records.size();
  ++work_.cells;
  for (std::uint32_t end = (size + 63) / 64 * 64; end > 0; end -= 64) {
    const std::uint32_t base = end - 64;
    work_.points += size - base < 64 ? size - base : 64;
    const std::uint64_t cores = select(cell, base, Which::kCores);
    const std::uint64_t hits = cores == 0 ? 0 : cores & scan(cell, base, point);
    if (hits != 0) {
      return base + static_cast<std::uint32_t>(63 - std::countl_zero(hits));
    }
  }
  return kNothing;
}

template class CellGrid<1>;
template class CellGrid<2>;
template class CellGrid<3>;

}  // namespace sluice::hotspots
