#include "connectors/json_format.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <random>

#include "connectors/json_path.h"
#include "runtime/value_text.h"
#include "tests/connectors/decoding.h"

namespace sluice {
namespace {

using Lines = std::vector<std::string>;

const FormatDefinition& json() { return all_connectors().format("json"); }

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

Decoded decoded(std::string_view text) { return decode(json(), three_columns(), {}, text); }

/// One column of a type read from `{"A": literal}`.
std::string converted(const Type& type, const std::string& literal) {
  const DecodePlan one = plan({{.column = "A", .type = type}});
  const Decoded result = decode(json(), one, {}, std::string("{\"A\":") + literal + "}\n");
  if (!result.rows.empty()) {
    return result.rows[0];
  }
  const std::string& bad = result.bad.at(0);
  return bad.substr(bad.find(" => ") + 4);
}

TEST(JsonFormat, ReadsMembersInAnyOrder) {
  EXPECT_EQ(decoded("{\"ID\":1,\"NAME\":\"a\",\"VALUE\":1.5}\n{\"VALUE\":2,\"x\":{\"ID\":9},"
                    "\"NAME\":\"b\",\"ID\":2}")
                .rows,
            (Lines{"1|a|1.5", "2|b|2"}));
}

TEST(JsonFormat, FindsMembersOfAnotherCaseAfterExactOnes) {
  EXPECT_EQ(decoded("{\"id\":1,\"Name\":\"a\"}").rows, Lines{"1|a|NULL"});
  EXPECT_EQ(decoded("{\"id\":1,\"ID\":2,\"Id\":3}").rows, Lines{"2|NULL|NULL"});
  DecodePlan exact = three_columns();
  exact.names_fold = false;
  EXPECT_EQ(decode(json(), exact, {}, "{\"id\":1,\"NAME\":\"a\"}").rows, Lines{"NULL|a|NULL"});
}

TEST(JsonFormat, TheFirstOfTwoMembersCounts) {
  EXPECT_EQ(decoded("{\"ID\":1,\"ID\":2}").rows, Lines{"1|NULL|NULL"});
  EXPECT_EQ(decoded("{\"ID\":1,\"ID\":\"x\"}").rows, Lines{"1|NULL|NULL"});
}

TEST(JsonFormat, ReadsEscapes) {
  EXPECT_EQ(decoded("{\"NAME\":\"a\\n\\\"\\u00e4\\ud83d\\ude00\",\"\\u0049D\":7}").rows,
            Lines{"7|a\n\"\xC3\xA4\xF0\x9F\x98\x80|NULL"});
}

TEST(JsonFormat, ReadsEveryLayout) {
  const Lines two = {"1|a|NULL", "2|b|NULL"};
  for (const char* text :
       {"{\"ID\":1,\"NAME\":\"a\"}\n{\"ID\":2,\"NAME\":\"b\"}\n",
        "{\"ID\":1,\"NAME\":\"a\"}{\"ID\":2,\"NAME\":\"b\"}",
        "{\"ID\":1,\"NAME\":\"a\"} {\"ID\":2,\"NAME\":\"b\"}\r\n",
        "[{\"ID\":1,\"NAME\":\"a\"},{\"ID\":2,\"NAME\":\"b\"}]",
        "[\n{\"ID\":1,\"NAME\":\"a\"},\n{\"ID\":2,\"NAME\":\"b\"}\n]\n",
        "[\n  {\n    \"ID\": 1,\n    \"NAME\": \"a\"\n  },\n  {\n    \"ID\": 2,\n    \"NAME\": "
        "\"b\"\n  }\n]",
        "{\n  \"ID\": 1,\n  \"NAME\": \"a\"\n}\n{\n  \"ID\": 2,\n  \"NAME\": \"b\"\n}\n",
        "\xEF\xBB\xBF  {\"ID\":1,\"NAME\":\"a\"}\r\n\r\n{\"ID\":2,\"NAME\":\"b\"}"}) {
    for (std::size_t chunk = 1; chunk < 100; ++chunk) {
      const Decoded result = decode(json(), three_columns(), {}, text, chunk, chunk % 2 == 0);
      ASSERT_EQ(result.rows, two) << text << " in chunks of " << chunk;
      ASSERT_EQ(result.bad, Lines{}) << text << " in chunks of " << chunk;
    }
  }
}

TEST(JsonFormat, ABadLineCostsThatLine) {
  const struct {
    const char* line;
    const char* reason;
  } kCases[] = {
      {"{\"ID\":1,\"NAME\":\"a}", "not valid JSON: a string is not closed"},
      {"{\"ID\":1,\"NAME\":\"a,\"VALUE\":2}", "not valid JSON: a string is not closed"},
      {"{\"ID\":1,\"NAME\":\"a", "not valid JSON: a string is not closed"},
      {"{\"ID\":1,\"NAME\"", "not valid JSON: an object or array is not closed"},
      {"{\"ID\":1,\"NAME\":", "not valid JSON: an object or array is not closed"},
      {"{\"ID\":1,", "not valid JSON: an object or array is not closed"},
      {"{\"ID\":1", "not valid JSON: an object or array is not closed"},
      {"{\"ID\":[1,[", "not valid JSON: an object or array is not closed"},
      {"{", "not valid JSON: an object or array is not closed"},
      {"{\"ID\":1}}", "not valid JSON"},
      {"{\"ID\":1}x", "not valid JSON"},
      {"{\"ID\":1,\"x\":tru}", "not valid JSON"},
      {"{\"ID\":1,\"x\":[1,2}", "not valid JSON"},
      {"{\"ID\":1,\"x\":01}", "not valid JSON"},
      {"{\"ID\":1,\"x\":NaN}", "not valid JSON"},
      {"{\"ID\":1,\"x\":-Infinity}", "not valid JSON"},
      {"{\"ID\":1,\"x\":1e999}", "not valid JSON"},
      {"{\"ID\":1,\"x\":\"\\q\"}", "not valid JSON: a bad escape in a string"},
      {"{\"ID\":1,\"x\":\"\xFF\"}", "not valid UTF-8"},
      {"{\"ID\":1,\"x\":\"\x01\"}", "not valid JSON: a control character in a string"},
      {"{\"ID\":1,,}", "not valid JSON"},
      {"{\"NAME\":  \"NAME\": null}", "not valid JSON"},
      {"{\"ID\":1,\"x\":[null,\"a\": 1]}", "not valid JSON"},
      {"{\"ID\" 1}", "not valid JSON"},
      {"{'ID':1}", "not valid JSON"},
      {"hello", "not a JSON object"},
      {"\"text\"", "not a JSON object"},
      {"12", "not a JSON object"},
      {"{\"ID\":\"x\"}", "column ID: 'x' is not a BIGINT"},
  };
  for (const auto& bad : kCases) {
    const std::string text = "{\"ID\":1}\n" + std::string(bad.line) + "\n{\"ID\":3}\n{\"ID\":4}\n";
    const Decoded result = decoded(text);
    EXPECT_EQ(result.rows, (Lines{"1|NULL|NULL", "3|NULL|NULL", "4|NULL|NULL"})) << bad.line;
    ASSERT_EQ(result.bad.size(), 1U) << bad.line;
    EXPECT_EQ(result.bad[0].substr(0, result.bad[0].find(" => ")), bad.line);
    EXPECT_TRUE(result.bad[0].find(bad.reason) != std::string::npos) << result.bad[0];
    for (std::size_t chunk = 1; chunk < text.size(); ++chunk) {
      ASSERT_EQ(decode(json(), three_columns(), {}, text, chunk), result)
          << bad.line << " in chunks of " << chunk;
    }
    const std::string first = std::string(bad.line) + "\n{\"ID\":3}\n{\"ID\":4}\n";
    EXPECT_EQ(decoded(first).rows, (Lines{"3|NULL|NULL", "4|NULL|NULL"})) << first;
    EXPECT_EQ(decoded(first).bad, result.bad) << first;
  }
}

TEST(JsonFormat, ABadElementOfAPrintedArrayCostsThatElement) {
  const std::string text =
      "[\n{\"ID\":1},\n{\"ID\":2,\n{\"ID\":3},\n{\"ID\":\"x},\n{\"ID\":5}\n]\n";
  for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
    const Decoded result = decode(json(), three_columns(), {}, text, chunk);
    EXPECT_EQ(result.rows, (Lines{"1|NULL|NULL", "3|NULL|NULL", "5|NULL|NULL"}));
    EXPECT_EQ(result.bad.size(), 2U);
  }
}

TEST(JsonFormat, ABadObjectOverSeveralLinesCostsThatObject) {
  const std::string text =
      "{\n  \"ID\": 1\n}\n{\n  \"ID\": 2,\n  \"NAME\": \"a\n}\n{\n  \"ID\": 3\n}\n";
  for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
    const Decoded result = decode(json(), three_columns(), {}, text, chunk);
    EXPECT_EQ(result.rows, (Lines{"1|NULL|NULL", "3|NULL|NULL"}));
    ASSERT_EQ(result.bad.size(), 1U);
  }
}

