#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <random>

#include "tests/functions/log_parsing.h"

/// W3C_LOG_PARSE: section 16.6 of the dialect's reference, and a real web server's log.
namespace sluice {
namespace {

std::string w3c(const std::string& line, const char* format) {
  return parsed("W3C_LOG_PARSE", line, {literal(format)});
}

const char kCommonLine[] =
    R"(192.168.254.30 - John [24/May/2004:22:01:02 -0700] "GET /icons/apache_pb.gif HTTP/1.1" 304 0)";
const char kCommonFields[] =
    "192.168.254.30|-|John|[24/May/2004:22:01:02 -0700]|GET /icons/apache_pb.gif HTTP/1.1|304|0";

TEST(W3cLog, DocumentedExample) {
  EXPECT_EQ(w3c(kCommonLine, "COMMON"), kCommonFields);
  EXPECT_EQ(w3c(kCommonLine, "common"), kCommonFields);
  EXPECT_EQ(w3c(std::string("www.example.com ") + kCommonLine, "COMMON WITH VHOST"),
            std::string("www.example.com|") + kCommonFields);
  EXPECT_EQ(w3c(std::string(kCommonLine) + " \"http://a.b/?q=\\\"x\\\"\" \"Agent/1.0 (x; y)\"",
                "NCSA EXTENDED"),
            std::string(kCommonFields) + "|http://a.b/?q=\\\"x\\\"|Agent/1.0 (x; y)");
  EXPECT_EQ(w3c("http://a.b/ ---> /index.html", "REFERER"), "http://a.b/|/index.html");
  EXPECT_EQ(w3c("Agent/1.0 (x; y)", "AGENT"), "Agent/1.0 (x; y)");
}

TEST(W3cLog, IisLinesHaveFifteenFields) {
  EXPECT_EQ(w3c("192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SERVER, 172.21.13.45, 4502, 163, "
                "3223, 200, 0, GET, /DeptLogo.gif, -,",
                "IIS"),
            "192.168.114.201|-|03/20/01|7:55:20|W3SVC2|SERVER|172.21.13.45|4502|163|3223|200|0|GET|"
            "/DeptLogo.gif|-");
}

TEST(W3cLog, FormatsOfYourOwn) {
  EXPECT_EQ(w3c("1 [10:00] 5", "%p [%t] %B"), "1|10:00|5");
  EXPECT_EQ(w3c("1 [10:00] 5", "%p %t %B"), "1|[10:00]|5");
  EXPECT_EQ(w3c("100% a b;- 7", "%D%% %[Cookie]C;%!200,304[User-agent]i %>s"), "100|a b|-|7");
  EXPECT_EQ(w3c("a\tb", "%h\\t%m"), "a|b");
  EXPECT_EQ(w3c("2016-03-10 x", "%[%F]t %{X}o"), "2016-03-10|x");
  EXPECT_EQ(w3c("(a.c)", "(%h)"), "a.c");
  EXPECT_EQ(w3c("[abc)", "(%h)"), "NULL");
}

TEST(W3cLog, LinesThatDoNotMatchAreNull) {
  const std::string nulls = "NULL|NULL|NULL|NULL|NULL|NULL|NULL";
  EXPECT_EQ(w3c("", "COMMON"), nulls);
  EXPECT_EQ(w3c("192.168.254.30 - John", "COMMON"), nulls);
  EXPECT_EQ(w3c(std::string(kCommonLine) + " x", "COMMON"), nulls);
}

TEST(W3cLog, RefusesBadFormats) {
  EXPECT_EQ(w3c("", "%h %y"), "error: bad log format '%h %y': there is no specifier %y");
  EXPECT_EQ(w3c("", "%h %"), "error: bad log format '%h %': a % stands at its end");
  EXPECT_EQ(w3c("", "%[Referer"), "error: bad log format '%[Referer': a name is not closed");
  EXPECT_EQ(w3c("", "COMON"), "error: bad log format 'COMON': no specifier stands in it");
}

TEST(W3cLog, AnyBytesAreSafe) {
  std::mt19937_64 random(1);
  const std::string line = std::string(kCommonLine) + " \"-\" \"-\"";
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = line;
    for (std::size_t i = random() % 4; i > 0; --i) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    damaged.resize(random() % 8 == 0 ? random() % damaged.size() : damaged.size());
    w3c(damaged, "NCSA EXTENDED");
  }
}

std::vector<std::string> read_lines(const std::string& path) {
  std::vector<std::string> lines(1);
  FILE* pipe = popen(("gzip -dc '" + path + "'").c_str(), "r");
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
    c == '\n' ? lines.emplace_back() : lines.back() += static_cast<char>(c);
  }
  pclose(pipe);
  lines.pop_back();
  return lines;
}

TEST(W3cLog, ARealLogOfApache) {
  const std::string path = std::string(SLUICE_SHARED_DATA) + "/logs/apache_access_2015-05.log.gz";
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << "no " << path;
  }
  const std::vector<std::string> lines = read_lines(path);
  ASSERT_EQ(lines.size(), 10000U);
  const Batch batch = line_batch(lines);
  const RowFunction function = bind_log("W3C_LOG_PARSE", {literal("NCSA EXTENDED")});
  ASSERT_EQ(function.columns.size(), 9U);
  const ManualClock clock(RowTime{});
  RowErrors errors;
  std::vector<Column> columns;
  for (const ExpressionPtr& field : function.columns) {
    columns.push_back(field->evaluate({.batch = batch, .clock = clock, .start_time = {}},
                                      Selection::all(batch.row_count()), errors));
  }
  EXPECT_TRUE(errors.empty());
  std::map<std::string, int> statuses;
  std::vector<std::int64_t> malformed;
  for (std::int64_t row = 0; row < batch.row_count(); ++row) {
    columns[5].is_null(row) ? malformed.push_back(row)
                            : void(++statuses[std::string(columns[5].text(row))]);
  }
  ASSERT_EQ(malformed.size(), 1U);  // cut off in the middle of its agent
  EXPECT_TRUE(lines[static_cast<std::size_t>(malformed[0])].ends_with("/bot.html"));
  EXPECT_EQ(statuses["200"], 9126 - 1);
  EXPECT_EQ(statuses["304"], 445);
  EXPECT_EQ(statuses["404"], 213);
  EXPECT_EQ(columns[3].text(0), "[17/May/2015:10:05:03 +0000]");
  EXPECT_EQ(columns[8].text(0).substr(0, 12), "Mozilla/5.0 ");
}

}  // namespace
}  // namespace sluice
