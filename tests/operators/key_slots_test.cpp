#include "operators/key_slots.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "operators/keys.h"

namespace sluice {
namespace {

TEST(KeySlots, FindsEveryKeyWhileOthersComeAndGo) {
  std::mt19937 random(3);
  KeySlots slots;
  std::map<std::string, std::uint32_t> expected;
  for (int round = 0; round < 20000; ++round) {
    const std::string key(random() % 3, static_cast<char>('a' + random() % 26));
    const std::string name = key + std::to_string(random() % 300);
    const auto known = expected.find(name);
    if (known != expected.end() && random() % 2 == 0) {
      slots.remove(known->second);
      EXPECT_FALSE(slots.is_used(known->second));
      expected.erase(known);
      ASSERT_FALSE(slots.find(name)) << name;
    } else {
      const KeySlots::Place place = slots.find_or_add(name);
      ASSERT_EQ(place.is_new, known == expected.end()) << name;
      expected[name] = place.slot;
    }
    ASSERT_EQ(slots.size(), expected.size());
  }
  for (const auto& [name, slot] : expected) {
    ASSERT_EQ(slots.find(name), slot) << name;
    ASSERT_EQ(slots.key(slot), name);
  }
}

TEST(GroupTable, NumbersKeysAsTheyComeAfterEveryClear) {
  GroupTable groups;
  for (const std::uint32_t count : {1000U, 3U, 0U, 70U}) {
    for (std::uint32_t group = 0; group < count; ++group) {
      ASSERT_EQ(groups.find_or_add(std::to_string(group)), group);
    }
    for (std::uint32_t group = 0; group < count; ++group) {
      ASSERT_EQ(groups.find_or_add(std::to_string(group)), group);
      ASSERT_EQ(groups.key(group), std::to_string(group));
    }
    EXPECT_EQ(groups.size(), count);
    groups.clear();
  }
}

}  // namespace
}  // namespace sluice
