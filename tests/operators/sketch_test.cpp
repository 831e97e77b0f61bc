#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "operators/distinct_count.h"
#include "operators/frequent_items.h"
#include "tests/operators/play.h"

namespace sluice {
namespace {

TEST(FrequentItems, KeepsItsErrorWithinTheStatedBound) {
  constexpr std::size_t kItems = 50;
  FrequentItems items({.items = kItems, .bytes = 1 << 20});
  std::map<std::string, std::int64_t> truth;
  Random random(1);
  constexpr std::int64_t kCount = 20000;
  for (std::int64_t i = 0; i < kCount; ++i) {
    const std::string key = std::to_string(random.below(1 + random.below(400)));
    items.add(key);
    ++truth[key];
    if (i % 1000 == 0) {
      StateWriter saved;
      items.save(saved);
      FrequentItems loaded({.items = kItems, .bytes = 1 << 20});
      StateReader reader(saved.bytes());
      loaded.load(reader);
      items = std::move(loaded);
    }
  }
  EXPECT_GT(items.error(), 0);
  EXPECT_LE(items.error(), kCount / static_cast<std::int64_t>(kItems));
  std::map<std::string, std::int64_t> held;
  for (const FrequentItems::Item& item : items.top(kItems)) {
    const std::string key(item.key);
    held[key] = item.count;
    EXPECT_GE(item.count, truth[key]);
    EXPECT_LE(item.count, truth[key] + items.error());
  }
  for (const auto& [key, count] : truth) {
    EXPECT_TRUE(count <= items.error() || held.count(key) == 1) << key;
  }
}

TEST(FrequentItems, HoldsNoMoreBytesThanAllowed) {
  FrequentItems items({.items = 100, .bytes = 1000});
  for (int i = 0; i < 300; ++i) {
    items.add(std::string(static_cast<std::size_t>(i % 300 + 1), 'x') + std::to_string(i));
  }
  std::size_t bytes = 0;
  for (const FrequentItems::Item& item : items.top(100)) {
    bytes += item.key.size();
  }
  EXPECT_LE(bytes, 1000U);
  items.clear();
  EXPECT_TRUE(items.top(5).empty());
}

TEST(DistinctCount, IsExactUpToItsLimitAndThenClose) {
  DistinctCount items;
  std::int64_t added = 0;
  for (const std::int64_t count : {10, 100'000, 130'000, 200'000, 1'000'000}) {
    for (; added < count; ++added) {
      items.add("item " + std::to_string(added));
      items.add("item " + std::to_string(added / 2));
    }
    EXPECT_EQ(items.is_exact(), count <= 100'000);
    const double error =
        std::abs(static_cast<double>(items.count() - count)) / static_cast<double>(count);
    EXPECT_LE(error, items.is_exact() ? 0 : 3 * 0.0041) << count << " counted as " << items.count();
    StateWriter saved;
    items.save(saved);
    DistinctCount loaded;
    StateReader reader(saved.bytes());
    loaded.load(reader);
    EXPECT_EQ(loaded.count(), items.count());
  }
}

}  // namespace
}  // namespace sluice
