#include "operators/time_sort.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kInput =
    make_schema({{"ts", Type::timestamp()}, {"a", Type::bigint()}, {"n", Type::bigint()}});

Subject subject_of(std::int64_t interval, bool has_key) {
  const TimeSort sort{
      .time = make_column(0, Type::timestamp()),
      .interval = interval,
      .keys = has_key ? std::vector<SortKey>{{make_column(1, Type::bigint()), true, false}}
                      : std::vector<SortKey>{},
      .output = kInput,
      .source = "s"};
  return {[sort] { return make_time_sort(sort, test_environment()); }, {kInput}};
}

std::vector<InputRow> random_rows(std::uint64_t seed) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = 0;
  for (std::int64_t i = 0; i < 300; ++i) {
    time += random.one_in(20) ? random.below(50) : random.below(3);
    const Value event = random.one_in(20) ? Value() : Value(1000 + time - random.below(14));
    rows.push_back({{time}, {event, random.one_in(4) ? Value() : Value(random.below(3)), i}});
  }
  return rows;
}

/// Row by row: take one, then let out all that are old enough.
std::vector<std::string> naive_time_sort(const std::vector<InputRow>& rows, std::int64_t interval,
                                         bool has_key) {
  const auto event = [](const InputRow& row) { return std::get<std::int64_t>(row.cells[0]); };
  const auto rank = [&](const InputRow& row) {
    const std::int64_t* a = std::get_if<std::int64_t>(&row.cells[1]);
    const std::int64_t key = !has_key ? 0 : a == nullptr ? 100 : -*a;
    return std::tuple(event(row), key, std::get<std::int64_t>(row.cells[2]));
  };
  std::vector<InputRow> waiting;
  std::vector<std::string> lines;
  const auto release = [&](std::int64_t until) {
    std::sort(waiting.begin(), waiting.end(),
              [&](const InputRow& l, const InputRow& r) { return rank(l) < rank(r); });
    while (!waiting.empty() && event(waiting.front()) <= until) {
      lines.push_back(row_line({event(waiting.front())}, waiting.front().cells));
      waiting.erase(waiting.begin());
    }
  };
  std::int64_t highest = 0;
  for (const InputRow& row : rows) {
    if (is_null(row.cells[0]) || event(row) < highest - interval) {
      continue;
    }
    waiting.push_back(row);
    highest = std::max(highest, event(row));
    release(highest - interval);
  }
  release(std::numeric_limits<std::int64_t>::max());
  return lines;
}

TEST(TimeSort, PutsRowsInOrderAndReportsLateOnes) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    for (const std::int64_t interval : {0, 5, 30}) {
      const bool has_key = seed % 2 == 0;
      const Outcome outcome = play_all_cuts(subject_of(interval, has_key), rows);
      EXPECT_EQ(outcome.rows, naive_time_sort(rows, interval, has_key));
      EXPECT_EQ(outcome.rows.size() + outcome.failures.size(), rows.size());
    }
  }
}

TEST(TimeSort, NamesTheLateRow) {
  const Outcome outcome = play_all_cuts(
      subject_of(5, false), {{{0}, {100, 1, 1}}, {{1}, {94, 1, 2}}, {{1}, {Value(), 1, 3}}});
  EXPECT_EQ(outcome.rows, std::vector<std::string>{"100|100|1|1"});
  ASSERT_EQ(outcome.failures.size(), 2U);
  EXPECT_NE(outcome.failures[0].find("1970-01-01 00:00:00.094 is before 1970-01-01 00:00:00.095"),
            std::string::npos);
  EXPECT_NE(outcome.failures[1].find("NULL"), std::string::npos);
}

}  // namespace
}  // namespace sluice
