#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/nearest_name.h"
#include "sqlparse/grammar.h"
#include "sqlparse/keyword.h"

namespace sluice::sqlparse {
namespace {

struct TypeName {
  std::string_view word;
  TypeKind kind;
};

constexpr auto kTypeNames = std::to_array<TypeName>({
    {"TINYINT", TypeKind::kTinyint},     {"SMALLINT", TypeKind::kSmallint},
    {"INTEGER", TypeKind::kInteger},     {"INT", TypeKind::kInteger},
    {"BIGINT", TypeKind::kBigint},       {"DECIMAL", TypeKind::kDecimal},
    {"DEC", TypeKind::kDecimal},         {"NUMERIC", TypeKind::kDecimal},
    {"REAL", TypeKind::kReal},           {"DOUBLE", TypeKind::kDouble},
    {"FLOAT", TypeKind::kDouble},        {"BOOLEAN", TypeKind::kBoolean},
    {"CHAR", TypeKind::kChar},           {"CHARACTER", TypeKind::kChar},
    {"VARCHAR", TypeKind::kVarchar},     {"BINARY", TypeKind::kBinary},
    {"VARBINARY", TypeKind::kVarbinary}, {"DATE", TypeKind::kDate},
    {"TIME", TypeKind::kTime},           {"TIMESTAMP", TypeKind::kTimestamp},
    {"INTERVAL", TypeKind::kInterval},
});

/// Types of other systems, and ours for them.
struct ForeignType {
  std::string_view word;
  std::string_view ours;
};

constexpr auto kForeignTypes = std::to_array<ForeignType>({
    {"TEXT", "VARCHAR(n)"},
    {"STRING", "VARCHAR(n)"},
    {"VARCHAR2", "VARCHAR(n)"},
    {"NVARCHAR", "VARCHAR(n)"},
    {"NCHAR", "CHAR(n)"},
    {"CLOB", "VARCHAR(n)"},
    {"JSON", "VARCHAR(n)"},
    {"UUID", "CHAR(36)"},
    {"DATETIME", "TIMESTAMP"},
    {"BOOL", "BOOLEAN"},
    {"BIT", "BOOLEAN"},
    {"NUMBER", "DECIMAL(p, s) or DOUBLE"},
    {"LONG", "BIGINT"},
    {"INT2", "SMALLINT"},
    {"INT4", "INTEGER"},
    {"INT8", "BIGINT"},
    {"INT64", "BIGINT"},
    {"FLOAT4", "REAL"},
    {"FLOAT8", "DOUBLE"},
    {"FLOAT64", "DOUBLE"},
    {"BLOB", "VARBINARY(n)"},
    {"BYTEA", "VARBINARY(n)"},
    {"BYTES", "VARBINARY(n)"},
    {"TIMESTAMPTZ", "TIMESTAMP, in UTC"},
    {"ARRAY", "a row for each element (source option rows)"},
});

constexpr std::string_view kUnits[] = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"};

constexpr int kMaximumLength = 65535;
constexpr int kMaximumDigits = 19;
constexpr int kMaximumFloatBits = 53;
constexpr std::string_view kMillisecondDigits = "3";
constexpr int kMaximumIntervalPrecision = 10;
constexpr int kMaximumFraction = 9;

/// Parses a whole number from `least` to `most`; `what` names it.
int parse_bounded(TokenReader& reader, std::string_view what, int least, int most) {
  const Token& token = reader.token();
  int value = 0;
  const char* end = token.text.data() + token.text.size();
  if (!reader.at_kind(TokenKind::kNumber)) {
    reader.fail_expected(fmt::format("a number for the {}", what),
                         fmt::format("it is from {} to {}", least, most));
  }
  const auto [stop, error] = std::from_chars(token.text.data(), end, value);
  if (stop != end || error != std::errc() || value < least || value > most) {
    reader.fail_here(fmt::format("{} is not from {} to {}: {}", what, least, most, token.text));
  }
  reader.take();
  return value;
}

/// Parses `(n)` if it is there.
std::optional<int> parse_size(TokenReader& reader, std::string_view what, int least, int most) {
  if (!reader.accept("(")) {
    return {};
  }
  const int size = parse_bounded(reader, what, least, most);
  reader.expect(")");
  return size;
}

void parse_decimal_size(TokenReader& reader, DataType& type) {
  if (!reader.accept("(")) {
    return;
  }
  type.precision = parse_bounded(reader, "precision of a DECIMAL", 1, kMaximumDigits);
  if (reader.accept(",")) {
    type.scale = parse_bounded(reader, "scale of this DECIMAL", 0, *type.precision);
  }
  reader.expect(")");
}

/// Times always have milliseconds and no zone: takes what says just that.
void parse_time_size(TokenReader& reader) {
  if (reader.accept("(")) {
    if (reader.token().text != kMillisecondDigits) {
      reader.fail_here(fmt::format("precision of a time that is not 3: {}", reader.token().text),
                       "leave it out: times have milliseconds");
    }
    reader.take();
    reader.expect(")");
  }
  if (reader.at_all({"WITH", "TIME"})) {
    reader.fail_here("times with a time zone are not in the dialect", "all times are UTC");
  }
  if (reader.accept_all({"WITHOUT", "TIME"})) {
    reader.expect("ZONE");
  }
}

void parse_type_size(TokenReader& reader, DataType& type, std::string_view word) {
  switch (type.kind) {
    case TypeKind::kDecimal:
      return parse_decimal_size(reader, type);
    case TypeKind::kChar:
    case TypeKind::kBinary:
      if (reader.accept("VARYING")) {
        type.kind = type.kind == TypeKind::kChar ? TypeKind::kVarchar : TypeKind::kVarbinary;
      }
      [[fallthrough]];
    case TypeKind::kVarchar:
    case TypeKind::kVarbinary:
      type.precision = parse_size(reader, fmt::format("length of a {}", word), 1, kMaximumLength);
      return;
    case TypeKind::kDouble:
      if (word == "FLOAT") {
        parse_size(reader, "precision of a FLOAT", 1, kMaximumFloatBits);
      } else {
        reader.accept("PRECISION");
      }
      return;
    case TypeKind::kTime:
    case TypeKind::kTimestamp:
      return parse_time_size(reader);
    case TypeKind::kInterval:
      type.interval = parse_interval_qualifier(reader);
      return;
    default:
      return;
  }
}

[[noreturn]] void fail_type(const TokenReader& reader) {
  const Token& token = reader.token();
  if (token.kind != TokenKind::kWord && token.kind != TokenKind::kQuotedName) {
    reader.fail_expected("a type");
  }
  for (const ForeignType& foreign : kForeignTypes) {
    if (upper_case(token.text) == foreign.word) {
      reader.fail_here(fmt::format("unknown type: {}", foreign.word),
                       fmt::format("write {}", foreign.ours));
    }
  }
  if (is_reserved(token.text)) {
    reader.fail_expected("a type");
  }
  std::vector<std::string> names;
  for (const TypeName& type : kTypeNames) {
    names.emplace_back(type.word);
  }
  const auto nearest = nearest_name(token.text, names);
  reader.fail_here(fmt::format("unknown type: {}", reader.spelling(token)),
                   nearest ? fmt::format("did you mean {}?", *nearest) : "");
}

bool is_year_month(TimeUnit unit) { return unit <= TimeUnit::kMonth; }

/// Says whether `TO unit` here makes a qualifier with `start`; if not, it belongs to FLOOR(.. TO
/// ..).
bool at_end_unit(const TokenReader& reader, TimeUnit start) {
  if (!reader.at("TO") || !at_time_unit(reader, 1)) {
    return false;
  }
  for (std::size_t unit = static_cast<std::size_t>(start) + 1; unit < std::size(kUnits); ++unit) {
    if (reader.at(kUnits[unit], 1)) {
      return is_year_month(start) == is_year_month(static_cast<TimeUnit>(unit));
    }
  }
  return false;
}

}  // namespace

DataType parse_data_type(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  for (const TypeName& name : kTypeNames) {
    if (reader.accept(name.word)) {
      DataType type;
      type.kind = name.kind;
      parse_type_size(reader, type, name.word);
      type.span = reader.since(begin);
      return type;
    }
  }
  fail_type(reader);
}

bool at_time_unit(const TokenReader& reader, std::size_t ahead) {
  return reader.at_any({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"}, ahead);
}

TimeUnit parse_time_unit(TokenReader& reader) {
  for (std::size_t unit = 0; unit < std::size(kUnits); ++unit) {
    if (reader.accept(kUnits[unit])) {
      return static_cast<TimeUnit>(unit);
    }
  }
  std::string hint = "the units are YEAR, MONTH, DAY, HOUR, MINUTE, SECOND";
  for (const std::string_view unit : kUnits) {
    if (reader.token().text == fmt::format("{}S", unit)) {
      hint = fmt::format("write {}", unit);
    }
  }
  reader.fail_expected("a unit of time", hint);
}

IntervalQualifier parse_interval_qualifier(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  IntervalQualifier qualifier;
  qualifier.start = parse_time_unit(reader);
  if (reader.accept("(")) {
    qualifier.precision =
        parse_bounded(reader, "precision of an interval", 1, kMaximumIntervalPrecision);
    if (qualifier.start == TimeUnit::kSecond && reader.accept(",")) {
      qualifier.fractional_precision =
          parse_bounded(reader, "precision of an interval's fraction", 0, kMaximumFraction);
    }
    reader.expect(")");
  }
  if (at_end_unit(reader, qualifier.start)) {
    reader.take();
    qualifier.end = parse_time_unit(reader);
    if (qualifier.end == TimeUnit::kSecond) {
      qualifier.fractional_precision =
          parse_size(reader, "precision of an interval's fraction", 0, kMaximumFraction);
    }
  }
  qualifier.span = reader.since(begin);
  return qualifier;
}

}  // namespace sluice::sqlparse
