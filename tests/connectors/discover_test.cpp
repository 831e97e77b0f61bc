#include "connectors/discover.h"

#include <gtest/gtest.h>

#include <thread>

#include "connectors/file_source.h"
#include "tests/connectors/decoding.h"

namespace sluice {
namespace {

Sample sample_of(const std::string& text, const std::string& origin = "rows") {
  return {.bytes = text, .origin = origin, .is_whole = true};
}

std::string printed(const Discovery& found) {
  std::string out = found.format + ":";
  for (std::size_t i = 0; i < found.schema->size(); ++i) {
    const Field& field = found.schema->field(i);
    out += " " + field.name + " " + to_string(field.type);
    out += found.sources[i] == field.name ? "" : " from " + found.sources[i];
    out += i + 1 < found.schema->size() ? "," : "";
  }
  return out;
}

std::string discovered(const std::string& text, const Options& options = {},
                       DiscoveryStyle style = DiscoveryStyle::kSluice) {
  return printed(discover(all_connectors(), sample_of(text), options, style));
}

TEST(Discover, FindsTypesOfCsvColumns) {
  EXPECT_EQ(discovered("id,x,at,ok,name,code,empty\n1,1.5,2016-03-10 "
                       "08:00:00,true,a,007,\n2,3,2016-03-10T09:00:00Z,FALSE,b,010,\n"),
            "csv: id BIGINT, x DOUBLE, at TIMESTAMP, ok BOOLEAN, name VARCHAR(65534), code "
            "VARCHAR(65534), empty VARCHAR(65534)");
}

TEST(Discover, WidensAsRowsDiffer) {
  EXPECT_EQ(discovered("a,b,c,d\n1,1,2016-03-10,99999999999999999999\n1.5,x,y,1\n"),
            "csv: a DOUBLE, b VARCHAR(65534), c VARCHAR(65534), d VARCHAR(65534)");
}

TEST(Discover, AFewMisfitsDoNotMakeAColumnText) {
  const auto column = [](int cells, int misfits, const std::string& cell,
                         const std::string& misfit) {
    std::string text = "h\n";
    for (int i = 0; i < cells; ++i) {
      text += (i < misfits ? misfit : cell) + "\n";
    }
    return discovered(text, options_of({{"header", "true"}, {"delimiter", ","}}));
  };
  EXPECT_EQ(column(1000, 10, "7", "n/a"), "csv: h BIGINT");
  EXPECT_EQ(column(1000, 11, "7", "n/a"), "csv: h VARCHAR(65534)");
  EXPECT_EQ(column(99, 1, "7", "n/a"), "csv: h VARCHAR(65534)");
  EXPECT_EQ(column(1000, 1, "7.5", "n/a"), "csv: h DOUBLE");
  EXPECT_EQ(column(1000, 1, "7", "7.5"), "csv: h DOUBLE");
  EXPECT_EQ(column(1000, 1, "2020-01-01 00:00:00", "7"), "csv: h TIMESTAMP");
  EXPECT_EQ(column(1000, 1, "70001", "07001"), "csv: h VARCHAR(65534)");
  EXPECT_EQ(column(1000, 1, "true", "maybe"), "csv: h VARCHAR(65534)");
}

TEST(Discover, FindsDelimiterAndHeader) {
  for (const char* delimiter : {",", ";", "\t", "|"}) {
    const std::string d = delimiter;
    const Discovery found =
        discover(all_connectors(), sample_of("id" + d + "name\n1" + d + "a b\n2" + d + "c\n"), {});
    EXPECT_EQ(printed(found), "csv: id BIGINT, name VARCHAR(65534)");
    EXPECT_EQ(found.options.text("delimiter"), d == "\t" ? "\\t" : d);
    EXPECT_EQ(found.options.text("header"), "true");
    EXPECT_EQ(found.rows_read, 2);
  }
  EXPECT_EQ(discovered("1;a,b\n2;c,d\n3;e\n"),
            "csv: COL_0 BIGINT from #1, COL_1 VARCHAR(65534) from #2");
  EXPECT_EQ(discovered("a,b\nc,d\n"),
            "csv: COL_0 VARCHAR(65534) from #1, COL_1 VARCHAR(65534) from #2")
      << "nothing tells a header";
  EXPECT_EQ(discovered("a,b\nc,d\n", options_of({{"header", "true"}})),
            "csv: a VARCHAR(65534), b VARCHAR(65534)");
  EXPECT_EQ(discovered("x\n1\n2\n"), "csv: x BIGINT");
}

TEST(Discover, MakesHeaderNamesDistinct) {
  EXPECT_EQ(discovered("id, id ,,name \n1,2,3,4\n"),
            "csv: id BIGINT, id_2 BIGINT, COL_2 BIGINT, name BIGINT");
}

TEST(Discover, FindsTypesOfJsonMembers) {
  EXPECT_EQ(discovered("{\"id\":1,\"x\":1,\"s\":\"1\",\"at\":\"2016-03-10T08:00:00\",\"b\":true,"
                       "\"n\":null}\n{\"id\":2,\"x\":2.5,\"y\":[1]}\nbroken\n"),
            "json: id BIGINT from $.id, x DOUBLE from $.x, s VARCHAR(65534) from $.s, at TIMESTAMP "
            "from $.at, b BOOLEAN from $.b, "
            "n VARCHAR(65534) from $.n, y VARCHAR(65534) from $.y[0:]");
}

TEST(Discover, FlattensObjectsTwoLevels) {
  EXPECT_EQ(discovered("{\"a\":{\"b\":{\"c\":1,\"d\":{\"e\":1}}},\"x.y\":2}"),
            "json: a_b_c BIGINT from $.a.b.c, a_b_d VARCHAR(65534) from $.a.b.d, x.y BIGINT from "
            "$['x.y']");
}

TEST(Discover, FindsTheRowsOfAWrapper) {
  const Discovery found =
      discover(all_connectors(), sample_of("{\"n\":2,\"records\":[{\"id\":1},{\"id\":2}]}"), {});
  EXPECT_EQ(printed(found), "json: id BIGINT from $.id");
  EXPECT_EQ(found.options.text("rows"), "$.records[0:]");
  EXPECT_EQ(discovered("{\"a\":{\"r\":[{\"id\":1}]}}", options_of({{"rows", "$.a.r[0:]"}})),
            "json: id BIGINT from $.id");
  EXPECT_EQ(discovered("{\"id\":1,\"l\":[{\"a\":1},{\"a\":2}]}\n{\"id\":2}\n"),
            "json: id BIGINT from $.id, l VARCHAR(65534) from $.l[0:]");
}

TEST(Discover, DecodesWhatItFound) {
  const std::string text = "\xEF\xBB\xBFid;when;v\n1;2016-03-10;x\n2;2016-03-11;y\n";
  const Discovery found = discover(all_connectors(), sample_of(text), {});
  DecodePlan plan{.fields = {}, .rowtime_field = {}, .timestamp_format = {}};
  for (std::size_t i = 0; i < found.schema->size(); ++i) {
    plan.fields.push_back({.column = found.schema->field(i).name,
                           .type = found.schema->field(i).type,
                           .source_field = found.sources[i]});
  }
  EXPECT_EQ(
      decode(all_connectors().format(found.format), plan, found.options, text).rows,
      (std::vector<std::string>{"1|2016-03-10 00:00:00.000|x", "2|2016-03-11 00:00:00.000|y"}));
}

TEST(Discover, RanksTimeCandidates) {
  const Discovery found =
      discover(all_connectors(),
               sample_of("dropoff_datetime,pickup_datetime,id,Date/Time,updated\n2016-03-10 "
                         "08:00:00,2016-03-10 07:00:00,1,4/1/2014 0:11:00,x\n"),
               {});
  EXPECT_EQ(found.time_candidates,
            (std::vector<std::string>{"pickup_datetime", "dropoff_datetime", "Date/Time"}));
}

TEST(Discover, NamesAndTypesAsTheServiceDid) {
  EXPECT_EQ(
      discovered("year,month,state,producer_type,energy_source,units,consumption\r\n"
                 "1990,1,AK,Total Electric Power Industry,Coal,ShortTons,47615\r\n"
                 "1991,1,AK,\"Electric Generators, Electric Utilities\",Coal,ShortTons,16535\r\n",
                 {}, DiscoveryStyle::kService),
      "csv: COL_year INTEGER from year, COL_month INTEGER from month, state VARCHAR(4), "
      "producer_type VARCHAR(64), "
      "energy_source VARCHAR(4), units VARCHAR(16), consumption INTEGER");
  EXPECT_EQ(discovered("{\"USER\":1,\"USER@DOMAIN\":2,\"@@\":3,\"p\":1.25,\"q\":70000.5}", {},
                       DiscoveryStyle::kService),
            "json: COL_USER TINYINT from $.USER, COL_USERDOMAIN TINYINT from $.USER@DOMAIN, COL_2 "
            "TINYINT from $.@@, p DECIMAL(3,2) "
            "from $.p, q DECIMAL(6,1) from $.q");
}

TEST(Discover, SaysWhenThereIsNothing) {
  EXPECT_THROW(discovered(" \n"), Error);
  EXPECT_THROW(discovered(std::string("\x7F\x00\x01\x02\n", 5)), Error);
  EXPECT_THROW(discovered("a,b\n", options_of({{"format", "json"}})), Error);
}

/// Hands out chunks; with a pause after the first ones.
class PausingSource final : public Source {
 public:
  explicit PausingSource(std::vector<std::string> texts) : texts_(std::move(texts)) {}
  PollStatus poll(Chunk& chunk) override {
    if (next_ == texts_.size()) {
      return PollStatus::kNothing;
    }
    chunk = Chunk{.bytes = texts_[next_], .origin = {}, .begins = next_ == 0, .arrival = {}};
    ++next_;
    return PollStatus::kChunk;
  }
  std::string position() const override { return std::to_string(next_); }
  void seek(const std::string& position) override {
    next_ = static_cast<std::size_t>(std::stoi(position));
  }
  void committed(const std::string& /*position*/) override {}
  bool is_finite() const override { return false; }
  void stop() override {}
  void on_ready(std::function<void()> /*wake*/) override {}
  SourceProgress progress() const override { return {}; }

