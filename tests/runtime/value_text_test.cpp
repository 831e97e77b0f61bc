#include "runtime/value_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace sluice {
namespace {

template <class Function, class... Arguments>
std::string printed(Function function, Arguments... arguments) {
  std::string out;
  function(out, arguments...);
  return out;
}

std::string interval(std::int64_t value, TypeKind kind, IntervalFields fields) {
  return printed(append_interval_text, value, Type{.kind = kind, .interval = fields});
}

/// The value as `append_from_text` stores it, printed again; the reason where it does not fit.
std::string converted(const Type& type, std::string_view text) {
  ColumnBuilder builder(type);
  if (const auto error = append_from_text(builder, text)) {
    return "error: " + error->message;
  }
  std::string out;
  append_value_text(out, builder.finish(), 0);
  return out;
}

TEST(ValueText, PrintsNumbersShortest) {
  EXPECT_EQ(printed(append_double_text, 1.5), "1.5");
  EXPECT_EQ(printed(append_double_text, 5.0), "5");
  EXPECT_EQ(printed(append_double_text, 0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(printed(append_double_text, std::nan("")), "NaN");
  EXPECT_EQ(printed(append_double_text, -std::numeric_limits<double>::infinity()), "-Infinity");
  EXPECT_EQ(printed(append_real_text, 0.1F), "0.1");
  EXPECT_EQ(printed(append_integer_text, std::numeric_limits<std::int64_t>::min()),
            "-9223372036854775808");
}

TEST(ValueText, PrintsDecimalsWithTheirScale) {
  EXPECT_EQ(printed(append_decimal_text, std::int64_t{1250}, 2), "12.50");
  EXPECT_EQ(printed(append_decimal_text, std::int64_t{-5}, 2), "-0.05");
  EXPECT_EQ(printed(append_decimal_text, std::int64_t{7}, 0), "7");
  EXPECT_EQ(printed(append_decimal_text, std::int64_t{0}, 3), "0.000");
}

TEST(ValueText, PrintsDatetimes) {
  EXPECT_EQ(printed(append_timestamp_text, std::int64_t{0}), "1970-01-01 00:00:00.000");
  EXPECT_EQ(printed(append_timestamp_text, std::int64_t{-1}), "1969-12-31 23:59:59.999");
  EXPECT_EQ(printed(append_timestamp_text, std::int64_t{1457596800123}), "2016-03-10 08:00:00.123");
  EXPECT_EQ(printed(append_date_text, std::int64_t{951782400000}), "2000-02-29");
  EXPECT_EQ(printed(append_time_text, 86399999), "23:59:59.999");
}

TEST(ValueText, PrintsIntervalsAsTheReferenceDoes) {
  const std::int64_t six_eleven = (6 * 60 + 11) * 1000;
  EXPECT_EQ(interval(six_eleven, TypeKind::kMillis, {TimeUnit::kMinute, TimeUnit::kSecond}),
            "+6:11");
  EXPECT_EQ(interval(six_eleven, TypeKind::kMillis, {TimeUnit::kSecond, TimeUnit::kSecond}),
            "+371");
  EXPECT_EQ(
      interval(2 * 86400000LL + six_eleven, TypeKind::kMillis, {TimeUnit::kDay, TimeUnit::kSecond}),
      "+2 00:06:11");
  EXPECT_EQ(
      interval(-2 * 86400000LL - 4 * 3600000, TypeKind::kMillis, {TimeUnit::kDay, TimeUnit::kHour}),
      "-2 04");
  EXPECT_EQ(interval(1500, TypeKind::kMillis, {TimeUnit::kSecond, TimeUnit::kSecond}), "+1.500");
  EXPECT_EQ(interval(52, TypeKind::kMonths, {TimeUnit::kYear, TimeUnit::kMonth}), "+4-04");
  EXPECT_EQ(interval(14, TypeKind::kMonths, {TimeUnit::kMonth, TimeUnit::kMonth}), "+14");
}

TEST(ValueText, PrintsBinaryAsBase64) {
  for (const auto& [bytes, text] :
       {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}}) {
    ColumnBuilder builder(Type{.kind = TypeKind::kVarbinary, .precision = 9});
    builder.append_text(bytes);
    std::string out;
    append_value_text(out, builder.finish(), 0);
    EXPECT_EQ(out, text);
  }
}

TEST(ValueText, ParsesIntegersWhole) {
  EXPECT_EQ(parse_integer(" -12 "), -12);
  EXPECT_EQ(parse_integer("+12"), 12);
  EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  for (const char* bad :
       {"", " ", "+", "-", "+-1", "++1", "1.0", "1x", "0x10", "9223372036854775808", "1 2"}) {
    EXPECT_FALSE(parse_integer(bad)) << bad;
  }
}

TEST(ValueText, ParsesFiniteDoublesOnly) {
  EXPECT_EQ(parse_double("-73.98"), -73.98);
  EXPECT_EQ(parse_double(" .5 "), 0.5);
  EXPECT_EQ(parse_double("5."), 5.0);
  EXPECT_EQ(parse_double("+1e3"), 1000.0);
  EXPECT_EQ(parse_double("1e-400"), 0.0);
  EXPECT_EQ(parse_double("-4.9e-324"), -4.9e-324);
  EXPECT_EQ(parse_real("16777217"), 16777216.0F);
  for (const char* bad : {"", "-", ".", "e5", "1e", "nan", "-inf", "Infinity", "1e400", "-1e400",
                          "1,5", "0x1p3", "1.5x"}) {
    EXPECT_FALSE(parse_double(bad)) << bad;
  }
  EXPECT_FALSE(parse_real("1e39"));
}

TEST(ValueText, ParsesDecimalsExactly) {
  EXPECT_EQ(parse_decimal("12.5", 5, 2, false), 1250);
  EXPECT_EQ(parse_decimal("-.05", 5, 2, false), -5);
  EXPECT_EQ(parse_decimal("1.25e1", 5, 2, false), 1250);
  EXPECT_EQ(parse_decimal("12.500", 5, 2, false), 1250);
  EXPECT_EQ(parse_decimal("12.505", 5, 2, false), std::nullopt);
  EXPECT_EQ(parse_decimal("12.505", 5, 2, true), 1251);
  EXPECT_EQ(parse_decimal("-0.005", 5, 2, true), -1);
  EXPECT_EQ(parse_decimal("0.0049", 5, 2, true), 0);
  EXPECT_EQ(parse_decimal("999.994", 5, 2, true), 99999);
  EXPECT_EQ(parse_decimal("999.995", 5, 2, true), std::nullopt);
  EXPECT_EQ(parse_decimal("1000", 5, 2, false), std::nullopt);
  EXPECT_EQ(parse_decimal("9223372036854775807", 19, 0, false),
            std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_decimal("9223372036854775808", 19, 0, false), std::nullopt);
  EXPECT_EQ(parse_decimal("0e99999999999999999999", 5, 2, false), 0);
  for (const char* bad : {"", ".", "-", "1e", "1e x", "1e 5", "1..2", "--1", "NaN", "1e+-5"}) {
    EXPECT_FALSE(parse_decimal(bad, 18, 3, true)) << bad;
  }
}

TEST(ValueText, ParsesTimestamps) {
  const std::int64_t eight = 1457596800000;
  for (const char* text :
       {"2016-03-10 08:00:00", "2016-03-10T08:00:00", "2016-03-10T08:00:00Z", "2016-03-10 08:00",
        "2016/03/10 08:00:00.0", "2016-3-10 8:00:00", " 2016-03-10 08:00:00 ",
        "2016-03-10T10:00:00+02:00", "2016-03-10T02:30:00.000-0530", "2016-03-10T10:00:00 +02",
        "2016-03-10 08:00:00 UTC"}) {
    EXPECT_EQ(parse_timestamp(text), eight) << text;
  }
  EXPECT_EQ(parse_timestamp("2018-06-13T14:11:05.766191"), 1528899065766);
  EXPECT_EQ(parse_timestamp("2019-10-21 13:47:12.287461181"), 1571665632287);
  EXPECT_EQ(parse_timestamp("2016-03-10"), eight - 8 * 3600000);
  EXPECT_EQ(parse_timestamp("2016-03-10 08:00:00.5"), eight + 500);
  for (const char* bad :
       {"", "2016", "2016-02-30 00:00:00", "2016-13-01", "2015-02-29", "2016-03-10 24:00:00",
        "2016-03-10 08:60:00", "2016-03-10 08:00:60", "2016-03-10x08:00:00", "2016-03-10 08:00:00.",
        "2016-03-10 08", "4/1/2014 0:11:00", "2016-03/10", "2016-03-10 08:00:00 +1", "16-03-10"}) {
    EXPECT_FALSE(parse_timestamp(bad)) << bad;
  }
}

TEST(ValueText, ParsesDatesAndTimes) {
  EXPECT_EQ(parse_date("1970-01-02"), 86400000);
  EXPECT_FALSE(parse_date("2007-02-19 21:23:45.0"));
  EXPECT_EQ(parse_time(" 21:23:45.0"), ((21 * 60 + 23) * 60 + 45) * 1000);
  EXPECT_EQ(parse_time("21:23:34.11"), ((21 * 60 + 23) * 60 + 34) * 1000 + 110);
  for (const char* bad : {"21:23", "21:23:34:11", "2007-02-19 21:23:45", ""}) {
    EXPECT_FALSE(parse_time(bad)) << bad;
  }
}

TEST(ValueText, TimestampsSurviveARoundTrip) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> any(-100000000000000, 100000000000000);
  for (int i = 0; i < 10000; ++i) {
    const std::int64_t value = any(random);
    const std::string text = printed(append_timestamp_text, value);
    ASSERT_EQ(parse_timestamp(text), value) << text;
  }
}

TEST(ValueText, ConvertsDataAsTheServiceDid) {
  EXPECT_EQ(converted(Type::varchar(3), "abcdef"), "abc");
  EXPECT_EQ(converted(Type::varchar(2), "\xC3\xA4\xC3\xB6\xC3\xBC"), "\xC3\xA4\xC3\xB6");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kChar, .precision = 4},
                      "\xC3\xA4"
                      "b"),
            "\xC3\xA4"
            "b  ");
  EXPECT_EQ(converted(Type::boolean(), "True"), "TRUE");
  EXPECT_EQ(converted(Type::boolean(), "anything"), "FALSE");
  EXPECT_EQ(converted(Type::integer(), "3.0"), "3");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kVarbinary, .precision = 4}, "X'3F67A23A'"),
            "P2eiOg==");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kBinary, .precision = 3}, "x'3f'"), "PwAA");
}

