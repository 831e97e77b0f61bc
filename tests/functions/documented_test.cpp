#include <gtest/gtest.h>

#include "base/error.h"
#include "functions/builtins.h"
#include "runtime/value_text.h"
#include "tests/functions/sql_expression.h"

/// The examples of the dialect's reference, sections 5, 6 and 13.
namespace sluice {
namespace {

struct Example {
  const char* text;
  const char* result;
};

class Documented : public testing::TestWithParam<Example> {};

TEST_P(Documented, HasTheResult) {
  EXPECT_EQ(sql(GetParam().text), GetParam().result) << GetParam().text;
}

const Example kArithmetic[] = {
    {"5/2", "2"},
    {"-5/2", "-2"},
    {"5*2+2", "12"},
    {"3.0+2", "5.0"},
    {"2.0+2.0", "4.0"},
    {"5.0/2", "2.500000000000"},
    {"1/0", "row error: division by zero"},
    {"1e0/0", "row error: division by zero"},
    {"CAST(1.5 AS REAL) / 0", "row error: division by zero"},
    {"1.0/0", "row error: division by zero"},
    {"2147483647 + 1", "row error: integer overflow: 2147483647 + 1 is out of range for INTEGER"},
    {"NULL + 1", "NULL"},
    {"-CAST(NULL AS INTEGER)", "NULL"},
    {"2.0/3", "0.666666666667"},
};
INSTANTIATE_TEST_SUITE_P(Arithmetic, Documented, testing::ValuesIn(kArithmetic));

TEST(Documented, DecimalTypes) {
  const std::string a = "CAST(1 AS DECIMAL(10,1))";
  const std::string b = "CAST(1 AS DECIMAL(10,3))";
  EXPECT_EQ(sql_type(a + "*" + b), "DECIMAL(18,4)");
  EXPECT_EQ(sql_type(a + "+" + b), "DECIMAL(13,3)");
  EXPECT_EQ(sql_type(a + "/" + b), "DECIMAL(18,6)");
  EXPECT_EQ(sql_type("CAST(1 AS REAL) + CAST(1 AS REAL)"), "REAL");
  EXPECT_EQ(sql_type("CAST(1 AS REAL) + 1"), "DOUBLE");
  EXPECT_EQ(sql_type("CAST(1 AS TINYINT) + CAST(1 AS SMALLINT)"), "SMALLINT");
}

const Example kLogic[] = {
    {"3 BETWEEN 3 AND 5", "TRUE"},
    {"5 BETWEEN 3 AND 5", "TRUE"},
    {"6 NOT BETWEEN 3 AND 5", "TRUE"},
    {"1 IS DISTINCT FROM 1.0", "FALSE"},
    {"CAST(NULL AS INTEGER) IS DISTINCT FROM NULL", "FALSE"},
    {"CAST(NULL AS INTEGER) IS DISTINCT FROM 1", "TRUE"},
    {"UNKNOWN IS NULL", "TRUE"},
    {"NOT UNKNOWN IS TRUE", "FALSE"},
    {"NOT UNKNOWN IS FALSE", "FALSE"},
    {"NOT UNKNOWN IS UNKNOWN", "TRUE"},
    {"TRUE IS NOT UNKNOWN", "TRUE"},
    {"TRUE AND TRUE", "TRUE"},
    {"TRUE AND FALSE", "FALSE"},
    {"TRUE AND UNKNOWN", "NULL"},
    {"FALSE AND UNKNOWN", "FALSE"},
    {"UNKNOWN AND FALSE", "FALSE"},
    {"UNKNOWN AND UNKNOWN", "NULL"},
    {"UNKNOWN OR TRUE", "TRUE"},
    {"FALSE OR UNKNOWN", "NULL"},
    {"FALSE OR FALSE", "FALSE"},
    {"NOT FALSE", "TRUE"},
    {"FALSE AND 1/0 = 1", "FALSE"},
    {"TRUE OR 1/0 = 1", "TRUE"},
    {"UNKNOWN AND 1/0 = 1", "row error: division by zero"},
    {"CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END", "two"},
    {"CASE WHEN 1 = 2 THEN 1 END", "NULL"},
    {"CASE WHEN 1 = 1 THEN 5 ELSE 1/0 END", "5"},
    {"COALESCE(NULL, NULL, 3)", "3"},
    {"COALESCE(1, 1/0)", "1"},
    {"NULLIF(1, 1)", "NULL"},
    {"NULLIF(1, NULL)", "1"},
    {"'a' = 'a  '", "TRUE"},
    {"'ab' > 'a'", "TRUE"},
    {"'a' || CAST('b' AS VARCHAR(3)) = 'ab '", "TRUE"},
    {"X'01' = X'01'", "TRUE"},
    {"DATE '2010-01-02' > DATE '2010-01-01'", "TRUE"},
    {"INTERVAL '60' SECOND = INTERVAL '1' MINUTE", "TRUE"},
    {"9007199254740993 = 9007199254740993.0", "TRUE"},
};
INSTANTIATE_TEST_SUITE_P(Logic, Documented, testing::ValuesIn(kLogic));

const Example kPatterns[] = {
    {"'123aXYZ' LIKE '_%_a%_'", "TRUE"},
    {"'ab' LIKE 'a\\_' ESCAPE '\\'", "FALSE"},
    {"'a_' LIKE 'a\\_' ESCAPE '\\'", "TRUE"},
    {"'' LIKE ''", "TRUE"},
    {"'abc' LIKE 'a%c'", "TRUE"},
    {"'ac' LIKE 'a%c%'", "TRUE"},
    {"'abcab' LIKE '%ab'", "TRUE"},
    {"'aab' LIKE '%a_'", "TRUE"},
    {"'ab' LIKE 'ab%ab'", "FALSE"},
    {"'\xC3\xA9t\xC3\xA9' LIKE '_t_'", "TRUE"},
    {"'abc' NOT LIKE 'b%'", "TRUE"},
    {"CAST(NULL AS VARCHAR(3)) LIKE 'a'", "NULL"},
    {"'a' LIKE 'a' ESCAPE 'xy'", "error: ESCAPE takes exactly one character, not 'xy'"},
    {"'cd' SIMILAR TO '[a-e]d'", "TRUE"},
    {"'cd' SIMILAR TO '[a-e^c]d'", "FALSE"},
    {"'bd' SIMILAR TO '[a-e^c]d'", "TRUE"},
    {"'amy' SIMILAR TO 'amy|fred'", "TRUE"},
    {"'fred' SIMILAR TO 'amy|fred'", "TRUE"},
    {"'mike' SIMILAR TO 'amy|fred'", "FALSE"},
    {"'acd' SIMILAR TO 'ab*c+d'", "TRUE"},
    {"'accccd' SIMILAR TO 'ab*c+d'", "TRUE"},
    {"'abd' SIMILAR TO 'ab*c+d'", "FALSE"},
    {"'aabc' SIMILAR TO 'ab*c+d'", "FALSE"},
    {"'abbb' SIMILAR TO 'a(b{3})'", "TRUE"},
    {"'abbbbb' SIMILAR TO 'ab{3,6}'", "TRUE"},
    {"'abbbbbbbb' SIMILAR TO 'ab{3,6}'", "FALSE"},
    {"'' SIMILAR TO '(ab)?'", "TRUE"},
    {"'abb' SIMILAR TO 'ab?'", "FALSE"},
    {"'' SIMILAR TO 'ab?'", "FALSE"},
    {"'a(b{3})' SIMILAR TO 'a\\(b\\{3\\}\\)' ESCAPE '\\'", "TRUE"},
    {"'TECHNOLOGY' SIMILAR TO '%TECH%'", "TRUE"},
    {"'a.c' SIMILAR TO 'a.c'", "TRUE"},
    {"'abc' SIMILAR TO 'a.c'", "FALSE"},
    {"'5' SIMILAR TO '[[:DIGIT:]]'", "TRUE"},
};
INSTANTIATE_TEST_SUITE_P(Patterns, Documented, testing::ValuesIn(kPatterns));

TEST(Documented, BadSimilarPatternIsRefused) {
  EXPECT_TRUE(sql("'ad' SIMILAR TO '[^(a-e)]d'").starts_with("error: bad pattern"));
  EXPECT_TRUE(sql("'ad' SIMILAR TO '(a'").starts_with("error: bad pattern"));
}

TEST(Documented, EndlessBacktrackingCostsTheRow) {
  const std::string many_as(40, 'a');
  const std::string gave_up = "row error: the regular expression gave up on this text";
  EXPECT_TRUE(sql("SUBSTRING('" + many_as + "b' FROM '^(a+)+$')").starts_with(gave_up));
  EXPECT_TRUE(sql("'" + many_as + "b' SIMILAR TO '((a+)+)+'").starts_with(gave_up));
  EXPECT_TRUE(sql("REGEX_REPLACE('" + many_as + "b', '(a|aa)+$', '', 1, 0)").starts_with(gave_up));
  EXPECT_EQ(sql("'" + std::string(60000, 'x') + "TECH' SIMILAR TO '%TECH%'"), "TRUE");
}

TEST(Documented, JavaPatternsThatCannotBeSaidAreRefused) {
  EXPECT_TRUE(sql("SUBSTRING('a' FROM '[a-z&&[^b]]')").starts_with("error: bad pattern"));
  EXPECT_TRUE(sql("SUBSTRING('a' FROM '(')").starts_with("error: bad pattern"));
  EXPECT_TRUE(sql("REGEX_REPLACE('a', 'a', '$3', 1, 0)")
                  .starts_with("error: replacement '$3' names a group"));
}

const Example kIntervals[] = {
    {"CAST((TIME '12:03:34' - TIME '11:57:23') MINUTE TO SECOND AS VARCHAR(20))", "+6:11"},
    {"CAST((TIME '12:03:34' - TIME '11:57:23') SECOND(3) AS VARCHAR(20))", "+371"},
    {"CAST((TIME '12:03:34' - TIME '11:57:23') MINUTE AS VARCHAR(20))", "+6"},
    {"CAST((TIMESTAMP '2010-01-03 00:06:11' - TIMESTAMP '2010-01-01 00:00:00') DAY AS VARCHAR(20))",
     "+2"},
    {"CAST((DATE '2011-01-03' - DATE '2010-01-01') DAY(3) AS VARCHAR(20))", "+367"},
    {"CAST((TIMESTAMP '2010-01-03 00:06:11' - TIMESTAMP '2010-01-01 00:00:00') DAY TO SECOND AS "
     "VARCHAR(8))",
     "+2 00:06"},
    {"CAST(INTERVAL '1' DAY + INTERVAL '3 4' DAY TO HOUR AS VARCHAR(20))", "+4 04"},
    {"CAST(INTERVAL '1' DAY - INTERVAL '3 4' DAY TO HOUR AS VARCHAR(20))", "-2 04"},
    {"CAST(2 * INTERVAL '3 4' DAY TO HOUR AS VARCHAR(20))", "+6 08"},
    {"CAST(INTERVAL '3 4' DAY TO HOUR / 2 AS VARCHAR(20))", "+1 14"},
    {"CAST(INTERVAL '1' YEAR + INTERVAL '3-4' YEAR TO MONTH AS VARCHAR(20))", "+4-04"},
    {"CAST((TIMESTAMP '2010-01-01 00:00:01' - TIMESTAMP '2010-01-01 00:00:00') SECOND(10,3) * 1000 "
     "AS BIGINT)",
     "1000"},
    {"TIMESTAMP '2010-01-01 00:00:00' + INTERVAL '1' MONTH", "2010-02-01 00:00:00.000"},
    {"TIMESTAMP '2010-01-31 00:00:00' + INTERVAL '1' MONTH", "2010-02-28 00:00:00.000"},
    {"DATE '2010-03-01' - INTERVAL '1' DAY", "2010-02-28"},
    {"INTERVAL '1' DAY + DATE '2010-03-01'", "2010-03-02"},
    {"TIME '23:00:00' + INTERVAL '2' HOUR", "01:00:00.000"},
    {"TIME '01:00:00' - INTERVAL '2' HOUR", "23:00:00.000"},
    {"TIMESTAMP '2010-01-01 00:00:00' + 1500 * INTERVAL '0 00:00:00.001' DAY TO SECOND",
     "2010-01-01 00:00:01.500"},
    {"FLOOR((TIMESTAMP '1970-01-01 00:00:25' - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO "
     "SECOND) = INTERVAL '2' SECOND",
     "TRUE"},
    {"CAST(ABS(INTERVAL '-3 4:20' DAY TO MINUTE) AS VARCHAR(20))", "+3 04:20"},
};
INSTANTIATE_TEST_SUITE_P(Intervals, Documented, testing::ValuesIn(kIntervals));

TEST(Documented, DifferenceOfDatetimesNeedsAUnit) {
  EXPECT_EQ(sql("DATE '2010-01-02' - DATE '2010-01-01'"),
            "error: cannot apply '-' to <DATE> and <DATE>");
  EXPECT_TRUE(sql("(DATE '2010-01-02' - TIME '10:00:00') DAY")
                  .starts_with("error: parameters of a difference must be of the same"));
}

const Example kCasts[] = {
    {"CAST(NULL AS INTEGER)", "NULL"},
    {"CAST(-1.6 AS INTEGER)", "-2"},
    {"CAST(2.5 AS INTEGER)", "3"},
    {"CAST(-2.5e0 AS INTEGER)", "-3"},
    {"CAST(300 AS TINYINT)", "row error: 300 is out of range for TINYINT"},
    {"CAST(1e300 AS BIGINT)", "row error: 1e+300 is out of range for BIGINT"},
    {"CAST(1.255 AS DECIMAL(3,2))", "1.26"},
    {"CAST(12.5 AS DECIMAL(2,1))", "row error: 12.5 is out of range for DECIMAL(2,1)"},
    {"CAST(12 AS DOUBLE)", "12"},
    {"CAST('12' AS INTEGER)", "12"},
    {"CAST(' 1.5 ' AS DECIMAL(3,1))", "1.5"},
    {"CAST('1.5' AS DOUBLE)", "1.5"},
    {"CAST('x' AS INTEGER)", "row error: cast failed: 'x' is no INTEGER"},
    {"CAST('2007-02-19' AS DATE)", "2007-02-19"},
    {"CAST('2007-02-19 21:23:45.0' AS DATE)",
     "row error: cast failed: '2007-02-19 21:23:45.0' is no DATE"},
    {"CAST(' 21:23:45.0' AS TIME)", "21:23:45.000"},
    {"CAST(CAST('21:23:45' AS TIME) AS VARCHAR(8))", "21:23:45"},
    {"CAST('21:23' AS TIME)", "row error: cast failed: '21:23' is no TIME"},
    {"CAST('21:23:34:11' AS TIME)", "row error: cast failed: '21:23:34:11' is no TIME"},
    {"CAST('2007-02-19 21:23:45' AS TIME)",
     "row error: cast failed: '2007-02-19 21:23:45' is no TIME"},
    {"CAST('2007-02-19 21:23:45.0' AS TIMESTAMP)", "2007-02-19 21:23:45.000"},
    {"CAST('2007-02-19' AS TIMESTAMP)", "row error: cast failed: '2007-02-19' is no TIMESTAMP"},
    {"CAST('2007-02-19 21:23' AS TIMESTAMP)",
     "row error: cast failed: '2007-02-19 21:23' is no TIMESTAMP"},
    {"CAST(CAST('2007-02-19 21:23:45' AS TIMESTAMP) AS DATE)", "2007-02-19"},
    {"CAST(TIMESTAMP '2007-02-19 21:23:45' AS TIME)", "21:23:45.000"},
    {"CAST(DATE '2007-02-19' AS TIMESTAMP)", "2007-02-19 00:00:00.000"},
    {"CAST(TIME '10:00:00' AS TIMESTAMP)", "2016-03-10 10:00:00.000"},
    {"CAST(DATE '2008-08-23' AS VARCHAR(10))", "2008-08-23"},
    {"CAST(DATE '2008-08-23' AS VARCHAR(9))",
     "row error: cast failed: 2008-08-23 is too long for VARCHAR(9)"},
    {"CAST(TIMESTAMP '2008-08-23 10:11:12' AS VARCHAR(25))", "2008-08-23 10:11:12"},
    {"CAST(TIMESTAMP '2008-08-23 10:11:12' AS VARCHAR(19))", "2008-08-23 10:11:12"},
    {"CAST(TIMESTAMP '2008-08-23 10:11:12.345' AS VARCHAR(25))", "2008-08-23 10:11:12.345"},
    {"CAST(TIMESTAMP '2008-08-23 10:11:12' AS VARCHAR(18))",
     "row error: cast failed: 2008-08-23 10:11:12 is too long for VARCHAR(18)"},
    {"CAST(12 AS CHAR(4)) || 'x'", "12  x"},
    {"CAST('abcdef' AS VARCHAR(3))", "abc"},
    {"CAST('TrUe' AS BOOLEAN)", "TRUE"},
    {"CAST(TRUE AS VARCHAR(5))", "TRUE"},
    {"CAST(INTERVAL '120' MINUTE(3) AS DECIMAL(4))", "120"},
    {"CAST(INTERVAL '120' MINUTE(3) AS DECIMAL(3))", "120"},
    {"CAST(INTERVAL '120' MINUTE(3) AS DECIMAL(2))",
     "row error: 120 is out of range for DECIMAL(2,0)"},
    {"CAST(INTERVAL '120' MINUTE(3) AS DECIMAL(4,2))",
     "row error: 120 is out of range for DECIMAL(4,2)"},
    {"CAST(INTERVAL '1.1' SECOND(1,1) AS DECIMAL(2,1))", "1.1"},
    {"CAST(INTERVAL '1.1' SECOND(1,1) AS DECIMAL(1,1))",
     "row error: 1.100 is out of range for DECIMAL(1,1)"},
    {"CAST('3 4:20' AS INTERVAL DAY TO MINUTE) = INTERVAL '3 4:20' DAY TO MINUTE", "TRUE"},
};
INSTANTIATE_TEST_SUITE_P(Casts, Documented, testing::ValuesIn(kCasts));

TEST(Documented, CellsOfTheCastMatrixThatSayNo) {
  for (const char* text :
       {"CAST(1 AS DATE)", "CAST(1 AS TIMESTAMP)", "CAST(1 AS BOOLEAN)",
        "CAST(DATE '2010-01-01' AS INTEGER)", "CAST(DATE '2010-01-01' AS TIME)",
        "CAST(TIME '10:00:00' AS DATE)", "CAST(TRUE AS INTEGER)", "CAST('a' AS BINARY(1))",
        "CAST(INTERVAL '1:30' HOUR TO MINUTE AS BIGINT)", "CAST(X'00' AS VARCHAR(2))",
        "CAST(1 AS BINARY(1))"}) {
    EXPECT_TRUE(sql(text).starts_with("error: cannot cast")) << text << ": " << sql(text);
  }
}

const Example kNumbers[] = {
    {"CEIL(5.2)", "6.0"},
    {"CEIL(-3.3)", "-3.0"},
    {"CEILING(-3*3.1)", "-9.0"},
    {"FLOOR(5.2)", "5.0"},
    {"FLOOR(-3.3)", "-4.0"},
    {"FLOOR(-3*3.1)", "-10.0"},
    {"FLOOR(-3.5e0)", "-4"},
    {"ABS(-5)", "5"},
    {"MOD(-4, 3)", "-1"},
    {"MOD(4, 3)", "1"},
    {"MOD(4, 0)", "row error: division by zero in MOD"},
    {"POWER(3, 2)", "9"},
    {"POWER(4, -2)", "0.0625"},
    {"POWER(0, -1)", "row error: POWER of zero to a negative number"},
    {"POWER(-8, 0.5)", "row error: POWER of a negative number to a number that is not whole"},
    {"LN(0)", "row error: LN of a number that is not positive"},
    {"LOG10(1000)", "3"},
    {"LOG10(-1)", "row error: LOG10 of a number that is not positive"},
    {"STEP(23 BY 5)", "20"},
    {"STEP(30 BY 10)", "30"},
    {"STEP(-23 BY 5)", "-20"},
    {"MOD(1)", "error: MOD takes 2 arguments, not 1"},
    {"MOD(1.5, 2)", "error: argument 1 of MOD must be an integer, not DECIMAL(2,1)"},
    {"LN('x')", "error: argument 1 of LN must be a number, not CHAR(1)"},
    {"LN(NULL)", "NULL"},
};
INSTANTIATE_TEST_SUITE_P(Numbers, Documented, testing::ValuesIn(kNumbers));

TEST(Documented, ApproximateFunctionsToTheLastDigits) {
  EXPECT_NEAR(std::stod(sql("EXP(1)")), 2.7182818284590455, 1e-15);
  EXPECT_NEAR(std::stod(sql("EXP(10)")), 22026.465794806718, 1e-10);
  EXPECT_NEAR(std::stod(sql("LN(10)")), 2.302585092994046, 1e-15);
  EXPECT_NEAR(std::stod(sql("LOG10(CAST('23' AS DECIMAL))")), 1.3617278360175928, 1e-15);
  EXPECT_NEAR(std::stod(sql("POWER(10.1, 2.5)")), 324.19285157140644, 1e-11);
}

const Example kDatetimes[] = {
    {"CEIL(TIMESTAMP '2004-09-30 13:48:23' TO HOUR)", "2004-09-30 14:00:00.000"},
    {"CEIL(TIMESTAMP '2004-09-30 13:48:23' TO MINUTE)", "2004-09-30 13:49:00.000"},
    {"CEIL(TIMESTAMP '2004-09-30 13:48:23' TO DAY)", "2004-10-01 00:00:00.000"},
    {"CEIL(TIMESTAMP '2004-09-30 13:48:23' TO YEAR)", "2005-01-01 00:00:00.000"},
    {"FLOOR(TIMESTAMP '2004-09-30 13:48:23' TO HOUR)", "2004-09-30 13:00:00.000"},
    {"FLOOR(TIMESTAMP '2004-09-30 13:48:23' TO MINUTE)", "2004-09-30 13:48:00.000"},
    {"FLOOR(TIMESTAMP '2004-09-30 13:48:23' TO DAY)", "2004-09-30 00:00:00.000"},
    {"FLOOR(TIMESTAMP '2004-09-30 13:48:23' TO YEAR)", "2004-01-01 00:00:00.000"},
    {"FLOOR(TIMESTAMP '1969-12-31 23:59:59' TO MONTH)", "1969-12-01 00:00:00.000"},
    {"CEIL(TIMESTAMP '2004-09-30 13:00:00' TO HOUR)", "2004-09-30 13:00:00.000"},
    {"FLOOR(TIME '13:48:23' TO HOUR)", "13:00:00.000"},
    {"CEIL(TIME '23:48:23' TO HOUR)", "00:00:00.000"},
    {"STEP(TIMESTAMP '2004-09-30 13:48:23' BY INTERVAL '10' SECOND)", "2004-09-30 13:48:20.000"},
    {"STEP(TIMESTAMP '2004-09-30 13:48:23' BY INTERVAL '2' HOUR)", "2004-09-30 12:00:00.000"},
    {"STEP(TIMESTAMP '2004-09-30 13:48:23' BY INTERVAL '5' MINUTE)", "2004-09-30 13:45:00.000"},
    {"STEP(TIMESTAMP '2004-09-30 13:48:23' BY INTERVAL '1' YEAR)", "2004-01-01 00:00:00.000"},
    {"STEP(TIMESTAMP '2004-09-27 13:48:23' BY INTERVAL '5' DAY)", "2004-09-24 00:00:00.000"},
    {"STEP(DATE '2004-09-27' BY INTERVAL '5' DAY)", "2004-09-24"},
    {"STEP(TIME '13:48:23' BY INTERVAL '30' MINUTE)", "13:30:00.000"},
    {"EXTRACT(SECOND FROM TIMESTAMP '2004-09-30 13:48:05.678')", "5.678"},
    {"EXTRACT(YEAR FROM TIMESTAMP '2004-09-30 13:48:23')", "2004"},
    {"EXTRACT(MONTH FROM DATE '2004-09-30')", "9"},
    {"EXTRACT(HOUR FROM TIME '13:48:23')", "13"},
    {"EXTRACT(HOUR FROM INTERVAL '3 4:20' DAY TO MINUTE)", "4"},
    {"EXTRACT(MINUTE FROM INTERVAL '120' MINUTE(3))", "120"},
    {"EXTRACT(DAY FROM INTERVAL '-3 4:20' DAY TO MINUTE)", "-3"},
    {"TSDIFF(TIMESTAMP '2004-09-30 13:48:23', TIMESTAMP '2004-09-30 13:48:24')", "1000"},
    {"TSDIFF(2000, 500)", "-1500"},
    {"TSDIFF(TIMESTAMP '2004-09-30 13:48:23', NULL)", "NULL"},
    {"UNIX_TIMESTAMP(TIMESTAMP '1970-01-02 00:00:00')", "86400000"},
    {"TO_TIMESTAMP(86400000)", "1970-01-02 00:00:00.000"},
    {"CURRENT_TIMESTAMP", "2016-03-10 08:30:00.000"},
    {"LOCALTIMESTAMP", "2016-03-10 08:30:00.000"},
    {"CURRENT_DATE", "2016-03-10"},
    {"CURRENT_TIME", "08:30:00.000"},
    {"CURRENT_ROW_TIMESTAMP", "2016-03-10 08:30:00.000"},
    {"CHAR_TO_TIMESTAMP('yyyy-MM-dd hh:mm:ss', '2009-09-16 03:15:24')", "2009-09-16 03:15:24.000"},
    {"CHAR_TO_TIMESTAMP('yyyy hh', '2009-09-16')",
     "row error: '2009-09-16' does not match the time format"},
    {"CHAR_TO_TIMESTAMP('yyyy', CAST(NULL AS VARCHAR(4)))", "NULL"},
    {"CHAR_TO_TIMESTAMP('bad', 'x')", "error: illegal letter in time format 'bad': b"},
    {"TIMESTAMP_TO_CHAR('yyyy-MM-dd hh:mm:ss', TIMESTAMP '2009-09-16 15:15:24')",
     "2009-09-16 03:15:24"},
    {"TIMESTAMP_TO_CHAR('yyyy', CAST(NULL AS TIMESTAMP))", "null"},
    {"DATE_TO_CHAR('yyyy-MM-dd''T''', DATE '2009-09-16')", "2009-09-16T"},
};
INSTANTIATE_TEST_SUITE_P(Datetimes, Documented, testing::ValuesIn(kDatetimes));

const Example kTexts[] = {
    {"CHAR_LENGTH(CAST('fred' AS CHAR(16)))", "16"},
    {"CHAR_LENGTH('')", "0"},
    {"CHARACTER_LENGTH('\xC3\xA9t\xC3\xA9')", "3"},
    {"UPPER('\xC3\xA9t\xC3\xA9 x')", "\xC3\x89T\xC3\x89 X"},
    {"INITCAP('each FIRST letter-of 2word')", "Each First Letter-Of 2word"},
    {"POSITION('.com' IN 'http://www.amazon.com')", "18"},
    {"POSITION('www.' IN 'http://www.amazon.com')", "8"},
    {"POSITION('' IN 'abc')", "1"},
    {"POSITION('z' IN 'abc')", "0"},
    {"OVERLAY('12345' PLACING 'foo' FROM 1)", "foo45"},
    {"OVERLAY('12345' PLACING 'foo' FROM 0)", "foo345"},
    {"OVERLAY('12345' PLACING 'foo' FROM -2)", "foo12345"},
    {"OVERLAY('12345' PLACING 'foo' FROM 4)", "123foo"},
    {"OVERLAY('12345' PLACING 'foo' FROM 17)", "12345foo"},
    {"OVERLAY('12345' PLACING 'foo' FROM 2 FOR 0)", "1foo2345"},
    {"OVERLAY('12345' PLACING 'foo' FROM 2 FOR 2)", "1foo45"},
    {"OVERLAY('12345' PLACING 'foo' FROM 2 FOR 9)", "1foo"},
    {"OVERLAY('12345' PLACING 'foo' FROM 2 FOR -1)", "row error: OVERLAY of negative length -1"},
    {"SUBSTRING('123456789' FROM -1 FOR 4)", "12"},
    {"SUBSTRING('123456789' FROM 8 FOR 4)", "89"},
    {"SUBSTRING('123456789' FROM 3 FOR 0)", ""},
    {"SUBSTRING('123456789' FROM 17 FOR 4)", ""},
    {"SUBSTRING('123456789', 10, 4)", "NULL"},
    {"SUBSTRING('123456789', 3, 4)", "3456"},
    {"SUBSTRING('123456789', 7, 4)", "789"},
    {"SUBSTRING('123456789' FROM 3 FOR -4)", "row error: SUBSTRING of negative length -4"},
    {"SUBSTRING('\xC3\xA9t\xC3\xA9' FROM 2 FOR 2)", "t\xC3\xA9"},
    {"SUBSTRING('TECHNOLOGY' FROM 'L[A-Z]*')", "LOGY"},
    {"SUBSTRING('TECHNOLOGY' FROM 'FOO')", "NULL"},
    {"SUBSTRING('TECHNOLOGY' FROM 'O[A-Z]')", "OL"},
    {"SUBSTRING('123456789' SIMILAR '23#\"456#\"78' ESCAPE '#')", "456"},
    {"SUBSTRING('TECHNOLOGY' SIMILAR 'TECH%\"NOLO%\"GY' ESCAPE '%')", "NOLO"},
    {"TRIM('  a b ')", "a b"},
    {"TRIM(BOTH 'x' FROM 'xxaxx')", "a"},
    {"TRIM(LEADING 'x' FROM 'xxaxx')", "axx"},
    {"TRIM(TRAILING FROM 'a  ')", "a"},
    {"TRIM('xy' FROM 'xyaxy')", "row error: TRIM takes exactly one character, not 'xy'"},
    {"'a' || 'b'", "ab"},
    {"'a' || CAST(NULL AS VARCHAR(1))", "NULL"},
    {"REGEX_REPLACE('http://www.amazon.com', 'http://', 'https://', 1, 0)",
     "https://www.amazon.com"},
    {"REGEX_REPLACE('aXbXc', 'X', '-', 1, 2)", "aXb-c"},
    {"REGEX_REPLACE('aXbXc', 'X', '-', 3, 1)", "aXb-c"},
    {"REGEX_REPLACE('abc', 'b', '-', 9, 0)", "abc"},
    {"REGEX_REPLACE('abc', 'b', '-', 0, 0)",
     "row error: REGEX_REPLACE starts at 0, before position 1"},
    {"REGEX_REPLACE('abc', 'b', '-', 1, -1)",
     "row error: REGEX_REPLACE of occurrence -1; 0 is all of them"},
    {"REGEX_REPLACE('2016-03', '(\\d+)-(\\d+)', '$2/$1', 1, 0)", "03/2016"},
    {"REGEX_REPLACE('abc', '', '-', 1, 0)", "-a-b-c-"},
    {"REGEX_REPLACE('abc', '\\p{Alpha}', 'x', 1, 0)", "xxx"},
    {"REGEX_REPLACE(CAST(NULL AS VARCHAR(3)), 'a', 'b', 1, 0)", "NULL"},
    {"SQRT(4)", "error: there is no function SQRT"},
};
INSTANTIATE_TEST_SUITE_P(Texts, Documented, testing::ValuesIn(kTexts));

/// The parts of "A = B; C = D", quotes respected.
std::vector<std::string> parted(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  bool is_quoted = false;
  for (const char c : text) {
    is_quoted ^= c == '\'';
    if (c == separator && !is_quoted) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

TEST(Registry, EveryExampleIsTrue) {
  FunctionRegistry functions;
  install_functions(functions);
  int count = 0;
  for (const ScalarFunction* function : functions.scalars()) {
    EXPECT_FALSE(function->text.about.empty()) << function->name;
    EXPECT_FALSE(function->text.topic.empty()) << function->name;
    for (const std::string& example : parted(function->text.example, ';')) {
      if (!example.empty()) {
        EXPECT_EQ(sql(example), "TRUE") << function->name << ": " << example;
        ++count;
      }
    }
  }
  EXPECT_GE(count, 30);
}

/// The result over literal values, as a literal: the test of "NAME(x, argument) of value, value =
/// result".
std::string aggregated(const AggregateFunction& function, const std::string& arguments,
                       const std::string& values) {
  std::vector<ExpressionPtr> rows;
  for (const std::string& value : parted(values, ',')) {
    rows.push_back(bind_sql(value));
  }
  std::vector<Type> types{rows.front()->type()};
  std::vector<std::optional<Value>> constants{std::nullopt};
  std::vector<std::string> parts = parted(arguments, ',');
  for (std::size_t i = 1; i < parts.size(); ++i) {
    types.push_back(bind_sql(parts[i])->type());
    constants.emplace_back(*bind_sql(parts[i])->constant());
  }
  ColumnBuilder builder(types.front());
  for (const ExpressionPtr& row : rows) {
    builder.append(*row->constant());
  }
  const std::vector<Column> columns{builder.finish()};
  const AggregatePtr aggregate = function.bind(types, constants, {});
  const std::unique_ptr<SlidingAggregate> frame = aggregate->make_sliding();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    frame->push(columns, static_cast<std::int64_t>(row), RowTime{});
  }
  ColumnBuilder out(aggregate->result_type());
  EXPECT_FALSE(frame->append_result(RowTime{}, out).has_value());
  std::string text;
  append_value_text(text, out.finish(), 0);
  return is_text(types.front().kind) ? "'" + text + "'" : text;
}

TEST(Registry, EveryExampleOfAnAggregateIsTrue) {
  FunctionRegistry functions;
  install_functions(functions);
  for (const AggregateFunction* function : functions.aggregates()) {
    EXPECT_FALSE(function->text.example.empty()) << function->name;
    for (const std::string& example : parted(function->text.example, ';')) {
      const std::size_t open = example.find('(');
      const std::size_t of = example.find(") of ");
      const std::size_t equal = example.rfind(" = ");
      ASSERT_TRUE(open < of && of < equal && equal < example.size()) << example;
      const std::string result = aggregated(*function, example.substr(open + 1, of - open - 1),
                                            example.substr(of + 5, equal - of - 5));
      const bool is_number = result[0] != '\'' && result != "TRUE" && result != "FALSE";
      EXPECT_EQ(
          sql(is_number ? "ABS((" + result + ") - (" + example.substr(equal + 3) + ")) < 1e-12"
                        : result + " = (" + example.substr(equal + 3) + ")"),
          "TRUE")
          << example << " gives " << result;
    }
  }
}

TEST(Registry, KnowsTheDialectsOwnWay) {
  for (const char* name : {"LEAD", "RANK", "ROW_NUMBER", "HOP", "TUMBLE", "SESSION", "SQRT",
                           "CONCAT", "ROUND", "REPLACE", "NOW", "DATEDIFF"}) {
    EXPECT_FALSE(unsupported_function_hint(name).empty()) << name;
  }
  EXPECT_TRUE(unsupported_function_hint("FROBNICATE").empty());
}

}  // namespace
}  // namespace sluice