 private:
  std::vector<std::string> texts_;
  std::size_t next_ = 0;
};

TEST(Discover, SamplingLosesNothing) {
  SampledSource source(
      std::make_unique<PausingSource>(std::vector<std::string>{"a\n1\n", "2\n", "3\n"}));
  EXPECT_EQ(source.sample().bytes, "a\n1\n2\n3\n");
  EXPECT_FALSE(source.sample().is_whole);
  Chunk chunk;
  EXPECT_EQ(source.position(), "0");
  ASSERT_EQ(source.poll(chunk), PollStatus::kChunk);
  EXPECT_EQ(chunk.bytes, "a\n1\n");
  EXPECT_TRUE(chunk.begins);
  EXPECT_EQ(source.position(), "1");
  source.seek("2");
  ASSERT_EQ(source.poll(chunk), PollStatus::kChunk);
  EXPECT_EQ(chunk.bytes, "3\n");
  EXPECT_EQ(source.poll(chunk), PollStatus::kNothing);
}

TEST(Discover, ReadsTheRealFiles) {
  const auto found_in = [](const std::string& name,
                           DiscoveryStyle style = DiscoveryStyle::kSluice) {
    SampledSource source(make_file_source(shared_data(name), false));
    return discover(all_connectors(), source.sample(), options_of({{"path", name}}), style);
  };
  if (shared_data("taxi/green_2013-08.csv.gz").empty()) {
    GTEST_SKIP() << "no shared data";
  }
  EXPECT_EQ(printed(found_in("taxi/uber_2014-04_raw.csv.gz")),
            "csv: Date/Time VARCHAR(65534), Lat DOUBLE, Lon DOUBLE, Base VARCHAR(65534)");
  EXPECT_EQ(found_in("taxi/uber_2014-04_raw.csv.gz").time_candidates,
            std::vector<std::string>{"Date/Time"});
  EXPECT_EQ(printed(found_in("taxi/green_2013-08.csv.gz")).substr(0, 100),
            "csv: VendorID BIGINT, lpep_pickup_datetime TIMESTAMP, Lpep_dropoff_datetime "
            "TIMESTAMP, Store_and_fwd");
  EXPECT_EQ(found_in("taxi/green_2013-08.csv.gz").schema->fields().back().name, "Trip_type");
  EXPECT_EQ(found_in("taxi/yellow_2016-03-10_dense.csv.gz").time_candidates[0],
            "tpep_pickup_datetime");
  EXPECT_EQ(printed(found_in("nab/nyc_taxi.csv")), "csv: timestamp TIMESTAMP, value BIGINT");
  EXPECT_EQ(printed(found_in("ticks/iex_trades_2019-10-21.csv.gz")),
            "csv: symbol VARCHAR(65534), size BIGINT, price DOUBLE, timestamp TIMESTAMP");
  EXPECT_EQ(found_in("map/nyc_boroughs_small.geojson").options.text("rows"), "$.features[0:]");
  EXPECT_EQ(printed(found_in("nab/nyc_taxi.csv", DiscoveryStyle::kService)),
            "csv: COL_timestamp VARCHAR(32) from timestamp, COL_value INTEGER from value");
}

}  // namespace
}  // namespace sluice