TEST(JsonFormat, ConvertsByTheMatrix) {
  const Type varchar = Type::varchar(4);
  const Type varbinary{.kind = TypeKind::kVarbinary, .precision = 4};
  EXPECT_EQ(converted(Type::integer(), "null"), "NULL");
  EXPECT_EQ(converted(Type::integer(), "true"), "1");
  EXPECT_EQ(converted(Type::double_precision(), "false"), "0");
  EXPECT_EQ(converted(varchar, "false"), "fals");
  EXPECT_EQ(converted(Type::boolean(), "true"), "TRUE");
  EXPECT_EQ(converted(Type::timestamp(), "true"), "column A: true is not a TIMESTAMP");
  EXPECT_EQ(converted(varbinary, "true"), "AQ==");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kBinary, .precision = 3}, "true"), "AAAB");

  EXPECT_EQ(converted(Type::integer(), "12"), "12");
  EXPECT_EQ(converted(Type::integer(), "12.0"), "12");
  EXPECT_EQ(converted(Type::integer(), "123.4"), "column A: 123.4 is not an INTEGER");
  EXPECT_EQ(converted(Type{.kind = TypeKind::kTinyint}, "128"), "column A: 128 is not a TINYINT");
  EXPECT_EQ(converted(Type::decimal(5, 2), "1.5"), "1.50");
  EXPECT_EQ(converted(Type::decimal(5, 2), "1.555"), "column A: 1.555 is not a DECIMAL(5,2)");
  EXPECT_EQ(converted(Type::double_precision(), "-1.25e2"), "-125");
  EXPECT_EQ(converted(Type::boolean(), "0.0"), "FALSE");
  EXPECT_EQ(converted(Type::boolean(), "-3"), "TRUE");
  EXPECT_EQ(converted(varchar, "12345"), "1234");
  EXPECT_EQ(converted(varchar, "1e999"), "not valid JSON");
  EXPECT_EQ(converted(Type::timestamp(), "1457596800000"),
            "column A: 1457596800000 is not a TIMESTAMP");
  EXPECT_EQ(converted(varbinary, "1"), "column A: 1 is not a VARBINARY(4)");

  EXPECT_EQ(converted(Type::integer(), "\"12\""), "12");
  EXPECT_EQ(converted(Type::integer(), "\"\""), "column A: '' is not an INTEGER");
  EXPECT_EQ(converted(Type::boolean(), "\"TRUE\""), "TRUE");
  EXPECT_EQ(converted(Type::boolean(), "\"1\""), "FALSE");
  EXPECT_EQ(converted(varchar, "\"abcdef\""), "abcd");
  EXPECT_EQ(converted(varchar, "\"\""), "");
  EXPECT_EQ(converted(Type::timestamp(), "\"2018-06-13T14:11:05.766191\""),
            "2018-06-13 14:11:05.766");
  EXPECT_EQ(converted(varbinary, "\"X'3F67A23A'\""), "P2eiOg==");

  EXPECT_EQ(converted(Type::varchar(100), "[1, {\"b\": 2} ]"), "[1, {\"b\": 2} ]");
  EXPECT_EQ(converted(Type::varchar(100), "{\"b\" : [ ]}"), "{\"b\" : [ ]}");
  EXPECT_EQ(converted(Type::integer(), "[1]"), "column A: [1] is not an INTEGER");
}

