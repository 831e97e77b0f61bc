// Records a second of HOTSPOTS, result text included, beside what rebuilds an index per record.
//
//   hotspots/ours/...      the operator's index
//   hotspots/rebuild/...   (b) nanoflann rebuilt per record, then DBSCAN over the window
//   hotspots/follow/...    (B) nanoflann rebuilt per record, then only the clusters of the record
//   hotspots/latency/...   times of single records, the least of five identical runs
//   hotspots/keys/...      10,000 windows side by side, as with a partition, each record any one's
//
// Each compares its answers with those of the operator's index before the clock starts. With
// SLUICE_HOTSPOTS_DUMP=DIR the streams are written there, for other programs to be timed on.

#include "operators/hotspots/hotspots.h"

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "operators/hotspots/keyed_windows.h"
#include "operators/hotspots/plain_hotspots.h"

namespace {

using sluice::hotspots::Effort;
using sluice::hotspots::Hotspots;
using sluice::hotspots::KeyedWindows;
using sluice::hotspots::Options;
using sluice::hotspots::PlainHotspots;
using sluice::hotspots::Scope;
using Record = std::array<double, 2>;

constexpr std::size_t kMinimum = 20;
constexpr std::size_t kBeyond = 200'000;  // records after the first full window, then again

/// Pick-ups like a city's taxis, in degrees: street corners of log-normal weight on a rotated strip
/// (88 %), two airports (2 %), anywhere in the box (10 %).
class Taxi {
 public:
  Taxi() {
    for (Record& corner : corners_) corner = {0.13 * unit_(random_), 0.03 * unit_(random_)};
    std::array<double, 250> weights;
    for (double& weight : weights) weight = std::lognormal_distribution<double>(0, 1)(random_);
    corner_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
  }

  Record operator()() {
    const double kind = unit_(random_);
    if (kind < 0.1) {
      return rounded(-74.1 + 0.35 * unit_(random_), 40.6 + 0.3 * unit_(random_));
    }
    if (kind < 0.12) {
      const bool first = kind < 0.11;
      return rounded((first ? -73.78 : -73.87) + 0.003 * normal_(random_),
                     (first ? 40.645 : 40.77) + 0.003 * normal_(random_));
    }
    const Record& corner = corners_[corner_(random_)];
    const double along = corner[0] + 4e-4 * normal_(random_);
    const double across = corner[1] + 4e-4 * normal_(random_);
    const double angle = 61 * std::numbers::pi / 180;
    return rounded(-74.01 + along * std::cos(angle) - across * std::sin(angle),
                   40.70 + along * std::sin(angle) + across * std::cos(angle));
  }

 private:
  static Record rounded(double x, double y) {
    return {std::round(x * 1e6) / 1e6, std::round(y * 1e6) / 1e6};
  }

  std::mt19937_64 random_{1};
  std::uniform_real_distribution<double> unit_;
  std::normal_distribution<double> normal_;
  std::array<Record, 250> corners_;
  std::discrete_distribution<std::size_t> corner_;
};

/// One row of the tables.
struct Case {
  std::string data;
  std::size_t window;
  int neighbours;  ///< of a record on average
  double radius;

