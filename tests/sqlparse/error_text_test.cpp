#include "sqlparse/error_text.h"

#include <gtest/gtest.h>

#include <string>

namespace sluice::sqlparse {
namespace {

Error error_at(std::uint32_t begin, std::uint32_t end, std::string hint = "") {
  return Error(ErrorKind::kQuery, "wrong", std::move(hint), Span{begin, end});
}

TEST(ErrorText, ShowsTheLineACaretAndTheHint) {
  EXPECT_EQ(error_text(error_at(9, 12, "right"), "f.sql", "one\ntwo\n abc def\n"),
            "f.sql:3:2: error: wrong\n   abc def\n   ^^^\nhint: right\n");
}

TEST(ErrorText, WithoutSpanOrHint) {
  EXPECT_EQ(error_text(Error(ErrorKind::kQuery, "wrong"), "f.sql", "text"),
            "f.sql: error: wrong\n");
}

TEST(ErrorText, ColumnsCountCharactersAndTabsStay) {
  EXPECT_EQ(error_text(error_at(6, 8), "f", "\tü€ü"), "f:1:4: error: wrong\n  \tü€ü\n  \t  ^\n");
}

TEST(ErrorText, AtTheEndOfTheText) {
  EXPECT_EQ(error_text(error_at(3, 3), "f", "abc"), "f:1:4: error: wrong\n  abc\n     ^\n");
  EXPECT_EQ(error_text(error_at(90, 99), "f", "abc"), "f:1:4: error: wrong\n  abc\n     ^\n");
  EXPECT_EQ(error_text(error_at(0, 0), "f", ""), "f:1:1: error: wrong\n  \n  ^\n");
}

TEST(ErrorText, ASpanOverSeveralLinesIsMarkedInTheFirst) {
  EXPECT_EQ(error_text(error_at(1, 6), "f", "abc\r\ndef"), "f:1:2: error: wrong\n  abc\n   ^^\n");
}

TEST(ErrorText, ALongLineIsCutAroundTheSpan) {
  const std::string text = std::string(500, 'a') + " here " + std::string(500, 'b');
  const std::string shown = error_text(error_at(501, 505), "f", text);
  EXPECT_NE(shown.find("f:1:502: error: wrong\n"), std::string::npos);
  EXPECT_NE(shown.find("..."), std::string::npos);
  const std::size_t line = shown.find('\n') + 1;
  const std::size_t carets = shown.find('\n', line) + 1;
  EXPECT_EQ(shown.find("here") - line, shown.find("^^^^") - carets);
  EXPECT_LT(carets - line, 140u);
}

TEST(ErrorText, ALongLineOfWideCharactersIsCutBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += "€";
  }
  const std::string shown = error_text(error_at(450, 453), "f", text);
  EXPECT_EQ(shown.find("\xAC\xE2"), shown.find("€€") + 2);
  EXPECT_NE(shown.find("...€"), std::string::npos);
}

TEST(TextPosition, CountsFromOne) {
  EXPECT_EQ(text_position("ab\ncd", 0).line, 1u);
  EXPECT_EQ(text_position("ab\ncd", 0).column, 1u);
  EXPECT_EQ(text_position("ab\ncd", 4).line, 2u);
  EXPECT_EQ(text_position("ab\ncd", 4).column, 2u);
  EXPECT_EQ(text_position("ab\n", 3).line, 2u);
}

}  // namespace
}  // namespace sluice::sqlparse