TEST(JsonFormat, FollowsPaths) {
  const DecodePlan paths =
      plan({{.column = "B", .type = Type::bigint(), .source_field = "$.a.b"},
            {.column = "C", .type = Type::varchar(100), .source_field = "$.a"},
            {.column = "L", .type = Type::varchar(100), .source_field = "$.list[0:]"},
            {.column = "P", .type = Type::bigint(), .source_field = "$['x.y']"},
            {.column = "Q", .type = Type::bigint(), .source_field = "plain.name"}});
  EXPECT_EQ(decode(json(), paths, {},
                   "{\"a\": {\"b\":1, \"c\":2} ,\"list\":[1,2],\"x.y\":3,\"plain.name\":4}")
                .rows,
            Lines{"1|{\"b\":1, \"c\":2}|[1,2]|3|4"});
  EXPECT_EQ(decode(json(), paths, {}, "{\"a\":5}").bad, Lines{});
  EXPECT_EQ(decode(json(), paths, {}, "{\"a\":5}").rows, Lines{"NULL|5|NULL|NULL|NULL"});
  EXPECT_FALSE(parse_json_path("$.a[1]"));
  EXPECT_FALSE(parse_json_path("$.a[0:].b[0:]"));
  EXPECT_FALSE(parse_json_path("$..a"));
  EXPECT_THROW(
      decode(json(), plan({{.column = "A", .type = Type::bigint(), .source_field = "$.a["}}), {},
             ""),
      Error);
}

