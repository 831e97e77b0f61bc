#include "operators/forest/tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <deque>
#include <map>

#include "operators/forest/score.h"
#include "tests/operators/forest/naive_forest.h"

namespace sluice::forest {
namespace {

/// A tree over a sliding window of random points on a grid, coarse enough for duplicates.
class TreeTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  static constexpr std::size_t kCapacity = 60;

  void push() {
    if (window.size() == kCapacity) {
      tree.remove(window.front());
      window.pop_front();
    }
    const std::vector<float> row = random_row();
    const PointStore::Id id = points.add(row.data());
    window.push_back(tree.insert(id));
    points.drop_unused(id);
  }

  std::vector<float> random_row() {
    std::vector<float> row(points.width());
    for (std::size_t i = 0; i < GetParam(); ++i) {
      row[i] = static_cast<float>(random.next() % 9) * 0.3F - 1.0F;
    }
    return row;
  }

  /// Checks all that a tree promises below `node`; the points below it, duplicates counted.
  int check(Tree::Node node) const {
    if (tree.is_leaf(node)) {
      EXPECT_GE(tree.mass(node), 1);
      return tree.mass(node);
    }
    const NaiveTree naive(tree, points, GetParam());
    const NaiveTree::Bounds bounds = naive.bounds(node);
    const Box box = tree.box(node);
    EXPECT_EQ(bounds.lows, std::vector<float>(box.lows, box.lows + GetParam()));
    EXPECT_EQ(bounds.highs, std::vector<float>(box.highs, box.highs + GetParam()));
    EXPECT_EQ(bounds.length(), tree.perimeter(node));
    const Tree::Cut cut = tree.cut(node);
    EXPECT_LE(naive.bounds(tree.child(node, 0)).highs[cut.dimension], cut.value);
    EXPECT_GT(naive.bounds(tree.child(node, 1)).lows[cut.dimension], cut.value);
    EXPECT_EQ(tree.parent(tree.child(node, 0)), node);
    EXPECT_EQ(tree.parent(tree.child(node, 1)), node);
    return check(tree.child(node, 0)) + check(tree.child(node, 1));
  }

  Random random{7};
  PointStore points{row_width(GetParam())};
  Tree tree{kCapacity, points, Random(1)};
  std::deque<Tree::Node> window;
};

TEST_P(TreeTest, holds_what_it_promises_after_every_change) {
  for (int i = 0; i < 300; ++i) {
    push();
    EXPECT_EQ(check(tree.root()), static_cast<int>(window.size()));
    EXPECT_EQ(tree.size(), window.size());
    EXPECT_EQ(points.size(), tree.leaves().size());
  }
  for (; !window.empty(); window.pop_front()) {
    check(tree.root());
    tree.remove(window.front());
  }
  EXPECT_TRUE(tree.empty());
  EXPECT_EQ(points.size(), 0U);
}

TEST_P(TreeTest, scores_and_parts_are_those_of_the_plain_recursion) {
  Attributor attributor(GetParam());
  for (int i = 0; i < 200; ++i) {
    push();
    const std::vector<float> row = random_row();
    const NaiveTree naive(tree, points, GetParam());
    const double expected = naive.score(row.data());
    EXPECT_NEAR(score(tree, row.data(), tree.descend(row.data())), expected, 1e-6);
    std::vector<double> high(GetParam());
    std::vector<double> low(GetParam());
    EXPECT_EQ(attributor.attribute(tree, row.data(), high, low),
              score(tree, row.data(), tree.descend(row.data())));
    const NaiveTree::Parts parts = naive.parts(row.data());
    double sum = 0;
    for (std::size_t j = 0; j < GetParam(); ++j) {
      EXPECT_NEAR(high[j], parts.high[j], 1e-6);
      EXPECT_NEAR(low[j], parts.low[j], 1e-6);
      sum += high[j] + low[j];
    }
    EXPECT_NEAR(sum, expected, 1e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(dimensions, TreeTest, ::testing::Values(1, 2, 3, 8));

// The first cut of 0, 1, 4 lies in (1, 4) three times in four, in any order of insertion and after
// any removal.
TEST(TreeCutTest, cuts_are_as_likely_as_their_gaps_are_long) {
  PointStore points(1);
  std::vector<PointStore::Id> ids;
  for (const float value : {0.0F, 1.0F, 4.0F, 50.0F}) {
    ids.push_back(points.add(&value));
    points.retain(ids.back());
  }
  for (const std::vector<int>& order : {std::vector{0, 1, 2}, {2, 0, 1}, {0, 2, 1}, {3, 1, 0, 2}}) {
    int far = 0;
    constexpr int kTrees = 20'000;
    for (int i = 0; i < kTrees; ++i) {
      Tree tree(4, points, Random(static_cast<std::uint64_t>(i)));
      std::map<int, Tree::Node> leaves;
      for (const int point : order) {
        leaves[point] = tree.insert(ids[static_cast<std::size_t>(point)]);
      }
      if (leaves.count(3) != 0) {
        tree.remove(leaves[3]);
      }
      far += tree.cut(tree.root()).value >= 1 ? 1 : 0;
    }
    EXPECT_NEAR(far / double{kTrees}, 0.75, 0.015);  // five standard deviations
  }
}

TEST(TreeCutTest, floats_next_to_each_other_are_parted) {
  PointStore points(1);
  const float value = 1e6F;
  const float next = std::nextafter(value, 2e6F);
  const PointStore::Id one = points.add(&value);
  const PointStore::Id two = points.add(&next);
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    points.retain(one);
    points.retain(two);
    Tree tree(2, points, Random(seed));
    const Tree::Node left = tree.insert(seed % 2 == 0 ? one : two);
    const Tree::Node right = tree.insert(seed % 2 == 0 ? two : one);
    EXPECT_EQ(tree.cut(tree.root()).value, value);
    EXPECT_EQ(tree.descend(&value).leaf, seed % 2 == 0 ? left : right);
    EXPECT_EQ(tree.descend(&next).leaf, seed % 2 == 0 ? right : left);
  }
}

}  // namespace
}  // namespace sluice::forest
