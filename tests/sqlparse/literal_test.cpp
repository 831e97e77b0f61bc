#include "sqlparse/literal.h"

#include <gtest/gtest.h>

#include <string>

#include "sqlparse/parser.h"
#include "sqlparse/print.h"

namespace sluice::sqlparse {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

std::int64_t interval(const std::string& text) {
  return std::get<IntervalLiteral>(parse_expression("INTERVAL " + text).node).value;
}

std::int64_t datetime(const std::string& text) {
  return std::get<DatetimeLiteral>(parse_expression(text).node).milliseconds;
}

std::string mistake(const std::string& text) {
  try {
    parse_expression(text);
    return "none";
  } catch (const Error& error) {
    return error.message();
  }
}

TEST(IntervalLiteral, OneField) {
  EXPECT_EQ(interval("'5' MINUTE"), 5 * kMinute);
  EXPECT_EQ(interval("'99' DAY"), 99 * kDay);
  EXPECT_EQ(interval("'1.5' SECOND"), 1500);
  EXPECT_EQ(interval("'1.05' SECOND"), 1050);
  EXPECT_EQ(interval("'0' HOUR"), 0);
  EXPECT_EQ(interval("'005' HOUR"), 5 * kHour);
  EXPECT_EQ(interval("' 5 ' HOUR"), 5 * kHour);
}

TEST(IntervalLiteral, SeveralFields) {
  EXPECT_EQ(interval("'25 3' DAY TO HOUR"), 25 * kDay + 3 * kHour);
  EXPECT_EQ(interval("'3 4:20' DAY TO MINUTE"), 3 * kDay + 4 * kHour + 20 * kMinute);
  EXPECT_EQ(interval("'0 00:00:00.001' DAY TO SECOND"), 1);
  EXPECT_EQ(interval("'1:30' HOUR TO MINUTE"), 90 * kMinute);
  EXPECT_EQ(interval("'1:02:03.4' HOUR TO SECOND"), kHour + 2 * kMinute + 3400);
  EXPECT_EQ(interval("'59:59.999' MINUTE TO SECOND(3)"), kHour - 1);
}

TEST(IntervalLiteral, YearsAndMonthsAreMonths) {
  EXPECT_EQ(interval("'1' YEAR"), 12);
  EXPECT_EQ(interval("'11' MONTH"), 11);
  EXPECT_EQ(interval("'3-4' YEAR TO MONTH"), 40);
}

TEST(IntervalLiteral, SignsInsideAndOutside) {
  EXPECT_EQ(interval("'-5' DAY"), -5 * kDay);
  EXPECT_EQ(interval("-'5' DAY"), -5 * kDay);
  EXPECT_EQ(interval("-'-5' DAY"), 5 * kDay);
  EXPECT_EQ(interval("+'+5' DAY"), 5 * kDay);
  EXPECT_EQ(interval("'-3 4:20' DAY TO MINUTE"), -(3 * kDay + 4 * kHour + 20 * kMinute));
  EXPECT_EQ(print(parse_expression("INTERVAL -'5' DAY")), "INTERVAL '-5' DAY");
}

TEST(IntervalLiteral, PrecisionIsTwoDigitsUnlessGiven) {
  EXPECT_EQ(interval("'90' SECOND"), 90 * kSecond);
  EXPECT_EQ(interval("'120' MINUTE(3)"), 120 * kMinute);
  EXPECT_EQ(interval("'9999999999' DAY(10)"), 9'999'999'999 * kDay);
  EXPECT_EQ(interval("'1.1' SECOND(1, 1)"), 1100);
  EXPECT_EQ(interval("'1.123456' SECOND(1, 6)"), 1123);
  EXPECT_EQ(mistake("INTERVAL '120' SECOND"),
            "interval field value 120 exceeds precision of SECOND(2) field");
  EXPECT_EQ(mistake("INTERVAL '120' MINUTE(2)"),
            "interval field value 120 exceeds precision of MINUTE(2) field");
  EXPECT_EQ(mistake("INTERVAL '100 03' DAY TO HOUR"),
            "interval field value 100 exceeds precision of DAY(2) field");
  EXPECT_NE(mistake("INTERVAL '1.12' SECOND(1, 1)"), "none");
}

TEST(IntervalLiteral, WrongFieldsAreRefused) {
  for (const char* text :
       {"'3:45:04.0' DAY TO HOUR", "'3' DAY TO HOUR", "'3 4 5' DAY TO HOUR", "'a' DAY", "'' DAY",
        "'1.5' DAY", "'1.' SECOND", "'1:2' YEAR TO MONTH", "'--5' DAY", "'5 DAYS' DAY",
        "'99999999999999999999' DAY(10)", "'1 24' DAY TO HOUR", "'1:60' HOUR TO MINUTE",
        "'1:60' MINUTE TO SECOND", "'1-12' YEAR TO MONTH"}) {
    EXPECT_NE(mistake(std::string("INTERVAL ") + text), "none") << text;
  }
}

TEST(DatetimeLiteral, MillisecondsSinceTheEpoch) {
  EXPECT_EQ(datetime("DATE '1970-01-01'"), 0);
  EXPECT_EQ(datetime("DATE '2004-09-30'"), 12691 * kDay);
  EXPECT_EQ(datetime("DATE '1969-12-31'"), -kDay);
  EXPECT_EQ(datetime("DATE '2000-02-29'"), 11016 * kDay);
  EXPECT_EQ(datetime("TIME '13:48:23'"), 13 * kHour + 48 * kMinute + 23 * kSecond);
  EXPECT_EQ(datetime("TIME '23:59:59.999'"), kDay - 1);
  EXPECT_EQ(datetime("TIMESTAMP '2004-09-30 13:48:23'"),
            12691 * kDay + 13 * kHour + 48 * kMinute + 23 * kSecond);
  EXPECT_EQ(datetime("TIMESTAMP '1969-12-31 23:59:59.5'"), -500);
  EXPECT_EQ(datetime("{ts '1970-01-01 00:00:00.001'}"), 1);
  EXPECT_EQ(datetime("{d '1970-01-02'}"), kDay);
  EXPECT_EQ(datetime("{t '00:00:01'}"), kSecond);
}

TEST(DatetimeLiteral, TheFormatIsStrict) {
  EXPECT_EQ(mistake("DATE '2004-09-30 '"),
            "illegal DATE literal '2004-09-30 ': not in format 'yyyy-MM-dd'");
  EXPECT_EQ(mistake("TIMESTAMP '2004-09-30 13:48'"),
            "illegal TIMESTAMP literal '2004-09-30 13:48': not in format 'yyyy-MM-dd HH:mm:ss'");
  for (const char* text :
       {"DATE ''", "DATE '2004-9-30'", "DATE '2003-02-29'", "DATE '2004-13-01'", "DATE '04-09-30'",
        "DATE '12004-09-30'", "DATE '2004/09/30'", "DATE '2004-09-31'", "TIME '1:00:00'",
        "TIME '24:00:00'", "TIME '12:60:00'", "TIME '12:00:60'", "TIME '12:00:00.'",
        "TIME '12:00:00.1234567890'", "TIME '12:00:00 '", "TIMESTAMP '2004-09-30'",
        "TIMESTAMP '2004-09-30  13:48:23'", "TIMESTAMP '2004-09-30 13:48:23Z'"}) {
    EXPECT_NE(mistake(text), "none") << text;
  }
}

TEST(StringLiteral, UnicodeEscapes) {
  const auto text = [](const char* sql) {
    return std::get<StringLiteral>(parse_expression(sql).node).value;
  };
  EXPECT_EQ(text("U&'\\0009!\\\\'"), "\t!\\");
  EXPECT_EQ(text("U&'!0009!!' UESCAPE '!'"), "\t!");
  EXPECT_EQ(text("U&'\\00FC\\20AC\\+01F600'"), "ü€😀");
  EXPECT_EQ(print(parse_expression("U&'\\0009''\\\\'")), "U&'\\0009''\\\\'");
}

TEST(BinaryLiteral, PairsOfDigits) {
  EXPECT_EQ(std::get<BinaryLiteral>(parse_expression("X'3F67a2'").node).bytes, "?g\xA2");
}

}  // namespace
}  // namespace sluice::sqlparse