const DecodePlan kOrders =
    plan({{.column = "CUSTOMER", .type = Type::varchar(10), .source_field = "$.customer"},
          {.column = "ORDER_ID", .type = Type::bigint(), .source_field = "$.orders[0:].orderId"},
          {.column = "PRICE",
           .type = Type::double_precision(),
           .source_field = "$.orders[0:].total.price"},
          {.column = "TAGS", .type = Type::varchar(50), .source_field = "$.tags[0:]"}});

TEST(JsonFormat, FlattensAnArray) {
  EXPECT_EQ(decode(json(), kOrders, {},
                   "{\"orders\":[{\"orderId\":1,\"total\":{\"price\":2.5}},{\"orderId\":2},7],"
                   "\"customer\":\"a\",\"tags\":[1,2]}\n"
                   "{\"customer\":\"b\",\"orders\":[]}\n{\"customer\":\"c\"}\n{\"customer\":\"d\","
                   "\"orders\":{\"orderId\":4}}\n")
                .rows,
            (Lines{"a|1|2.5|[1,2]", "a|2|NULL|[1,2]", "a|NULL|NULL|[1,2]", "NULL|NULL|NULL|NULL",
                   "c|NULL|NULL|NULL", "d|NULL|NULL|NULL"}));
}

TEST(JsonFormat, ABadElementOfAFlattenedArrayCostsItsRow) {
  const Decoded result = decode(json(), kOrders, {},
                                "{\"customer\":\"a\",\"orders\":[{\"orderId\":\"x\"},{\"orderId\":"
                                "2},{\"orderId\":\"y\"},{\"orderId\":3}]}");
  EXPECT_EQ(result.rows, (Lines{"a|2|NULL|NULL", "a|3|NULL|NULL"}));
  EXPECT_EQ(result.bad.size(), 2U);
}

TEST(JsonFormat, RefusesTwoFlattenedArrays) {
  EXPECT_THROW(decode(json(),
                      plan({{.column = "A", .type = Type::bigint(), .source_field = "$.a[0:].x"},
                            {.column = "B", .type = Type::bigint(), .source_field = "$.b[0:].x"}}),
                      {}, ""),
               Error);
}

TEST(JsonFormat, ReadsRowsBelowARowPath) {
  const std::string text =
      "{\"next\": null,\n\"records\": [\n  {\"id\": 1, \"name\": \"a\"},\n  {\"id\": \"x\"},\n  "
      "{\"id\": 3, \"value\": 2}\n]}\n"
      "{\"records\":{\"id\":4}} {\"other\":1} {\"records\":[]}";
  const Options options = options_of({{"rows", "$.records[0:]"}});
  const Decoded result = decode(json(), three_columns(), options, text);
  EXPECT_EQ(result.rows, (Lines{"1|a|NULL", "3|NULL|2", "4|NULL|NULL"}));
  EXPECT_EQ(result.bad, (Lines{"{\"id\": \"x\"} => column ID: 'x' is not a BIGINT",
                               "{\"other\":1} => there is nothing at $.records[0:]"}));
  EXPECT_EQ(result.raw[0], "{\"id\": 1, \"name\": \"a\"}");
  for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
    ASSERT_EQ(decode(json(), three_columns(), options, text, chunk), result) << chunk;
  }
  DecodePlan full = three_columns();
  full.fields[0].source_field = "$.records[0:].id";
  EXPECT_EQ(decode(json(), full, options, text).rows, result.rows);
}

