// Makes the rows that the benchmarks read: make_rows TABLE json|csv ROWS [SEED]
// The same arguments give the same bytes on every machine. benchmarks/harness/tables.py declares
// the tables.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <string>

#include "benchmarks/data/row_writer.h"
#include "connectors/generator/random.h"

namespace {

using sluice::Random;
using sluice::benchmarks::RowWriter;

constexpr std::int64_t kStart = 1'457'593'200'000;  // 2016-03-10 07:00:00
constexpr std::int64_t kStep = 5;                   // milliseconds between rows
constexpr std::uint32_t kZones = 300;
constexpr std::uint32_t kTaxis = 100'000;

/// 32 hexadecimal digits that only depend on the number.
std::string license(std::uint64_t number) {
  Random digits(number);
  std::array<char, 33> text;
  std::snprintf(text.data(), text.size(), "%016llx%016llx",
                static_cast<unsigned long long>(digits.bits()),
                static_cast<unsigned long long>(digits.bits()));
  return text.data();
}

/// Taxi trips, two hundred a second, with 13 fields; some 390 bytes as JSON.
class Trips {
 public:
  explicit Trips(std::uint64_t seed) : random_(seed) {
    for (std::uint32_t taxi = 0; taxi < kTaxis; ++taxi) {
      licenses_.push_back(license(taxi));
    }
  }

