#include "runtime/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

namespace sluice {
namespace {

SchemaPtr numbers() {
  static const SchemaPtr schema =
      std::make_shared<Schema>(std::vector<Field>{{"n", Type::bigint()}});
  return schema;
}

struct Row {
  std::int64_t time;
  int input;
  std::int64_t number;
  friend bool operator==(const Row&, const Row&) = default;
};

/// Rows of one input, times ascending with many ties.
std::vector<Row> random_input(int input, std::mt19937& random) {
  std::vector<Row> rows;
  std::int64_t time = 0;
  for (std::int64_t i = 0; i < 60; ++i) {
    time += random() % 3;
    rows.push_back({time, input, i});
  }
  return rows;
}

Batch batch_of(std::span<const Row> rows) {
  BatchBuilder builder(numbers());
  for (const Row& row : rows) {
    builder.column(0).append_integer(row.number);
    builder.end_row({row.time});
  }
  return builder.finish();
}

void drain(TimeMerge& merge, std::int64_t max_rows, std::vector<Row>& out) {
  while (const auto run = merge.next(max_rows)) {
    ASSERT_GE(run->batch.times().front(), RowTime{out.empty() ? 0 : out.back().time});
    for (std::int64_t row = 0; row < run->batch.row_count(); ++row) {
      out.push_back({run->batch.times()[static_cast<std::size_t>(row)].milliseconds, run->input,
                     run->batch.column(0).integer(row)});
    }
  }
}

/// Feeds the inputs in a random interleaving and cut, saving and loading now and then.
std::vector<Row> merged(const std::vector<std::vector<Row>>& inputs, std::uint32_t seed) {
  std::mt19937 random(seed);
  const std::vector<SchemaPtr> schemas(inputs.size(), numbers());
  auto merge = std::make_unique<TimeMerge>(schemas);
  std::vector<std::size_t> sent(inputs.size(), 0);
  std::vector<bool> ended(inputs.size(), false);
  std::vector<Row> out;
  while (!std::all_of(ended.begin(), ended.end(), [](bool end) { return end; })) {
    const std::size_t input = random() % inputs.size();
    if (ended[input]) {
      continue;
    }
    const std::size_t count =
        std::min<std::size_t>(random() % 9, inputs[input].size() - sent[input]);
    const std::span<const Row> rows = std::span(inputs[input]).subspan(sent[input], count);
    sent[input] += count;
    ended[input] = sent[input] == inputs[input].size();
    const RowTime bound{count == 0 ? 0 : rows.back().time};
    merge->add(static_cast<int>(input),
               {batch_of(rows), ended[input] ? kEndOfTime : bound, ended[input]});
    drain(*merge, 1 + static_cast<std::int64_t>(random() % 5), out);
    if (random() % 4 == 0 &&
        std::none_of(ended.begin(), ended.end(), [](bool end) { return end; })) {
      StateWriter state;
      merge->save(state);
      merge = std::make_unique<TimeMerge>(schemas);
      StateReader reader(state.bytes());
      merge->load(reader);
    }
  }
  drain(*merge, 3, out);
  EXPECT_TRUE(merge->is_done());
  EXPECT_EQ(merge->bound(), kEndOfTime);
  return out;
}

TEST(TimeMerge, OrderIsTimeThenInputHoweverRowsArrive) {
  std::mt19937 random(7);
  for (std::uint32_t round = 0; round < 50; ++round) {
    std::vector<std::vector<Row>> inputs;
    std::vector<Row> expected;
    for (int input = 0; input < 1 + static_cast<int>(round % 4); ++input) {
      inputs.push_back(random_input(input, random));
      expected.insert(expected.end(), inputs.back().begin(), inputs.back().end());
    }
    std::stable_sort(expected.begin(), expected.end(), [](const Row& a, const Row& b) {
      return std::tuple(a.time, a.input) < std::tuple(b.time, b.input);
    });
    ASSERT_EQ(merged(inputs, round), expected) << "round " << round;
  }
}

TEST(TimeMerge, ARowWaitsForTheBoundOfEarlierInputs) {
  TimeMerge merge({numbers(), numbers()});
  const Row late{5, 1, 1};
  merge.add(1, {batch_of(std::span(&late, 1)), {5}});
  EXPECT_FALSE(merge.next(10));
  merge.add(0, {Batch(numbers()), {5}});
  EXPECT_FALSE(merge.next(10)) << "a row at 5 may still come on input 0";
  merge.add(0, {Batch(numbers()), {6}});
  EXPECT_TRUE(merge.next(10));
}

TEST(TimeMerge, ALaterInputNeedsOnlyReachTheTime) {
  TimeMerge merge({numbers(), numbers()});
  const Row first{5, 0, 1};
  merge.add(0, {batch_of(std::span(&first, 1)), {5}});
  merge.add(1, {Batch(numbers()), {5}});
  EXPECT_TRUE(merge.next(10));
}

}  // namespace
}  // namespace sluice
