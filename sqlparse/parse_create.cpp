#include <fmt/format.h>

#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

void refuse_constraint(const TokenReader& reader) {
  if (reader.at_any({"PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "DEFAULT", "CONSTRAINT", "FOREIGN",
                     "COLLATE"})) {
    reader.fail_here(fmt::format("constraint that is not in the dialect: {}", reader.token().text),
                     "a column is a name, a type and perhaps NOT NULL");
  }
  if (reader.at("NULL")) {
    reader.fail_here("NULL behind a column's type", "leave it out: columns may be NULL");
  }
}

ColumnDefinition parse_column_definition(TokenReader& reader) {
  refuse_constraint(reader);
  const std::uint32_t begin = reader.begin();
  ColumnDefinition column;
  column.name = parse_identifier(reader, "a column name");
  column.type = parse_data_type(reader);
  if (column.type.kind == TypeKind::kInterval) {
    TokenReader::fail("INTERVAL as the type of a column",
                      "store BIGINT milliseconds: TSDIFF(start, end)", column.type.span);
  }
  column.not_null = reader.accept_all({"NOT", "NULL"});
  refuse_constraint(reader);
  column.span = reader.since(begin);
  return column;
}

std::vector<ColumnDefinition> parse_column_definitions(TokenReader& reader) {
  std::vector<ColumnDefinition> columns;
  reader.expect("(");
  do {
    columns.push_back(parse_column_definition(reader));
  } while (reader.accept(","));
  if (!reader.at(")")) {
    reader.fail_expected(", or ) behind a column");
  }
  reader.expect(")");
  return columns;
}

/// Parses the name of an option, perhaps dotted; words that the dialect reserves will do.
std::string parse_option_name(TokenReader& reader) {
  std::string name;
  do {
    if (!reader.at_kind(TokenKind::kWord) && !reader.at_kind(TokenKind::kQuotedName)) {
      reader.fail_expected("an option's name", "write OPTIONS (name 'value', ...)");
    }
    const Token& token = reader.take();
    name += token.kind == TokenKind::kQuotedName ? token.text : std::string(reader.written(token));
    name += '.';
  } while (reader.accept("."));
  name.pop_back();
  return name;
}

std::vector<Option> parse_options(TokenReader& reader) {
  std::vector<Option> options;
  reader.expect_all({"OPTIONS", "("});
  if (reader.accept(")")) {
    return options;
  }
  do {
    Option option;
    const std::uint32_t begin = reader.begin();
    option.name = parse_option_name(reader);
    option.name_span = reader.since(begin);
    const std::uint32_t value_begin = reader.begin();
    if (!reader.at_kind(TokenKind::kString) && !reader.at_kind(TokenKind::kUnicodeString)) {
      reader.fail_expected(fmt::format("the value of option {} in single quotes", option.name),
                           reader.at("=") ? "write no =: OPTIONS (name 'value')" : "");
    }
    option.value = parse_string(reader, "a string");
    option.value_span = reader.since(value_begin);
    options.push_back(std::move(option));
  } while (reader.accept(","));
  reader.expect(")");
  return options;
}

std::optional<std::string> parse_description(TokenReader& reader) {
  if (!reader.accept("DESCRIPTION")) {
    return {};
  }
  return parse_string(reader, "the description in single quotes");
}

/// Parses CREATE STREAM and CREATE TABLE, which differ by a word, behind that word.
template <typename Relation>
Relation parse_relation(TokenReader& reader, bool or_replace) {
  Relation relation;
  relation.or_replace = or_replace;
  relation.name = parse_object_name(reader, "a name");
  if (reader.at("(")) {
    relation.columns = parse_column_definitions(reader);
  }
  if (reader.at("DESCRIPTION")) {
    relation.description = parse_description(reader);
  }
  if (reader.at("OPTIONS")) {
    relation.options = parse_options(reader);
  } else if (relation.columns.empty()) {
    reader.fail_expected("( and the columns", "write (name type, ...)");
  }
  if (!relation.description) {
    relation.description = parse_description(reader);
  }
  if (reader.at("AS")) {
    reader.fail_here("stream or table filled by its declaration",
                     "fill it by CREATE PUMP ... AS INSERT INTO it, or write CREATE VIEW");
  }
  return relation;
}

Insert parse_insert(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  Insert insert;
  if (!reader.at("INSERT")) {
    reader.fail_expected("INSERT", "a pump is CREATE PUMP name AS INSERT INTO stream SELECT ...");
  }
  reader.expect("INSERT");
  insert.expedited = reader.accept("EXPEDITED");
  reader.expect("INTO");
  insert.target = parse_object_name(reader, "a stream");
  if (reader.at("(") && !at_query(reader)) {
    insert.columns = parse_name_list(reader, "a column name");
  }
  if (!at_query(reader)) {
    reader.fail_expected("SELECT or VALUES");
  }
  insert.query = parse_query(reader);
  insert.span = reader.since(begin);
  return insert;
}

CreatePump parse_create_pump(TokenReader& reader, bool or_replace) {
  CreatePump pump;
  pump.or_replace = or_replace;
  pump.name = parse_object_name(reader, "a name");
  if (reader.accept("STARTED")) {
    pump.state = PumpState::kStarted;
  } else if (reader.accept("STOPPED")) {
    pump.state = PumpState::kStopped;
  }
  pump.description = parse_description(reader);
  reader.expect("AS");
  pump.insert = parse_insert(reader);
  return pump;
}

CreateView parse_create_view(TokenReader& reader, bool or_replace) {
  CreateView view;
  view.or_replace = or_replace;
  view.name = parse_object_name(reader, "a name");
  if (reader.at("(")) {
    view.columns = parse_name_list(reader, "a column name");
  }
  view.description = parse_description(reader);
  reader.expect("AS");
  view.query = parse_query(reader);
  return view;
}

}  // namespace

Statement::Node parse_create(TokenReader& reader) {
  reader.expect("CREATE");
  const bool or_replace = reader.accept_all({"OR", "REPLACE"});
  if (reader.accept("STREAM")) {
    return parse_relation<CreateStream>(reader, or_replace);
  }
  if (reader.accept("TABLE")) {
    return parse_relation<CreateTable>(reader, or_replace);
  }
  if (reader.accept("PUMP")) {
    return parse_create_pump(reader, or_replace);
  }
  if (reader.accept("VIEW")) {
    return parse_create_view(reader, or_replace);
  }
  if (reader.accept("FUNCTION")) {
    return parse_create_function(reader, or_replace);
  }
  refuse_create(reader);
}

}  // namespace sluice::sqlparse
