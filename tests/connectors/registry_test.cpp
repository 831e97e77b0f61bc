#include "connectors/registry.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/connectors/decoding.h"

namespace sluice {
namespace {

std::string refused(const Options& options, OptionPlace place = kOnSource) {
  try {
    options.check(all_connectors().declarations(options), place);
  } catch (const Error& error) {
    return error.message() + "; " + error.hint();
  }
  return "accepted";
}

TEST(ConnectorRegistry, FindsByNameWithAHint) {
  EXPECT_EQ(all_connectors().connector("file").name, "file");
  EXPECT_EQ(all_connectors().connector_of({}).name, "file");
  try {
    all_connectors().format("jsn");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "unknown format: jsn");
    EXPECT_EQ(error.hint(), "did you mean json?");
  }
}

TEST(ConnectorRegistry, GuessesTheFormatFromThePath) {
  const auto format = [](const char* path) {
    const FormatDefinition* found = all_connectors().format_of(options_of({{"path", path}}));
    return found == nullptr ? std::string("unknown") : found->name;
  };
  EXPECT_EQ(format("a/trips.CSV.gz"), "csv");
  EXPECT_EQ(format("x.tsv"), "csv");
  EXPECT_EQ(format("rows.jsonl.zst"), "json");
  EXPECT_EQ(format("-"), "unknown");
}

TEST(ConnectorRegistry, ChecksTheOptionsOfABinding) {
  EXPECT_EQ(refused(options_of(
                {{"path", "a.csv"}, {"delimiter", ";"}, {"rowtime", "at"}, {"lateness", "5 s"}})),
            "accepted");
  EXPECT_EQ(refused(options_of({{"path", "a.json"}, {"delimiter", ";"}})).substr(0, 37),
            "unknown option of a source: delimiter");
  EXPECT_EQ(refused(options_of({{"path", "-"}, {"delimiter", ";"}, {"rows", "$"}})), "accepted")
      << "the format is not known yet";
  EXPECT_EQ(refused(options_of({{"embed", "A"}, {"path", "-"}}), kOnSink), "accepted");
  EXPECT_EQ(refused(options_of({{"refresh", "on"}}), kOnReference), "accepted");
  EXPECT_EQ(refused(options_of({{"refresh", "on"}})).substr(0, 35),
            "unknown option of a source: refresh");
}

TEST(ConnectorRegistry, EveryOptionIsExplainedOnce) {
  const ConnectorRegistry& registry = all_connectors();
  std::vector<OptionDeclaration> all = binding_options();
  for (const ConnectorDefinition& connector : registry.connectors()) {
    EXPECT_TRUE(connector.about.ends_with('.'));
    all.insert(all.end(), connector.options.begin(), connector.options.end());
  }
  for (const FormatDefinition& format : registry.formats()) {
    EXPECT_TRUE(format.about.ends_with('.'));
    all.insert(all.end(), format.options.begin(), format.options.end());
  }
  std::set<std::string> names;
  for (const OptionDeclaration& option : all) {
    EXPECT_TRUE(option.about.ends_with('.')) << option.name;
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
  }
}

TEST(ConnectorRegistry, ReadsMappings) {
  const auto mappings =
      parse_map_option("pickup_longitude=Lon, \"a b\" = \"Date/Time, local\" ,c=#3");
  ASSERT_EQ(mappings.size(), 3U);
  EXPECT_EQ(mappings[0].column + ">" + mappings[0].source_field, "pickup_longitude>Lon");
  EXPECT_EQ(mappings[1].column + ">" + mappings[1].source_field, "a b>Date/Time, local");
  EXPECT_EQ(mappings[2].source_field, "#3");
  EXPECT_TRUE(parse_map_option(" ").empty());
  for (const char* bad : {"a", "a=", "=b", "a=b,=c", "\"a=b", "a=\"b\"c"}) {
    EXPECT_THROW(parse_map_option(bad), Error) << bad;
  }
}

}  // namespace
}  // namespace sluice
