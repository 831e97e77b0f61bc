#include "sqlparse/token.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sqlparse/keyword.h"

namespace sluice::sqlparse {
namespace {

std::vector<std::string> texts(std::string_view sql) {
  std::vector<std::string> result;
  for (const Token& token : tokenize(sql).tokens) {
    result.push_back(token.text);
  }
  result.pop_back();  // the end
  return result;
}

Token only_token(std::string_view sql) {
  const TokenList list = tokenize(sql);
  EXPECT_EQ(list.tokens.size(), 2u) << sql;
  return list.tokens.front();
}

TEST(Token, WordsFoldToUpperCaseAndQuotedNamesDoNot) {
  EXPECT_EQ(only_token("Ticker_1").text, "TICKER_1");
  EXPECT_EQ(only_token("Ticker_1").kind, TokenKind::kWord);
  EXPECT_EQ(only_token("\"Ti\"\"ck\"").text, "Ti\"ck");
  EXPECT_EQ(only_token("\"Ti\"").kind, TokenKind::kQuotedName);
}

TEST(Token, StringsKeepTheirTextAndLoseDoubledQuotes) {
  EXPECT_EQ(only_token("'it''s'").text, "it's");
  EXPECT_EQ(only_token("''").text, "");
  EXPECT_EQ(only_token("''''").text, "'");
  EXPECT_EQ(only_token("'a\nb'").text, "a\nb");
  EXPECT_EQ(only_token("u&'\\0009'").kind, TokenKind::kUnicodeString);
  EXPECT_EQ(only_token("x'0F'").kind, TokenKind::kBinaryString);
}

TEST(Token, NumbersOfEveryForm) {
  for (const char* number : {"123", "1.25", ".5", "5.", "1e2", "1.5E-6", "1E+10"}) {
    EXPECT_EQ(only_token(number).kind, TokenKind::kNumber);
    EXPECT_EQ(only_token(number).text, number);
  }
}

TEST(Token, LongestSymbolsFirst) {
  const std::vector<std::string> expected = {"A",  "<=", "B",  "<>", "C",  "!=", "D",
                                             "=>", "E",  "||", "F",  ">=", "(",  ")"};
  EXPECT_EQ(texts("a<=b<>c!=d=>e||f>=()"), expected);
}

TEST(Token, CommentsAndBlanksAreLeftOut) {
  const std::string sql =
      "\xEF\xBB\xBF-- one\na // two\r\n\t/* three\n * */ b\xC2\xA0"
      "c--";
  EXPECT_EQ(texts(sql), (std::vector<std::string>{"A", "B", "C"}));
  const TokenList list = tokenize(sql);
  ASSERT_EQ(list.comments.size(), 4u);
  EXPECT_EQ(sql.substr(list.comments[0].begin, list.comments[0].end - list.comments[0].begin),
            "-- one");
}

TEST(Token, TwoSlashesInAStringAreNoComment) {
  EXPECT_EQ(texts("'http://x'"), std::vector<std::string>{"http://x"});
}

TEST(Token, SpansAreByteOffsets) {
  const TokenList list = tokenize("'ü' abc");
  EXPECT_EQ(list.tokens[0].span, (Span{0, 4}));
  EXPECT_EQ(list.tokens[1].span, (Span{5, 8}));
  EXPECT_EQ(list.tokens[2].span, (Span{8, 8}));
}

TEST(Token, AMistakeEndsTheListAndIsKept) {
  const TokenList list = tokenize("a b 'c");
  EXPECT_EQ(list.tokens.size(), 3u);
  ASSERT_TRUE(list.error.has_value());
  EXPECT_EQ(list.error->span(), (Span{4, 5}));
}

TEST(Token, InvalidUtf8IsReportedAtItsPlace) {
  for (const char* bad : {"a \xFF b", "a \xC3(", "a \xE2\x82", "a \xC0\x80", "a \xED\xA0\x80",
                          "a \xF4\x90\x80\x80", "a '\x80'"}) {
    const TokenList list = tokenize(bad);
    ASSERT_TRUE(list.error.has_value());
    const std::uint32_t expected = bad[2] == '\'' ? 3 : 2;
    EXPECT_EQ(list.error->span()->begin, expected);
    EXPECT_NE(list.error->message().find("UTF-8"), std::string::npos);
  }
}

TEST(Token, TheLongestNameHas128Characters) {
  const std::string longest(128, 'x');
  EXPECT_FALSE(tokenize(longest).error.has_value());
  EXPECT_TRUE(tokenize(longest + "x").error.has_value());
  std::string wide;
  for (int i = 0; i < 128; ++i) {
    wide += "ü";
  }
  EXPECT_FALSE(tokenize("\"" + wide + "\"").error.has_value());
}

TEST(Keyword, ReservedWordsAreThoseOfTheDialect) {
  for (const char* word : {"ABS", "YEAR", "ROWTIME", "TIMESTAMP", "STREAM", "WITHIN", "LIMIT"}) {
    EXPECT_TRUE(is_reserved(word)) << word;
  }
  for (const char* word : {"PUMP", "STEP", "STAGGER", "CHANGE", "PRICE", "SECTOR", "FIRST", "", " ",
                           "QUALIFY", "EXPEDITED"}) {
    EXPECT_FALSE(is_reserved(word)) << word;
  }
}

TEST(Keyword, MetadataColumnsAreReservedAndKnown) {
  for (const char* word :
       {"ROWTIME", "APPROXIMATE_ARRIVAL_TIME", "PARTITION_KEY", "SEQUENCE_NUMBER", "SHARD_ID"}) {
    EXPECT_TRUE(is_reserved(word) && is_metadata_column(word)) << word;
  }
  EXPECT_FALSE(is_metadata_column("TIMESTAMP"));
}

}  // namespace
}  // namespace sluice::sqlparse
