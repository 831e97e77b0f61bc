#include "connectors/generator/generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace sluice {
namespace {

std::string generated(const std::string& kind, std::int64_t rows, std::uint64_t seed = 1) {
  std::string text;
  generate({.kind = kind, .rows = rows, .seed = seed},
           [&](std::string_view piece) { text += piece; });
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

/// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325;
  for (const char character : text) {
    value = (value ^ static_cast<unsigned char>(character)) * 0x100000001b3;
  }
  return value;
}

/// A line of the taxi file, as far as the tests look at it.
struct Trip {
  std::string_view pickup_time;
  std::string_view dropoff_time;
  double distance = 0;
  double longitude = 0;
  double latitude = 0;
  double fare = 0;
  double total = 0;
};

double number(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

struct Trips {
  std::string text;
  std::vector<Trip> whole = {};
  std::size_t malformed = 0;
};

Trips trips(std::int64_t rows) {
  Trips result{.text = generated("taxi", rows)};
  std::vector<std::string_view> lines = split(result.text, '\n');
  lines.erase(lines.begin());
  for (const std::string_view line : lines) {
    const std::vector<std::string_view> fields = split(line, ',');
    if (fields.size() != 19 || fields[7] == "N/A") {
      ++result.malformed;
      continue;
    }
    result.whole.push_back({.pickup_time = fields[1],
                            .dropoff_time = fields[2],
                            .distance = number(fields[4]),
                            .longitude = number(fields[5]),
                            .latitude = number(fields[6]),
                            .fare = number(fields[12]),
                            .total = number(fields[18])});
  }
  return result;
}

TEST(Generator, MakesTheSameBytesEverywhere) {
  // A change of these numbers changes every sample's expected output: mean it.
  EXPECT_EQ(hash(generated("taxi", 20000, 1)), 13492083224594238977U);
  EXPECT_EQ(hash(generated("exercise", 20000, 1)), 4185221655974358138U);
}

TEST(Generator, DependsOnTheSeedAndBeginsAlikeForAnyNumberOfRows) {
  for (const char* kind : {"taxi", "exercise"}) {
    const std::string few = generated(kind, 100);
    EXPECT_EQ(few, generated(kind, 1000).substr(0, few.size()));
    EXPECT_NE(few, generated(kind, 100, 2));
  }
}

TEST(Generator, HandsOnWholeLinesInPieces) {
  std::size_t pieces = 0;
  generate({.kind = "taxi", .rows = 10000}, [&](std::string_view piece) {
    ++pieces;
    EXPECT_TRUE(piece.ends_with('\n'));
    EXPECT_LT(piece.size(), 70000U);
  });
  EXPECT_GT(pieces, 10U);
}

TEST(Generator, RefusesWhatItCannotMake) {
  const auto ignore = [](std::string_view) {};
  try {
    generate({.kind = "taxis", .rows = 1}, ignore);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    EXPECT_EQ(error.message(), "there is no generator 'taxis'");
    EXPECT_EQ(error.hint(), "did you mean taxi?");
  }
  EXPECT_THROW(generate({.kind = "taxi", .rows = -1}, ignore), Error);
  EXPECT_EQ(split(generated("taxi", 0), '\n').size(), 1U);
  EXPECT_EQ(generated("exercise", 0), "");
}

TEST(Generator, KeepsTimeOrderAndARushHoursRate) {
  const Trips made = trips(40000);
  std::map<std::string_view, int> per_minute;
  for (std::size_t row = 0; row < made.whole.size(); ++row) {
    ASSERT_TRUE(row == 0 || made.whole[row - 1].pickup_time <= made.whole[row].pickup_time);
    ++per_minute[made.whole[row].pickup_time.substr(0, 16)];
  }
  EXPECT_EQ(made.whole.front().pickup_time, "2016-03-10 07:00:00");
  int rush_hour = 0;
  for (const auto& [minute, count] : per_minute) {
    rush_hour += minute.substr(11, 2) == "08" ? count : 0;
  }
  EXPECT_NEAR(rush_hour / 60.0, 190, 10);
}

TEST(Generator, HasTheDirtOfRealFiles) {
  const Trips made = trips(100000);
  std::size_t nowhere = 0;
  std::size_t still = 0;
  std::size_t refunds = 0;
  std::size_t backwards = 0;
  for (const Trip& trip : made.whole) {
    nowhere += trip.longitude == 0 && trip.latitude == 0 ? 1 : 0;
    still += trip.distance == 0 ? 1 : 0;
    refunds += trip.fare < 0 && trip.total < 0 ? 1 : 0;
    backwards += trip.dropoff_time < trip.pickup_time ? 1 : 0;
  }
  EXPECT_EQ(made.whole.size() + made.malformed, 100000U);
  EXPECT_NEAR(static_cast<double>(nowhere), 700, 100);
  EXPECT_NEAR(static_cast<double>(still), 350, 100);
  EXPECT_NEAR(static_cast<double>(refunds), 60, 30);
  EXPECT_NEAR(static_cast<double>(backwards), 90, 40);
  EXPECT_NEAR(static_cast<double>(made.malformed), 50, 30);
}

TEST(Generator, ChargesWhatTheDistanceCosts) {
  for (const Trip& trip : trips(20000).whole) {
    if (trip.fare > 0 && trip.fare != 52) {
      EXPECT_GE(trip.fare, 2.5 + std::floor(trip.distance * 5 + 1e-9) * 0.5 - 1e-9);
      EXPECT_GE(trip.total, trip.fare + 0.8 - 1e-9);
    }
  }
}

/// How many times more pickups a square of 300 m around a place has, in some hours of the day, than
/// the same square would have if it were an average one of Manhattan's.
double density_around(const Trips& made, double longitude, double latitude,
                      std::string_view from_hour, std::string_view to_hour) {
  double inside = 0;
  double all = 0;
  for (const Trip& trip : made.whole) {
    const std::string_view hour = trip.pickup_time.substr(11, 2);
    if (hour >= from_hour && hour <= to_hour) {
      all += 1;
      inside += std::abs(trip.longitude - longitude) < 0.0018 &&
                        std::abs(trip.latitude - latitude) < 0.00135
                    ? 1
                    : 0;
    }
  }
  constexpr double kManhattanSquares = 59e6 / (300 * 300);
  return inside / all * kManhattanSquares;
}

TEST(Generator, ClustersWhereNewYorkDoes) {
  const Trips made = trips(400000);
  EXPECT_GT(density_around(made, -73.9935, 40.7503, "07", "09"), 8);   // Penn Station
  EXPECT_GT(density_around(made, -73.9768, 40.7524, "07", "09"), 8);   // Grand Central
  EXPECT_GT(density_around(made, -73.7822, 40.6447, "16", "22"), 3);   // JFK
  EXPECT_GT(density_around(made, -73.8727, 40.7741, "16", "22"), 4);   // LaGuardia
  EXPECT_GT(density_around(made, -73.9880, 40.7598, "22", "23"), 8);   // Theatre District
  EXPECT_GT(density_around(made, -73.9876, 40.7204, "00", "03"), 10);  // Lower East Side
  EXPECT_LT(density_around(made, -73.9876, 40.7204, "07", "09"), 2);
  EXPECT_EQ(density_around(made, -73.9670, 40.7810, "00", "23"), 0);  // Central Park
}

TEST(Generator, MovesTheExercisesHotspotEveryThousandRows) {
  const std::string text = generated("exercise", 3000);
  const std::vector<std::string_view> lines = split(text, '\n');
  ASSERT_EQ(lines.size(), 3000U);
  double last_left = -1;
  for (std::size_t block = 0; block < 3; ++block) {
    int hot = 0;
    double left = 10;
    double right = 0;
    for (const std::string_view line : std::span(lines).subspan(block * 1000, 1000)) {
      const double x = number(line.substr(6));
      EXPECT_TRUE(line.starts_with("{\"x\": ") && x >= 0 && x < 10) << line;
      if (line.ends_with("\"is_hot\": \"Y\"}")) {
        ++hot;
        left = std::min(left, x);
        right = std::max(right, x);
      } else {
        EXPECT_TRUE(line.ends_with("\"is_hot\": \"N\"}")) << line;
      }
    }
    EXPECT_NEAR(hot, 200, 50);
    EXPECT_LT(right - left, 1);
    EXPECT_NE(left, last_left);
    last_left = left;
  }
}

}  // namespace
}  // namespace sluice