TEST(JsonFormat, ChecksWhatItDoesNotMaterialise) {
  DecodePlan checked = three_columns();
  checked.fields[0].materialise = false;
  EXPECT_EQ(decode(json(), checked, {}, "{\"ID\":1,\"NAME\":\"a\"}\n{\"ID\":\"x\"}\n").order,
            (Lines{"-|a|NULL", "{\"ID\":\"x\"} => column ID: 'x' is not a BIGINT"}));
  checked.fields[0].check = false;
  EXPECT_EQ(decode(json(), checked, {}, "{\"ID\":\"x\"}\n").rows, Lines{"-|NULL|NULL"});
}

/// Reads NAME only, and checks nothing else.
DecodePlan name_only() {
  DecodePlan plan = three_columns();
  for (const std::size_t unread : {0U, 2U}) {
    plan.fields[unread].materialise = false;
    plan.fields[unread].check = false;
  }
  return plan;
}

TEST(JsonFormat, PassesOverWhatNobodyReads) {
  EXPECT_EQ(
      decode(json(), name_only(), {},
             "{\"ID\":tru,\"x\":{\"NAME\":[1,{}]},\"NAME\":\"a\",\"VALUE\":1,\"NAME\":\"b\"}\n"
             "{\"NAME\":\"c\" \"VALUE\":}\n{\"VALUE\":\"}\",\"name\":\"d\"}\n{}\n")
          .rows,
      (Lines{"-|a|-", "-|d|-", "-|NULL|-"}));
  for (const char* bad : {"{\"ID\":,\"NAME\":\"a\"}", "{\"ID\":}", "{\"NAME\":\"a\",\"ID\":1",
                          "{\"NAME\":\"a\",\"ID\":\"\xFF\"}", "{\"ID\" 1,\"NAME\":\"a\"}"}) {
    EXPECT_EQ(decode(json(), name_only(), {}, std::string(bad) + "\n").rows, Lines{}) << bad;
  }
}

TEST(JsonFormat, RefusesNullInNotNullColumns) {
  DecodePlan strict = three_columns();
  strict.fields[0].nullable = false;
  EXPECT_EQ(decode(json(), strict, {}, "{\"ID\":null}\n{}\n{\"ID\":1}\n").order,
            (Lines{"{\"ID\":null} => column ID: NULL in a NOT NULL column",
                   "{} => column ID: NULL in a NOT NULL column", "1|NULL|NULL"}));
}

TEST(JsonFormat, ABadRecordHasTheBracketsAroundIt) {
  EXPECT_EQ(
      decode(json(), three_columns(), {}, "{\"ID\":1}\n[1,2]\n [ [3]]\n[{\"ID\":2},4]\n").order,
      (Lines{"1|NULL|NULL", "[1,2] => not a JSON object", "[ [3]] => not a JSON object",
             "2|NULL|NULL", "4] => not a JSON object"}));
}

TEST(JsonFormat, TakesTheRowTimeFromAMember) {
  DecodePlan timed = three_columns();
  timed.rowtime_field = "at";
  EXPECT_EQ(
      decode(json(), timed, {},
             "{\"at\":\"2016-03-10T08:00:00Z\",\"ID\":1}\n{\"ID\":2}\n{\"at\":\"noon\"}\n{\"at\":5}"
             "\n{\"at\":null}\n")
          .order,
      (Lines{
          "2016-03-10 08:00:00.000@1|NULL|NULL", "{\"ID\":2} => rowtime at: there is no time",
          "{\"at\":\"noon\"} => rowtime at: 'noon' is not a time of the form yyyy-MM-dd HH:mm:ss",
          "{\"at\":5} => rowtime at: 5 is a number; say timestamp_format 'epoch_ms' or 'epoch_s'",
          "{\"at\":null} => rowtime at: there is no time"}));
  timed.rowtime_field = "$.meta.at";
  timed.timestamp_format = "epoch_ms";
  EXPECT_EQ(decode(json(), timed, {}, "{\"meta\":{\"at\":1457596800123}}").rows,
            Lines{"2016-03-10 08:00:00.123@NULL|NULL|NULL"});
}

