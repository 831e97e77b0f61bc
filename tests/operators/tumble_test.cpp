#include "operators/tumble.h"

#include <gtest/gtest.h>

#include "functions/datetime.h"
#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kInput =
    make_schema({{"k", Type::bigint()}, {"v", Type::bigint()}, {"part", Type::bigint()}});
constexpr std::int64_t kLength = 1000;

/// What tells that a window ends.
enum class Told { kByTime, kByRowTime, kByValue };

/// ROWTIME cut to whole seconds, or ROWTIME itself.
ExpressionPtr window_of(Told told) {
  if (told == Told::kByTime) {
    return make_floor_to(make_row_time(), TimeUnit::kSecond);
  }
  return told == Told::kByRowTime ? make_row_time() : make_column(2, Type::bigint());
}

Subject subject_of(Told told, WindowRowTime row_time, std::size_t fails_at = ~std::size_t{0}) {
  const ExpressionPtr window = window_of(told);
  const Tumbling tumbling{
      .window = told == Told::kByValue ? nullptr : window,
      .window_key = 0,
      .keys = {window, make_column(0, Type::bigint())},
      .aggregates = {list_of(make_column(1, Type::bigint()), fails_at)},
      .row_time = row_time,
      .output = make_schema(
          {{"w", window->type()}, {"k", Type::bigint()}, {"list", Type::varchar(kMaximumLength)}}),
      .source = "s"};
  return {[tumbling] { return make_tumble(tumbling, test_environment()); }, {kInput}};
}

/// Rows with equal times, NULLs, and windows without rows; `part` moves with the window of a row.
std::vector<InputRow> random_rows(std::uint64_t seed) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = -3 * kLength;
  for (int i = 0; i < 300; ++i) {
    time += random.one_in(15) ? random.below(3 * kLength) : random.below(3) * 50;
    const std::int64_t part = (time + 100 * kLength) / kLength;
    rows.push_back({{time},
                    {random.one_in(6) ? Value() : Value(random.below(4)),
                     random.one_in(6) ? Value() : Value(random.below(50)), part}});
  }
  return rows;
}

/// The value of the window's key for a row.
std::int64_t window_value(const InputRow& row, Told told) {
  if (told == Told::kByValue) {
    return std::get<std::int64_t>(row.cells[2]);
  }
  const std::int64_t time = row.time.milliseconds;
  const std::int64_t rest = (time % kLength + kLength) % kLength;
  return told == Told::kByRowTime ? time : time - rest;
}

/// The groups by definition: rows of one window and key, listed where the first of them stands.
std::vector<std::string> naive_tumble(const std::vector<InputRow>& rows, Told told,
                                      WindowRowTime row_time) {
  struct Group {
    std::int64_t window;
    Value key;
    std::string list;
    RowTime first;
  };
  std::vector<Group> groups;
  for (const InputRow& row : rows) {
    const std::int64_t window = window_value(row, told);
    const std::string text =
        is_null(row.cells[1]) ? "NULL" : std::to_string(std::get<std::int64_t>(row.cells[1]));
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& other) {
      return other.window == window && other.key == row.cells[0];
    });
    if (group == groups.end()) {
      groups.push_back({window, row.cells[0], text, row.time});
    } else {
      group->list += "," + text;
    }
  }
  const auto end_of = [&](std::int64_t window) {
    if (told != Told::kByValue) {
      return RowTime{window + (told == Told::kByTime ? kLength : 1)};
    }
    for (const InputRow& row : rows) {  // the row that tells
      if (window_value(row, told) > window) {
        return row.time;
      }
    }
    return rows.back().time;
  };
  std::vector<std::string> lines;
  for (const Group& group : groups) {
    const RowTime time = row_time == WindowRowTime::kEnd ? end_of(group.window) : group.first;
    lines.push_back(row_line(time, {group.window, group.key, group.list}));
  }
  return lines;
}

TEST(Tumble, GivesTheGroupsOfTheDefinition) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    for (const Told told : {Told::kByTime, Told::kByRowTime, Told::kByValue}) {
      for (const WindowRowTime row_time : {WindowRowTime::kEnd, WindowRowTime::kFirstRow}) {
        EXPECT_EQ(play_all_cuts(subject_of(told, row_time), rows).rows,
                  naive_tumble(rows, told, row_time));
      }
    }
    EXPECT_EQ(play_all_cuts(subject_of(Told::kByRowTime, WindowRowTime::kSame), rows).rows,
              naive_tumble(rows, Told::kByRowTime, WindowRowTime::kFirstRow));
  }
}

TEST(Tumble, AResultThatFailsCostsItsGroup) {
  const Outcome outcome =
      play_all_cuts(subject_of(Told::kByTime, WindowRowTime::kEnd, 2),
                    {{{0}, {1, 5, 0}}, {{3}, {2, 6, 0}}, {{4}, {1, 7, 0}}, {{kLength}, {1, 8, 1}}});
  EXPECT_EQ(outcome.rows, (std::vector<std::string>{"1000|0|2|6", "2000|1000|1|8"}));
  ASSERT_EQ(outcome.failures.size(), 1U);
  EXPECT_EQ(outcome.failures[0].substr(0, 32), "1000|EXPRESSION|a list too long|");
}

}  // namespace
}  // namespace sluice
