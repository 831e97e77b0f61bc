#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sqlparse/error_text.h"
#include "sqlparse/parser.h"
#include "sqlparse/print.h"
#include "tests/sqlparse/read_text.h"

namespace sluice::sqlparse {
namespace {

/// Parses a text that must parse; shows the mistake if it does not.
std::vector<Statement> parse_good(const std::string& text) {
  try {
    return parse(text);
  } catch (const Error& error) {
    ADD_FAILURE() << error_text(error, "text", text);
    return {};
  }
}

TEST(RoundTrip, EveryGoodStatementPrintsToTheSameTree) {
  const std::string text = read_text("good.sql");
  const std::vector<Statement> statements = parse_good(text);
  EXPECT_GT(statements.size(), 90u);
  for (const Statement& statement : statements) {
    const std::string printed = print(statement);
    const std::vector<Statement> again = parse_good(printed);
    ASSERT_EQ(again.size(), 1u) << printed;
    EXPECT_TRUE(again[0] == statement) << printed;
    EXPECT_EQ(print(again[0]), printed);
  }
}

TEST(RoundTrip, ACopyIsEqualAndAnotherStatementIsNot) {
  const std::vector<Statement> statements = parse_good(read_text("good.sql"));
  for (std::size_t i = 1; i < statements.size(); ++i) {
    const Statement copy = statements[i];
    EXPECT_TRUE(copy == statements[i]);
    EXPECT_FALSE(print(copy) != print(statements[i - 1]) && copy == statements[i - 1]);
  }
}

TEST(RoundTrip, SpansGiveTheStatementsTexts) {
  const std::string text = read_text("good.sql");
  const std::vector<Statement> statements = parse_good(text);
  const std::vector<Span> spans = statement_spans(text);
  ASSERT_EQ(spans.size(), statements.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    EXPECT_EQ(spans[i], static_cast<Span>(statements[i].span));
    const std::string part = text.substr(spans[i].begin, spans[i].end - spans[i].begin);
    EXPECT_TRUE(parse_good(part).at(0) == statements[i]);
  }
}

TEST(RoundTrip, FormattingTwiceChangesNothing) {
  const std::string once = format(read_text("good.sql"));
  EXPECT_EQ(format(once), once);
}

}  // namespace
}  // namespace sluice::sqlparse
