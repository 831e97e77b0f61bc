#include "connectors/csv_format.h"

#include <gtest/gtest.h>

#include <random>

#include "runtime/value_text.h"
#include "tests/connectors/decoding.h"

namespace sluice {
namespace {

using Lines = std::vector<std::string>;

const FormatDefinition& csv() { return all_connectors().format("csv"); }

DecodePlan plan(std::vector<DecodeField> fields) {
  return {
      .fields = std::move(fields), .rowtime_field = {}, .timestamp_format = {}, .names_fold = true};
}

/// A BIGINT, a VARCHAR(100) and a DOUBLE.
DecodePlan three_columns() {
  return plan({{.column = "ID", .type = Type::bigint()},
               {.column = "NAME", .type = Type::varchar(100)},
               {.column = "VALUE", .type = Type::double_precision()}});
}

Decoded decoded(std::string_view text, const Options& options = {}) {
  return decode(csv(), three_columns(), options, text);
}

const Options kNoHeader = options_of({{"header", "false"}});

TEST(CsvFormat, BindsByHeaderNameWhateverTheCaseAndOrder) {
  EXPECT_EQ(decoded("value, id ,Name,more\n1.5,1,a,x\n").rows, Lines{"1|a|1.5"});
  EXPECT_EQ(decoded("Id,id,ID,name,value\n1,2,3,a,9\n").rows, Lines{"3|a|9"})
      << "exact before any case";
}

TEST(CsvFormat, BindsByPositionWithoutHeader) {
  EXPECT_EQ(decoded("1,a,1.5\n2,b,2.5", kNoHeader).rows, (Lines{"1|a|1.5", "2|b|2.5"}));
  EXPECT_EQ(decoded("1,a,1.5\n").rows, Lines{"1|a|1.5"})
      << "a first record without a known name is no header";
  EXPECT_EQ(decoded("x,y,z\n1,a,1.5\n", options_of({{"header", "true"}})).rows, Lines{"1|a|1.5"});
}

TEST(CsvFormat, BindsMappedFields) {
  DecodePlan mapped = three_columns();
  mapped.fields[2].source_field = "Lon";
  mapped.fields[0].source_field = "#1";
  EXPECT_EQ(decode(csv(), mapped, {}, "x,lon,name\n1,2.5,a\n").rows, Lines{"1|a|2.5"});
  mapped.fields[2].source_field = "Lonn";
  try {
    decode(csv(), mapped, options_of({{"header", "true"}}), "x,lon,name\n1,2.5,a\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "the header of rows has no field Lonn");
    EXPECT_EQ(error.hint(), "did you mean lon?");
  }
}

TEST(CsvFormat, NamesTheColumnThatAHeaderLacks) {
  try {
    decoded("id,naame,value\n1,a,2\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_EQ(error.message(), "the header of rows has no field NAME");
    EXPECT_EQ(error.hint(), "say which field it is: map 'NAME=naame'; fields: id, naame, value");
  }
}

TEST(CsvFormat, BindsTheNamesThatTheServiceGave) {
  const DecodePlan years = plan({{.column = "COL_year", .type = Type::integer()},
                                 {.column = "state", .type = Type::varchar(4)}});
  EXPECT_EQ(decode(csv(), years, {}, "state,year\nAK,1990\n").rows, Lines{"1990|AK"});
}

TEST(CsvFormat, RebindsEachFileByItsHeader) {
  EXPECT_EQ(decode_files(csv(), three_columns(), {},
                         {"id,name,value\n1,a,1\n", "value,name,id\n2,b,2", "",
                          "\xEF\xBB\xBFname,id,value\nc,3,3\n"})
                .rows,
            (Lines{"1|a|1", "2|b|2", "3|c|3"}));
}

TEST(CsvFormat, ReadsQuotes) {
  EXPECT_EQ(
      decoded("1,\"a,b\",2\n2, \"say \"\"hi\"\"\" ,3\n3,\"two\nlines\",4\r\n", kNoHeader).rows,
      (Lines{"1|a,b|2", "2|say \"hi\"|3", "3|two\nlines|4"}));
  EXPECT_EQ(decoded("\"1\",\"\",\"2.5\"\r\n", kNoHeader).rows, Lines{"1||2.5"});
  EXPECT_EQ(decoded("1,5\" pipe,2\n", kNoHeader).rows, Lines{"1|5\" pipe|2"})
      << "a quote inside is a character";
  EXPECT_EQ(decoded("1,'a',2\n2,'b;c',3\n", options_of({{"header", "false"}, {"quote", "'"}})).rows,
            (Lines{"1|a|2", "2|b;c|3"}));
  EXPECT_EQ(decoded("1,\"a,2\n", options_of({{"header", "false"}, {"quote", "none"}})).rows,
            Lines{"1|\"a|2"});
}

TEST(CsvFormat, TellsNullFromEmptyText) {
  EXPECT_EQ(decoded(",,\n1,\"\",\"\"\n2\n3, x, \n", kNoHeader).rows,
            (Lines{"NULL|NULL|NULL", "1||NULL", "2|NULL|NULL", "3| x|NULL"}));
}

TEST(CsvFormat, ReadsAnyDelimiter) {
  EXPECT_EQ(decoded("1;a;2\n", options_of({{"header", "false"}, {"delimiter", ";"}})).rows,
            Lines{"1|a|2"});
  EXPECT_EQ(decoded("1\ta\t2\n", options_of({{"header", "false"}, {"delimiter", "\\t"}})).rows,
            Lines{"1|a|2"});
  EXPECT_EQ(
      decoded("1||a|b||\"2\"||x\n", options_of({{"header", "false"}, {"delimiter", "||"}})).rows,
      Lines{"1|a|b|2"});
  EXPECT_EQ(decoded("1\ta\t2\n", options_of({{"header", "false"}, {"path", "x.tsv.gz"}})).rows,
            Lines{"1|a|2"});
  EXPECT_THROW(decoded("", options_of({{"delimiter", ""}})), Error);
  EXPECT_THROW(decoded("", options_of({{"quote", "ab"}})), Error);
}

TEST(CsvFormat, SkipsAndCountsBlankLinesAndExtraFields) {
  const Decoded result = decoded("id,name,value \r\n\r\n1,a,2,,\r\n   \n2,b,3,,\r\n\n");
  EXPECT_EQ(result.rows, (Lines{"1|a|2", "2|b|3"}));
  EXPECT_EQ(result.blank_lines, 3);
  EXPECT_EQ(result.ignored_fields, 4);
  EXPECT_EQ(result.raw, (Lines{"1,a,2,,", "2,b,3,,"}));
}

TEST(CsvFormat, CountsRowsWithMissingFields) {
  const Decoded result = decoded("id,name,value\n1,a,2\n\n2,b\n3\n");
  EXPECT_EQ(result.rows, (Lines{"1|a|2", "2|b|NULL", "3|NULL|NULL"}));
  EXPECT_EQ(result.short_rows, 2);
}

TEST(CsvFormat, ABadRowCostsThatRow) {
  const Decoded result = decoded("1,a,1\n1.5x,b,2\n2,c,x\n3,d,3\n", kNoHeader);
  EXPECT_EQ(result.order, (Lines{"1|a|1", "1.5x,b,2 => column ID: '1.5x' is not a BIGINT",
                                 "2,c,x => column VALUE: 'x' is not a DOUBLE", "3|d|3"}));
}

TEST(CsvFormat, BadUtf8CostsItsRow) {
  const Decoded result = decoded("1,a,1\n2,\xFF,2\n3,\xC3\xA4,3\n", kNoHeader);
  EXPECT_EQ(result.rows, (Lines{"1|a|1", "3|\xC3\xA4|3"}));
  EXPECT_EQ(result.bad, Lines{"2,\xFF,2 => not valid UTF-8"});
}

TEST(CsvFormat, AnUnclosedQuoteCostsItsLine) {
  const std::string reason = " => a quote is not closed";
  EXPECT_EQ(decoded("1,\"a,1\n2,b,2\n", kNoHeader).order, (Lines{"1,\"a,1" + reason, "2|b|2"}));
  EXPECT_EQ(decoded("1,\"a,1\r\n2,\"b\",2\n3,c,3", kNoHeader).order,
            (Lines{"1,\"a,1" + reason, "2|b|2", "3|c|3"}));
  EXPECT_EQ(decoded("1,\"a\"x,1\n2,b,2\n", kNoHeader).order,
            (Lines{"1,\"a\"x,1" + reason, "2|b|2"}));
  EXPECT_EQ(decoded("1,\"a", kNoHeader).order, Lines{"1,\"a" + reason});
  std::string text = "1,\"a,1\n";
  std::size_t lines = 0;
  while (text.size() < 300000) {
    text += "2,b,2\n";
    ++lines;
  }
  const Decoded result = decode(csv(), three_columns(), kNoHeader, text + "3,\"c\",3\n", 10000);
  EXPECT_EQ(result.bad.size(), 1U);
  EXPECT_EQ(result.rows.size(), lines + 1);
}

TEST(CsvFormat, ALongRecordCostsThatRecord) {
  const std::string text = "1,a,1\n2," + std::string(3 << 20, 'x') + ",2\n3,c,3\n";
  for (const std::size_t chunk : {std::size_t{100000}, text.size()}) {
    const Decoded result = decode(csv(), three_columns(), kNoHeader, text, chunk);
    EXPECT_EQ(result.rows, (Lines{"1|a|1", "3|c|3"}));
    ASSERT_EQ(result.bad.size(), 1U);
    EXPECT_TRUE(result.bad[0].ends_with("longer than 1048576 bytes"));
  }
}

TEST(CsvFormat, ChecksWhatItDoesNotMaterialise) {
  DecodePlan checked = three_columns();
  checked.fields[0].materialise = false;
  checked.fields[1].materialise = false;
  EXPECT_EQ(decode(csv(), checked, kNoHeader, "1,a,1\nx,b,2\n").order,
            (Lines{"-|-|1", "x,b,2 => column ID: 'x' is not a BIGINT"}));
  checked.fields[0].check = false;
  EXPECT_EQ(decode(csv(), checked, kNoHeader, "1,a,1\nx,b,2\n").order, (Lines{"-|-|1", "-|-|2"}));
}

TEST(CsvFormat, RefusesNullInNotNullColumns) {
  DecodePlan strict = three_columns();
  strict.fields[2].nullable = false;
  EXPECT_EQ(decode(csv(), strict, kNoHeader, "1,a,1\n2,b\n3,c,\n").order,
            (Lines{"1|a|1", "2,b => column VALUE: NULL in a NOT NULL column",
                   "3,c, => column VALUE: NULL in a NOT NULL column"}));
}

TEST(CsvFormat, TakesTheRowTimeFromAField) {
  DecodePlan timed = three_columns();
  timed.rowtime_field = "at";
  EXPECT_EQ(
      decode(csv(), timed, {}, "at,id,name,value\n2016-03-10 08:00:00,1,a,1\n,2,b,2\nnoon,3,c,3\n")
          .order,
      (Lines{"2016-03-10 08:00:00.000@1|a|1", ",2,b,2 => rowtime at: there is no time",
             "noon,3,c,3 => rowtime at: 'noon' is not a time of the form yyyy-MM-dd HH:mm:ss"}));
  timed.fields[1].type = Type::timestamp();
  timed.fields[1].source_field = "at";
  timed.timestamp_format = "M/d/yyyy H:mm:ss";
  EXPECT_EQ(decode(csv(), timed, {}, "at,id,value\n4/1/2014 0:11:00,1,1\n").rows,
            Lines{"2014-04-01 00:11:00.000@1|2014-04-01 00:11:00.000|1"});
}

TEST(CsvFormat, ReadsTheRowTimeFromAColumnWithoutHeader) {
  DecodePlan timed =
      plan({{.column = "ID", .type = Type::bigint()}, {.column = "AT", .type = Type::timestamp()}});
  timed.rowtime_field = "at";
  EXPECT_EQ(decode(csv(), timed, kNoHeader, "1,2016-03-10 08:00:00\n").rows,
            Lines{"2016-03-10 08:00:00.000@1|2016-03-10 08:00:00.000"});
}

TEST(CsvFormat, ReadsTruthAsNumbersAndWords) {
  const DecodePlan truths = plan({{.column = "A", .type = Type::boolean()}});
  EXPECT_EQ(decode(csv(), truths, kNoHeader, "true\nTRUE\n1\n0\nfalse\nN\n").rows,
            (Lines{"TRUE", "TRUE", "TRUE", "FALSE", "FALSE", "FALSE"}));
}

const char* const kDirty =
    "\xEF\xBB\xBF\r\nid,\"name\",value "
    "\r\n\r\n1,a,1.5\r\n2,\"b\r\nb\",2\n\n3,\"c\"\"c\",3,4\nx,d,4\n5, \"e\" ,5\n"
    "6,\"f,6\n7,\xC3\x28,7\n8,\xC3\xA4,8\n9,\"\",\n10,\"g\"x,1\n11,h\"h,11\n12,\"i";

TEST(CsvFormat, TheCutOfChunksDoesNotShow) {
  const Decoded whole = decode(csv(), three_columns(), {}, kDirty);
  EXPECT_EQ(whole.rows, (Lines{"1|a|1.5", "2|b\r\nb|2", "3|c\"c|3", "5|e|5", "8|\xC3\xA4|8",
                               "9||NULL", "11|h\"h|11"}));
  EXPECT_EQ(whole.bad.size(), 5U);
  const std::size_t size = std::string_view(kDirty).size();
  for (std::size_t chunk = 1; chunk <= size; ++chunk) {
    ASSERT_EQ(decode(csv(), three_columns(), {}, kDirty, chunk), whole) << chunk;
    ASSERT_EQ(decode(csv(), three_columns(), {}, kDirty, chunk, true), whole)
        << chunk << " with restarts";
  }
}

TEST(CsvFormat, TheCutOfChunksDoesNotShowWithLongDelimiters) {
  const Options options = options_of({{"delimiter", "~|~"}});
  const std::string text = "id~|~name~|~value\n1~|~a~|b~|~2\n2~|~\"c~|~\"~|~3\n3~|~~|~\n~|~x~|~~\n";
  const Decoded whole = decode(csv(), three_columns(), options, text);
  EXPECT_EQ(whole.rows, (Lines{"1|a~|b|2", "2|c~|~|3", "3|NULL|NULL"}));
  for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
    ASSERT_EQ(decode(csv(), three_columns(), options, text, chunk), whole) << chunk;
  }
}

TEST(CsvFormat, ReportsPlaceOfBlocks) {
  const auto decoder = csv().make_decoder(three_columns(), {});
  std::vector<Block> blocks;
  decoder->cut(
      {.bytes = "id,name,value\n1,a,1\n2,\"b\n", .origin = {}, .begins = true, .arrival = {}},
      blocks);
  decoder->cut({.bytes = "b\",2\n3,c,3\n", .origin = {}, .offset = 24, .ends = true, .arrival = {}},
               blocks);
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].offset, 14);
  EXPECT_EQ(blocks[0].line, 2);
  EXPECT_EQ(blocks[1].offset, 20);
  EXPECT_EQ(blocks[1].line, 3);
}

TEST(CsvFormat, RandomBytesNeverBreakIt) {
  std::mt19937 random(11);
  const std::string alphabet = "\"\"\",,\n\r\n 1x\t.-\xC3\xA4\xFF";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t size = random() % 120; text.size() < size;) {
      text += alphabet[random() % alphabet.size()];
    }
    const Decoded whole = decode(csv(), three_columns(), kNoHeader, text);
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 64U}) {
      ASSERT_EQ(decode(csv(), three_columns(), kNoHeader, text, chunk), whole)
          << "chunk " << chunk << ": " << text;
    }
  }
}

