#include "operators/hotspots/hotspots.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "tests/hotspots/brute_force.h"
#include "tests/hotspots/data_sets.h"

namespace sluice::hotspots {
namespace {

std::string result(Hotspots& hotspots) {
  std::string text;
  hotspots.append_result(text);
  return text;
}

/// The result after pushing all records.
std::string result_of(const Options& options, const std::vector<std::vector<double>>& records) {
  Hotspots hotspots(options);
  for (const auto& record : records) hotspots.push(record);
  return result(hotspots);
}

constexpr char kNone[] = "{\"hotspots\":[]}";

TEST(Hotspots, ABoxIsThatOfAllRecordsNearACore) {
  const Options options{.dimensions = 2, .window = 10, .radius = 1, .minimum = 3};
  EXPECT_EQ(result_of(options, {{0, 0}, {1, 0}, {0, 0.5}, {1.5, 0.5}}),
            "{\"hotspots\":[{\"density\":5.333333333333333,\"minValues\":[0,0],"
            "\"maxValues\":[1.5,0.5]}]}");
}

TEST(Hotspots, NothingIsFoundBeforeTheMinimumIsReached) {
  const Options options{.dimensions = 1, .window = 10, .radius = 1, .minimum = 3};
  Hotspots hotspots(options);
  EXPECT_EQ(result(hotspots), kNone);
  hotspots.push(std::array{1.0});
  hotspots.push(std::array{1.5});
  EXPECT_EQ(result(hotspots), kNone);
}

TEST(Hotspots, DuplicatesAreAHotspotWithoutSize) {
  const Options options{.dimensions = 2, .window = 5, .radius = 1e-9, .minimum = 4};
  EXPECT_EQ(result_of(options, {{7, 8}, {7, 8}, {7, 8}}), kNone);
  EXPECT_EQ(result_of(options, {{7, 8}, {7, 8}, {7, 8}, {7, 8}}),
            "{\"hotspots\":[{\"density\":\"Infinity\",\"minValues\":[7,8],\"maxValues\":[7,8]}]}");
}

TEST(Hotspots, ZerosOfBothSignsAreOneValue) {
  const Options options{.dimensions = 1, .window = 5, .radius = 1, .minimum = 2};
  EXPECT_EQ(result_of(options, {{-0.0}, {0.0}}), result_of(options, {{0.0}, {-0.0}}));
  EXPECT_EQ(result_of(options, {{-0.0}, {-0.0}}),
            "{\"hotspots\":[{\"density\":\"Infinity\",\"minValues\":[0],\"maxValues\":[0]}]}");
}

/// Pairs whose distance ties with the radius, or would if the squares were added without rounding
/// the products first, as a fused multiply-add does.
TEST(Hotspots, NeighboursAreDecidedByTheRoundedSum) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> uniform(0, 1);
  int telling = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = uniform(random);
    const double y = uniform(random);
    const double radius = std::sqrt(x * x + y * y);
    const double squared = radius * radius;
    const bool is_near = x * x + y * y <= squared;
    if ((std::fma(y, y, x * x) <= squared) == is_near && x * x + y * y != squared) {
      continue;
    }
    telling += (std::fma(y, y, x * x) <= squared) != is_near ? 1 : 0;
    for (const Simd simd : {Simd::kPlain, Simd::kAvx2, Simd::kAvx512}) {
      if (!is_supported(simd)) continue;
      Hotspots hotspots({.dimensions = 2, .window = 2, .radius = radius, .minimum = 2}, simd);
      hotspots.push(std::array{0.0, 0.0});
      hotspots.push(std::array{x, y});
      ASSERT_EQ(result(hotspots) != kNone, is_near) << x << ", " << y;
    }
  }
  EXPECT_GT(telling, 100);  // pairs that tell fused arithmetic
}

