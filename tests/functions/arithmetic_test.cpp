#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "functions/decimal.h"
#include "tests/functions/random_batch.h"
#include "tests/functions/sql_expression.h"

/// Arithmetic and comparison against plain 128-bit and double computations, row by row.
namespace sluice {
namespace {

struct Rows {
  Batch batch;
  Column column;
  RowErrors errors;

  const Column& input(const char* name) const { return batch.column(*batch.schema()->find(name)); }
};

Rows evaluated(const char* text) {
  std::mt19937_64 random(11);
  Batch batch = random_batch(random, 2000);
  const ManualClock clock(RowTime{});
  RowErrors errors;
  Column column = bind_sql(text, batch.schema())
                      ->evaluate({.batch = batch, .clock = clock, .start_time = {}},
                                 Selection::all(2000), errors);
  return {std::move(batch), std::move(column), std::move(errors)};
}

/// Checks `text` over integers or decimals: `expected` is exact, or nothing for division by zero.
template <class Expected>
void expect_exact(const char* text, const char* left, const char* right, std::int64_t limit,
                  Expected expected) {
  const Rows rows = evaluated(text);
  for (std::int64_t row = 0; row < 2000; ++row) {
    const bool any_null = rows.input(left).is_null(row) || rows.input(right).is_null(row);
    ASSERT_TRUE(any_null || rows.errors.contains(row) || !rows.column.is_null(row));
    if (any_null) {
      ASSERT_TRUE(rows.column.is_null(row) && !rows.errors.contains(row));
      continue;
    }
    const std::optional<Int128> wanted =
        expected(rows.input(left).integer(row), rows.input(right).integer(row));
    const bool fits = wanted && *wanted <= limit && *wanted >= -static_cast<Int128>(limit) - 1;
    ASSERT_EQ(rows.errors.contains(row), !fits) << text << " at " << row;
    if (fits) {
      ASSERT_EQ(rows.column.integer(row), static_cast<std::int64_t>(*wanted))
          << text << " at " << row;
    }
  }
}

constexpr std::int64_t kBig = std::numeric_limits<std::int64_t>::max();

TEST(Arithmetic, OfIntegersIsExactOrAnError) {
  using Result = std::optional<Int128>;
  const auto add = [](Int128 a, Int128 b) { return Result(a + b); };
  const auto subtract = [](Int128 a, Int128 b) { return Result(a - b); };
  const auto multiply = [](Int128 a, Int128 b) { return Result(a * b); };
  const auto divide = [](Int128 a, Int128 b) { return b == 0 ? Result() : Result(a / b); };
  for (const auto& [names, limit] : {std::pair{std::array{"TINY", "TINY"}, std::int64_t{127}},
                                     std::pair{std::array{"I1", "I2"}, std::int64_t{2147483647}},
                                     std::pair{std::array{"SMALL", "BIG"}, kBig}}) {
    const std::string left = names[0];
    const std::string right = names[1];
    expect_exact((left + " + " + right).c_str(), names[0], names[1], limit, add);
    expect_exact((left + " - " + right).c_str(), names[0], names[1], limit, subtract);
    expect_exact((left + " * " + right).c_str(), names[0], names[1], limit, multiply);
    expect_exact((left + " / " + right).c_str(), names[0], names[1], limit, divide);
  }
}

TEST(Arithmetic, OfDecimalsIsRoundedOrAnError) {
  using Result = std::optional<Int128>;
  // DEC1 has scale 2, DEC2 scale 6: the sum has scale 6, the product 8, the quotient 6 less what 18
  // digits leave.
  expect_exact("DEC1 + DEC2", "DEC1", "DEC2", kBig,
               [](Int128 a, Int128 b) { return Result(a * 10000 + b); });
  expect_exact("DEC1 - DEC2", "DEC1", "DEC2", kBig,
               [](Int128 a, Int128 b) { return Result(a * 10000 - b); });
  expect_exact("DEC1 * DEC2", "DEC1", "DEC2", kBig,
               [](Int128 a, Int128 b) { return Result(a * b); });
  ASSERT_EQ(to_string(bind_sql("DEC1 / DEC2", random_schema())->type()), "DECIMAL(18,4)");
  expect_exact("DEC1 / DEC2", "DEC1", "DEC2", kBig, [](Int128 a, Int128 b) {
    if (b == 0) {
      return Result();
    }
    const Int128 twice = a * 100000000 * 2 / b;  // scale 2 + 8 - 6
    return Result((twice + (twice >= 0 ? 1 : -1)) / 2);
  });
}

TEST(Arithmetic, OfDoublesFollowsTheMachine) {
  const Rows rows = evaluated("DBL * DBL2 - DBL");
  for (std::int64_t row = 0; row < 2000; ++row) {
    if (!rows.column.is_null(row)) {
      const double x = rows.input("DBL").approximate(row);
      const double y = rows.input("DBL2").approximate(row);
      const double wanted = x * y - x;
      const double given = rows.column.approximate(row);
      ASSERT_TRUE(given == wanted || (std::isnan(given) && std::isnan(wanted)));
    }
  }
}

TEST(Comparison, OfExactNumbersIsExact) {
  for (const auto& [text, left, right, scale] :
       {std::tuple{"DEC1 < DEC2", "DEC1", "DEC2", 10000},
        std::tuple{"I1 < DEC1", "I1", "DEC1", 100}, std::tuple{"TINY < BIG", "TINY", "BIG", 1},
        std::tuple{"BIG < DEC2", "BIG", "DEC2", 1000000}}) {
    const Rows rows = evaluated(text);
    for (std::int64_t row = 0; row < 2000; ++row) {
      const bool any_null = rows.input(left).is_null(row) || rows.input(right).is_null(row);
      ASSERT_EQ(rows.column.is_null(row), any_null);
      if (!any_null) {
        const bool wanted = static_cast<Int128>(rows.input(left).integer(row)) * scale <
                            rows.input(right).integer(row);
        ASSERT_EQ(rows.column.boolean(row), wanted) << text << " at " << row;
      }
    }
  }
}

TEST(Assignment, ConvertsCutsAndPads) {
  const auto assigned = [](const char* text, const Type& type) {
    const ExpressionPtr expression = make_assignment(bind_sql(text), type, true);
    const std::vector<RowTime> times(1);
    const Batch batch(std::make_shared<const Schema>(std::vector<Field>{}), {}, time_buffer(times),
                      1);
    const ManualClock clock(RowTime{});
    RowErrors errors;
    const Column column = expression->evaluate({.batch = batch, .clock = clock, .start_time = {}},
                                               Selection::all(1), errors);
    return errors.empty() ? testing::PrintToString(column.value(0))
                          : errors.sorted()[0].error.message;
  };
  const auto printed = [](const Value& value) { return testing::PrintToString(value); };
  EXPECT_EQ(assigned("'abcdef'", Type::varchar(3)), printed(std::string("abc")));
  EXPECT_EQ(assigned("'a'", {.kind = TypeKind::kChar, .precision = 3}),
            printed(std::string("a  ")));
  EXPECT_EQ(assigned("2.5", Type::integer()), printed(std::int64_t{3}));
  EXPECT_EQ(assigned("3000000000", Type::integer()), "3000000000 is out of range for INTEGER");
  EXPECT_EQ(assigned("1", Type::double_precision()), printed(1.0));
  EXPECT_EQ(assigned("NULL", Type::timestamp()), printed(Value()));
  EXPECT_ANY_THROW(
      make_assignment(bind_sql("TIMESTAMP '2010-01-01 00:00:00'"), Type::bigint(), true));
  EXPECT_ANY_THROW(make_assignment(bind_sql("'1'"), Type::integer(), true));
}

}  // namespace
}  // namespace sluice