TEST(JsonFormat, GivesTheRowTimesMemberToItsColumnInAnyCase) {
  DecodePlan timed = three_columns();
  timed.rowtime_field = "id";
  timed.timestamp_format = "epoch_s";
  EXPECT_EQ(decode(json(), timed, {}, "{\"id\":1457596800}\n").rows,
            Lines{"2016-03-10 08:00:00.000@1457596800|NULL|NULL"});
}

TEST(JsonFormat, NestsDeeplyWithoutHarm) {
  const std::string deep =
      std::string("{\"x\":") + std::string(5000, '[') + std::string(5000, ']') + "}";
  EXPECT_EQ(decoded(deep + "\n{\"ID\":1}").rows, Lines{"1|NULL|NULL"});
  EXPECT_EQ(
      decoded(std::string("{\"x\":") + std::string(200, '[') + std::string(200, ']') + "}").rows,
      Lines{"NULL|NULL|NULL"});
}

/// A random text that is JSON or nearly so.
std::string random_json(std::mt19937& random, int depth) {
  switch (random() % (depth > 3 ? 7 : 9)) {
    case 0:
      return "null";
    case 1:
      return random() % 2 == 0 ? "true" : "false";
    case 2:
      return std::to_string(static_cast<int>(random() % 2000) - 1000);
    case 3:
      return std::to_string(random() % 100) + "." + std::to_string(random() % 1000) +
             (random() % 4 == 0 ? "e-3" : "");
    case 4:
      return std::string("\"\\u00e") + std::to_string(random() % 10) + "\\n\"";
    case 5:
    case 6:
      return std::string("\"text") + std::to_string(random() % 10) + "\"";
    case 7: {
      std::string array = "[";
      for (std::size_t size = random() % 4; size > 0; --size) {
        array += random_json(random, depth + 1) + (size > 1 ? "," : "");
      }
      return array + "]";
    }
    default: {
      std::string object = "{";
      for (std::size_t size = random() % 5; size > 0; --size) {
        const char* const names[] = {"ID", "NAME", "VALUE", "id", "x", "\\u0049D"};
        object += std::string("\"") + std::string(names[random() % 6]) +
                  "\" : " + random_json(random, depth + 1) + (size > 1 ? "," : "");
      }
      return object + "}";
    }
  }
}

/// What the first member of a name holds, by RapidJSON, in the test's printed form.
std::string expected_cell(const rapidjson::Document& document, const char* name, const Type& type) {
  const auto member = document.FindMember(name);
  if (member == document.MemberEnd() || member->value.IsNull()) {
    return "NULL";
  }
  if (member->value.IsString()) {
    return type.kind == TypeKind::kVarchar ? member->value.GetString() : "bad";
  }
  if (member->value.IsBool()) {
    return type.kind == TypeKind::kVarchar ? (member->value.GetBool() ? "true" : "false")
                                           : (member->value.GetBool() ? "1" : "0");
  }
  if (!member->value.IsNumber() || type.kind == TypeKind::kVarchar) {
    return "?";
  }
  const double number = member->value.GetDouble();
  if (type.kind == TypeKind::kBigint) {
    return number == std::floor(number) && std::abs(number) < 9e18
               ? std::to_string(static_cast<std::int64_t>(number))
               : "bad";
  }
  std::string out;
  append_double_text(out, number);
  return out;
}

