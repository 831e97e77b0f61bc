#include "operators/hotspots/suggest.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <nanoflann.hpp>
#include <span>

#include "base/error.h"
#include "operators/hotspots/plain_hotspots.h"

namespace sluice::hotspots {
namespace {

constexpr std::size_t kMostWindows = 10;
constexpr std::size_t kLeastMinimum = 5;

using Points = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A window of the sample as nanoflann wants to see it: a point a row.
struct Cloud {
  Eigen::Map<const Points> points;

  std::size_t kdtree_get_point_count() const { return static_cast<std::size_t>(points.rows()); }
  double kdtree_get_pt(std::size_t index, std::size_t dimension) const {
    return points(static_cast<Eigen::Index>(index), static_cast<Eigen::Index>(dimension));
  }
  template <class Box>
  bool kdtree_get_bbox(Box& /*box*/) const {
    return false;
  }
};

using Tree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, Cloud>, Cloud, -1>;

Cloud window_of(const SamplePoints& sample, std::size_t begin, std::size_t count) {
  return {{sample.coordinates.data() + begin * sample.dimensions, static_cast<Eigen::Index>(count),
           static_cast<Eigen::Index>(sample.dimensions)}};
}

/// Appends the distance of each point of a window to its `neighbour`-th nearest other point.
void append_distances(const Cloud& cloud, std::size_t neighbour, std::vector<double>& distances) {
  const Tree tree(static_cast<int>(cloud.points.cols()), cloud,
                  nanoflann::KDTreeSingleIndexAdaptorParams(16));
  std::vector<std::size_t> indices(neighbour + 1);
  std::vector<double> squared(neighbour + 1);
  for (Eigen::Index i = 0; i < cloud.points.rows(); ++i) {
    nanoflann::KNNResultSet<double, std::size_t> result(neighbour + 1);
    result.init(indices.data(), squared.data());
    tree.findNeighbors(result, cloud.points.row(i).data(), {});
    if (result.size() == neighbour + 1) {
      distances.push_back(std::sqrt(squared[neighbour]));
    }
  }
}

std::vector<double> distance_curve(const SamplePoints& sample, std::size_t window,
                                   std::size_t minimum) {
  const std::size_t windows = std::clamp<std::size_t>(sample.size() / window, 1, kMostWindows);
  const std::size_t stride = sample.size() / windows;
  std::vector<double> distances;
  for (std::size_t i = 0; i < windows; ++i) {
    const std::size_t begin = i * stride;
    append_distances(window_of(sample, begin, std::min(window, sample.size() - begin)), minimum - 1,
                     distances);
  }
  std::sort(distances.begin(), distances.end());
  return distances;
}

/// Where an ascending curve turns up: the point furthest below the line between its ends, the last
/// hundredth left out (strays would stretch the line).
double knee(const std::vector<double>& curve) {
  const std::size_t last = curve.size() - 1 - curve.size() / 100;
  const double rise = curve[last] - curve.front();
  std::size_t best = last;
  double depth = -1;
  for (std::size_t i = 0; i <= last && rise > 0; ++i) {
    const double below =
        static_cast<double>(i) / static_cast<double>(last) - (curve[i] - curve.front()) / rise;
    if (below > depth) {
      depth = below;
      best = i;
    }
  }
  return curve[best];
}

/// Two significant digits are what people copy.
double rounded(double value) {
  if (!(value > 0)) {
    return value;
  }
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
  return std::ceil(value / unit) * unit;
}

void count_hot(const SamplePoints& sample, std::size_t window, Suggestion& suggestion) {
  PlainHotspots plain({.dimensions = static_cast<int>(sample.dimensions),
                       .window = window,
                       .radius = suggestion.radius,
                       .minimum = suggestion.minimum});
  const std::size_t count = std::min(window, sample.size());
  for (std::size_t i = sample.size() - count; i < sample.size(); ++i) {
    plain.push(std::span(sample.coordinates).subspan(i * sample.dimensions, sample.dimensions));
  }
  suggestion.hotspots = plain.hotspots();
  std::size_t hot = 0;
  for (const Summary& hotspot : suggestion.hotspots) {
    hot += static_cast<std::size_t>(hotspot.records);
  }
  suggestion.hot_share = static_cast<double>(hot) / static_cast<double>(count);
}

}  // namespace

std::vector<Suggestion> suggest(const SamplePoints& sample, std::size_t window) {
  std::vector<Suggestion> suggestions;
  const std::size_t most = std::min(window, sample.size());
  for (const std::size_t minimum :
       {kLeastMinimum, std::size_t{10}, std::size_t{20}, std::size_t{40}}) {
    if (minimum >= most) {
      continue;
    }
    Suggestion suggestion{
        .minimum = minimum, .hotspots = {}, .curve = distance_curve(sample, window, minimum)};
    suggestion.radius = rounded(knee(suggestion.curve));
    if (suggestion.radius > 0) {
      count_hot(sample, window, suggestion);
      suggestions.push_back(std::move(suggestion));
    }
  }
  if (suggestions.empty()) {
    throw Error(ErrorKind::kInput, "the sample holds too few different places to propose a radius",
                "give a file with more records, or a larger --window");
  }
  return suggestions;
}

}  // namespace sluice::hotspots
