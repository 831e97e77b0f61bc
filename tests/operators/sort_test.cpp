#include "operators/sort.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kInput =
    make_schema({{"part", Type::bigint()}, {"a", Type::bigint()}, {"b", Type::varchar(9)}});
constexpr std::int64_t kLength = 10;

/// ROWTIME cut to steps of ten milliseconds, upwards for the negative ones too.
ExpressionPtr window() {
  class Step final : public Expression {
   public:
    Step() : Expression(Type::timestamp()) {}
    Column evaluate(const EvaluationContext& context, const Selection&, RowErrors&) const override {
      ColumnBuilder builder(type());
      for (const RowTime time : context.batch.times()) {
        const std::int64_t rest = (time.milliseconds % kLength + kLength) % kLength;
        builder.append_integer(time.milliseconds - rest);
      }
      return builder.finish();
    }
  };
  return std::make_shared<Step>();
}

std::vector<SortKey> keys() {
  return {{make_column(1, Type::bigint()), true, true},
          {make_column(2, Type::varchar(9)), false, false}};
}

enum class Leading { kRowTime, kStep, kValue };

Subject subject_of(Leading leading) {
  const Sorting sorting{.window = leading == Leading::kStep ? window() : nullptr,
                        .leading = make_column(0, Type::bigint()),
                        .is_row_time = leading == Leading::kRowTime,
                        .keys = keys(),
                        .output = kInput,
                        .source = "s"};
  return {[sorting] { return make_sort(sorting, test_environment()); }, {kInput}};
}

std::vector<InputRow> random_rows(std::uint64_t seed) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = -35;
  std::int64_t part = 0;
  for (int i = 0; i < 300; ++i) {
    time += random.one_in(20) ? random.below(60) : random.below(3);
    part += random.one_in(8) ? 1 : 0;
    const Value a = random.one_in(5) ? Value() : Value(random.below(4));
    const Value b = random.one_in(5)
                        ? Value()
                        : Value(std::string(1, static_cast<char>('a' + random.below(3))));
    rows.push_back({{time}, {part, a, b}});
  }
  return rows;
}

std::int64_t part_of(const InputRow& row, Leading leading) {
  if (leading == Leading::kValue) {
    return std::get<std::int64_t>(row.cells[0]);
  }
  const std::int64_t time = row.time.milliseconds;
  return leading == Leading::kRowTime ? time : time - (time % kLength + kLength) % kLength;
}

bool comes_first(const InputRow& left, const InputRow& right) {
  const auto rank =
      [](const InputRow& row) {  // a descending with NULLs first, b ascending with NULLs last
        const std::int64_t* a = std::get_if<std::int64_t>(&row.cells[1]);
        const std::string* b = std::get_if<std::string>(&row.cells[2]);
        return std::make_tuple(a == nullptr ? -100 : -*a, b == nullptr ? "~" : *b);
      };
  return rank(left) < rank(right);
}

std::vector<std::string> naive_sort(std::vector<InputRow> rows, Leading leading) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin;
    const std::int64_t part = part_of(rows[begin], leading);
    while (end < rows.size() && part_of(rows[end], leading) == part) {
      ++end;
    }
    const RowTime closed = leading == Leading::kRowTime ? rows[begin].time
                           : leading == Leading::kStep  ? RowTime{part + kLength}
                           : end < rows.size()          ? rows[end].time
                                                        : rows.back().time;
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = rows.begin() + static_cast<std::ptrdiff_t>(end);
    std::stable_sort(first, last, comes_first);
    for (auto row = first; row != last; ++row) {
      lines.push_back(row_line(closed, row->cells));
    }
    begin = end;
  }
  return lines;
}

TEST(Sort, OrdersTheRowsOfEachPart) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    for (const Leading leading : {Leading::kRowTime, Leading::kStep, Leading::kValue}) {
      EXPECT_EQ(play_all_cuts(subject_of(leading), rows).rows, naive_sort(rows, leading));
    }
  }
}

TEST(Sort, PutsNotANumberAboveEveryNumberAndKeepsTheOrderOfEqualRows) {
  const SchemaPtr schema = make_schema({{"x", Type::double_precision()}, {"n", Type::bigint()}});
  const Sorting sorting{.window = nullptr,
                        .leading = nullptr,
                        .is_row_time = true,
                        .keys = {{make_column(0, Type::double_precision())}},
                        .output = schema,
                        .source = "s"};
  const Subject subject{[&] { return make_sort(sorting, test_environment()); }, {schema}};
  const std::vector<InputRow> rows = {{{1}, {std::nan(""), 1}}, {{1}, {Value(), 2}},
                                      {{1}, {2.0, 3}},          {{1}, {-0.0, 4}},
                                      {{1}, {0.0, 5}},          {{1}, {-1.0, 6}}};
  std::string order;
  for (const std::string& line : play_all_cuts(subject, rows).rows) {
    order += line.back();
  }
  EXPECT_EQ(order, "645312");
}

TEST(Sort, ReleasesAPartOnTheBoundThatClosesItAndPromisesTheNextEnd) {
  struct Seen final : Output {
    void batch(Batch batch) override { rows += batch.row_count(); }
    void bound(RowTime bound) override { last = bound; }
    void failed(FailedRow) override {}
    std::int64_t rows = 0;
    RowTime last;
  } out;
  const OperatorPtr sort = subject_of(Leading::kStep).make();
  BatchBuilder builder(kInput);
  builder.column(0).append_integer(0);
  builder.column(1).append_integer(0);
  builder.column(2).append_text("a");
  builder.end_row({12});
  sort->on_batch(builder.finish(), 0, out);
  sort->on_bound({19}, out);
  EXPECT_EQ(out.rows, 0);
  EXPECT_EQ(out.last, RowTime{20});
  sort->on_bound({20}, out);
  EXPECT_EQ(out.rows, 1);
  EXPECT_EQ(out.last, RowTime{30});
}

}  // namespace
}  // namespace sluice
