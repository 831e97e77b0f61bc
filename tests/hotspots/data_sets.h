#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace sluice::hotspots {

/// Records, and radii at which they are interesting.
struct DataSet {
  std::string name;
  std::vector<std::vector<double>> records;
  std::vector<double> radii;
};

namespace data_sets {

using Record = std::vector<double>;
using Random = std::mt19937_64;

inline double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

inline std::size_t below(Random& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

/// Fills a record by calling `draw(dimension)`.
template <class Draw>
Record record_of(int dimensions, Draw&& draw) {
  Record record;
  for (int i = 0; i < dimensions; ++i) record.push_back(draw(i));
  return record;
}

/// The radius at which a record of a window has that many neighbours on average, itself included.
inline double radius_for(const std::vector<Record>& records, std::size_t window,
                         double neighbours) {
  std::vector<double> distances;
  const std::size_t size = std::min(records.size(), window);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < records[i].size(); ++k) {
        sum += std::pow(records[i][k] - records[j][k], 2);
      }
      if (std::isfinite(sum)) distances.push_back(std::sqrt(sum));
    }
  }
  std::ranges::sort(distances);
  const double pairs = static_cast<double>(size) * (neighbours - 1) / 2;
  const double radius = distances[std::min(distances.size() - 1, static_cast<std::size_t>(pairs))];
  return std::max(radius, 1e-9);
}

/// Street corners of differing weight in a city, and a tenth of the records anywhere.
inline DataSet taxi(int dimensions, std::size_t records, std::size_t window, Random& random) {
  std::vector<Record> corners;
  std::vector<double> weights;
  for (int i = 0; i < 12; ++i) {
    corners.push_back(record_of(dimensions, [&](int) { return uniform(random, -1, 1); }));
    weights.push_back(std::lognormal_distribution<double>(0, 1)(random));
  }
  std::discrete_distribution<std::size_t> corner(weights.begin(), weights.end());
  std::normal_distribution<double> spread(0, 0.05);
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    const Record& at = corners[corner(random)];
    const bool anywhere = below(random, 10) == 0;
    set.records.push_back(record_of(dimensions, [&](int k) {
      const double x =
          anywhere ? uniform(random, -1, 1) : at[static_cast<std::size_t>(k)] + spread(random);
      return std::round(x * 1e4) / 1e4;
    }));
  }
  set.radii = {radius_for(set.records, window, 4), radius_for(set.records, window, 12)};
  return set;
}

inline DataSet uniform_set(int dimensions, std::size_t records, std::size_t window, Random& random,
                           double neighbours) {
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    set.records.push_back(record_of(dimensions, [&](int) { return uniform(random, 0, 100); }));
  }
  set.radii = {radius_for(set.records, window, neighbours)};
  return set;
}

/// Whole numbers in a box that holds about two records a place: distances tie with the radius.
inline DataSet lattice(int dimensions, std::size_t records, std::size_t window, Random& random) {
  const double places = std::max(2.0, std::pow(static_cast<double>(window) / 2, 1.0 / dimensions));
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    set.records.push_back(record_of(
        dimensions, [&](int) { return std::floor(uniform(random, -places / 2, places / 2)); }));
  }
  set.radii = {1, std::sqrt(2.0), 2};
  return set;
}

/// Pairs a little farther apart than the radius, at opposite corners of a cube whose side is up to
/// 2 % too large to be a cell: cells that size would take them for neighbours.
inline DataSet corners(int dimensions, std::size_t records, Random& random) {
  const double side = 1 / std::sqrt(dimensions);
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    const double corner = below(random, 2) == 0 ? 1e-7 : uniform(random, 1, 1.0199) + 1e-6;
    set.records.push_back(
        record_of(dimensions, [&](int) { return side * corner + uniform(random, 0, 1e-8); }));
  }
  set.radii = {1};
  return set;
}

/// A band that moves on: the oldest record is always at the edge.
inline DataSet drift(int dimensions, std::size_t records, std::size_t window, Random& random) {
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    const double along = 20 * static_cast<double>(i) / static_cast<double>(window);
    set.records.push_back(record_of(dimensions, [&](int k) {
      return k == 0 ? along + uniform(random, 0, 0.3) : uniform(random, 0, 2);
    }));
  }
  set.radii = {radius_for(set.records, window, 3), radius_for(set.records, window, 8)};
  return set;
}