Batch batch_of(
    const std::vector<std::pair<std::optional<std::string>, std::optional<double>>>& rows) {
  BatchBuilder builder(std::make_shared<const Schema>(
      std::vector<Field>{{.name = "NAME", .type = Type::varchar(1000)},
                         {.name = "VALUE", .type = Type::double_precision()}}));
  for (const auto& [name, value] : rows) {
    name ? builder.column(0).append_text(*name) : builder.column(0).append_null();
    value ? builder.column(1).append_approximate(*value) : builder.column(1).append_null();
    builder.end_row({0});
  }
  return builder.finish();
}

std::string encoded(const Batch& batch, const Options& options) {
  const auto encoder = csv().make_encoder(batch.schema(), options);
  std::string out;
  encoder->begin(out);
  encoder->encode(batch, out);
  return out;
}

TEST(CsvFormat, EncodesAsRfc4180) {
  const Batch batch = batch_of({{"a", 1.5},
                                {"b,\"c\"", {}},
                                {"", std::numeric_limits<double>::infinity()},
                                {{}, std::nan("")},
                                {"x\ny", 2}});
  EXPECT_EQ(encoded(batch, {}), "NAME,VALUE\na,1.5\n\"b,\"\"c\"\"\",\n\"\",\n,\n\"x\ny\",2\n");
  EXPECT_EQ(encoded(batch_of({{"a;b", 1}}), options_of({{"delimiter", ";"}, {"header", "false"}})),
            "\"a;b\";1\n");
}

