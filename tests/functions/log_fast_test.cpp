#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "functions/log_fast_automaton.h"
#include "functions/regex.h"
#include "tests/functions/log_parsing.h"

/// FAST_REGEX_LOG_PARSE: section 16.2 of the dialect's reference, and its automata against PCRE2.
namespace sluice {
namespace {

std::string fast(const std::string& line, const std::string& pattern) {
  return parsed("FAST_REGEX_LOG_PARSE", line, {literal(pattern)});
}

TEST(FastLog, DocumentedExamples) {
  EXPECT_EQ(fast("Mary_had_a_little_lamb", "(.*)_(._.*)_.*"), "Mary_had|a_little");
  EXPECT_EQ(fast("Mary_had_a_little_lamb", "(.*)_+(._.*)"), "NULL|NULL");
  EXPECT_EQ(fast("Mary____had_a_little_lamb", "(.*)_+(.*)"), "Mary|___had_a_little_lamb");
  EXPECT_EQ(fast("Mary____had_a_little_lamb", "(.*)_+(<Alpha>.*)"), "Mary|had_a_little_lamb");
}

TEST(FastLog, TakesAsLittleAsItCan) {
  EXPECT_EQ(fast("a=1;b=2", "(.*)=(.*);(.*)"), "a|1|b=2");
  EXPECT_EQ(fast("aaab", "(a*)(a*)(b)"), "|aaa|b");
  EXPECT_EQ(fast("aaab", "(a*)(.*)b"), "|aaa");
  EXPECT_EQ(fast("2016-03-10 text", "(<Digit>{4})-(<1-12>)-(<Digit>{2}) (.*)"), "2016|03|10|text");
  EXPECT_EQ(fast("2016-03-10 text", "(<Digit>{4})-(<01-12>)-(<Digit>{2}) (.*)"), "2016|03|10|text");
  EXPECT_EQ(fast("2016-13-10 text", "(<Digit>{4})-(<01-12>)-(<Digit>{2}) (.*)"),
            "NULL|NULL|NULL|NULL");
}

TEST(FastLog, AllCharactersMustBeAccountedFor) {
  EXPECT_EQ(fast("abc", "(ab)"), "NULL");
  EXPECT_EQ(fast("abc", "(ab)@"), "ab");
  EXPECT_EQ(fast("abc", "a(b)"), "NULL");
  EXPECT_EQ(fast("", "(.*)"), "");
  EXPECT_EQ(fast("", "(a)"), "NULL");
}

TEST(FastLog, CountsCharacters) {
  EXPECT_EQ(fast("\xC3\xA9t\xC3\xA9 x", "(.)(.*) (.)"), "\xC3\xA9|t\xC3\xA9|x");
  EXPECT_EQ(fast("\xFF|\xFE", "(.)\\|(.)"), "\xFF|\xFE");
}

TEST(FastLog, OnlyParenthesesInARowAreColumns) {
  EXPECT_EQ(fast("abab-c", "(ab)*-((c|d))"), "c");
  EXPECT_EQ(fast("-c", "(ab)*-((c|d))"), "c");
  EXPECT_TRUE(fast("a", "(a)|(b)").starts_with("error: a fast pattern needs"));
  EXPECT_TRUE(fast("a", "a").starts_with("error: a fast pattern needs"));
}

TEST(FastLog, RefusesBadPatterns) {
  for (const char* pattern : {"(a", "a)", "[a", "[b-a](x)", "<Foo>(x)", "<1-x>(x)", "\"a(x)",
                              "(x){2", "(x){2,1}", "(x){1001}", "*(x)", "(x)\\"}) {
    EXPECT_TRUE(fast("x", pattern).starts_with("error: bad fast pattern")) << pattern;
  }
  EXPECT_TRUE(fast("x", "(((a{1000}){1000}){1000})(x*)")
                  .starts_with("error: a fast pattern needs more than 20000 states"));
  EXPECT_TRUE(fast("x", std::string(1000, '(')).starts_with("error: bad fast pattern"));
  EXPECT_TRUE(fast("x", "x" + std::string(1000, '?')).starts_with("error: bad fast pattern"));
}

TEST(FastLog, NeverGoesBackForLong) {
  const std::string many(20000, 'a');
  EXPECT_EQ(fast(many + "b", "(((a+)+)+)b"), std::string(1024, 'a'));
  EXPECT_EQ(fast(many + "c", "(((a+)+)+)b"), "NULL");
  EXPECT_EQ(fast(many + "!", "(.*a.{30}b)(.*)"), "NULL|NULL");
  EXPECT_EQ(fast(many, "(.*a.{30})").size(), 1024U);
}

struct Language {
  const char* pattern;
  const char* members;  ///< parted by blanks
  const char* others;
};

TEST(FastPattern, Languages) {
  const Language languages[] = {
      {"a&b", "", "a b"},
      {"[a-c]*&.*b&..", "ab bb cb", "b aab db"},
      {"#|x", "x", "y"},
      {"()x", "x", "xx"},
      {"\"a.b*\"c", "a.b*c", "axbc"},
      {"<7-12>", "7 007 8 9 10 11 12", "6 13 012x 70"},
      {"<07-12>", "07 09 10 12", "7 007 13 00"},
      {"<12-3>", "3 12 0007", "2 13"},
      {"[^a-c-]", "d x", "a b - dd"},
      {"[\\]x]", "] x", "\\"},
      {"a{2,3}b?", "aa aaab", "a aaaa abb"},
      {"a{2,}", "aa aaaaaa", "a"},
      {"\\<\\.", "<.", "<x"},
      {"<XDigit>+<Punct>", "fF0! 1~", "g! 1a"},
  };
  const auto matches = [](const char* pattern, const std::string& text) {
    const fast_pattern::Automaton automaton(fast_pattern::parse(pattern));
    const std::u32string characters(text.begin(), text.end());
    return fast_pattern::Runner(automaton).matches(characters);
  };
  const auto words = [](std::string_view text) {
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      all.emplace_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return all;
  };
  for (const Language& language : languages) {
    for (const std::string& word : words(language.members)) {
      EXPECT_TRUE(matches(language.pattern, word)) << language.pattern << " on " << word;
    }
    for (const std::string& word : words(language.others)) {
      EXPECT_FALSE(matches(language.pattern, word)) << language.pattern << " on " << word;
    }
  }
}

/// A random pattern that means the same here and in PCRE2.
std::string random_pattern(std::mt19937_64& random, int depth) {
  const auto pick = [&](unsigned count) { return static_cast<int>(random() % count); };
  const char* const leaves[] = {"a", "b", "c", ".", "[ab]", "[^a]"};
  if (depth == 0) {
    return leaves[pick(6)];
  }
  const std::string left = random_pattern(random, depth - 1);
  switch (pick(6)) {
    case 0:
      return "(" + left + "|" + random_pattern(random, depth - 1) + ")";
    case 1: {
      const char* const signs[] = {"*", "+", "?", "{2}", "{1,2}", "{2,}"};
      return "(" + left + ")" + signs[pick(6)];
    }
    case 2:
      return left;
    default:
      return left + random_pattern(random, depth - 1);
  }
}

std::string random_text(std::mt19937_64& random, std::size_t longest) {
  std::string text(random() % (longest + 1), ' ');
  for (char& c : text) {
    c = "abc"[random() % 3];
  }
  return text;
}

TEST(FastPattern, MatchesWhatPcreMatches) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::string pattern = random_pattern(random, 4);
    const fast_pattern::Automaton automaton(fast_pattern::parse(pattern));
    fast_pattern::Runner runner(automaton);
    Regex::Matcher matcher(Regex::compile("\\A(?:" + pattern + ")\\z").value());
    for (int i = 0; i < 20; ++i) {
      const std::string text = random_text(random, 8);
      const std::u32string characters(text.begin(), text.end());
      std::optional<std::size_t> shortest;
      for (std::size_t size = 0; size <= text.size(); ++size) {
        if (!shortest && matcher.find(text.substr(0, size), 0).value()) {
          shortest = size;
        }
      }
      EXPECT_EQ(runner.shortest(characters), shortest) << pattern << " on " << text;
      EXPECT_EQ(runner.matches(characters), matcher.find(text, 0).value()) << pattern;
    }
  }
}

