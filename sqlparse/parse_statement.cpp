#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

Statement::Node parse_drop(TokenReader& reader) {
  constexpr std::pair<std::string_view, ObjectKind> kKinds[] = {
      {"STREAM", ObjectKind::kStream},     {"TABLE", ObjectKind::kTable},
      {"PUMP", ObjectKind::kPump},         {"VIEW", ObjectKind::kView},
      {"FUNCTION", ObjectKind::kFunction},
  };
  reader.expect("DROP");
  for (const auto& [word, kind] : kKinds) {
    if (reader.accept(word)) {
      Drop drop;
      drop.kind = kind;
      drop.if_exists = reader.accept_all({"IF", "EXISTS"});
      drop.name = parse_object_name(reader, "a name");
      return drop;
    }
  }
  reader.fail_expected("STREAM, PUMP, VIEW, TABLE or FUNCTION behind DROP");
}

Statement::Node parse_alter(TokenReader& reader) {
  reader.expect("ALTER");
  if (!reader.accept("PUMP")) {
    reader.fail_expected("PUMP behind ALTER", "other things are created anew: CREATE OR REPLACE");
  }
  AlterPump alter;
  const bool is_list = reader.accept("(");
  do {
    alter.names.push_back(parse_object_name(reader, "a pump"));
  } while (is_list && reader.accept(","));
  if (is_list) {
    reader.expect(")");
  } else if (reader.accept_all({".", "*"})) {
    alter.all_of_schema = true;
  }
  alter.start = reader.accept("START");
  if (!alter.start && !reader.accept("STOP")) {
    reader.fail_expected("START or STOP");
  }
  return alter;
}

Statement::Node parse_explain(TokenReader& reader) {
  reader.expect("EXPLAIN");
  reader.accept_all({"PLAN", "FOR"});
  if (reader.at("EXPLAIN")) {
    reader.fail_here("EXPLAIN of an EXPLAIN", "leave one of them out");
  }
  return Explain{parse_statement(reader)};
}

Statement::Node parse_statement_node(TokenReader& reader) {
  if (reader.at("CREATE")) {
    return parse_create(reader);
  }
  if (reader.at("DROP")) {
    return parse_drop(reader);
  }
  if (reader.at("ALTER")) {
    return parse_alter(reader);
  }
  if (reader.at("EXPLAIN")) {
    return parse_explain(reader);
  }
  if (at_query(reader)) {
    return parse_query(reader);
  }
  refuse_statement(reader);
}

}  // namespace

Statement parse_statement(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  reader.start_statement();
  Statement statement;
  statement.node = parse_statement_node(reader);
  statement.span = reader.since(begin);
  return statement;
}

}  // namespace sluice::sqlparse
