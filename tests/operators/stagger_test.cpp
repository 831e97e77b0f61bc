#include "operators/stagger.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kInput = make_schema({{"k", Type::bigint()}, {"v", Type::bigint()}});

Subject subject_of(std::int64_t length, WindowRowTime row_time,
                   std::size_t fails_at = ~std::size_t{0}) {
  const Staggering staggering{
      .length = length,
      .keys = {make_column(0, Type::bigint())},
      .aggregates = {list_of(make_column(1, Type::bigint()), fails_at)},
      .row_time = row_time,
      .output = make_schema({{"k", Type::bigint()}, {"list", Type::varchar(kMaximumLength)}}),
      .source = "s"};
  return {[staggering] { return make_stagger(staggering, test_environment()); }, {kInput}};
}

std::vector<InputRow> random_rows(std::uint64_t seed, std::int64_t keys) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = -50;
  for (int i = 0; i < 400; ++i) {
    time += random.one_in(20) ? random.below(100) : random.below(3);
    rows.push_back({{time},
                    {random.one_in(9) ? Value() : Value(random.below(keys)),
                     random.one_in(6) ? Value() : Value(random.below(50))}});
  }
  return rows;
}

/// All windows by definition, in the order in which they close.
std::vector<std::string> naive_stagger(const std::vector<InputRow>& rows, std::int64_t length,
                                       bool at_end) {
  struct Window {
    RowTime opened;
    Value key;
    std::string list;
  };
  std::vector<Window> windows;  // in the order of opening, which is that of closing
  for (const InputRow& row : rows) {
    const auto open = std::find_if(windows.begin(), windows.end(), [&](const Window& window) {
      return window.key == row.cells[0] &&
             row.time.milliseconds < window.opened.milliseconds + length;
    });
    const std::string text =
        is_null(row.cells[1]) ? "NULL" : std::to_string(std::get<std::int64_t>(row.cells[1]));
    if (open == windows.end()) {
      windows.push_back({row.time, row.cells[0], text});
    } else {
      open->list += "," + text;
    }
  }
  std::vector<std::string> lines;
  for (const Window& window : windows) {
    lines.push_back(
        row_line(at_end ? add(window.opened, length) : window.opened, {window.key, window.list}));
  }
  return lines;
}

TEST(Stagger, GivesTheWindowsOfTheDefinition) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed, seed % 2 == 0 ? 4 : 100);
    for (const std::int64_t length : {1, 10, 200}) {
      EXPECT_EQ(play_all_cuts(subject_of(length, WindowRowTime::kEnd), rows).rows,
                naive_stagger(rows, length, true));
      EXPECT_EQ(play_all_cuts(subject_of(length, WindowRowTime::kFirstRow), rows).rows,
                naive_stagger(rows, length, false));
    }
  }
}

TEST(Stagger, AResultThatFailsCostsItsWindow) {
  const Outcome outcome = play_all_cuts(subject_of(10, WindowRowTime::kEnd, 2),
                                        {{{0}, {1, 5}}, {{3}, {2, 6}}, {{4}, {1, 7}}});
  EXPECT_EQ(outcome.rows, std::vector<std::string>{"13|2|6"});
  EXPECT_EQ(outcome.failures, std::vector<std::string>{R"(10|EXPRESSION|a list too long|{"k":1})"});
}

TEST(Stagger, HoldsManyWindowsWhoseBlocksComeAndGo) {
  std::vector<InputRow> rows;
  Random random(7);
  for (std::int64_t i = 0; i < 20000; ++i) {
    rows.push_back({{i}, {random.below(6000), i}});
  }
  const Outcome outcome = play(subject_of(3000, WindowRowTime::kEnd), rows,
                               {.most_rows = 500, .seed = 1, .restarts = true});
  EXPECT_EQ(outcome.rows, naive_stagger(rows, 3000, true));
}

TEST(Stagger, PromisesTheEndOfTheOldestWindow) {
  struct Bounds final : Output {
    void batch(Batch) override {}
    void bound(RowTime bound) override { last = bound; }
    void failed(FailedRow) override {}
    RowTime last;
  } out;
  const OperatorPtr stagger = subject_of(100, WindowRowTime::kEnd).make();
  BatchBuilder builder(kInput);
  builder.column(0).append_integer(1);
  builder.column(1).append_integer(1);
  builder.end_row({5});
  stagger->on_bound({2}, out);
  EXPECT_EQ(out.last, RowTime{102});
  stagger->on_batch(builder.finish(), 0, out);
  stagger->on_bound({50}, out);
  EXPECT_EQ(out.last, RowTime{105});
  stagger->on_bound({105}, out);
  EXPECT_EQ(out.last, RowTime{205});
}

/// Reference 10.3: four AMZN rows; the key is the event's minute.
TEST(Stagger, ReferenceFourTrades) {
  const std::vector<InputRow> rows = {{clock_time("11:00:20"), {11 * 60 + 0, 1}},
                                      {clock_time("11:00:30"), {11 * 60 + 0, 2}},
                                      {clock_time("11:01:05"), {11 * 60 + 0, 3}},
                                      {clock_time("11:01:15"), {11 * 60 + 1, 4}}};
  EXPECT_EQ(play_all_cuts(subject_of(60000, WindowRowTime::kEnd), rows).rows,
            (std::vector<std::string>{row_line(clock_time("11:01:20"), {660, std::string("1,2,3")}),
                                      row_line(clock_time("11:02:15"), {661, std::string("4")})}));
}

/// Reference 22.4: twelve rows, two keys.
TEST(Stagger, ReferenceTwelveRows) {
  std::vector<InputRow> rows;
  for (const char* time :
       {"20:17:30", "20:17:40", "20:17:50", "20:18:00", "20:18:10", "20:18:21"}) {
    rows.push_back({clock_time(time), {1, 1}});
  }
  for (const char* time :
       {"20:18:31", "20:18:41", "20:18:51", "20:19:01", "20:19:11", "20:19:21"}) {
    rows.push_back({clock_time(time), {2, 1}});
  }
  EXPECT_EQ(play_all_cuts(subject_of(60000, WindowRowTime::kEnd), rows).rows,
            (std::vector<std::string>{
                row_line(clock_time("20:18:30"), {1, std::string("1,1,1,1,1,1")}),
                row_line(clock_time("20:19:31"), {2, std::string("1,1,1,1,1,1")})}));
}

}  // namespace
}  // namespace sluice