/// The same pairs for the scans themselves, whatever number of points they are called for.
TEST(HotspotsScan, NothingIsFusedInAnyInstructionSet) {
  std::mt19937_64 random(29);
  std::uniform_real_distribution<double> uniform(0, 1);
  int telling = 0;
  while (telling < 500) {
    const std::array point{uniform(random), uniform(random)};
    const double squared = point[0] * point[0] + point[1] * point[1];
    if ((std::fma(point[1], point[1], point[0] * point[0]) <= squared) &&
        (std::fma(point[0], point[0], point[1] * point[1]) <= squared)) {
      continue;
    }
    ++telling;
    const std::vector<double> origins(2 * 64, 0.0);
    for (const Simd simd : {Simd::kPlain, Simd::kAvx2, Simd::kAvx512}) {
      for (const std::size_t count : {1U, 3U, 8U, 13U, 64U}) {
        if (!is_supported(simd)) continue;
        const std::uint64_t all = ~std::uint64_t{0} >> (64 - count);
        EXPECT_EQ(choose_scan(simd, 2)(origins.data(), 64, count, point.data(), 2, squared), all);
        const double less = std::nextafter(squared, 0);
        EXPECT_EQ(choose_scan(simd, 2)(origins.data(), 64, count, point.data(), 2, less), 0U);
      }
    }
  }
}

TEST(Hotspots, RecordsWithoutAPlaceTakeUpTheWindow) {
  const double nan = std::nan("");
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double gap : {nan, infinity, -infinity}) {
    Hotspots hotspots({.dimensions = 2, .window = 3, .radius = 1, .minimum = 2});
    hotspots.push(std::array{0.0, 0.0});
    hotspots.push(std::array{1.0, 0.0});
    hotspots.push(std::array{gap, 0.0});
    EXPECT_NE(result(hotspots), kNone);
    hotspots.push(std::array{0.0, gap});
    EXPECT_EQ(result(hotspots), kNone);
    EXPECT_EQ(hotspots.size(), 3U);
  }
}

TEST(Hotspots, ScopeRecordListsOnlyWhatTheRecordBelongsTo) {
  const Options options{
      .dimensions = 1, .window = 20, .radius = 1, .minimum = 4, .scope = Scope::kRecord};
  std::vector<std::vector<double>> records{{0}, {0.25}, {0.5}, {1}, {3}, {3.5}, {3.75}, {4}};
  EXPECT_EQ(result_of(options, records),
            "{\"hotspots\":[{\"density\":4,\"minValues\":[3],\"maxValues\":[4]}]}");
  records.push_back({9});
  EXPECT_EQ(result_of(options, records), kNone);
  records.push_back({2});  // a border of both
  EXPECT_EQ(result_of(options, records),
            "{\"hotspots\":[{\"density\":2.5,\"minValues\":[0],\"maxValues\":[2]},"
            "{\"density\":2.5,\"minValues\":[2],\"maxValues\":[4]}]}");
}

TEST(Hotspots, LinkageAnyChainsThroughSparseRecords) {
  Options options{.dimensions = 1, .window = 20, .radius = 1, .minimum = 4};
  const std::vector<std::vector<double>> chain{{0}, {1}, {2}, {3}, {9}, {10}, {11}};
  EXPECT_EQ(result_of(options, chain), kNone);
  options.linkage = Linkage::kAny;
  options.members = true;
  EXPECT_EQ(result_of(options, chain),
            "{\"hotspots\":[{\"density\":1.3333333333333333,\"minValues\":[0],\"maxValues\":[3],"
            "\"count\":4,\"id\":1}]}");
}

TEST(Hotspots, AMergeKeepsTheOlderIdAndASplitLeavesItWithTheLargerPart) {
  Hotspots hotspots({.dimensions = 1, .window = 0, .radius = 1, .minimum = 2, .members = true});
  for (const double x : {0.5, 1.0, 0.0, 2.0, 2.5, 3.0, 3.5}) hotspots.push(std::array{x});
  EXPECT_EQ(result(hotspots),
            "{\"hotspots\":[{\"density\":2,\"minValues\":[0],\"maxValues\":[3.5],\"count\":7,"
            "\"id\":1}]}");
  hotspots.expire_oldest();
  hotspots.expire_oldest();  // 0 is alone now
  hotspots.push(std::array{9.0});
  hotspots.push(std::array{9.5});
  EXPECT_EQ(
      result(hotspots),
      "{\"hotspots\":[{\"density\":4,\"minValues\":[9],\"maxValues\":[9.5],\"count\":2,\"id\":2},"
      "{\"density\":2.6666666666666665,\"minValues\":[2],\"maxValues\":[3.5],\"count\":4,\"id\":1}]"
      "}");
}

