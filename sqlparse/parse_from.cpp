#include <fmt/format.h>

#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

FromItem parse_joined(TokenReader& reader);

/// Says whether a name here is not an alias but begins a clause.
bool at_clause(const TokenReader& reader) {
  return reader.at_all({"WINDOWED", "BY"}) || reader.at("QUALIFY") || reader.at("OFFSET") ||
         reader.at_all({"MATCH_RECOGNIZE", "("});
}

std::optional<TableAlias> parse_alias(TokenReader& reader) {
  const bool has_as = reader.accept("AS");
  if (!has_as && (!at_name(reader) || at_clause(reader))) {
    return {};
  }
  TableAlias alias;
  alias.name = parse_identifier(reader, "an alias");
  if (reader.at("(")) {
    alias.columns = parse_name_list(reader, "a column name");
  }
  return alias;
}

TableFunction parse_table_function(TokenReader& reader) {
  reader.expect_all({"TABLE", "("});
  if (!at_name(reader) || !reader.at("(", 1)) {
    reader.fail_expected("a function call behind TABLE(",
                         "write TABLE(HOTSPOTS(CURSOR(SELECT STREAM ...), ...))");
  }
  const std::uint32_t begin = reader.begin();
  TableFunction function;
  function.call = parse_call(reader);
  function.span = reader.since(begin);
  reader.expect(")");
  return function;
}

ObjectName parse_relation_name(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  ObjectName name = parse_object_name(reader, "a stream, table or view");
  if (reader.at("(")) {
    TokenReader::fail(fmt::format("table function without TABLE: {}", name.object().spelling),
                      fmt::format("write TABLE({}(...))", name.object().spelling),
                      reader.since(begin));
  }
  return name;
}

/// Parses what stands behind the source of a relation; the alias comes after OVER, or before it.
void parse_relation_tail(TokenReader& reader, TableReference& relation) {
  if (reader.at("OVER")) {
    relation.over = parse_over(reader);
  }
  relation.alias = parse_alias(reader);
  if (reader.at("OVER") && !relation.over) {
    relation.over = parse_over(reader);
  }
  refuse_clause(reader);
}

FromItem parse_relation(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  refuse_clause(reader);
  TableReference relation;
  if (reader.at("TABLE")) {
    relation.source = parse_table_function(reader);
  } else if (at_query(reader)) {
    if (!reader.at("(")) {
      reader.fail_here("subquery without parentheses", "write FROM (SELECT ...) AS name");
    }
    relation.source = DerivedTable{parse_parenthesised_query(reader)};
  } else if (reader.accept("(")) {
    FromItem joined = parse_joined(reader);
    reader.expect(")");
    return joined;
  } else {
    relation.source = parse_relation_name(reader);
  }
  parse_relation_tail(reader, relation);
  return {std::move(relation), reader.since(begin)};
}

/// Takes `[NATURAL] [INNER | LEFT | RIGHT | FULL | CROSS] [OUTER] JOIN` off the reader, if there.
std::optional<Join> parse_join_words(TokenReader& reader) {
  Join join;
  join.natural = reader.accept("NATURAL");
  constexpr std::pair<std::string_view, JoinKind> kOuterKinds[] = {
      {"LEFT", JoinKind::kLeft}, {"RIGHT", JoinKind::kRight}, {"FULL", JoinKind::kFull}};
  for (const auto& [word, kind] : kOuterKinds) {
    if (reader.accept(word)) {
      join.kind = kind;
      reader.accept("OUTER");
      reader.expect("JOIN");
      return join;
    }
  }
  if (!join.natural && reader.accept("CROSS")) {
    join.kind = JoinKind::kCross;
    reader.expect("JOIN");
    return join;
  }
  if (reader.accept("INNER") || join.natural) {
    reader.expect("JOIN");
    return join;
  }
  return reader.accept("JOIN") ? std::optional(std::move(join)) : std::nullopt;
}

void parse_join_condition(TokenReader& reader, Join& join) {
  if (join.natural || join.kind == JoinKind::kCross) {
    return;
  }
  if (reader.accept("ON")) {
    join.condition = parse_expression(reader);
  } else if (reader.accept("USING")) {
    join.using_columns = parse_name_list(reader, "a column name");
  } else {
    reader.fail_expected("ON or USING behind the join",
                         "write ON a.x = b.x, or CROSS JOIN for every pair");
  }
}

FromItem parse_joined(TokenReader& reader) {
  const Nesting nesting(reader);
  const std::uint32_t begin = reader.begin();
  FromItem left = parse_relation(reader);
  while (std::optional<Join> join = parse_join_words(reader)) {
    reader.count_join();
    join->left = std::move(left);
    join->right = parse_relation(reader);
    parse_join_condition(reader, *join);
    left = {std::move(*join), reader.since(begin)};
  }
  return left;
}

}  // namespace

std::vector<FromItem> parse_from(TokenReader& reader) {
  std::vector<FromItem> items;
  if (!reader.at("FROM")) {
    reader.fail_expected("FROM", quoting_hint(reader));
  }
  reader.expect("FROM");
  do {
    items.push_back(parse_joined(reader));
  } while (reader.accept(","));
  return items;
}

}  // namespace sluice::sqlparse
