#include "operators/hotspots/kd_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

namespace sluice::hotspots {
namespace {

using Point = std::array<double, 2>;

/// The ids of the tree's points in a box, each bucket's coordinates checked on the way.
std::set<std::uint32_t> ids_in(const KdTree& tree, const std::map<std::uint32_t, Point>& points,
                               const Point& least, const Point& most) {
  std::set<std::uint32_t> found;
  tree.for_each_bucket(least.data(), most.data(), [&](const KdTree::Bucket& bucket) {
    for (std::size_t i = 0; i < bucket.ids.size(); ++i) {
      const Point point{bucket.columns[i], bucket.columns[bucket.stride + i]};
      EXPECT_EQ(point, points.at(bucket.ids[i]));
      if (point[0] >= least[0] && point[0] <= most[0] && point[1] >= least[1] &&
          point[1] <= most[1]) {
        EXPECT_TRUE(found.insert(bucket.ids[i]).second);
      }
    }
  });
  return found;
}

/// Points come and go while the field drifts, jumps far out, and repeats itself.
TEST(KdTree, HoldsWhatWasInsertedAndNotErased) {
  std::mt19937_64 random(31);
  KdTree tree(2, 0.25);
  std::map<std::uint32_t, Point> points;
  std::uniform_real_distribution<double> unit(0, 1);
  for (std::uint32_t id = 0; id < 20'000; ++id) {
    const double drift = id * 1e-2;
    Point point{drift + 10 * unit(random), 10 * unit(random)};
    if (id % 50 == 0) point[1] *= 1e200;
    if (id % 7 == 0) point = {drift, 3};
    points[id] = point;
    tree.insert(point.data(), id);
    if (points.size() > 700) {
      const auto gone = random() % 4 == 0 ? std::prev(points.end()) : points.begin();
      tree.erase(gone->second.data(), gone->first);
      points.erase(gone);
    }
    if (id % 10 == 0) {
      const Point least{drift + 10 * unit(random) - 2, 10 * unit(random) - 2};
      const Point most{least[0] + 3, least[1] + (id % 20 == 0 ? 3 : 1e300)};
      std::set<std::uint32_t> expected;
      for (const auto& [at, place] : points) {
        if (place[0] >= least[0] && place[0] <= most[0] && place[1] >= least[1] &&
            place[1] <= most[1]) {
          expected.insert(at);
        }
      }
      ASSERT_EQ(ids_in(tree, points, least, most), expected);
    }
  }
  while (!points.empty()) {
    tree.erase(points.begin()->second.data(), points.begin()->first);
    points.erase(points.begin());
  }
  EXPECT_TRUE(ids_in(tree, points, {-1e308, -1e308}, {1e308, 1e308}).empty());
}

}  // namespace
}  // namespace sluice::hotspots
