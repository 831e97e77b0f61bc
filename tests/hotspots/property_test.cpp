#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "operators/hotspots/hotspots.h"
#include "operators/hotspots/plain_hotspots.h"
#include "tests/hotspots/brute_force.h"
#include "tests/hotspots/data_sets.h"

namespace sluice::hotspots {
namespace {

/// Twenty times as many slides, for the label `slow`: 1,000,000 in all.
int effort() {
  const char* slow = std::getenv("SLUICE_SLOW");
  return slow != nullptr && *slow != '\0' ? 20 : 1;
}

std::string describe(const Options& options, std::uint64_t seed) {
  return "d=" + std::to_string(options.dimensions) + " W=" + std::to_string(options.window) +
         " radius=" + std::to_string(options.radius) +
         " minimum=" + std::to_string(options.minimum) +
         " scope=" + std::to_string(int(options.scope)) +
         " linkage=" + std::to_string(int(options.linkage)) +
         " members=" + std::to_string(options.members) + " seed=" + std::to_string(seed);
}

/// Draws options; small windows most often, as they meet the rare cases soonest.
Options draw_options(std::mt19937_64& random) {
  const auto below = [&](std::size_t limit) { return random() % limit; };
  constexpr std::size_t kWindows[] = {2, 7, 20, 40, 40, 64, 64, 100, 130, 300};
  Options options;
  options.dimensions = 1 + static_cast<int>(below(10) < 7 ? below(3) : 3 + below(5));
  options.window = effort() > 1 && below(100) == 0 ? 1000 : kWindows[below(10)];
  options.minimum = 2 + below(std::min<std::size_t>(options.window - 1, 7));
  options.scope = below(2) == 0 ? Scope::kWindow : Scope::kRecord;
  options.linkage = below(4) == 0 ? Linkage::kAny : Linkage::kCore;
  options.members = below(3) == 0;
  options.text_limit = below(4) == 0 ? 300 : 10'000;
  return options;
}

/// Compares all results over a stream with both oracles, also those of the index for large windows;
/// with members only with the plain version, as the other does not know them. Returns the number of
/// results compared.
std::size_t compare(const Options& options, const DataSet& set) {
  Hotspots hotspots(options);
  Hotspots large(options, widest_simd(), Sizing::kLarge);
  PlainHotspots plain(options);
  BruteForce brute(options);
  for (std::size_t i = 0; i < set.records.size(); ++i) {
    hotspots.push(set.records[i]);
    large.push(set.records[i]);
    plain.push(set.records[i]);
    std::string ours;
    std::string as_large;
    std::string theirs;
    hotspots.append_result(ours);
    large.append_result(as_large);
    plain.append_result(theirs);
    EXPECT_EQ(ours, theirs) << "record " << i;
    EXPECT_EQ(as_large, theirs) << "record " << i << " of a large index";
    if (!options.members) {
      brute.push(set.records[i]);
      EXPECT_EQ(ours, brute.result()) << "record " << i;
    }
    if (testing::Test::HasFailure()) {
      return i;
    }
  }
  return set.records.size();
}

class HotspotsOverData : public testing::TestWithParam<std::string> {};

TEST_P(HotspotsOverData, EqualsBothOraclesAtEverySlide) {
  const std::size_t wanted = 4000U * static_cast<std::size_t>(effort());
  std::mt19937_64 random(std::hash<std::string>()(GetParam()));
  for (std::size_t compared = 0; compared < wanted;) {
    const std::uint64_t seed = random();
    std::mt19937_64 draw(seed);
    Options options = draw_options(draw);
    const std::size_t records = 2 * options.window + 100;
    const DataSet set =
        make_data_set(GetParam(), options.dimensions, records, options.window, seed);
    options.radius = set.radii[draw() % set.radii.size()];
    SCOPED_TRACE(describe(options, seed));
    compared += compare(options, set);
    ASSERT_FALSE(HasFailure());
  }
}

TEST(HotspotsProperty, AFullWindowOfTheServiceEqualsBothOracles) {
  const DataSet set = make_data_set("taxi", 2, 1150, 1000, 3);
  compare({.dimensions = 2, .window = 1000, .radius = set.radii[1], .minimum = 10}, set);
}

INSTANTIATE_TEST_SUITE_P(DataSets, HotspotsOverData, testing::ValuesIn(data_set_names()),
                         [](const auto& named) { return named.param; });

}  // namespace
}  // namespace sluice::hotspots