  void operator()(std::int64_t row, RowWriter& out) {
    static constexpr std::array<const char*, 4> kPayments = {"credit card", "cash", "no charge",
                                                             "dispute"};
    const std::int64_t pickup = kStart + row * kStep;
    const std::int64_t seconds = 120 + random_.below(3000);
    const std::int64_t distance = 20 + random_.below(2000);
    out.integer("trip_id", row);
    out.time("pickup_datetime", pickup);
    out.time("dropoff_datetime", pickup + seconds * 1000);
    out.text("medallion", licenses_[random_.below(kTaxis)]);
    out.integer("zone", 1 + random_.below(kZones));
    out.integer("passenger_count", 1 + random_.below(6));
    out.decimal("trip_distance", distance, 2);
    out.decimal("pickup_longitude", random_.below(200'000) - 73'999'999LL, 6);
    out.decimal("pickup_latitude", 40'600'000 + random_.below(300'000), 6);
    out.decimal("dropoff_longitude", random_.below(200'000) - 73'999'999LL, 6);
    out.decimal("dropoff_latitude", 40'600'000 + random_.below(300'000), 6);
    out.text("payment_type", kPayments[random_.below(4)]);
    out.decimal("total_amount", 250 + distance + seconds / 2 + random_.below(100), 2);
  }

 private:
  Random random_;
  std::vector<std::string> licenses_;
};

/// Payments, two hundred a second: one in a hundred is for a trip of 5 to 45 seconds before.
class Payments {
 public:
  explicit Payments(std::uint64_t seed) : random_(seed) {}

  void operator()(std::int64_t row, RowWriter& out) {
    const bool is_known = row >= kPast ? random_.chance(0.01) : row % 100 == 99;
    const std::int64_t before = row < kPast ? row % 90 : 1000 + random_.below(8000);
    out.integer("trip_id", is_known ? row - before : -1 - row);
    out.time("paid_at", kStart + row * kStep);
    out.decimal("amount", 300 + random_.below(9000), 2);
  }

 private:
  static constexpr std::int64_t kPast = 10'000;  // rows that have no such trip yet
  Random random_;
};

/// The zones of `Trips`, by number.
class Zones {
 public:
  explicit Zones(std::uint64_t /*seed*/) {}

  void operator()(std::int64_t row, RowWriter& out) {
    static constexpr std::array<const char*, 5> kBoroughs = {"Manhattan", "Brooklyn", "Queens",
                                                             "The Bronx", "Staten Island"};
    const std::int64_t zone = row + 1;
    out.integer("zone", zone);
    out.text("zone_name", "Zone " + std::to_string(zone));
    out.text("borough", kBoroughs[static_cast<std::size_t>(zone) % kBoroughs.size()]);
  }
};

/// Lines of a web server's log in Apache's combined format, two hundred a second.
class Log {
 public:
  explicit Log(std::uint64_t seed) : random_(seed) {}

  void operator()(std::int64_t row, RowWriter& out) {
    static constexpr std::array<int, 5> kStatuses = {200, 200, 200, 304, 404};
    std::array<char, 256> line;
    std::snprintf(line.data(), line.size(),
                  "10.%u.%u.%u - - [10/Mar/2016:07:00:00 +0000] \"GET /item/%u.html HTTP/1.1\" %d "
                  "%u \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/38.0\"",
                  random_.below(256), random_.below(256), random_.below(256), random_.below(1000),
                  kStatuses[random_.below(5)], 100 + random_.below(90'000));
    out.time("logged_at", kStart + row * kStep);
    out.text("line", line.data());
  }

 private:
  Random random_;
};

/// The three streams of Nexmark, each in a file: of 50 events one is a person, three are auctions,
/// 46 are bids, ten thousand events a second. Ids as in the benchmark's generator: people from
/// 1000, auctions from 1000.
class Nexmark {
 public:
  Nexmark(std::uint64_t seed, int kind) : random_(seed), kind_(kind) {}

  void operator()(std::int64_t row, RowWriter& out) {
    kind_ == 0 ? person(row, out) : kind_ == 1 ? auction(row, out) : bid(row, out);
  }

 private:
  static std::int64_t time_of(std::int64_t event) { return kStart + event / 10; }

  void person(std::int64_t row, RowWriter& out) {
    static constexpr std::array<const char*, 6> kStates = {"OR", "ID", "CA", "WA", "AZ", "WY"};
    out.integer("id", 1000 + row);
    out.text("name", "Person " + std::to_string(random_.below(1000)));
    out.text("city", "City " + std::to_string(random_.below(100)));
    out.text("state", kStates[random_.below(6)]);
    out.time("at_time", time_of(row * 50));
  }

  void auction(std::int64_t row, RowWriter& out) {
    const std::int64_t event = row / 3 * 50 + 1 + row % 3;
    const std::int64_t people = event / 50 + 1;
    const std::int64_t recent = people < 1000 ? people : 1000;
    out.integer("id", 1000 + row);
    out.text("item", "Item " + std::to_string(random_.below(1000)));
    out.integer("seller", 1000 + people - 1 - random_.below(static_cast<std::uint32_t>(recent)));
    out.integer("category", 10 + random_.below(5));
    out.integer("initial_bid", 1 + random_.below(100));
    out.time("at_time", time_of(event));
  }

  void bid(std::int64_t row, RowWriter& out) {
    const std::int64_t event = row / 46 * 50 + 4 + row % 46;
    const std::int64_t auctions = (event / 50 + 1) * 3;
    const std::int64_t recent = auctions < 100 ? auctions : 100;
    const bool is_hot = random_.chance(0.5);
    out.integer("auction",
                1000 + (is_hot ? (auctions - 1) / 100 * 100
                               : auctions - 1 - random_.below(static_cast<std::uint32_t>(recent))));
    out.integer("bidder", 1000 + random_.below(static_cast<std::uint32_t>(event / 50 + 1)));
    out.integer("price", 100 + random_.below(10'000'000));
    out.text("channel", "channel-" + std::to_string(random_.below(10)));
    out.time("at_time", time_of(event));
  }

  Random random_;
  int kind_;
};

using Rows = std::function<void(std::int64_t, RowWriter&)>;

Rows rows_of(const std::string& table, std::uint64_t seed) {
  if (table == "trips") return Trips(seed);
  if (table == "payments") return Payments(seed);
  if (table == "zones") return Zones(seed);
  if (table == "log") return Log(seed);
  if (table == "person") return Nexmark(seed, 0);
  if (table == "auction") return Nexmark(seed, 1);
  if (table == "bid") return Nexmark(seed, 2);
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t seed = argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 1;
  const Rows rows = argc >= 4 ? rows_of(argv[1], seed) : nullptr;
  if (!rows) {
    std::fputs(
        "usage: make_rows trips|payments|zones|log|person|auction|bid json|csv ROWS [SEED]\n",
        stderr);
    return 2;
  }
  RowWriter out(std::strcmp(argv[2], "csv") == 0);
  const std::int64_t count = std::strtoll(argv[3], nullptr, 10);
  for (std::int64_t row = 0; row < count; ++row) {
    rows(row, out);
    out.end_row();
    if (out.bytes().size() > 1 << 18 || row + 1 == count) {
      if (std::fwrite(out.bytes().data(), 1, out.bytes().size(), stdout) != out.bytes().size()) {
        std::perror("make_rows: standard output");
        return 3;
      }
      out.clear();
    }
  }
  return 0;
}