TEST(CsvFormat, RandomRowsSurviveARoundTrip) {
  std::mt19937 random(3);
  const std::string alphabet = "ab,\"\n\r |;\xC3\xA4";
  DecodePlan back = plan({{.column = "NAME", .type = Type::varchar(1000)},
                          {.column = "VALUE", .type = Type::double_precision()}});
  for (const char* delimiter : {",", "\\t", "||"}) {
    const Options options = options_of({{"delimiter", delimiter}});
    std::vector<std::pair<std::optional<std::string>, std::optional<double>>> rows;
    Lines expected;
    for (int i = 0; i < 2000; ++i) {
      std::string name;
      for (std::size_t size = random() % 8; size > 0; --size) {
        const std::size_t at = random() % (alphabet.size() - 1);
        name += at == alphabet.size() - 2 ? "\xC3\xA4" : std::string(1, alphabet[at]);
      }
      const double value =
          std::ldexp(static_cast<double>(random()) - 2e9, static_cast<int>(random() % 60) - 30);
      rows.emplace_back(i % 7 == 0 ? std::nullopt : std::optional(name),
                        i % 5 == 0 ? std::nullopt : std::optional(value));
      std::string line = rows.back().first.value_or("NULL") + "|";
      rows.back().second ? append_double_text(line, *rows.back().second) : void(line += "NULL");
      expected.push_back(line);
    }
    const Decoded result = decode(csv(), back, options, encoded(batch_of(rows), options), 999);
    EXPECT_EQ(result.bad, Lines{});
    EXPECT_EQ(result.rows, expected);
  }
}