TEST(Hotspots, WhatDoesNotFitIsDroppedWholeHotspotsAtATime) {
  const DataSet set = make_data_set("taxi", 2, 300, 300, 5);
  Options options{.dimensions = 2, .window = 300, .radius = set.radii[0], .minimum = 3};
  const std::string whole = result_of(options, set.records);
  for (options.text_limit = 0; options.text_limit < whole.size() + 2; ++options.text_limit) {
    const std::string text = result_of(options, set.records);
    ASSERT_LE(text.size(), std::max(options.text_limit, sizeof kNone - 1));
    ASSERT_TRUE(text.ends_with(text.size() < sizeof kNone ? "[]}" : "}]}"));
    ASSERT_TRUE(whole.starts_with(text.substr(0, text.size() - 2)));
  }
  EXPECT_EQ(result_of(options, set.records), whole);
}

/// Expires some records after each, as a window in time does.
TEST(Hotspots, AWindowInTimeEqualsBruteForce) {
  for (const auto& name : data_set_names()) {
    for (const int dimensions : {1, 2, 4}) {
      std::mt19937_64 random(13);
      const DataSet set = make_data_set(name, dimensions, 300, 60, 17);
      for (const Scope scope : {Scope::kWindow, Scope::kRecord}) {
        const Options options{.dimensions = dimensions,
                              .window = 0,
                              .radius = set.radii[0],
                              .minimum = 3,
                              .scope = scope};
        Hotspots hotspots(options);
        BruteForce brute(options);
        for (const auto& record : set.records) {
          hotspots.push(record);
          brute.push(record);
          const std::size_t expiring = random() % 40 == 0 ? hotspots.size() - 1 : random() % 3;
          for (std::size_t i = 0; i < expiring && hotspots.size() > 1; ++i) {
            hotspots.expire_oldest();
            brute.expire_oldest();
          }
          ASSERT_EQ(result(hotspots), brute.result()) << name;
        }
        while (hotspots.size() > 0) hotspots.expire_oldest();
        EXPECT_EQ(result(hotspots), kNone);
      }
    }
  }
}

void expect_same_bytes_and_work(const DataSet& set, const Options& options, Sizing sizing) {
  for (const Simd simd : {Simd::kAvx2, Simd::kAvx512}) {
    if (!is_supported(simd)) continue;
    Hotspots wide(options, simd, sizing);
    Hotspots plain(options, Simd::kPlain, sizing);
    for (const auto& record : set.records) {
      plain.push(record);
      wide.push(record);
      ASSERT_EQ(result(plain), result(wide)) << set.name;
    }
    EXPECT_EQ(plain.work(), wide.work());
  }
}

TEST(Hotspots, EveryInstructionSetGivesTheSameBytesAndWork) {
  for (const auto& name : data_set_names()) {
    for (const int dimensions : {1, 2, 3, 4, 8}) {
      const DataSet set = make_data_set(name, dimensions, 500, 200, 19);
      const Options options{
          .dimensions = dimensions, .window = 200, .radius = set.radii.back(), .minimum = 4};
      expect_same_bytes_and_work(set, options, Sizing::kByWindow);
      expect_same_bytes_and_work(set, options, Sizing::kLarge);
    }
  }
}

/// A window that may change from cells to slots and back with what comes. Only cells are counted
/// as cells in its work.
TEST(Hotspots, AChangeOfTheIndexChangesNothing) {
  const Options options{.dimensions = 2, .window = 300, .radius = 1, .minimum = 5, .members = true};
  Hotspots hotspots(options);
  Hotspots large(options, widest_simd(), Sizing::kLarge);
  std::mt19937_64 random(37);
  const auto push_records = [&](double side, double offset) {
    std::uniform_real_distribution<double> uniform(0, side);
    for (int i = 0; i < 1000; ++i) {
      const double x = uniform(random);
      const std::array point{x, uniform(random) + (i == 500 ? offset : 0)};
      hotspots.push(point);
      large.push(point);
      ASSERT_EQ(result(hotspots), result(large));
    }
  };
  const auto is_in_cells = [&] { return hotspots.work().cells != 0; };
  push_records(3, 0);  // all are cores
  EXPECT_TRUE(is_in_cells());
  push_records(14, 0);  // few are for long
  EXPECT_FALSE(is_in_cells());
  push_records(3, 1e300);
  push_records(3, 0);
  EXPECT_TRUE(is_in_cells());
}

