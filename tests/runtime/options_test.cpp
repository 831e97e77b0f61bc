#include "runtime/options.h"

#include <gtest/gtest.h>

namespace sluice {
namespace {

const std::vector<OptionDeclaration> kDeclared = {
    {.name = "path", .places = kOnSource | kOnSink, .about = "Where."},
    {.name = "lateness",
     .kind = OptionKind::kDuration,
     .default_text = "0 s",
     .about = "How late."},
    {.name = "idle", .kind = OptionKind::kDuration, .default_text = "hold", .about = "When idle."},
    {.name = "header", .kind = OptionKind::kFlag, .about = "Whether there is one."},
    {.name = "check",
     .kind = OptionKind::kChoice,
     .default_text = "all",
     .about = "What.",
     .choices = {"all", "read"}},
    {.name = "embed", .places = kOnSink, .about = "Raw."},
};

Options options(std::initializer_list<std::pair<const char*, const char*>> values) {
  Options made;
  for (const auto& [name, text] : values) {
    made.set(name, {.text = text, .span = {}});
  }
  return made;
}

Error refused(const Options& given, OptionPlace place = kOnSource) {
  try {
    given.check(kDeclared, place);
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorKind::kInternal, "accepted");
}

TEST(Options, ReadsDurations) {
  EXPECT_EQ(parse_duration("10 s"), 10000);
  EXPECT_EQ(parse_duration("250ms"), 250);
  EXPECT_EQ(parse_duration("1.5 h"), 5400000);
  EXPECT_EQ(parse_duration(" 2min "), 120000);
  EXPECT_EQ(parse_duration("31 d"), 31LL * 86400000);
  for (const char* bad :
       {"", "10", "s", "-1 s", "1 m", "1e3 s x", "99999999999999999 d", "ten s"}) {
    EXPECT_FALSE(parse_duration(bad)) << bad;
  }
}

TEST(Options, ConvertsWhatIsRead) {
  const Options given =
      options({{"a", "on"}, {"b", ""}, {"c", "no"}, {"n", "-5"}, {"d", "2 s"}, {"never", "off"}});
  EXPECT_EQ(given.flag("a"), true);
  EXPECT_EQ(given.flag("b"), true);
  EXPECT_EQ(given.flag("c"), false);
  EXPECT_EQ(given.flag("missing"), std::nullopt);
  EXPECT_EQ(given.integer("n"), -5);
  EXPECT_EQ(given.duration("d"), 2000);
  EXPECT_EQ(given.duration("never"), std::nullopt);
  EXPECT_EQ(given.text_or("missing", "x"), "x");
  EXPECT_THROW(given.flag("n"), Error);
  EXPECT_THROW(given.integer("a"), Error);
  EXPECT_THROW(given.duration("n"), Error);
}

TEST(Options, AcceptsWhatIsDeclared) {
  EXPECT_EQ(
      refused(options({{"path", "x"}, {"lateness", "5 s"}, {"idle", "hold"}, {"check", "read"}}))
          .message(),
      "accepted");
}

TEST(Options, RefusesUnknownNamesWithAHint) {
  const Error error = refused(options({{"lateniss", "5 s"}}));
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_EQ(error.message(), "unknown option of a source: lateniss");
  EXPECT_EQ(error.hint(), "did you mean lateness?");
  EXPECT_EQ(refused(options({{"zzz", ""}}), kOnSink).hint(), "known options: embed, path");
}

TEST(Options, RefusesWhatBelongsElsewhere) {
  EXPECT_EQ(refused(options({{"embed", "A"}})).message(), "unknown option of a source: embed");
}

TEST(Options, RefusesBadValuesAtTheirSpan) {
  Options given;
  given.set("lateness", {.text = "5 parsecs", .span = Span{3, 9}});
  const Error error = refused(given);
  EXPECT_EQ(error.kind(), ErrorKind::kQuery);
  EXPECT_EQ(error.span(), (Span{3, 9}));
  EXPECT_EQ(error.message(),
            "option lateness is not a duration such as '10 s' (ms, s, min, h, d): '5 parsecs'");
  EXPECT_EQ(refused(options({{"check", "reads"}})).hint(), "did you mean 'read'?");
  EXPECT_EQ(refused(options({{"header", "maybe"}})).message(),
            "option header is not 'true' or 'false': 'maybe'");
}

}  // namespace
}  // namespace sluice
