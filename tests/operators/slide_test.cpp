#include "operators/slide.h"

#include <gtest/gtest.h>

#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kInput = make_schema({{"k", Type::bigint()}, {"v", Type::bigint()}});

Subject subject_of(std::vector<SlidingWindow> windows) {
  std::vector<Field> fields = kInput->fields();
  for (const SlidingWindow& window : windows) {
    for (const AggregateCall& call : window.aggregates) {
      fields.push_back({"", call.aggregate->result_type()});
    }
  }
  Sliding sliding{
      .windows = std::move(windows), .output = make_schema(std::move(fields)), .source = "s"};
  return {[sliding] { return make_slide(sliding, test_environment()); }, {kInput}};
}

ExpressionPtr key() { return make_column(0, Type::bigint()); }
ExpressionPtr value() { return make_column(1, Type::bigint()); }

std::vector<InputRow> random_rows(std::uint64_t seed) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = -50;
  for (int i = 0; i < 300; ++i) {
    time += random.one_in(20) ? random.below(100) : random.below(3);
    rows.push_back({{time},
                    {random.one_in(6) ? Value() : Value(random.below(8)),
                     random.one_in(6) ? Value() : Value(random.below(50))}});
  }
  return rows;
}

/// The frame of row `current` by definition.
std::string naive_list(const std::vector<InputRow>& rows, std::size_t current, const Frame& frame,
                       bool by_key) {
  std::vector<std::string> values;
  for (std::size_t i = current + 1; i-- > 0;) {
    if (by_key && rows[i].cells[0] != rows[current].cells[0]) {
      continue;
    }
    const bool in_range =
        rows[i].time.milliseconds >= rows[current].time.milliseconds - frame.extent;
    const bool in_rows = static_cast<std::int64_t>(values.size()) <= frame.extent;
    if ((frame.kind == Frame::Kind::kRange && !in_range) ||
        (frame.kind == Frame::Kind::kRows && !in_rows)) {
      break;
    }
    values.push_back(is_null(rows[i].cells[1])
                         ? "NULL"
                         : std::to_string(std::get<std::int64_t>(rows[i].cells[1])));
  }
  std::string text;
  for (auto item = values.rbegin(); item != values.rend(); ++item) {
    text += (text.empty() ? "" : ",") + *item;
  }
  return text;
}

TEST(Slide, ListsTheRowsThatTheDefinitionAsksFor) {
  const std::vector<std::pair<Frame, bool>> frames = {
      {Frame::range(7), true}, {Frame::range(0), false}, {Frame::rows(2), true},
      {Frame::rows(0), true},  {Frame::rows(5), false},  {Frame::unbounded(), true}};
  std::vector<SlidingWindow> windows;
  for (const auto& [frame, by_key] : frames) {
    windows.push_back({by_key ? std::vector<ExpressionPtr>{key()} : std::vector<ExpressionPtr>{},
                       frame,
                       {list_of(value())}});
  }
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<Value> cells = rows[i].cells;
      for (const auto& [frame, by_key] : frames) {
        cells.push_back(naive_list(rows, i, frame, by_key));
      }
      expected.push_back(row_line(rows[i].time, cells));
    }
    EXPECT_EQ(play_all_cuts(subject_of(windows), rows).rows, expected);
  }
}

TEST(Slide, KeepsARowInItsFrameWhenOnlyItsResultFails) {
  const Subject subject =
      subject_of({{{}, Frame::rows(3), {list_of(value()), list_of(value(), 2)}}});
  const std::vector<InputRow> rows = {{{1}, {1, 10}}, {{1}, {1, 11}}, {{2}, {1, 12}}};
  const Outcome outcome = play_all_cuts(subject, rows);
  EXPECT_EQ(outcome.rows, (std::vector<std::string>{"1|1|10|10|10", "2|1|12|10,11,12|10,11,12"}));
  EXPECT_EQ(outcome.failures,
            (std::vector<std::string>{R"(1|EXPRESSION|a list too long|{"k":1,"v":11})"}));
}

TEST(Slide, ReportsFailuresOfExpressionsAndResultsInRowOrder) {
  const ExpressionPtr failing = make_arithmetic(
      Arithmetic::kDivide, make_literal(Type::bigint(), std::int64_t{100}), value());
  const Subject subject =
      subject_of({{{key()}, Frame::range(5), {list_of(failing), list_of(value(), 2)}}});
  std::vector<InputRow> rows = random_rows(3);
  for (std::size_t i = 0; i < rows.size(); i += 3) {
    rows[i].cells[1] = std::int64_t{0};
  }
  const Outcome outcome = play_all_cuts(subject, rows);
  EXPECT_GT(outcome.failures.size(), 100U);
  EXPECT_EQ(outcome.failures.size() + outcome.rows.size(), rows.size());
}