/// A window too large for the cache; what is expected comes late, early or not at all.
TEST(Hotspots, ExpectingRecordsChangesNothing) {
  constexpr std::size_t kWindow = 40'000;
  std::mt19937_64 random(31);
  std::uniform_real_distribution<double> uniform(0, 100);
  const Options options{
      .dimensions = 2, .window = kWindow, .radius = 0.8, .minimum = 8, .scope = Scope::kRecord};
  Hotspots expecting(options);
  Hotspots plain(options);
  for (std::size_t i = 0; i < kWindow + 20'000; ++i) {
    const std::array point{uniform(random), uniform(random)};
    const std::array other{uniform(random), random() % 100 == 0 ? 1e300 : uniform(random)};
    expecting.expect(random() % 2 == 0 ? point : other);
    expecting.push(point);
    plain.push(point);
    ASSERT_EQ(result(expecting), result(plain));
  }
}

/// The guide's exercise: a square of side 1 that holds a fifth of the records.
TEST(Hotspots, FindsTheSquareOfTheGuide) {
  std::mt19937_64 random(23);
  std::uniform_real_distribution<double> field(0, 10);
  std::uniform_real_distribution<double> square(4, 5);
  Hotspots hotspots(
      {.dimensions = 2, .window = 1000, .radius = 0.2, .minimum = 17, .members = true});
  for (int i = 0; i < 3000; ++i) {
    const bool hot = random() % 5 == 0;
    auto& place = hot ? square : field;
    const double x = place(random);
    hotspots.push(std::array{x, place(random)});
    if (i >= 1000) {
      const std::string text = result(hotspots);
      ASSERT_NE(text.find("\"count\":"), std::string::npos);
    }
  }
  const std::string text = result(hotspots);
  EXPECT_EQ(text.find("\"density\"", 20), std::string::npos) << text;  // just one
}

TEST(Hotspots, ManyInstancesAreCheapUntilFilled) {
  std::vector<Hotspots> instances;
  for (int i = 0; i < 10'000; ++i) {
    instances.emplace_back(Options{.dimensions = 2, .window = 1000, .radius = 1, .minimum = 20});
  }
  for (Hotspots& hotspots : instances) hotspots.push(std::array{1.0, 2.0});
  EXPECT_EQ(result(instances.back()), kNone);
}

TEST(HotspotsOptions, OutOfRangeAreRefusedByName) {
  const auto refusal = [](auto&& change) -> std::string {
    Options options{.dimensions = 2, .window = 100, .radius = 1, .minimum = 5};
    change(options);
    try {
      validate(options);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kQuery);
      return error.message();
    }
    return "";
  };
  EXPECT_EQ(refusal([](Options&) {}), "");
  EXPECT_EQ(refusal([](Options& o) { o.window = 10'000'000; }), "");
  EXPECT_EQ(refusal([](Options& o) { o.window = 0; }), "");
  EXPECT_EQ(refusal([](Options& o) { o.dimensions = 30; }), "");
  EXPECT_NE(refusal([](Options& o) { o.dimensions = 0; }), "");
  EXPECT_NE(refusal([](Options& o) { o.dimensions = 31; }), "");
  EXPECT_NE(refusal([](Options& o) { o.window = 1; }), "");
  EXPECT_NE(refusal([](Options& o) { o.window = 10'000'001; }), "");
  EXPECT_NE(refusal([](Options& o) { o.minimum = 1; }), "");
  EXPECT_NE(refusal([](Options& o) { o.minimum = 101; }), "");
  for (const double radius : {0.0, -1.0, 1e-160, std::nan(""), HUGE_VAL}) {
    EXPECT_NE(refusal([&](Options& o) { o.radius = radius; }), "") << radius;
  }
}

}  // namespace
}  // namespace sluice::hotspots
