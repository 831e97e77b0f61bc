#include "operators/forest/reservoir.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sluice::forest {
namespace {

/// How often each of `length` items, `group` neighbours at a time, is in the sample at the end,
/// over `runs` runs.
std::vector<double> kept_by_group(std::size_t capacity, double decay, int length, int group,
                                  int runs) {
  std::vector<double> kept(static_cast<std::size_t>(length / group));
  for (int run = 0; run < runs; ++run) {
    Reservoir reservoir(capacity, decay, Random(static_cast<std::uint64_t>(run) * 7919));
    for (int i = 0; i < length; ++i) {
      if (!reservoir.takes_next()) {
        continue;
      }
      if (reservoir.is_full()) {
        reservoir.evict();
      }
      reservoir.keep(static_cast<Reservoir::Item>(i));
    }
    for (const Reservoir::Entry& entry : reservoir.entries()) {
      kept[static_cast<std::size_t>(entry.item / group)] += 1.0 / (group * runs);
    }
  }
  return kept;
}

TEST(ReservoirTest, takes_the_first_items_all) {
  Reservoir reservoir(5, 0.1, Random(3));
  for (Reservoir::Item i = 0; i < 5; ++i) {
    EXPECT_FALSE(reservoir.is_full());
    EXPECT_TRUE(reservoir.takes_next());
    reservoir.keep(i);
  }
  EXPECT_TRUE(reservoir.is_full());
}

TEST(ReservoirTest, without_decay_to_speak_of_every_item_is_as_likely) {
  for (const double kept : kept_by_group(20, 1e-9, 200, 20, 2000)) {
    EXPECT_NEAR(kept, 0.1, 0.008);
  }
}

// With few places, an item is in the sample in proportion to its weight: e^-decay less with age.
TEST(ReservoirTest, with_decay_the_odds_fall_by_e_over_its_inverse) {
  const std::vector<double> kept = kept_by_group(2, 0.02, 500, 25, 40'000);
  for (std::size_t i = kept.size() - 4; i < kept.size(); ++i) {
    EXPECT_NEAR(kept[i] / kept[i - 1], std::exp(0.02 * 25), 0.15);
  }
}

TEST(ReservoirTest, a_restored_one_goes_on_alike) {
  Reservoir reservoir(8, 0.01, Random(3));
  for (Reservoir::Item i = 0; i < 300; ++i) {
    if (reservoir.takes_next()) {
      if (reservoir.is_full()) {
        reservoir.evict();
      }
      reservoir.keep(i);
    }
  }
  StateWriter writer;
  reservoir.save(writer);
  std::vector<Reservoir::Item> items;
  for (const Reservoir::Entry& entry : reservoir.entries()) {
    items.push_back(entry.item);
  }
  Reservoir restored(8, 0.01, Random(0));
  StateReader reader(writer.bytes());
  restored.load(reader, items);
  for (Reservoir::Item i = 0; i < 300; ++i) {
    const bool takes = reservoir.takes_next();
    ASSERT_EQ(restored.takes_next(), takes);
    if (takes) {
      EXPECT_EQ(restored.evict(), reservoir.evict());
      restored.keep(i);
      reservoir.keep(i);
    }
  }
}

}  // namespace
}  // namespace sluice::forest
