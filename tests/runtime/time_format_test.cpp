#include "runtime/time_format.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::int64_t kNow = 1457598600000;  // 2016-03-10 08:30:00

/// The instant as text, or "fails".
std::string parsed(const char* format, const char* text) {
  const std::optional<std::int64_t> value = TimeFormat(format).parse(text, kNow);
  if (!value) {
    return "fails";
  }
  std::string out;
  append_timestamp_text(out, *value);
  return out;
}

struct Row {
  const char* format;
  const char* text;
  const char* result;
};

class TimeFormatTable : public testing::TestWithParam<Row> {};

TEST_P(TimeFormatTable, Parses) {
  const Row& row = GetParam();
  EXPECT_EQ(parsed(row.format, row.text), row.result) << row.format << " on " << row.text;
}

const Row kReference[] = {
    {"yyyy-MM-dd hh:mm:ss", "2009-09-16 03:15:24", "2009-09-16 03:15:24.000"},
    {"yyyy-MM-dd", "2009-09-16 03:15:24", "2009-09-16 00:00:00.000"},
    {"yyyy-MM", "2009-09-16 03:15:24", "2009-09-01 00:00:00.000"},
    {"yyyy", "2009-09-16 03:15:24", "2009-01-01 00:00:00.000"},
    {"yyyy-hh-mm", "2009-09-16 03:15:24", "2009-01-01 09:16:00.000"},
    {"yyyy-hh", "2009-09-16 03:15:24", "2009-01-01 09:00:00.000"},
    {"yyyy hh", "2009-09-16 03:15:24", "fails"},
    {"yyyy hh", "2009 09 16 03:15:24", "2009-01-01 09:00:00.000"},
    {"yyyy/hh", "2009/09/16 03:15:24", "2009-01-01 09:00:00.000"},
    {"yyyy-mm", "2009-09-16 03:15:24", "2009-01-01 00:09:00.000"},
    {"yyyy-mm", "2012-02-08 07:23:19", "2012-01-01 00:02:00.000"},
    {"yyyy-ss-mm", "2012-02-08 07:23:19", "2012-01-01 00:08:02.000"},
    {"yyyy-MM hh", "2009-09-16 03:15:24", "fails"},
    {"yyyy-MM hh:", "2009-09-16 03:15:24", "fails"},
    {"yyyy-MM-dd hh", "2009-09-16 03:15:24", "2009-09-16 03:00:00.000"},
    {"yyyy-MM-dd ss", "2009-09-16 03:15:24", "2009-09-16 00:00:03.000"},
    {"yyyy@MM@dd hh@mm@ss", "2009@09@16 03@15@24", "2009-09-16 03:15:24.000"},
    {"yyyy", "09-16 03:15", "0009-01-01 00:00:00.000"},
    {"MMM dd, yyyy", "March 7, 2010", "2010-03-07 00:00:00.000"},
    {"MMM dd,", "March 7, 2010", "1970-03-07 00:00:00.000"},
    {"MMM dd,y", "March 7, 2010", "2010-03-07 00:00:00.000"},
    {"MMM dd,y", "March 7, 10", "0010-03-07 00:00:00.000"},
    {"M-d", "2-8", "1970-02-08 00:00:00.000"},
    {"M-d", "2-8-2012", "1970-02-08 00:00:00.000"},
    {"M-d", "2012-2-8", "fails"},
    {"MM-dd-yyyy", "06-23-2012 10:11:12", "2012-06-23 00:00:00.000"},
    {"dd-MM-yy hh:mm:ss", "23-06-11 10:11:12", "2011-06-23 10:11:12.000"},
    {"MM-dd-yy ss:hh:mm", "06-23-11 12:10:11", "2011-06-23 10:11:12.000"},
    {"yy-dd-MM ss:hh:mm", "06-23-11 12:10:11", "2006-11-23 10:11:12.000"},
    {"dd-MM-yy hh:mm", "23-06-11 10:11:12", "2011-06-23 10:11:00.000"},
    {"dd-MM-yy hh:mm", "23-06-1 10:11:12", "0001-06-23 10:11:00.000"},
    {"MM/dd/yy hh:mm:ss", "12/19/11 12:11:10", "2011-12-19 00:11:10.000"},
    {"MM/dd/yy HH:mm:ss", "12/19/11 12:59:59", "2011-12-19 12:59:59.000"},
    {"MM/dd/yy HH:mm:ss", "12/19/11 21:08:07", "2011-12-19 21:08:07.000"},
    {"MM/dd/yy HH:mm:ss", "2011-12-19 00:11:12", "fails"},
    {"y/MM/dd HH:mm:ss", "2011/12/19 00:11:12", "2011-12-19 00:11:12.000"},
    {"y/MM/dd HH:mm:ss", "12/19/11 00:11:12", "fails"},
    {"y/MM/dd HH:mm:ss", "2011-12-19 00:11:12", "fails"},
};
INSTANTIATE_TEST_SUITE_P(Reference, TimeFormatTable, testing::ValuesIn(kReference));

