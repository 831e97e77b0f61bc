#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/error.h"
#include "operators/hotspots/hotspots.h"
#include "tests/hotspots/data_sets.h"

namespace sluice::hotspots {
namespace {

class HotspotsState : public testing::TestWithParam<std::string> {};

/// Saves and loads at random points; from each on, both instances must print the same.
void expect_to_continue(const std::string& name, Sizing sizing) {
  std::mt19937_64 random(7);
  for (const int dimensions : {1, 2, 3, 5}) {
    for (const Scope scope : {Scope::kWindow, Scope::kRecord}) {
      const DataSet set = make_data_set(name, dimensions, 400, 90, random());
      const Options options{.dimensions = dimensions,
                            .window = 90,
                            .radius = set.radii.back(),
                            .minimum = 4,
                            .scope = scope,
                            .members = true};
      Hotspots lasting(options, widest_simd(), sizing);
      Hotspots restored(options, widest_simd(), sizing);
      for (const auto& record : set.records) {
        lasting.push(record);
        restored.push(record);
        if (random() % 10 == 0) {
          std::string state;
          restored.save(state);
          restored = Hotspots(options, widest_simd(), sizing);
          restored.load(state);
          std::string again;
          restored.save(again);
          ASSERT_EQ(state, again);
        }
        std::string expected;
        std::string actual;
        lasting.append_result(expected);
        restored.append_result(actual);
        ASSERT_EQ(expected, actual);
      }
    }
  }
}

TEST_P(HotspotsState, ARestoredInstanceContinuesByteForByte) {
  expect_to_continue(GetParam(), Sizing::kByWindow);
}

TEST_P(HotspotsState, ARestoredInstanceOfALargeIndexDoes) {
  expect_to_continue(GetParam(), Sizing::kLarge);
}

INSTANTIATE_TEST_SUITE_P(DataSets, HotspotsState, testing::ValuesIn(data_set_names()),
                         [](const auto& named) { return named.param; });

Hotspots filled(const Options& options) {
  Hotspots hotspots(options);
  for (const auto& record : make_data_set("taxi", options.dimensions, 70, 50, 3).records) {
    hotspots.push(record);
  }
  return hotspots;
}

constexpr Options kOptions{
    .dimensions = 2, .window = 50, .radius = 0.1, .minimum = 3, .members = true};

/// Whether loading the state throws an error of kind state and changes nothing.
bool is_refused(const std::string& state, const Options& options) {
  Hotspots hotspots = filled(options);
  std::string before;
  hotspots.append_result(before);
  try {
    hotspots.load(state);
    return false;
  } catch (const Error& error) {
    std::string after;
    hotspots.append_result(after);
    return error.kind() == ErrorKind::kState && before == after;
  }
}

TEST(HotspotsStateErrors, EveryDamagedByteAndEveryCutIsNoticed) {
  std::string state;
  filled(kOptions).save(state);
  EXPECT_FALSE(is_refused(state, kOptions));
  for (std::size_t i = 0; i < state.size(); ++i) {
    std::string damaged = state;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    ASSERT_TRUE(is_refused(damaged, kOptions)) << "byte " << i;
    ASSERT_TRUE(is_refused(state.substr(0, i), kOptions)) << "cut to " << i;
  }
  EXPECT_TRUE(is_refused(state + std::string(8, '\0'), kOptions));
}

TEST(HotspotsStateErrors, OtherOptionsAreRefusedUnlessTheyOnlyConcernTheText) {
  std::string state;
  filled(kOptions).save(state);
  const auto with = [](auto&& change) {
    Options options = kOptions;
    change(options);
    return options;
  };
  EXPECT_TRUE(is_refused(state, with([](Options& o) { o.radius = 0.2; })));
  EXPECT_TRUE(is_refused(state, with([](Options& o) { o.window = 51; })));
  EXPECT_TRUE(is_refused(state, with([](Options& o) { o.minimum = 4; })));
  EXPECT_TRUE(is_refused(state, with([](Options& o) { o.linkage = Linkage::kAny; })));
  EXPECT_TRUE(is_refused(state, with([](Options& o) { o.members = false; })));
  EXPECT_FALSE(is_refused(state, with([](Options& o) { o.scope = Scope::kRecord; })));
  EXPECT_FALSE(is_refused(state, with([](Options& o) { o.text_limit = 100; })));
}

}  // namespace
}  // namespace sluice::hotspots
