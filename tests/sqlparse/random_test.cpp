#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "sqlparse/error_text.h"
#include "sqlparse/parser.h"
#include "sqlparse/print.h"
#include "sqlparse/token.h"
#include "tests/sqlparse/read_text.h"

namespace sluice::sqlparse {
namespace {

/// Parses any text: what parses must survive printing, what does not must show its error.
void check_text(const std::string& text) {
  std::vector<Statement> statements;
  try {
    statements = parse(text);
  } catch (const Error& error) {
    ASSERT_EQ(error.kind(), ErrorKind::kQuery) << text;
    ASSERT_TRUE(error.span().has_value()) << text;
    ASSERT_LE(error.span()->end, text.size()) << text;
    ASSERT_FALSE(error_text(error, "random", text).empty());
    return;
  }
  for (const Statement& statement : statements) {
    const std::string printed = print(statement);
    try {
      ASSERT_TRUE(parse(printed).at(0) == statement) << text << "\nprinted as\n" << printed;
    } catch (const Error& error) {
      FAIL() << text << "\nprinted as\n" << error_text(error, "printed", printed);
    }
  }
}

std::string token_text(const std::string& text, const Token& token) {
  return text.substr(token.span.begin, token.span.end - token.span.begin);
}

TEST(RandomText, TokensThrownTogether) {
  const std::string text = read_text("good.sql");
  const std::vector<Token> tokens = tokenize(text).tokens;
  std::mt19937 random(1);
  std::uniform_int_distribution<std::size_t> any_token(0, tokens.size() - 1);
  for (int round = 0; round < 3000; ++round) {
    std::string mixture = round % 2 == 0 ? "SELECT STREAM " : "";
    for (int i = 0; i < round % 40; ++i) {
      mixture += token_text(text, tokens[any_token(random)]) + " ";
    }
    check_text(mixture);
  }
}

/// Good statements with a token left out, doubled, or replaced by another of the same text.
TEST(RandomText, GoodStatementsWithAChange) {
  const std::string text = read_text("good.sql");
  const std::vector<Span> spans = statement_spans(text);
  const std::vector<Token> all = tokenize(text).tokens;
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    const Span span = spans[random() % spans.size()];
    const std::string statement = text.substr(span.begin, span.end - span.begin);
    const std::vector<Token> tokens = tokenize(statement).tokens;
    const std::size_t changed = random() % tokens.size();
    std::string result;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string token = token_text(statement, tokens[i]) + " ";
      const std::string other = token_text(text, all[random() % all.size()]) + " ";
      result += i != changed ? token : round % 3 == 0 ? "" : round % 3 == 1 ? token + token : other;
    }
    check_text(result);
  }
}

TEST(RandomText, BytesThrownTogether) {
  const std::string text = read_text("good.sql");
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string cut = text.substr(random() % text.size(), random() % 200);
    for (int i = 0; i < round % 4; ++i) {
      cut.insert(random() % (cut.size() + 1), 1, static_cast<char>(random() % 256));
    }
    check_text(cut);
  }
}

/// A random expression as text, parenthesised at random.
std::string random_expression(std::mt19937& random, int depth) {
  if (depth == 0) {
    const char* const leaves[] = {"a",
                                  "1.5",
                                  "'x'",
                                  "s.b",
                                  "NULL",
                                  "INTERVAL '1' DAY",
                                  "TRUE",
                                  "(a - b) HOUR",
                                  "f(x)",
                                  "(c, d)",
                                  "DATE '2000-01-01'",
                                  "\"q\""};
    return leaves[random() % std::size(leaves)];
  }
  const std::string left = random_expression(random, depth - 1);
  const std::string right = random_expression(random, static_cast<int>(random() % 2) * (depth - 1));
  const std::string forms[] = {left + " + " + right,
                               left + " - " + right,
                               left + " * " + right,
                               left + " || " + right,
                               left + " = " + right,
                               left + " < " + right,
                               left + " AND " + right,
                               left + " OR " + right,
                               "NOT " + left,
                               "-" + left,
                               left + " IS NULL",
                               left + " IS NOT TRUE",
                               left + " IS UNKNOWN",
                               left + " IS DISTINCT FROM " + right,
                               left + " BETWEEN 1 AND " + right,
                               left + " NOT IN (" + right + ", 1)",
                               left + " LIKE " + right,
                               "CASE WHEN " + left + " THEN " + right + " END",
                               "FLOOR(" + left + " TO SECOND)",
                               "FLOOR((" + left + ") TO HOUR)",
                               "(" + left + " - " + right + ") DAY",
                               left + " OVERLAPS " + right,
                               left + " CONTAINS " + right,
                               "SUBSTRING(" + left + " FROM " + right + ")"};
  const std::string chosen = forms[random() % std::size(forms)];
  return random() % 2 == 0 ? "(" + chosen + ")" : chosen;
}

TEST(RandomText, ExpressionsPrintToTheSameTree) {
  std::mt19937 random(4);
  for (int round = 0; round < 5000; ++round) {
    check_text("SELECT " + random_expression(random, round % 6) + " FROM s");
  }
}

}  // namespace
}  // namespace sluice::sqlparse
