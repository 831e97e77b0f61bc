#include "functions/membership.h"

#include <gtest/gtest.h>

#include "functions/coercion.h"
#include "tests/functions/random_batch.h"
#include "tests/functions/sql_expression.h"

/// IN by a set gives what the comparisons one by one give.
namespace sluice {
namespace {

std::vector<std::string> results(const Expression& expression, const Batch& batch) {
  const ManualClock clock(RowTime{});
  RowErrors errors;
  const Column column = expression.evaluate({.batch = batch, .clock = clock, .start_time = {}},
                                            Selection::all(batch.row_count()), errors);
  std::vector<std::string> texts;
  for (std::int64_t row = 0; row < batch.row_count(); ++row) {
    texts.push_back(testing::PrintToString(column.value(row)));
  }
  return texts;
}

void expect_as_compared(const char* operand_text, const std::vector<const char*>& value_texts) {
  std::mt19937_64 random(13);
  const Batch batch = random_batch(random, 500);
  const ExpressionPtr operand = bind_sql(operand_text, batch.schema());
  std::vector<ExpressionPtr> values;
  ExpressionPtr compared;
  for (const char* text : value_texts) {
    const ExpressionPtr value = bind_sql(text, batch.schema());
    const bool is_null_value = value->constant() != nullptr && is_null(*value->constant());
    const Type type =
        is_null_value ? operand->type() : *comparison_type(operand->type(), value->type());
    values.push_back(coerce(value, type));
    ExpressionPtr equal = make_comparison(Comparison::kEqual, coerce(operand, type), values.back());
    compared = compared == nullptr ? equal : make_or(compared, equal);
  }
  EXPECT_EQ(results(*make_in(operand, values, false), batch), results(*compared, batch))
      << operand_text;
  EXPECT_EQ(results(*make_in(operand, values, true), batch), results(*make_not(compared), batch))
      << operand_text;
}

TEST(Membership, IsAChainOfComparisons) {
  expect_as_compared("I1", {"1", "2", "-3"});
  expect_as_compared("TINY", {"1", "3000000000", "NULL"});
  expect_as_compared("BIG", {"5", "I1"});
  expect_as_compared("I1", {"1", "2.5"});
  expect_as_compared("DEC1", {"0.01", "NULL"});
  expect_as_compared("DBL", {"1", "0.5"});
  expect_as_compared("VC", {"'a'", "'b  '", "NULL"});
  expect_as_compared("VC", {"'a'", "''"});
  expect_as_compared("CH", {"'a'", "'b'", "''"});
  expect_as_compared("VC", {"VC2", "'a'"});
  expect_as_compared("TS", {"TIMESTAMP '1970-01-01 00:00:01'", "TS2"});
  expect_as_compared("TS", {"TIMESTAMP '1970-01-01 00:00:01'", "TIMESTAMP '1969-12-31 23:59:59'"});
  expect_as_compared("BOOL1", {"TRUE", "BOOL2"});
}

}  // namespace
}  // namespace sluice
