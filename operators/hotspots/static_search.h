#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace sluice::hotspots {

/// Finds the neighbours of points in a fixed set: a k-d tree that never changes.
class StaticSearch {
 public:
  virtual ~StaticSearch() = default;

  /// Replaces `found` by the numbers of all points within the radius of point `point`, itself
  /// included, in no particular order.
  virtual void neighbours(std::uint32_t point, std::vector<std::uint32_t>& found) const = 0;
};

/// Builds the tree in O(n log n).
///   coordinates [n * dimensions], a point after the other; must outlive the search
std::unique_ptr<StaticSearch> make_static_search(std::span<const double> coordinates,
                                                 int dimensions, double radius);

}  // namespace sluice::hotspots
