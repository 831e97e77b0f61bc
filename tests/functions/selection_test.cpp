#include <gtest/gtest.h>

#include "tests/functions/random_batch.h"
#include "tests/functions/sql_expression.h"

/// The value of a row depends on nothing but the row: not on its batch, its place there, or which
/// other rows are asked for.
namespace sluice {
namespace {

const char* const kExpressions[] = {
    "I1 + I2",
    "I1 - I2",
    "I1 * I2",
    "I1 / I2",
    "TINY + SMALL",
    "TINY * TINY",
    "-BIG",
    "BIG * BIG",
    "BIG - I1",
    "DEC1 + DEC2",
    "DEC1 - DEC1",
    "DEC1 * DEC2",
    "DEC1 / DEC2",
    "DEC2 / I1",
    "BIG * DEC1",
    "R1 * R1",
    "R1 + DBL",
    "DBL / DBL2",
    "DBL - I1",
    "ABS(SMALL)",
    "FLOOR(DEC1)",
    "CEIL(DBL)",
    "MOD(I1, I2)",
    "POWER(DBL, I1)",
    "LN(DBL)",
    "STEP(I1 BY 3)",
    "I1 < I2",
    "I1 = BIG",
    "TINY <> SMALL",
    "DEC1 >= DEC2",
    "DEC1 < I1",
    "DEC2 = BIG",
    "DBL > DBL2",
    "R1 <= DBL",
    "DBL = DEC1",
    "VC < VC2",
    "VC = CH",
    "CH >= CH",
    "VC = 'a'",
    "CH = 'a'",
    "'b' < VC",
    "BIN = BIN",
    "BIN < X'61'",
    "DT < DT",
    "TS >= TS2",
    "TM = TM",
    "BOOL1 = BOOL2",
    "I1 IS DISTINCT FROM I2",
    "VC IS NOT DISTINCT FROM VC2",
    "DEC1 IS DISTINCT FROM I1",
    "I1 BETWEEN TINY AND BIG",
    "I1 IN (1, 2, NULL)",
    "VC NOT IN ('a', 'b')",
    "BOOL1 AND BOOL2",
    "BOOL1 OR BOOL2",
    "NOT BOOL1",
    "BOOL1 AND I1 / I2 > 0",
    "BOOL1 OR I1 / I2 > 0",
    "I2 = 0 OR I1 / I2 > 1",
    "I2 <> 0 AND I1 / I2 > 1",
    "BOOL1 IS TRUE",
    "BOOL1 IS NOT UNKNOWN",
    "VC IS NULL",
    "(BOOL1 AND BOOL2) OR NOT (BOOL2 OR I1 = 1)",
    "CASE WHEN I2 = 0 THEN 0 WHEN I1 > 3 THEN BIG / I2 ELSE I1 / I2 END",
    "CASE WHEN BOOL1 THEN VC WHEN BOOL2 THEN CH END",
    "CASE I1 WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE VC END",
    "CASE WHEN BOOL1 THEN BOOL2 ELSE NOT BOOL1 END",
    "COALESCE(I1, I2, 7)",
    "COALESCE(VC, VC2)",
    "COALESCE(I1, 1 / I2)",
    "COALESCE(BOOL1, BOOL2)",
    "NULLIF(I1, I2)",
    "CAST(BIG AS INTEGER)",
    "CAST(DBL AS SMALLINT)",
    "CAST(DEC1 AS INTEGER)",
    "CAST(DEC2 AS DECIMAL(6,1))",
    "CAST(DBL AS DECIMAL(9,3))",
    "CAST(DBL AS REAL)",
    "CAST(I1 AS DOUBLE)",
    "CAST(VC AS INTEGER)",
    "CAST(I1 AS VARCHAR(3))",
    "CAST(DBL AS VARCHAR(8))",
    "CAST(TS AS VARCHAR(20))",
    "CAST(TS AS DATE)",
    "CAST(TS AS TIME)",
    "CAST(TM AS TIMESTAMP)",
    "CAST(DT AS TIMESTAMP)",
    "CAST(VC AS CHAR(3))",
    "CAST(BIN AS BINARY(3))",
    "CAST(BOOL1 AS VARCHAR(5))",
    "TS + INTERVAL '1' DAY",
    "DT - INTERVAL '3' HOUR",
    "TM + INTERVAL '5' HOUR",
    "TS + INTERVAL '1' MONTH",
    "TS - I1 * INTERVAL '1' SECOND",
    "TS + INTERVAL '1' HOUR * DEC1",
    "TS + INTERVAL '1' HOUR / I1",
    "CAST((TS - TS2) DAY TO SECOND AS VARCHAR(40))",
    "(TS - TS2) SECOND(10,3) > INTERVAL '0' SECOND",
    "CAST((TS - TS2) YEAR TO MONTH AS VARCHAR(20))",
    "FLOOR(TS TO MONTH)",
    "CEIL(TS TO HOUR)",
    "FLOOR(TM TO MINUTE)",
    "STEP(TS BY INTERVAL '7' MINUTE)",
    "STEP(DT BY INTERVAL '2' MONTH)",
    "EXTRACT(SECOND FROM TS)",
    "EXTRACT(MONTH FROM DT)",
    "TSDIFF(TS, TS2)",
    "TO_TIMESTAMP(BIG)",
    "CHAR_LENGTH(VC)",
    "UPPER(VC)",
    "INITCAP(VC)",
    "POSITION(VC IN VC2)",
    "OVERLAY(VC PLACING VC2 FROM I1)",
    "OVERLAY(VC PLACING 'x' FROM I1 FOR I2)",
    "SUBSTRING(VC FROM I1 FOR I2)",
    "SUBSTRING(VC, I1)",
    "SUBSTRING(VC FROM '[a-b]+')",
    "SUBSTRING(VC FROM VC2)",
    "SUBSTRING(VC SIMILAR 'a*#\"_#\"%' ESCAPE '#')",
    "TRIM(VC)",
    "TRIM(LEADING 'a' FROM VC)",
    "TRIM(VC2 FROM VC)",
    "VC || VC2",
    "VC || '-' || CH",
    "VC LIKE 'a%'",
    "VC LIKE VC2",
    "VC LIKE '%_a_' ESCAPE '%'",
    "VC NOT LIKE VC2 ESCAPE 'a'",
    "VC SIMILAR TO '(a|b)*%'",
    "VC SIMILAR TO VC2",
    "REGEX_REPLACE(VC, '[ab]', '<$0>', 1, 0)",
    "REGEX_REPLACE(VC, VC2, 'x', I1, 1)",
    "TIMESTAMP_TO_CHAR('yyyy-MM-dd hh:mm', TS)",
    "TIMESTAMP_TO_CHAR(VC, TS)",
    "CHAR_TO_TIMESTAMP('y', VC)",
    "ROWTIME > TS",
    "BOOL1 IN (BOOL2, TRUE)",
};

struct Outcome {
  Column column;
  RowErrors errors;