/// A thin ring, as dense as to break and close again and again.
inline DataSet ring(int dimensions, std::size_t records, std::size_t window, Random& random) {
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    const double angle = uniform(random, 0, 2 * std::numbers::pi);
    set.records.push_back(record_of(dimensions, [&](int k) {
      return k == 0 ? std::cos(angle) : k == 1 ? std::sin(angle) : uniform(random, 0, 0.01);
    }));
  }
  set.radii = {radius_for(set.records, window, 5), radius_for(set.records, window, 8)};
  return set;
}

inline DataSet duplicates(int dimensions, std::size_t records, Random& random) {
  std::vector<Record> places;
  for (int i = 0; i < 9; ++i) {
    places.push_back(record_of(dimensions, [&](int) { return uniform(random, 0, 3); }));
  }
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) set.records.push_back(places[below(random, 9)]);
  set.radii = {0.5, 1.5};
  return set;
}

/// Zeros of both signs, and whole numbers of radii next to them.
inline DataSet zeros(int dimensions, std::size_t records, Random& random) {
  constexpr double kValues[] = {0.0, -0.0, 0.25, -0.25, -0.0, 0.0};
  DataSet set;
  for (std::size_t i = 0; i < records; ++i) {
    set.records.push_back(record_of(dimensions, [&](int) { return kValues[below(random, 6)]; }));
  }
  set.radii = {0.25, 0.1};
  return set;
}

/// Replaces coordinates by what is nobody's neighbour.
inline DataSet with_gaps(DataSet set, Random& random) {
  const double infinity = std::numeric_limits<double>::infinity();
  const double values[] = {std::nan(""), infinity, -infinity};
  for (Record& record : set.records) {
    if (below(random, 6) == 0) {
      record[below(random, record.size())] = values[below(random, 3)];
    }
  }
  return set;
}

/// Moves records away: alternately to both sides, all of them, or now and then one.
inline DataSet moved(DataSet set, const std::function<double(std::size_t)>& offset) {
  for (std::size_t i = 0; i < set.records.size(); ++i) {
    for (double& x : set.records[i]) x += offset(i);
  }
  return set;
}

using Maker = std::function<DataSet(int, std::size_t, std::size_t, Random&)>;

inline const std::map<std::string, Maker>& makers() {
  static const std::map<std::string, Maker> kMakers{
      {"taxi", taxi},
      {"percolating",
       [](int d, std::size_t n, std::size_t w, Random& r) { return uniform_set(d, n, w, r, 5); }},
      {"sparse",
       [](int d, std::size_t n, std::size_t w, Random& r) { return uniform_set(d, n, w, r, 2.5); }},
      {"lattice", lattice},
      {"corners", [](int d, std::size_t n, std::size_t, Random& r) { return corners(d, n, r); }},
      {"drift", drift},
      {"ring", ring},
      {"duplicates",
       [](int d, std::size_t n, std::size_t, Random& r) { return duplicates(d, n, r); }},
      {"zeros", [](int d, std::size_t n, std::size_t, Random& r) { return zeros(d, n, r); }},
      {"gaps", [](int d, std::size_t n, std::size_t w,
                  Random& r) { return with_gaps(taxi(d, n, w, r), r); }},
      {"alternating",
       [](int d, std::size_t n, std::size_t w, Random& r) {
         return moved(taxi(d, n, w, r), [](std::size_t i) { return i % 2 == 0 ? 1e6 : -1e6; });
       }},
      {"huge",
       [](int d, std::size_t n, std::size_t w, Random& r) {
         return moved(taxi(d, n, w, r), [](std::size_t i) { return i % 3 == 0 ? 1e12 : -3e11; });
       }},
      {"straying",
       [](int d, std::size_t n, std::size_t w, Random& r) {
         return moved(taxi(d, n, w, r),
                      [w](std::size_t i) { return i % (5 * w / 2) == w / 3 ? 1e300 : 0; });
       }},
  };
  return kMakers;
}

}  // namespace data_sets

/// Names for make_data_set().
inline const std::vector<std::string>& data_set_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const auto& [name, maker] : data_sets::makers()) names.push_back(name);
    return names;
  }();
  return kNames;
}

/// Makes the data set of that name; the same for the same arguments.
///   window  the number of records in a window, from which radii are worked out where they follow
///           from a wanted number of neighbours
inline DataSet make_data_set(const std::string& name, int dimensions, std::size_t records,
                             std::size_t window, std::uint64_t seed) {
  data_sets::Random random(seed);
  DataSet set = data_sets::makers().at(name)(dimensions, records, window, random);
  set.name = name;
  return set;
}

}  // namespace sluice::hotspots