TEST(FastPattern, FixedLengthIsThatOfAllTexts) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 300; ++round) {
    const fast_pattern::Node node = fast_pattern::parse(random_pattern(random, 3));
    const std::optional<std::int64_t> length = fast_pattern::fixed_length(node);
    const fast_pattern::Automaton automaton(node);
    for (int i = 0; length && i < 20; ++i) {
      const std::string text = random_text(random, 8);
      const std::u32string characters(text.begin(), text.end());
      const bool matches = fast_pattern::Runner(automaton).matches(characters);
      EXPECT_TRUE(!matches || static_cast<std::int64_t>(text.size()) == *length);
    }
  }
}

/// The groups and the stretches between them, one behind the other, are the line.
TEST(FastLog, FieldsAreWhatTheirGroupsMatch) {
  std::mt19937_64 random(3);
  int matched = 0;
  for (int round = 0; round < 5000; ++round) {
    const std::string first = random_pattern(random, 2);
    const std::string second = random_pattern(random, 2);
    const std::string line = random_text(random, 12);
    const std::string fields = fast(line, "(" + first + ")(" + second + ")");
    if (fields == "NULL|NULL") {
      continue;
    }
    ++matched;
    const std::size_t bar = fields.find('|');
    EXPECT_EQ(fields.substr(0, bar) + fields.substr(bar + 1), line);
    Regex::Matcher whole(Regex::compile("\\A(?:" + first + ")(?:" + second + ")\\z").value());
    EXPECT_TRUE(whole.find(line, 0).value()) << first << " " << second << " on " << line;
  }
  EXPECT_GT(matched, 100);
}

TEST(FastLog, AnyBytesAreSafe) {
  std::mt19937_64 random(4);
  const std::string signs = "()[]{}<>\\\"|&?*+.#@-^,0129abD\xC3\xA9\xFF";
  for (int round = 0; round < 3000; ++round) {
    std::string pattern = "(.*)";
    std::string line;
    for (std::size_t i = random() % 12; i > 0; --i) {
      pattern += signs[random() % signs.size()];
      line += static_cast<char>(random());
    }
    fast(line, pattern);
  }
}

}  // namespace
}  // namespace sluice
