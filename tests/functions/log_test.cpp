#include <gtest/gtest.h>

#include "base/error.h"
#include "functions/builtins.h"
#include "functions/topics.h"
#include "tests/functions/log_parsing.h"

/// What all log parsers share, and those with a short story: section 16 of the dialect's reference.
namespace sluice {
namespace {

std::string regex_parsed(const std::string& line, const char* pattern) {
  return parsed("REGEX_LOG_PARSE", line, {literal(pattern)});
}

std::string delimited(const std::string& line, const char* columns) {
  return parsed("VARIABLE_COLUMN_LOG_PARSE", line, {literal(columns), literal(",")});
}

TEST(RegexLog, DocumentedPatternOnSectors) {
  EXPECT_EQ(regex_parsed("HEALTHCARE", ".*([E].).*([R].*)"), "EA|RE");
  EXPECT_EQ(regex_parsed("ENERGY", ".*([E].).*([R].*)"), "EN|RGY");
  EXPECT_EQ(regex_parsed("TECHNOLOGY", ".*([E].).*([R].*)"), "NULL|NULL");
}

TEST(RegexLog, TakesTheWholeLine) {
  EXPECT_EQ(regex_parsed("abc", "(b)"), "NULL");
  EXPECT_EQ(regex_parsed("ab", "(a)|(b)"), "NULL|NULL");
  EXPECT_EQ(regex_parsed("b", "(a)|(b)"), "NULL|b");
}

TEST(RegexLog, NamesAndTypesItsGroups) {
  EXPECT_EQ(parsed("REGEX_LOG_PARSE", "7 x",
                   {literal("(\\d+) (.*)"), literal("n INTEGER, \"rest\" TYPE VARCHAR(4)")}),
            "7|x");
  const RowFunction function =
      bind_log("REGEX_LOG_PARSE", {literal("(\\d+) (.*)"), literal("n INTEGER, \"rest\"")});
  EXPECT_EQ(function.fields[0], (Field{.name = "N", .type = Type::integer()}));
  EXPECT_EQ(function.fields[1], (Field{.name = "rest", .type = Type::varchar(1024)}));
  EXPECT_EQ(parsed("REGEX_LOG_PARSE", "a", {literal("(a)"), literal("x, y")}),
            "error: the pattern has 1 groups, and the list 2 columns");
}

TEST(RegexLog, RefusesBadPatterns) {
  EXPECT_TRUE(regex_parsed("a", "(a").starts_with("error: bad pattern"));
  EXPECT_TRUE(regex_parsed("a", "a)(a").starts_with("error: bad pattern"));
  EXPECT_TRUE(regex_parsed("a", "a+").starts_with("error: a pattern needs 1 to 1000 groups"));
}

TEST(RegexLog, EndlessBacktrackingCostsItsRowOnly) {
  const std::vector<std::string> rows = parsed_lines(
      "REGEX_LOG_PARSE", {"aa", std::string(40, 'a') + "b", "aaa"}, {literal("((a+)+)+")});
  EXPECT_EQ(rows[0], "aa|aa");
  EXPECT_TRUE(rows[1].starts_with("row error: the regular expression gave up")) << rows[1];
  EXPECT_EQ(rows[2], "aaa|aaa");
}

TEST(VariableColumnLog, DocumentedExamples) {
  EXPECT_EQ(
      delimited("x,y,z", "COL_1 TYPE VARCHAR(16), COL_2 TYPE VARCHAR(16), COL_3 TYPE VARCHAR(16)"),
      "x|y|z");
  EXPECT_EQ(parsed("VARIABLE_COLUMN_LOG_PARSE", "a\\,b,c",
                   {integer_literal(2), literal(","), literal("\\")}),
            "a,b|c");
  EXPECT_EQ(parsed("VARIABLE_COLUMN_LOG_PARSE", "a\tb", {integer_literal(2), literal("\t")}),
            "a|b");
}

TEST(VariableColumnLog, MissingAndSurplusFields) {
  const auto three = [](const char* line) {
    return parsed("VARIABLE_COLUMN_LOG_PARSE", line, {integer_literal(3), literal(", ")});
  };
  EXPECT_EQ(three("a, b"), "a|b|NULL");
  EXPECT_EQ(three("a, b, "), "a|b|");
  EXPECT_EQ(three("a, b, c, d"), "a|b|c");
  EXPECT_EQ(three(""), "|NULL|NULL");
}

TEST(VariableColumnLog, QuotesAndEscapes) {
  const auto quoted = [](const char* line, const char* quotes) {
    return parsed("VARIABLE_COLUMN_LOG_PARSE", line,
                  {integer_literal(3), literal(","), literal("\\"), literal(quotes)});
  };
  EXPECT_EQ(quoted("\"a,b\",c,d", "\""), "a,b|c|d");
  EXPECT_EQ(quoted("<a,b>,c,d", "<>"), "a,b|c|d");
  EXPECT_EQ(quoted("\"a\"\"b\",\"\",c", "\""), "a\"b||c");
  EXPECT_EQ(quoted("\"a\\\",b\",c\\", "\""), "a\",b|c\\|NULL");
  EXPECT_EQ(quoted("5\" disk,b", "\""), "5\" disk|b|NULL");
  EXPECT_EQ(quoted("\"a,b", "\""), "a,b|NULL|NULL");
}

TEST(VariableColumnLog, ConvertsToItsTypes) {
  EXPECT_EQ(delimited("24/May/2004:22:01:02,2004-05-24,7.5,TRUE,abcdef",
                      "at TYPE TIMESTAMP 'dd/MMM/yyyy:HH:mm:ss', d TYPE DATE, n TYPE DECIMAL(3,1), "
                      "b TYPE BOOLEAN, c TYPE CHAR(3)"),
            "2004-05-24 22:01:02.000|2004-05-24|7.5|TRUE|abc");
  EXPECT_EQ(delimited("10.30,1.6.16", "t TYPE TIME 'HH.mm', d TYPE DATE 'd.M.yy' NOT NULL"),
            "10:30:00.000|2016-06-01");
  EXPECT_EQ(delimited("x,300,", "a TYPE INTEGER, b TYPE TINYINT, c TYPE DOUBLE"), "NULL|NULL|NULL");
}

TEST(VariableColumnLog, RequiredFieldsCostTheirRow) {
  EXPECT_EQ(delimited("x", "a TYPE INTEGER NOT NULL"),
            "row error: A is NOT NULL, and 'x' is no INTEGER");
  EXPECT_EQ(delimited("x", "a, b NOT NULL"),
            "row error: B is NOT NULL, and the line has no such field");
}

TEST(VariableColumnLog, RefusesBadColumns) {
  const std::string bad = "error: bad column list: ";
  EXPECT_EQ(delimited("", ""), bad + "expected a name, not the end");
  EXPECT_EQ(delimited("", "a TYPE TEXT"), bad + "expected a type, not TEXT");
  EXPECT_EQ(delimited("", "a TYPE VARCHAR(0)"), bad + "expected a number from 1 to 65534, not 0");
  EXPECT_EQ(delimited("", "a INTEGER b"), bad + "expected ',' or the end, not B");
  EXPECT_EQ(delimited("", "a, A"), bad + "two columns are called A");
  EXPECT_EQ(delimited("", "a INTEGER 'yyyy'"),
            bad + "only a DATE, TIME or TIMESTAMP has a format, not A");
  EXPECT_EQ(delimited("", "a INTEGER START 1"), bad + "only fixed columns have a START, not A");
  EXPECT_EQ(delimited("", "a DATE 'yyyy"), bad + "a quote is not closed: 'yyyy");
  EXPECT_TRUE(delimited("", "a DATE 'b'").starts_with("error: illegal letter in time format"));
  EXPECT_EQ(parsed("VARIABLE_COLUMN_LOG_PARSE", "", {integer_literal(0), literal(",")}),
            "error: a line has 1 to 1000 columns, not 0");
  EXPECT_EQ(parsed("VARIABLE_COLUMN_LOG_PARSE", "", {integer_literal(1), literal("")}),
            "error: the delimiter is empty");
}

TEST(FixedColumnLog, CutsByCharacters) {
  const auto fixed = [](const char* line, const char* columns) {
    return parsed("FIXED_COLUMN_LOG_PARSE", line, {literal(columns)});
  };
  EXPECT_EQ(fixed("ab  12xyz",
                  "a TYPE VARCHAR(9) START 0 FOR 2, n TYPE INTEGER NOT NULL START 2 "
                  "FOR 4, rest TYPE VARCHAR(9) START 6"),
            "ab|12|xyz");
  EXPECT_EQ(fixed("abcdef", "c TYPE VARCHAR(9) START 4, a TYPE VARCHAR(9) START 1"), "ef|bcd");
  EXPECT_EQ(fixed("\xC3\xA9t\xC3\xA9", "a TYPE VARCHAR(9) START 1 FOR 9"), "t\xC3\xA9");
  EXPECT_EQ(fixed("ab", "a TYPE VARCHAR(9) START 2, b TYPE VARCHAR(9) START 1"), "NULL|b");
  EXPECT_EQ(fixed("20160310", "d TYPE DATE 'yyyyMMdd' START 0 FOR 8"), "2016-03-10");
  EXPECT_EQ(fixed("ab", "a TYPE VARCHAR(9)"), "error: bad column list: no START is given for A");
}

TEST(SysLog, TimeAndRest) {
  EXPECT_EQ(parsed("SYS_LOG_PARSE", "Mar  7 10:11:12 host sshd[5]: hello", {}),
            "1970-03-07 10:11:12.000|host sshd[5]: hello");
  EXPECT_EQ(parsed("SYS_LOG_PARSE", "Mar 17 10:11:12", {}), "1970-03-17 10:11:12.000|");
  for (const char* line :
       {"", "Mar 7", "Mar 32 10:11:12 a b", "Mar 7 10:11:123 a", "7 Mar 10:11"}) {
    EXPECT_EQ(parsed("SYS_LOG_PARSE", line, {}), "NULL|NULL") << line;
  }
}

TEST(Log, PatternsMustBeLiterals) {
  const ExpressionPtr column = make_column(0, Type::varchar(10));
  EXPECT_EQ(parsed("REGEX_LOG_PARSE", "a", {column}),
            "error: argument 2 of REGEX_LOG_PARSE must be a literal text");
  EXPECT_EQ(parsed("W3C_LOG_PARSE", "a", {integer_literal(1)}),
            "error: argument 2 of W3C_LOG_PARSE must be a literal text");
  EXPECT_EQ(parsed("SYS_LOG_PARSE", "a", {literal("b")}),
            "error: SYS_LOG_PARSE takes 1 argument, not 2");
  try {
    bind_log("FAST_REGEX_LOG_PARSE", {column});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kQuery);
    EXPECT_TRUE(error.hint().starts_with("write FAST_REGEX_LOG_PARSE(line, 'pattern')"));
  }
}

TEST(Log, NullLinesAndRowsNotAskedFor) {
  BatchBuilder builder(std::make_shared<const Schema>(
      std::vector<Field>{{.name = "LINE", .type = Type::varchar(9)}}));
  for (const char* line : {"a", "NULL", "b", "c"}) {
    std::string_view(line) == "NULL" ? builder.column(0).append_null()
                                     : builder.column(0).append_text(line);
    builder.end_row(RowTime{});
  }
  const Batch batch = builder.finish();
  const RowFunction function = bind_log("REGEX_LOG_PARSE", {literal("([ab])")});
  const std::vector<std::int32_t> rows{1, 2, 3};
  const ManualClock clock(RowTime{});
  RowErrors errors;
  const Column column = function.columns.front()->evaluate(
      {.batch = batch, .clock = clock, .start_time = {}}, Selection::of(rows, 4), errors);
  EXPECT_EQ(column.size(), 4);
  EXPECT_TRUE(column.is_null(1));
  EXPECT_EQ(column.text(2), "b");
  EXPECT_TRUE(column.is_null(3));
  EXPECT_TRUE(errors.empty());
}

TEST(Log, LongFieldsAreCut) {
  EXPECT_EQ(regex_parsed(std::string(2000, 'x'), "(.*)"), std::string(1024, 'x'));
}

/// The arguments of an example: texts in quotes and numbers.
std::vector<ExpressionPtr> example_arguments(std::string_view text) {
  std::vector<ExpressionPtr> arguments;
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(", "), text.size()));
    const bool is_text = text.starts_with('\'');
    const std::size_t end = is_text ? text.find('\'', 1) : std::min(text.find(','), text.size());
    arguments.push_back(is_text ? literal(text.substr(1, end - 1))
                                : integer_literal(std::stoll(std::string(text.substr(0, end)))));
    text.remove_prefix(std::min(end + (is_text ? 1 : 0), text.size()));
  }
  return arguments;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

TEST(Log, EveryExampleIsTrue) {
  FunctionRegistry functions;
  install_functions(functions);
  ASSERT_EQ(functions.row_functions().size(), 6U);
  for (const RowValuedFunction* function : functions.row_functions()) {
    const std::string& example = function->text.example;
    const std::size_t open = example.find('(');
    const std::size_t equal = example.rfind(") = ");
    ASSERT_TRUE(open < equal && equal < example.size()) << example;
    EXPECT_EQ(function->text.topic, "log");
    EXPECT_EQ(example.substr(0, open), function->name);
    std::vector<ExpressionPtr> arguments =
        example_arguments(std::string_view(example).substr(open + 1, equal - open - 1));
    const std::string line = std::get<std::string>(*arguments.front()->constant());
    arguments.erase(arguments.begin());
    const std::string fields = parsed(function->name, line, std::move(arguments));
    std::string expected = replaced(example.substr(equal + 4), "', '", "|");
    expected = replaced(replaced(expected, "', ", "|"), "'", "");
    EXPECT_EQ(replaced(fields, ".000", ""), replaced(expected, "TIMESTAMP ", "")) << example;
  }
}

}  // namespace
}  // namespace sluice