TEST(JsonFormat, AcceptsTheLanguageOfRapidJson) {
  std::mt19937 random(5);
  DecodePlan exact = three_columns();
  exact.names_fold = false;
  int valid_count = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = "{";
    for (std::size_t size = random() % 5; size > 0; --size) {
      const char* const names[] = {"ID", "NAME", "VALUE", "x", "y"};
      text.append("\"").append(names[random() % 5]).append("\":").append(random_json(random, 1));
      text += size > 1 ? "," : "";
    }
    text += "}";
    for (std::size_t damage = random() % 3; damage > 0; --damage) {
      const char kBytes[] = "{}[]\",:0e-.tn\\u \xC3\xFF";
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = kBytes[random() % (sizeof kBytes - 1)];
          break;
        case 1:
          text.erase(at, 1);
          break;
        case 2:
          text.insert(at, 1, kBytes[random() % (sizeof kBytes - 1)]);
          break;
        default:
          break;
      }
      text += text.empty() ? "{" : "";
    }
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag>(
        text.c_str(), text.size());
    const bool is_valid = !document.HasParseError() && document.IsObject();
    const Decoded result = decode(json(), exact, {}, text + "\n");
    std::string expected;
    if (is_valid) {
      expected = expected_cell(document, "ID", Type::bigint()) + "|" +
                 expected_cell(document, "NAME", Type::varchar(100)) + "|" +
                 expected_cell(document, "VALUE", Type::double_precision());
      ++valid_count;
    }
    if (!is_valid) {
      // Several objects in a line are accepted, and so are commas and brackets around them; a row
      // must not be made up.
      ASSERT_TRUE(!result.bad.empty() || text.find_first_of(",[]{ ") != std::string::npos) << text;
    } else if (expected.find("bad") != std::string::npos ||
               (expected.find('?') != std::string::npos && !result.bad.empty())) {
      ASSERT_EQ(result.rows.size(), 0U) << text;
      ASSERT_TRUE(result.bad.at(0).find("column ") != std::string::npos) << text;
    } else if (expected.find('?') == std::string::npos) {
      ASSERT_EQ(result.rows, Lines{expected}) << text;
    }
  }
  EXPECT_GT(valid_count, 5000);
}

/// A random object on a line, perhaps damaged.
std::string random_line(std::mt19937& random) {
  std::string line = "{";
  for (std::size_t size = random() % 5; size > 0; --size) {
    const char* const names[] = {"ID", "NAME", "name", "x", "a longer name", "N\\u0041ME"};
    line.append("\"").append(names[random() % 6]).append("\":").append(random_json(random, 1));
    line += size > 1 ? "," : "";
  }
  line += "}";
  if (random() % 4 == 0) {
    const char kBytes[] = "{}[]\",:0e-.tn\\u \xC3\xFF";
    line[random() % line.size()] = kBytes[random() % (sizeof kBytes - 1)];
  }
  return line + "\n";
}

TEST(JsonFormat, ARecordIsReadAloneAsAmongOthers) {
  std::mt19937 random(7);
  for (const DecodePlan& plan : {three_columns(), name_only()}) {
    const std::string first = "{\"ID\":0}\n";  // lets the layout be known
    std::string all = first;
    Lines expected = decode(json(), plan, {}, first).order;
    for (int round = 0; round < 4000; ++round) {
      const std::string line = random_line(random);
      const Lines alone = decode(json(), plan, {}, first + line).order;
      expected.insert(expected.end(), alone.begin() + 1, alone.end());
      all += line;
    }
    EXPECT_EQ(decode(json(), plan, {}, all).order, expected);
  }
}

TEST(JsonFormat, PassingOverChangesNothingThatIsRead) {
  std::mt19937 random(7);
  DecodePlan whole = three_columns();
  whole.fields[0].materialise = whole.fields[2].materialise = false;
  for (int round = 0; round < 5000; ++round) {
    const std::string line = random_line(random);
    const Decoded checked = decode(json(), whole, {}, line);
    if (checked.bad.empty()) {
      ASSERT_EQ(decode(json(), name_only(), {}, line).rows, checked.rows) << line;
    }
  }
}

TEST(JsonFormat, RandomBytesNeverBreakIt) {
  std::mt19937 random(13);
  const std::string alphabet = "{}{}[],:\"\"\\\n\n 1eaD\xC3\xA4\xFF";
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (std::size_t size = random() % 100; text.size() < size;) {
      text += random() % 8 == 0 ? std::string("{\"ID\":1}\n")
                                : std::string(1, alphabet[random() % alphabet.size()]);
    }
    const Decoded whole = decoded(text);
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 64U}) {
      ASSERT_EQ(decode(json(), three_columns(), {}, text, chunk), whole)
          << "chunk " << chunk << ": " << text;
      ASSERT_EQ(decode(json(), three_columns(), {}, text, chunk, true), whole)
          << "restarts, chunk " << chunk << ": " << text;
      ASSERT_EQ(decode(json(), name_only(), {}, text, chunk), decode(json(), name_only(), {}, text))
          << "unread, chunk " << chunk << ": " << text;
    }
  }
}

