#include "operators/distinct.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kInput =
    make_schema({{"part", Type::bigint()}, {"v", Type::bigint()}, {"n", Type::bigint()}});

/// `part` as an expression of ROWTIME: the day.
ExpressionPtr window() { return make_cast(make_row_time(), Type{.kind = TypeKind::kDate}); }

std::vector<InputRow> random_rows(std::uint64_t seed) {
  constexpr std::int64_t kDay = 24LL * 3600 * 1000;
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = 0;
  for (std::int64_t i = 0; i < 300; ++i) {
    time += random.one_in(10) ? random.below(2 * kDay) : random.below(2);
    rows.push_back({{time}, {time / kDay, random.one_in(5) ? Value() : Value(random.below(5)), i}});
  }
  return rows;
}

std::vector<std::string> naive_distinct(const std::vector<InputRow>& rows, bool by_row_time) {
  std::set<std::pair<std::int64_t, Value>> seen;
  std::vector<std::string> lines;
  for (const InputRow& row : rows) {
    const std::int64_t part =
        by_row_time ? row.time.milliseconds : std::get<std::int64_t>(row.cells[0]);
    if (seen.emplace(part, row.cells[1]).second) {
      lines.push_back(row_line(row.time, row.cells));
    }
  }
  return lines;
}

TEST(Distinct, PassesTheFirstRowOfEachWindow) {
  const auto subject_of = [](const Distinct& distinct) {
    return Subject{[distinct] { return make_distinct(distinct, test_environment()); }, {kInput}};
  };
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    EXPECT_EQ(play_all_cuts(subject_of({.columns = {0, 1}, .window = window()}), rows).rows,
              naive_distinct(rows, false));
    EXPECT_EQ(
        play_all_cuts(subject_of({.columns = {0, 1}, .window = nullptr, .window_column = 0}), rows)
            .rows,
        naive_distinct(rows, false));
    EXPECT_EQ(play_all_cuts(subject_of({.columns = {1}, .window = make_row_time()}), rows).rows,
              naive_distinct(rows, true));
  }
}

}  // namespace
}  // namespace sluice