  std::string at(std::int64_t row) const {
    for (const RowErrors::Entry& entry : errors.sorted()) {
      if (entry.row == row) {
        return "row error: " + entry.error.message;
      }
    }
    if (column.is_null(row)) {
      return "NULL";
    }
    return testing::PrintToString(column.value(row));
  }
};

Outcome evaluated(const Expression& expression, const Batch& batch, const Selection& selection) {
  const ManualClock clock(RowTime{});
  RowErrors errors;
  Column column = expression.evaluate({.batch = batch, .clock = clock, .start_time = {1'000'000}},
                                      selection, errors);
  EXPECT_EQ(column.size(), batch.row_count());
  EXPECT_EQ(column.type().kind, expression.type().kind);
  return {std::move(column), std::move(errors)};
}

class EveryExpression : public testing::TestWithParam<const char*> {};

TEST_P(EveryExpression, DependsOnItsRowAlone) {
  std::mt19937_64 random(7);
  const ExpressionPtr expression = bind_sql(GetParam(), random_schema());
  for (const std::int64_t row_count : {1, 9, 70, 200}) {
    const Batch whole = random_batch(random, row_count);
    std::vector<std::string> alone;
    for (std::int64_t row = 0; row < row_count; ++row) {
      const std::vector<std::int32_t> rows{static_cast<std::int32_t>(row)};
      alone.push_back(evaluated(*expression, whole.gather(rows), Selection::all(1)).at(0));
    }
    const Outcome all = evaluated(*expression, whole, Selection::all(row_count));
    for (const int keep_one_in : {1, 2, 5}) {
      const std::int64_t begin = row_count / 3;
      const Batch slice = whole.slice(begin, row_count - begin);
      std::vector<std::int32_t> rows;
      for (std::int64_t row = 0; row < slice.row_count(); ++row) {
        if (random() % static_cast<unsigned>(keep_one_in) == 0) {
          rows.push_back(static_cast<std::int32_t>(row));
        }
      }
      const Outcome some = evaluated(*expression, slice, Selection::of(rows, slice.row_count()));
      for (const std::int32_t row : rows) {
        ASSERT_EQ(some.at(row), alone[static_cast<std::size_t>(begin + row)])
            << GetParam() << " at " << begin + row;
      }
      for (const RowErrors::Entry& entry : some.errors.sorted()) {
        EXPECT_TRUE(
            std::binary_search(rows.begin(), rows.end(), static_cast<std::int32_t>(entry.row)));
      }
    }
    for (std::int64_t row = 0; row < row_count; ++row) {
      ASSERT_EQ(all.at(row), alone[static_cast<std::size_t>(row)]) << GetParam() << " at " << row;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Selection, EveryExpression, testing::ValuesIn(kExpressions));

}  // namespace
}  // namespace sluice