std::string encoded(const Batch& batch, const Options& options = {}) {
  const auto encoder = json().make_encoder(batch.schema(), options);
  std::string out;
  encoder->begin(out);
  encoder->encode(batch, out);
  return out;
}

Batch one_row(std::vector<Field> fields, const std::vector<Value>& values) {
  BatchBuilder builder(std::make_shared<const Schema>(std::move(fields)));
  for (std::size_t i = 0; i < values.size(); ++i) {
    builder.column(i).append(values[i]);
  }
  builder.end_row({0});
  return builder.finish();
}

TEST(JsonFormat, EncodesEveryType) {
  const Batch batch =
      one_row({{.name = "a \"b\"", .type = Type::boolean()},
               {.name = "I", .type = Type::bigint()},
               {.name = "D", .type = Type::decimal(5, 2)},
               {.name = "F", .type = Type::double_precision()},
               {.name = "N", .type = Type::double_precision()},
               {.name = "T", .type = Type::timestamp()},
               {.name = "X", .type = {.kind = TypeKind::kVarbinary, .precision = 3}},
               {.name = "S", .type = Type::varchar(20)},
               {.name = "U", .type = Type::varchar(20)}},
              {true, std::int64_t{-5}, std::int64_t{1250}, 0.1, std::nan(""), std::int64_t{0},
               std::string("foo"), std::string("q\"\\\n\x01\xC3\xA4/"), std::monostate{}});
  EXPECT_EQ(encoded(batch),
            "{\"a \\\"b\\\"\":true,\"I\":-5,\"D\":12.50,\"F\":0.1,\"N\":null,\"T\":\"1970-01-01 "
            "00:00:00.000\",\"X\":\"Zm9v\","
            "\"S\":\"q\\\"\\\\\\n\\u0001\xC3\xA4/\",\"U\":null}\n");
}

TEST(JsonFormat, EmbedsValidJson) {
  const std::vector<Field> fields = {{.name = "R", .type = Type::varchar(100)},
                                     {.name = "I", .type = Type::bigint()}};
  const Options embed = options_of({{"embed", "R"}});
  EXPECT_EQ(encoded(one_row(fields, {std::string("{\"a\":\n[1]}"), std::int64_t{1}}), embed),
            "{\"R\":{\"a\": [1]},\"I\":1}\n");
  EXPECT_EQ(encoded(one_row(fields, {std::string("{\"a\":"), std::int64_t{1}}), embed),
            "{\"R\":\"{\\\"a\\\":\",\"I\":1}\n");
  EXPECT_EQ(encoded(one_row(fields, {std::string("1 2"), std::int64_t{1}}), embed),
            "{\"R\":\"1 2\",\"I\":1}\n");
  EXPECT_THROW(
      encoded(one_row(fields, {std::string(), std::int64_t{1}}), options_of({{"embed", "RR"}})),
      Error);
  EXPECT_THROW(
      encoded(one_row(fields, {std::string(), std::int64_t{1}}), options_of({{"embed", "I"}})),
      Error);
}

TEST(JsonFormat, RandomTextsSurviveARoundTrip) {
  std::mt19937 random(17);
  BatchBuilder builder(std::make_shared<const Schema>(
      std::vector<Field>{{.name = "NAME", .type = Type::varchar(100)}}));
  Lines expected;
  for (int row = 0; row < 3000; ++row) {
    std::string text;
    for (std::size_t size = random() % 10; size > 0; --size) {
      text += random() % 5 == 0 ? "\xE2\x82\xAC"
                                : std::string(1, static_cast<char>(random() % 127 + 1));
    }
    builder.column(0).append_text(text);
    builder.end_row({0});
    expected.push_back(text);
  }
  EXPECT_EQ(decode(json(), plan({{.column = "NAME", .type = Type::varchar(100)}}), {},
                   encoded(builder.finish()), 1000)
                .rows,
            expected);
}

}  // namespace
}  // namespace sluice
