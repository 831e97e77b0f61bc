#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace sluice::forest {

/// Points and boxes are rows of floats, filled up with zeros to whole lanes, so that loops over
/// them need no tail. Sums go lane by lane: their order is the same on every machine.
inline constexpr std::size_t kLanes = 4;

/// Floats of a row for `dimensions` coordinates. One or two stay as they are: most streams have no
/// more, and their boxes then fit the caches four times better.
constexpr std::size_t row_width(std::size_t dimensions) {
  return dimensions <= 2 ? dimensions : (dimensions + kLanes - 1) / kLanes * kLanes;
}

/// A box: its lows and its highs, two rows. A point is a box with `lows == highs`.
struct Box {
  const float* lows;
  const float* highs;
};

/// Sum over the sides of how far `point` lies beyond them; exactly 0 if and only if it is inside.
inline float distance_outside(Box box, const float* point, std::size_t width) {
  const auto beyond = [&](std::size_t i) {
    return std::max(std::max(box.lows[i] - point[i], point[i] - box.highs[i]), 0.0F);
  };
  if (width < kLanes) {
    return width == 1 ? beyond(0) : beyond(0) + beyond(1);
  }
  std::array<float, kLanes> sums = {};
  for (std::size_t i = 0; i < width; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      sums[lane] += beyond(i + lane);
    }
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Sum of the lengths of the sides.
inline double perimeter(Box box, std::size_t width) {
  std::array<double, kLanes> sums = {};
  for (std::size_t i = 0; i < width; ++i) {
    sums[i % kLanes] += double{box.highs[i]} - double{box.lows[i]};
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Makes rows `lows` and `highs` the smallest box around two, one of which may be these rows.
inline void unite(Box one, Box two, float* lows, float* highs, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    lows[i] = std::min(one.lows[i], two.lows[i]);
    highs[i] = std::max(one.highs[i], two.highs[i]);
  }
}

/// Whether a point of the box is on none of its sides, so that the box does not depend on it.
inline bool is_strictly_inside(Box box, const float* point, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    if (point[i] <= box.lows[i] || point[i] >= box.highs[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace sluice::forest
