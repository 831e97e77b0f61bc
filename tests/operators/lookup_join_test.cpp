#include "operators/lookup_join.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kStream = make_schema({{"k", Type::bigint()}, {"v", Type::bigint()}});
const SchemaPtr kTable = make_schema({{"id", Type::bigint()}, {"name", Type::varchar(9)}});
const SchemaPtr kJoined = make_schema({{"k", Type::bigint()},
                                       {"v", Type::bigint()},
                                       {"id", Type::bigint()},
                                       {"name", Type::varchar(9)}});

Batch table(const std::vector<std::pair<Value, std::string>>& rows) {
  BatchBuilder builder(kTable);
  for (const auto& [id, name] : rows) {
    builder.column(0).append(id);
    builder.column(1).append_text(name);
    builder.end_row({});
  }
  return builder.finish();
}

std::vector<std::pair<Value, std::string>> random_table(Random& random) {
  std::vector<std::pair<Value, std::string>> rows;
  for (std::int64_t i = 0; i < 12; ++i) {
    rows.emplace_back(random.one_in(5) ? Value() : Value(random.below(6)), "n" + std::to_string(i));
  }
  return rows;
}

std::vector<InputRow> random_rows(Random& random) {
  std::vector<InputRow> rows;
  std::int64_t time = 0;
  for (std::int64_t i = 0; i < 200; ++i) {
    time += random.below(3);
    rows.push_back({{time}, {random.one_in(6) ? Value() : Value(random.below(8)), i}});
  }
  return rows;
}

TEST(LookupJoin, FindsTheRowsOfTheTableInItsOrder) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    Random random(seed);
    const bool hashes = seed % 2 == 0;
    const bool keeps_unmatched = seed % 4 < 2;
    const auto names = random_table(random);
    const std::vector<InputRow> rows = random_rows(random);
    const LookupJoin spec{
        .stream = kStream,
        .table = table(names),
        .stream_keys = hashes ? std::vector<ExpressionPtr>{make_column(0, Type::bigint())}
                              : std::vector<ExpressionPtr>{},
        .table_keys = hashes ? std::vector<ExpressionPtr>{make_column(0, Type::bigint())}
                             : std::vector<ExpressionPtr>{},
        .condition = hashes ? nullptr
                            : make_comparison(Comparison::kEqual, make_column(0, Type::bigint()),
                                              make_column(2, Type::bigint())),
        .keeps_unmatched = keeps_unmatched,
        .output = kJoined,
        .source = "s"};
    std::vector<std::string> expected;
    for (const InputRow& row : rows) {
      bool has_match = false;
      for (const auto& [id, name] : names) {
        if (!is_null(id) && id == row.cells[0]) {
          has_match = true;
          expected.push_back(row_line(row.time, {row.cells[0], row.cells[1], id, name}));
        }
      }
      if (!has_match && keeps_unmatched) {
        expected.push_back(row_line(row.time, {row.cells[0], row.cells[1], Value(), Value()}));
      }
    }
    const Subject subject{[spec] { return make_lookup_join(spec, test_environment()); }, {kStream}};
    EXPECT_EQ(play_all_cuts(subject, rows).rows, expected);
  }
}

TEST(LookupJoin, ReportsFailuresInRowOrder) {
  const ExpressionPtr quotient =
      make_arithmetic(Arithmetic::kDivide, make_literal(Type::bigint(), std::int64_t{6}),
                      make_column(1, Type::bigint()));
  const ExpressionPtr key =
      make_arithmetic(Arithmetic::kDivide, make_literal(Type::bigint(), std::int64_t{6}),
                      make_column(0, Type::bigint()));
  const LookupJoin spec{.stream = kStream,
                        .table = table({{Value(6), "six"}, {Value(3), "three"}}),
                        .stream_keys = {key},
                        .table_keys = {make_column(0, Type::bigint())},
                        .condition = make_comparison(Comparison::kEqual, quotient,
                                                     make_literal(Type::bigint(), std::int64_t{2})),
                        .keeps_unmatched = true,
                        .output = kJoined,
                        .source = "s"};
  const Subject subject{[spec] { return make_lookup_join(spec, test_environment()); }, {kStream}};
  const Outcome outcome = play_all_cuts(
      subject, {{{0}, {1, 0}}, {{0}, {0, 3}}, {{0}, {2, 3}}, {{0}, {2, 0}}, {{0}, {0, 4}}});
  EXPECT_EQ(outcome.rows,
            (std::vector<std::string>{"0|1|0|NULL|NULL", "0|2|3|3|three", "0|2|0|NULL|NULL"}));
  EXPECT_EQ(outcome.failures.size(), 4U);
}

TEST(LookupJoin, RefusesATableWhoseKeyCannotBeComputed) {
  const LookupJoin spec{.stream = kStream,
                        .table = table({{Value(0), "zero"}}),
                        .stream_keys = {make_column(0, Type::bigint())},
                        .table_keys = {make_arithmetic(
                            Arithmetic::kDivide, make_literal(Type::bigint(), std::int64_t{6}),
                            make_column(0, Type::bigint()))},
                        .condition = nullptr,
                        .keeps_unmatched = false,
                        .output = kJoined,
                        .source = "s"};
  EXPECT_THROW(make_lookup_join(spec, test_environment()), Error);
}

}  // namespace
}  // namespace sluice
