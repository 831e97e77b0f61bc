#include "runtime/arrival_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/error.h"

namespace sluice {
namespace {

SchemaPtr numbers() {
  static const SchemaPtr schema =
      std::make_shared<Schema>(std::vector<Field>{{"n", Type::bigint()}});
  return schema;
}

struct Row {
  std::int64_t time;
  std::int64_t number;
  friend bool operator==(const Row&, const Row&) = default;
};

struct Outcome {
  std::vector<Row> rows;
  std::vector<std::int64_t> refused;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// What the rule says, row by row: late when before the newest time less the lateness; the rest in
/// order, ties as they came.
Outcome naive(const std::vector<Row>& arriving, std::int64_t lateness,
              std::optional<std::int64_t> ahead) {
  Outcome outcome;
  std::optional<std::int64_t> newest;
  for (const Row& row : arriving) {
    const bool late = newest && row.time < *newest - lateness;
    const bool jumps = newest && ahead && row.time > *newest + *ahead;
    if (late || jumps) {
      outcome.refused.push_back(row.number);
      continue;
    }
    newest = std::max(newest.value_or(row.time), row.time);
    outcome.rows.push_back(row);
  }
  std::stable_sort(outcome.rows.begin(), outcome.rows.end(),
                   [](const Row& a, const Row& b) { return a.time < b.time; });
  return outcome;
}

Batch batch_of(std::span<const Row> rows) {
  BatchBuilder builder(numbers());
  for (const Row& row : rows) {
    builder.column(0).append_integer(row.number);
    builder.end_row({row.time});
  }
  return builder.finish();
}

void take(ArrivalOrder& order, Outcome& outcome) {
  for (Batch batch = order.next(5); !batch.empty(); batch = order.next(5)) {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      outcome.rows.push_back({batch.times()[static_cast<std::size_t>(row)].milliseconds,
                              batch.column(0).integer(row)});
    }
  }
}

Outcome played(const std::vector<Row>& arriving, const ArrivalRules& rules, std::mt19937& random) {
  Outcome outcome;
  auto order = std::make_unique<ArrivalOrder>(numbers(), rules);
  for (std::size_t begin = 0; begin < arriving.size();) {
    const std::size_t count = std::min<std::size_t>(1 + random() % 20, arriving.size() - begin);
    const Batch batch = batch_of(std::span(arriving).subspan(begin, count));
    order->add(batch, 0, batch.row_count(), [&](std::int64_t row, const std::string& reason) {
      EXPECT_FALSE(reason.empty());
      outcome.refused.push_back(batch.column(0).integer(row));
    });
    begin += count;
    take(*order, outcome);
    if (random() % 3 == 0) {
      StateWriter state;
      order->save(state);
      order = std::make_unique<ArrivalOrder>(numbers(), rules);
      StateReader reader(state.bytes());
      order->load(reader);
    }
  }
  order->advance(kEndOfTime, BoundCause::kEnd);
  take(*order, outcome);
  return outcome;
}

TEST(ArrivalOrder, GivesWhatTheRuleSaysHoweverRowsAreCut) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<Row> arriving;
    std::int64_t time = 100;
    for (std::int64_t i = 0; i < 300; ++i) {
      time += random() % 4;
      arriving.push_back(
          {time - static_cast<std::int64_t>(random() % 12) + (random() % 40 == 0 ? 30 : 0), i});
    }
    ArrivalRules rules{.lateness = static_cast<std::int64_t>(random() % 15), .ahead = std::nullopt};
    if (random() % 2 == 0) {
      rules.ahead = 20;
    }
    ASSERT_EQ(played(arriving, rules, random), naive(arriving, rules.lateness, rules.ahead))
        << "round " << round;
  }
}

TEST(ArrivalOrder, StopsAtItsMemoryLimit) {
  ArrivalOrder order(numbers(),
                     {.lateness = 1'000'000, .ahead = std::nullopt, .buffer_bytes = 1000});
  std::vector<Row> rows;
  for (std::int64_t i = 0; i < 100; ++i) {
    rows.push_back({i, i});
  }
  const Batch batch = batch_of(rows);
  try {
    order.add(batch, 0, batch.row_count(), [](std::int64_t, const std::string&) {});
    FAIL() << "no limit";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kLimit);
  }
}

}  // namespace
}  // namespace sluice
