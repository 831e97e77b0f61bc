#include "connectors/column_writer.h"

#include <gtest/gtest.h>

#include <charconv>
#include <random>

#include "connectors/number_parser.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

TEST(ColumnWriter, GivesUpRowsByWritingOverThem) {
  ColumnWriter texts(Type::varchar(10), true);
  ColumnWriter numbers(Type::integer(), true);
  for (std::int64_t row : {0, 1, 1, 1, 2}) {
    texts.reserve(row + 1);
    numbers.reserve(row + 1);
    EXPECT_TRUE(texts.set_from_text(row, "text" + std::to_string(row)));
    row == 1 ? numbers.set_null(row) : numbers.set_integer(row, row);
  }
  EXPECT_TRUE(numbers.set_from_text(1, "7"));
  numbers.set_null(2);
  const Column text = texts.finish(3);
  const Column number = numbers.finish(3);
  EXPECT_EQ(text.text(0), "text0");
  EXPECT_EQ(text.text(1), "text1");
  EXPECT_EQ(text.text(2), "text2");
  EXPECT_EQ(number.integer(1), 7);
  EXPECT_FALSE(number.is_null(1));
  EXPECT_TRUE(number.is_null(2));
}

TEST(ColumnWriter, KeepsNothingWhereItOnlyChecks) {
  ColumnWriter checked(Type::integer(), false);
  checked.reserve(1);
  EXPECT_TRUE(checked.set_from_text(0, "1"));
  EXPECT_FALSE(checked.set_from_text(0, "x"));
  EXPECT_TRUE(checked.finish(5).is_absent());
}

TEST(ColumnWriter, ParsesTimestampsAlikeOnOneDayOrSeveral) {
  ColumnWriter times(Type::timestamp(), true);
  times.reserve(1);
  for (const char* text :
       {"2016-03-10 08:00:00", "2016-03-10 23:59:59", "2016-03-10T00:00:00", "2016-03-10 24:00:00",
        "2016-03-10 08:60:00", "2016-03-10 0x:00:00", "2016-03-11 08:00:00",
        "2016-03-10 08:00:00.5", "2016-03-10", "2016-03-32 08:00:00"}) {
    const auto expected = parse_timestamp(text);
    ASSERT_EQ(times.set_from_text(0, text), expected.has_value()) << text;
    ColumnWriter one(Type::timestamp(), true);
    one.reserve(1);
    ASSERT_EQ(one.set_from_text(0, text), expected.has_value()) << text;
    if (expected) {
      ASSERT_EQ(one.finish(1).integer(0), *expected) << text;
    }
  }
  EXPECT_TRUE(times.set_from_text(0, "2016-03-10 23:59:58"));
  EXPECT_EQ(times.finish(1).integer(0), parse_timestamp("2016-03-10 23:59:58"));
}

TEST(NumberParser, ParsesDoublesLikeTheStandardLibrary) {
  std::mt19937_64 random(23);
  for (int round = 0; round < 200000; ++round) {
    std::string text = random() % 2 == 0 ? "-" : "";
    for (std::size_t size = random() % 12; size > 0; --size) {
      text += static_cast<char>('0' + random() % 10);
    }
    if (random() % 4 != 0) {
      text += '.';
      for (std::size_t size = random() % 20; size > 0; --size) {
        text += random() % 200 == 0 ? 'x' : static_cast<char>('0' + random() % 10);
      }
    }
    double expected = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), expected);
    const bool is_number = result.ec == std::errc() && result.ptr == text.data() + text.size();
    const auto value = parse_plain_double(text);
    if (value) {
      ASSERT_TRUE(is_number) << text;
      ASSERT_EQ(*value, expected) << text;
    }
    ASSERT_EQ(parse_double(text).has_value(), is_number) << text;
  }
}

TEST(NumberParser, ParsesIntegersOfUpToEighteenDigits) {
  EXPECT_EQ(parse_plain_integer("-123456789012345678"), -123456789012345678);
  EXPECT_EQ(parse_plain_integer("007"), 7);
  for (const char* other : {"", "-", "1x", "+1", "1234567890123456789", " 1", "1.0"}) {
    EXPECT_FALSE(parse_plain_integer(other)) << other;
  }
}

}  // namespace
}  // namespace sluice