TEST(CsvFormat, ReadsTheRealFiles) {
  const std::string green = shared_data("taxi/green_2013-08.csv.gz");
  if (green.empty()) {
    GTEST_SKIP() << "no shared data";
  }
  const DecodePlan pickups = plan({{.column = "pickup_longitude", .type = Type::double_precision()},
                                   {.column = "PICKUP_LATITUDE", .type = Type::double_precision()},
                                   {.column = "TRIP_TYPE", .type = Type::bigint()}});
  const Decoded trips = decode(csv(), pickups, {}, read_all(green), 4096);
  EXPECT_EQ(trips.rows.size(), 7623U);
  EXPECT_EQ(trips.bad, Lines{});
  EXPECT_EQ(trips.blank_lines, 1);
  EXPECT_EQ(trips.ignored_fields, 2 * 7623);
  EXPECT_EQ(trips.rows[0], "0|0|NULL");

  const DecodePlan crashes = plan({{.column = "LOCATION", .type = Type::varchar(100)},
                                   {.column = "UNIQUE KEY", .type = Type::integer()}});
  const Decoded collisions = decode(
      csv(), crashes, {}, read_all(shared_data("geo/manhattan_collisions_2016_2017.csv.gz")));
  EXPECT_EQ(collisions.rows.size(), 10847U);
  EXPECT_EQ(collisions.rows[0], "(40.796215, -73.94971)|3742618");
  EXPECT_EQ(collisions.bad, Lines{});

  const DecodePlan bikes = plan({{.column = "started_at", .type = Type::timestamp()},
                                 {.column = "start_station_name", .type = Type::varchar(100)},
                                 {.column = "end_lat", .type = Type::double_precision()}});
  const Decoded rides =
      decode(csv(), bikes, {}, read_all(shared_data("geo/citibike_2024-09_sample.csv.gz")), 1000);
  EXPECT_EQ(rides.rows.size(), 9998U);
  EXPECT_EQ(rides.rows[0], "2024-09-06 16:30:38.511|Vernon Blvd & 50 Ave|40.72179134");
  ASSERT_EQ(rides.bad.size(), 2U);
  EXPECT_TRUE(rides.bad[0].ends_with("column end_lat: 'NA' is not a DOUBLE"));
}

}  // namespace
}  // namespace sluice
