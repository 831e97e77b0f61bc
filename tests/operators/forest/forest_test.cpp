#include "operators/forest/forest.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "operators/forest/random.h"

namespace sluice::forest {
namespace {

/// Two waves with noise, on a grid so that records repeat.
std::array<double, 2> record(int i, Random& random) {
  const auto noise = static_cast<double>(random.next() % 5);
  return {std::round(20 * std::sin(i * 0.1)) + noise, std::round(9 * std::cos(i * 0.07)) - noise};
}

Options small(std::size_t shingle) {
  return {.columns = 2, .shingle = shingle, .trees = 10, .samples = 32, .time_decay = 200};
}

std::string state_of(const RandomCutForest& forest) {
  StateWriter writer;
  forest.save(writer);
  return writer.take();
}

TEST(ForestTest, scores_nothing_while_it_learns) {
  for (const std::size_t shingle : {1U, 4U}) {
    Random random(1);
    RandomCutForest forest(small(shingle));
    const int learning = 32 + static_cast<int>(shingle) - 1;
    for (int i = 0; i < learning + 50; ++i) {
      const double score = forest.push(record(i, random));
      EXPECT_EQ(score == 0, i < learning) << i;
    }
    EXPECT_EQ(forest.learned(), 32U + 50U);
  }
}

TEST(ForestTest, usual_records_score_just_under_one_and_others_more) {
  Random random(1);
  RandomCutForest forest({.columns = 2});
  std::vector<double> scores;
  for (int i = 0; i < 3000; ++i) {
    const double score = forest.push(std::array{90 + 30 * random.unit(), 60 + 20 * random.unit()});
    if (i >= 256) {
      scores.push_back(score);
    }
  }
  const double mean =
      std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
  EXPECT_GT(mean, 0.7);
  EXPECT_LT(mean, 1.0);
  EXPECT_GT(forest.push(std::array{144.0, 123.0}), 2.5);
}

TEST(ForestTest, parts_add_up_to_the_score_and_point_the_right_way) {
  for (const std::size_t shingle : {1U, 3U}) {
    Random random(1);
    RandomCutForest plain(small(shingle));
    RandomCutForest forest(small(shingle));
    Attribution parts;
    for (int i = 0; i < 400; ++i) {
      const std::array<double, 2> now = record(i, random);
      const double score = forest.push(now, parts);
      EXPECT_EQ(score, plain.push(now));
      EXPECT_NEAR(parts.high[0] + parts.high[1] + parts.low[0] + parts.low[1], score, 1e-6);
    }
    forest.push(std::array{90.0, -60.0}, parts);
    EXPECT_GT(parts.high[0], 4 * parts.low[0]);
    EXPECT_GT(parts.low[1], 4 * parts.high[1]);
  }
}

TEST(ForestTest, runs_repeat_and_seeds_differ) {
  Options other = small(1);
  other.seed = 1;
  RandomCutForest first(small(1));
  RandomCutForest second(small(1));
  RandomCutForest third(other);
  Random random(4);
  int different = 0;
  for (int i = 0; i < 300; ++i) {
    const std::array<double, 2> now = record(i, random);
    const double score = first.push(now);
    EXPECT_EQ(score, second.push(now));
    different += third.push(now) != score ? 1 : 0;
  }
  EXPECT_GT(different, 200);
}

TEST(ForestTest, a_restored_forest_goes_on_bit_for_bit) {
  for (const std::size_t shingle : {1U, 3U}) {
    Random random(5);
    RandomCutForest forest(small(shingle));
    RandomCutForest restored(small(shingle));
    for (int i = 0; i < 700; ++i) {
      if (i < 5 || random.next() % 40 == 0) {
        const std::string saved = state_of(forest);
        restored = RandomCutForest(small(shingle));
        StateReader reader(saved);
        restored.load(reader);
        EXPECT_TRUE(reader.at_end());
        EXPECT_EQ(state_of(restored), saved);
      }
      const std::array<double, 2> now = record(i, random);
      EXPECT_EQ(restored.push(now), forest.push(now));
    }
    EXPECT_EQ(state_of(restored), state_of(forest));
  }
}

TEST(ForestTest, damaged_states_are_refused) {
  Random random(5);
  RandomCutForest forest(small(2));
  for (int i = 0; i < 60; ++i) {
    forest.push(record(i, random));
  }
  const std::string saved = state_of(forest);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, saved.size() / 2, saved.size() - 1}) {
    StateReader reader(std::string_view(saved).substr(0, size));
    EXPECT_THROW(forest.load(reader), Error);
  }
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = saved;
    damaged[random.next() % damaged.size()] ^= static_cast<char>(1 + random.next() % 255);
    RandomCutForest restored(small(2));
    StateReader reader(damaged);
    try {
      restored.load(reader);  // a changed key or seed cannot be told from a right one
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kState);
    }
    for (int j = 0; j < 40; ++j) {
      restored.push(record(j, random));
    }
  }
  EXPECT_EQ(state_of(forest), saved);
}

TEST(ForestTest, states_of_other_options_are_refused) {
  RandomCutForest forest(small(2));
  const std::string saved = state_of(forest);
  RandomCutForest other(small(1));
  StateReader reader(saved);
  EXPECT_THROW(other.load(reader), Error);
}

TEST(ForestTest, options_out_of_range_are_refused) {
  for (const Options& options :
       {Options{.columns = 0}, Options{.shingle = 0}, Options{.trees = 0}, Options{.samples = 1},
        Options{.samples = 40'000}, Options{.time_decay = 0}, Options{.time_decay = NAN},
        Options{.columns = 1000, .shingle = 1000}}) {
    EXPECT_THROW(RandomCutForest{options}, Error);
  }
}

TEST(ForestTest, tells_how_much_memory_it_takes) {
  EXPECT_LT(most_bytes({}), 4e6);
  EXPECT_GT(most_bytes({.columns = 30, .shingle = 30, .trees = 1000, .samples = 1000}), 1e10);
}

TEST(ForestTest, numbers_that_cannot_be_scored_are_told) {
  EXPECT_TRUE(is_scorable(-1e30));
  EXPECT_FALSE(is_scorable(2e30));
  EXPECT_FALSE(is_scorable(-INFINITY));
  EXPECT_FALSE(is_scorable(NAN));
}

TEST(ForestTest, a_constant_stream_scores_low_and_a_change_high) {
  RandomCutForest forest({.columns = 1});
  double score = 0;
  for (int i = 0; i < 600; ++i) {
    score = forest.push(std::array{5.0});
  }
  EXPECT_GT(score, 0);
  EXPECT_LT(score, 1);
  EXPECT_GT(forest.push(std::array{5.5}), 5);
}

}  // namespace
}  // namespace sluice::forest