TEST(Slide, ForgetsPartitionsWhoseFrameIsEmpty) {
  const Subject subject = subject_of({{{key()}, Frame::range(10), {list_of(value())}}});
  const OperatorPtr slide = subject.make();
  StateWriter fresh;
  slide->save(fresh);
  std::vector<InputRow> rows;
  for (std::int64_t i = 0; i < 1000; ++i) {
    rows.push_back({{i}, {i, i}});
  }
  struct Ignored final : Output {
    void batch(Batch) override {}
    void bound(RowTime) override {}
    void failed(FailedRow) override {}
  } out;
  BatchBuilder builder(kInput);
  for (const InputRow& row : rows) {
    builder.column(0).append(row.cells[0]);
    builder.column(1).append(row.cells[1]);
    builder.end_row(row.time);
  }
  slide->on_batch(builder.finish(), 0, out);
  StateWriter full;
  slide->save(full);
  EXPECT_LT(full.bytes().size(), fresh.bytes().size() + 11 * 100);
  slide->on_bound({999 + 11}, out);
  StateWriter empty;
  slide->save(empty);
  EXPECT_EQ(empty.bytes(), fresh.bytes());
}

/// Reference 9.3: a sum over one hour; bounds change nothing.
TEST(Slide, ReferenceTradesWithBounds) {
  const Subject subject =
      subject_of({{{}, Frame::range(3600 * 1000), {call_of("SUM", {value()})}}});
  const std::vector<InputRow> rows = {{clock_time("10:00:00"), {1, 10}},
                                      {clock_time("10:10:00"), {2, 20}},
                                      {clock_time("10:25:00"), {2, 15}},
                                      {clock_time("11:05:00"), {1, 30}}};
  std::vector<std::string> sums;
  for (const std::string& line : play_all_cuts(subject, rows).rows) {
    sums.push_back(line.substr(line.rfind('|') + 1));
  }
  // The reference prints 10, 20, 35, 30 per ticker.
  const Subject by_ticker =
      subject_of({{{key()}, Frame::range(3600 * 1000), {call_of("SUM", {value()})}}});
  std::vector<std::string> sums_by_ticker;
  for (const std::string& line : play_all_cuts(by_ticker, rows).rows) {
    sums_by_ticker.push_back(line.substr(line.rfind('|') + 1));
  }
  EXPECT_EQ(sums, (std::vector<std::string>{"10", "30", "45", "65"}));
  EXPECT_EQ(sums_by_ticker, (std::vector<std::string>{"10", "20", "35", "30"}));
}

struct Weather {
  int day;
  int hour;
  const char* city;
  std::int64_t temperature;
};

constexpr Weather kWeather[] = {
    {1, 1, "Denver", 29},   {1, 1, "Anchorage", 2}, {1, 6, "Miami", 65},      {1, 7, "Denver", 32},
    {1, 9, "Anchorage", 9}, {1, 13, "Denver", 50},  {1, 17, "Anchorage", 10}, {1, 18, "Miami", 71},
    {1, 19, "Denver", 43},  {2, 1, "Anchorage", 4}, {2, 1, "Denver", 39},     {2, 7, "Denver", 46},
    {2, 9, "Anchorage", 3}, {2, 13, "Denver", 56},  {2, 17, "Anchorage", 2},  {2, 19, "Denver", 50},
    {3, 1, "Denver", 36},   {3, 1, "Anchorage", 1}};

/// Reference 22.2: minimum and maximum over a day, then by city with the average, which truncates.
TEST(Slide, ReferenceWeather) {
  const SchemaPtr input = make_schema({{"CITY", Type::varchar(20)}, {"TEMP", Type::integer()}});
  const ExpressionPtr city = make_column(0, Type::varchar(20));
  const ExpressionPtr temperature = make_column(1, Type::integer());
  constexpr std::int64_t kDay = 24LL * 3600 * 1000;
  const auto calls = [&](std::vector<const char*> names) {
    std::vector<AggregateCall> made;
    for (const char* name : names) {
      made.push_back(call_of(name, {temperature}));
    }
    return made;
  };
  std::vector<Field> fields = input->fields();
  fields.resize(7, {"", Type::integer()});
  const Sliding sliding{.windows = {{{}, Frame::range(kDay), calls({"MIN", "MAX"})},
                                    {{city}, Frame::range(kDay), calls({"MIN", "MAX", "AVG"})}},
                        .output = make_schema(fields),
                        .source = "weather"};
  std::vector<InputRow> rows;
  for (const Weather& weather : kWeather) {
    rows.push_back({{weather.day * kDay + weather.hour * 3600 * 1000},
                    {std::string(weather.city), weather.temperature}});
  }
  const char* expected[] = {"29|29|29|29|29", "2|29|2|2|2",    "2|65|65|65|65", "2|65|29|32|30",
                            "2|65|2|9|5",     "2|65|29|50|37", "2|65|2|10|7",   "2|71|65|71|68",
                            "2|71|29|50|38",  "2|71|2|10|6",   "2|71|29|50|38", "4|71|32|50|42",
                            "3|71|3|10|6",    "3|71|39|56|46", "2|71|2|10|4",   "2|56|39|56|46",
                            "2|56|36|56|45",  "1|56|1|4|2"};
  const Outcome outcome =
      play_all_cuts({[&] { return make_slide(sliding, test_environment()); }, {input}}, rows);
  ASSERT_EQ(outcome.rows.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(outcome.rows[i], row_line(rows[i].time, {rows[i].cells[0], rows[i].cells[1],
                                                       std::string(expected[i])}));
  }
}

}  // namespace
}  // namespace sluice
