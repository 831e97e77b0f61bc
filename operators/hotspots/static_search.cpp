#include "operators/hotspots/static_search.h"

#include <cstddef>
#include <nanoflann.hpp>

namespace sluice::hotspots {
namespace {

/// The points as nanoflann wants to see them.
struct Points {
  std::span<const double> coordinates;
  std::size_t dimensions;

  std::size_t kdtree_get_point_count() const { return coordinates.size() / dimensions; }
  double kdtree_get_pt(std::size_t point, std::size_t dimension) const {
    return coordinates[point * dimensions + dimension];
  }
  template <class Box>
  bool kdtree_get_bbox(Box& /*box*/) const {
    return false;
  }
};

/// Takes what the tree finds. The tree prunes by sums that round differently from the contract's
/// distance and tests "less than", so it searches a little too far; every find is tested here.
class Finds {
 public:
  Finds(double squared_radius, std::vector<std::uint32_t>& found)
      : squared_radius_(squared_radius), found_(found) {}

  std::size_t size() const { return found_.size(); }
  bool full() const { return true; }
  double worstDist() const { return squared_radius_ * (1 + 1e-9); }
  bool addPoint(double squared_distance, std::uint32_t point) {
    if (squared_distance <= squared_radius_) {
      found_.push_back(point);
    }
    return true;
  }

 private:
  double squared_radius_;
  std::vector<std::uint32_t>& found_;
};

/// The tree for a number of dimensions known at compile time; -1 for any.
template <int kDimensions>
class NanoflannSearch final : public StaticSearch {
 public:
  NanoflannSearch(std::span<const double> coordinates, int dimensions, double radius)
      : points_{coordinates, static_cast<std::size_t>(dimensions)},
        squared_radius_(radius * radius),
        tree_(dimensions, points_, {}) {
    tree_.buildIndex();
  }

  void neighbours(std::uint32_t point, std::vector<std::uint32_t>& found) const override {
    found.clear();
    Finds finds(squared_radius_, found);
    tree_.findNeighbors(finds, &points_.coordinates[point * points_.dimensions], {});
  }

 private:
  // The plain metric adds up in column order, as the contract asks; the unrolled one does not.
  using Metric = nanoflann::L2_Simple_Adaptor<double, Points>;
  using Tree = nanoflann::KDTreeSingleIndexAdaptor<Metric, Points, kDimensions, std::uint32_t>;

  Points points_;
  double squared_radius_;
  Tree tree_;
};

}  // namespace

std::unique_ptr<StaticSearch> make_static_search(std::span<const double> coordinates,
                                                 int dimensions, double radius) {
  switch (dimensions) {
    case 1:
      return std::make_unique<NanoflannSearch<1>>(coordinates, dimensions, radius);
    case 2:
      return std::make_unique<NanoflannSearch<2>>(coordinates, dimensions, radius);
    case 3:
      return std::make_unique<NanoflannSearch<3>>(coordinates, dimensions, radius);
    default:
      return std::make_unique<NanoflannSearch<-1>>(coordinates, dimensions, radius);
  }
}

}  // namespace sluice::hotspots