  std::string name() const {
    return data + "/" + std::to_string(window) + "/" + std::to_string(neighbours);
  }
};

const std::vector<Case> kCases{
    {"taxi", 100, 20, 0.0218},         {"taxi", 1'000, 100, 0.0142},
    {"taxi", 10'000, 100, 1.89e-3},    {"taxi", 100'000, 100, 2.955e-4},
    {"taxi", 1'000'000, 100, 8.25e-5}, {"uniform", 100, 20, 29.9},
    {"uniform", 1'000, 20, 8.37},      {"uniform", 10'000, 20, 2.55},
    {"uniform", 100'000, 20, 0.8},     {"uniform", 1'000'000, 20, 0.252},
};

/// The stream of a case, made once.
const std::vector<Record>& stream_of(const Case& wanted) {
  static std::map<std::string, std::vector<Record>> streams;
  std::vector<Record>& stream = streams[wanted.data];
  const std::size_t size = wanted.window + kBeyond;
  if (stream.size() < size) {
    stream.clear();
    Taxi taxi;
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> uniform(0, 100);
    for (std::size_t i = 0; i < size; ++i) {
      stream.push_back(wanted.data == "taxi" ? taxi() : Record{uniform(random), uniform(random)});
    }
    if (const char* folder = std::getenv("SLUICE_HOTSPOTS_DUMP")) {
      std::ofstream file(std::string(folder) + "/" + wanted.data + ".f64", std::ios::binary);
      file.write(reinterpret_cast<const char*>(stream.data()),
                 static_cast<std::streamsize>(stream.size() * sizeof(Record)));
    }
  }
  return stream;
}

Options options_of(const Case& wanted, Scope scope) {
  return {.dimensions = 2,
          .window = wanted.window,
          .radius = wanted.radius,
          .minimum = kMinimum,
          .scope = scope};
}

template <class Index>
void fill(Index& hotspots, const Case& wanted) {
  const auto& stream = stream_of(wanted);
  for (std::size_t i = 0; i < wanted.window; ++i) hotspots.push(stream[i]);
}

/// Goes round the records beyond the first window for ever. Starting again at their first is one
/// more jump in a stream that jumps with every record.
class Following {
 public:
  explicit Following(const Case& wanted) : stream_(stream_of(wanted)), first_(wanted.window) {}
  const Record& operator()() {
    const Record& record = after(0);
    next_ = (next_ + 1) % kBeyond;
    return record;
  }
  /// Pushes the next record; says which comes later, as the operator knows from its batch.
  void push_to(Hotspots& hotspots) {
    hotspots.expect(after(Hotspots::kLookAhead));
    hotspots.push((*this)());
  }

 private:
  const Record& after(std::size_t records) const {
    return stream_[first_ + (next_ + records) % kBeyond];
  }

  const std::vector<Record>& stream_;
  std::size_t first_;
  std::size_t next_ = 0;
};

std::size_t memory_in_use() { return mallinfo2().uordblks + mallinfo2().hblkhd; }

void ours(benchmark::State& state, const Case& wanted, Scope scope) {
  Following following(wanted);
  const std::size_t before = memory_in_use();
  Hotspots hotspots(options_of(wanted, scope));
  fill(hotspots, wanted);
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(wanted.window, 20'000); ++i) {
    following.push_to(hotspots);
    text.clear();
    hotspots.append_result(text);
  }
  const auto start = hotspots.work();
  for (auto _ : state) {
    following.push_to(hotspots);
    text.clear();
    hotspots.append_result(text);
    benchmark::DoNotOptimize(text.data());
  }
  const auto records = static_cast<double>(state.iterations());
  const std::size_t after = memory_in_use();
  state.SetItemsProcessed(state.iterations());
  state.counters["cells"] = static_cast<double>(hotspots.work().cells - start.cells) / records;
  state.counters["points"] = static_cast<double>(hotspots.work().points - start.points) / records;
  state.counters["bytes"] =
      static_cast<double>(after - before) / static_cast<double>(wanted.window);
}

void rebuilt(benchmark::State& state, const Case& wanted, Effort effort) {
  Following following(wanted);
  PlainHotspots plain(options_of(wanted, Scope::kRecord), effort);
  Hotspots hotspots(options_of(wanted, Scope::kRecord));
  fill(plain, wanted);
  fill(hotspots, wanted);
  const auto step = [&](auto& index, const Record& record) {
    std::string text;
    index.push(record);
    index.append_result(text);
    return text;
  };
  for (int i = 0; i < (wanted.window <= 10'000 ? 20 : 2); ++i) {
    const Record& record = following();
    if (step(plain, record) != step(hotspots, record)) {
      state.SkipWithError("the answers differ");
      return;
    }
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(step(plain, following()));
  }
  state.SetItemsProcessed(state.iterations());
}

/// Times single records, each by the least of five identical runs to shed the machine's noise.
void latency(benchmark::State& state, const Case& wanted) {
  constexpr std::size_t kRecords = 100'000;
  std::vector<double> least(kRecords, 1e9);
  std::string text;
  for (auto _ : state) {
    for (int run = 0; run < 5; ++run) {
      Following following(wanted);
      Hotspots hotspots(options_of(wanted, Scope::kRecord));
      fill(hotspots, wanted);
      for (double& microseconds : least) {
        const auto start = std::chrono::steady_clock::now();
        following.push_to(hotspots);
        text.clear();
        hotspots.append_result(text);
        const std::chrono::duration<double, std::micro> taken =
            std::chrono::steady_clock::now() - start;
        microseconds = std::min(microseconds, taken.count());
      }
    }
  }
  std::ranges::sort(least);
  state.counters["p50_us"] = least[kRecords / 2];
  state.counters["p99_us"] = least[kRecords / 100 * 99];
  state.counters["p999_us"] = least[kRecords / 1000 * 999];
  state.counters["max_us"] = least.back();
}

/// Fills the windows of many keys, then goes on.
void many_keys(benchmark::State& state, const Case& wanted) {
  constexpr std::size_t kKeys = 10'000;
  const auto& stream = stream_of({wanted.data, 1'000'000, 0, 0});
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < kKeys; ++i) keys.push_back("vehicle " + std::to_string(i));
  const std::size_t before = memory_in_use();
  KeyedWindows windows({.options = options_of(wanted, Scope::kWindow), .length = {}, .idle = {}});
  std::mt19937_64 random(3);
  std::string text;
  std::size_t next = 0;
  const auto push = [&] {
    text.clear();
    windows.push(keys[random() % kKeys], sluice::RowTime(), stream[next], text);
    next = (next + 1) % stream.size();
  };
  for (std::size_t i = 0; i < kKeys * wanted.window; ++i) push();
  for (auto _ : state) push();
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes"] =
      static_cast<double>(memory_in_use() - before) / static_cast<double>(kKeys * wanted.window);
}

[[maybe_unused]] const bool kRegistered = [] {
  for (const Case& wanted : kCases) {
    const std::string name = wanted.name();
    benchmark::RegisterBenchmark(("hotspots/ours/record/" + name).c_str(),
                                 [wanted](auto& state) { ours(state, wanted, Scope::kRecord); });
    if (wanted.window <= 10'000) {
      benchmark::RegisterBenchmark(("hotspots/ours/window/" + name).c_str(),
                                   [wanted](auto& state) { ours(state, wanted, Scope::kWindow); });
    }
    if (wanted.window <= 100'000) {
      benchmark::RegisterBenchmark(("hotspots/rebuild/" + name).c_str(), [wanted](auto& state) {
        rebuilt(state, wanted, Effort::kWholeWindow);
      });
      benchmark::RegisterBenchmark(("hotspots/follow/" + name).c_str(), [wanted](auto& state) {
        rebuilt(state, wanted, Effort::kOnlyTheRecord);
      });
    }
    if (wanted.data == "taxi" && wanted.window == 1'000) {
      benchmark::RegisterBenchmark(("hotspots/keys/" + name).c_str(), [wanted](auto& state) {
        many_keys(state, wanted);
      })->Iterations(1'000'000);
    }
    if (wanted.window == 1'000 || wanted.window == 100'000) {
      benchmark::RegisterBenchmark(("hotspots/latency/" + name).c_str(), [wanted](auto& state) {
        latency(state, wanted);
      })->Iterations(1);
    }
  }
  return true;
}();

}  // namespace