TEST(ValueText, SaysWhyDataDoesNotFit) {
  EXPECT_EQ(converted(Type::bigint(), "1.5x"), "error: '1.5x' is not a BIGINT");
  EXPECT_EQ(converted(Type::integer(), "1.5"), "error: '1.5' is not an INTEGER");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kTinyint}, "128"),
            "error: '128' does not fit TINYINT");
  EXPECT_EQ(converted(Type::bigint(), "9223372036854775808"),
            "error: '9223372036854775808' does not fit BIGINT");
  EXPECT_EQ(converted(Type::decimal(5, 2), "1.125"), "error: '1.125' does not fit DECIMAL(5,2)");
  EXPECT_EQ(converted(Type::decimal(5, 2), "x"), "error: 'x' is not a DECIMAL(5,2)");
  EXPECT_EQ(converted(Type::timestamp(), "noon"), "error: 'noon' is not a TIMESTAMP");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kVarbinary, .precision = 4}, "X'3'"),
            "error: 'X'3'' is not of the form X'3F67'");
  EXPECT_EQ(converted(Type::bigint(), std::string(100, 'y')),
            "error: '" + std::string(60, 'y') + "...' is not a BIGINT");
}

TEST(ValueText, CivilDatesSurviveARoundTrip) {
  for (std::int64_t days = -800000; days < 800000; days += 13) {
    const CivilDate date = civil_from_days(days);
    ASSERT_EQ(days_from_civil(date.year, date.month, date.day), days);
  }
  EXPECT_EQ(days_from_civil(1970, 1, 1), 0);
  EXPECT_EQ(days_from_civil(2000, 3, 1), 11017);
}

}  // namespace
}  // namespace sluice