const Row kFurther[] = {
    {"yyyyMMdd", "20160310", "2016-03-10 00:00:00.000"},
    {"yyyyMMddHHmmssSSS", "20160310083000123", "2016-03-10 08:30:00.123"},
    {"yyyy-MM-dd'T'HH:mm:ss.SSSX", "2016-03-10T08:30:00.5Z", "2016-03-10 08:30:00.005"},
    {"yyyy-MM-dd'T'HH:mm:ssX", "2016-03-10T08:30:00-05:00", "2016-03-10 13:30:00.000"},
    {"yyyy-MM-dd HH:mm:ss Z", "2016-03-10 08:30:00 +0130", "2016-03-10 07:00:00.000"},
    {"dd/MMM/yyyy:HH:mm:ss Z", "24/May/2004:22:01:02 -0700", "2004-05-25 05:01:02.000"},
    {"EEE, d MMM yyyy HH:mm:ss z", "Thu, 10 Mar 2016 08:30:00 PST", "2016-03-10 16:30:00.000"},
    {"EEE, d MMM yyyy", "Fri, 10 Mar 2016", "fails"},
    {"yyyy-MM-dd hh:mm a", "2016-03-10 12:30 am", "2016-03-10 00:30:00.000"},
    {"yyyy-MM-dd hh:mm a", "2016-03-10 12:30 PM", "2016-03-10 12:30:00.000"},
    {"yyyy-MM-dd kk", "2016-03-10 24", "2016-03-10 00:00:00.000"},
    {"yyyy-MM-dd HH", "2016-03-10 24", "fails"},
    {"yyyy-MM-dd", "2016-02-30", "fails"},
    {"yyyy-MM-dd", "2016-02-29", "2016-02-29 00:00:00.000"},
    {"yyyy-DDD", "2016-060", "2016-02-29 00:00:00.000"},
    {"yy", "36", "1936-01-01 00:00:00.000"},
    {"yy", "35", "2035-01-01 00:00:00.000"},
    {"YYYY-'W'ww-u", "2016-W11-4", "2016-03-10 00:00:00.000"},
    {"'o''clock' H", "o'clock 5", "1970-01-01 05:00:00.000"},
    {"yyyy-MM-dd HH:mm:ss.SSSSSS", "2016-03-10 08:30:00.123456", "2016-03-10 08:30:00.123"},
    {"epoch_ms", "1457598600000", "2016-03-10 08:30:00.000"},
    {"epoch_s", "1457598600.25", "2016-03-10 08:30:00.250"},
    {"epoch_s", "x", "fails"},
    {"yyyy", "", "fails"},
    {"G y", "BC 1", "0000-01-01 00:00:00.000"},
};
INSTANTIATE_TEST_SUITE_P(Further, TimeFormatTable, testing::ValuesIn(kFurther));

TEST(TimeFormat, Prints) {
  const auto printed = [](const char* format) {
    return TimeFormat(format).print(kNow + 12 * 3600 * 1000 + 7);
  };
  EXPECT_EQ(printed("yyyy-MM-dd HH:mm:ss.SSS"), "2016-03-10 20:30:00.007");
  EXPECT_EQ(printed("yy/M/d h:mm a"), "16/3/10 8:30 PM");
  EXPECT_EQ(printed("EEEE, MMMM d"), "Thursday, March 10");
  EXPECT_EQ(printed("EEE MMM G D w W F u k K"), "Thu Mar AD 70 11 2 2 4 20 8");
  EXPECT_EQ(printed("z Z X 'at' ''"), "UTC +0000 Z at '");
  EXPECT_EQ(printed("epoch_ms"), "1457641800007");
  EXPECT_EQ(printed("epoch_s"), "1457641800.007");
}

TEST(TimeFormat, RefusesWrongPatterns) {
  EXPECT_THROW(TimeFormat("yyyy-nn"), Error);
  EXPECT_THROW(TimeFormat("yyyy 'open"), Error);
}

TEST(TimeFormat, RoundTripsEveryHourOfYears) {
  const TimeFormat format("yyyy-MM-dd HH:mm:ss.SSS");
  for (std::int64_t time = -9'000'000'000'000; time < 9'000'000'000'000;
       time += 86'399'999'999 / 7) {
    EXPECT_EQ(format.parse(format.print(time), kNow), time);
  }
}

}  // namespace
}  // namespace sluice
