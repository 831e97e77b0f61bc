#include <utility>

#include "sqlparse/grammar.h"
#include "sqlparse/parser.h"

namespace sluice::sqlparse {
namespace {

Values parse_values(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  reader.expect("VALUES");
  Values values;
  do {
    const std::uint32_t row_begin = reader.begin();
    if (reader.accept("ROW") || reader.at("(")) {
      reader.expect("(");
      values.rows.push_back(parse_expression_list(reader));
      reader.expect(")");
    } else {
      values.rows.emplace_back().push_back(parse_expression(reader));
    }
    if (values.rows.back().size() != values.rows.front().size()) {
      TokenReader::fail("row of VALUES with another number of values than the first",
                        "all rows have the same columns", reader.since(row_begin));
    }
  } while (reader.accept(","));
  values.span = reader.since(begin);
  return values;
}

/// Parses what stands between set operators.
Query parse_query_operand(TokenReader& reader) {
  if (reader.at("(")) {
    return parse_parenthesised_query(reader);
  }
  Query query;
  const std::uint32_t begin = reader.begin();
  if (reader.at("SELECT")) {
    query.body = parse_select(reader);
  } else if (reader.at("VALUES")) {
    query.body = parse_values(reader);
  } else {
    reader.fail_expected("SELECT or VALUES");
  }
  query.span = reader.since(begin);
  return query;
}

SetOperation parse_set_operator(TokenReader& reader) {
  SetOperation operation;
  const Token& token = reader.take();
  operation.op = token.text == "UNION"    ? SetOperator::kUnion
                 : token.text == "EXCEPT" ? SetOperator::kExcept
                                          : SetOperator::kIntersect;
  operation.op_span = token.span;
  if (operation.op != SetOperator::kUnion && reader.at("ALL")) {
    reader.fail_here("ALL is only allowed with UNION", "leave it out");
  }
  operation.all = reader.accept("ALL");
  if (!operation.all) {
    reader.accept("DISTINCT");
  }
  reader.count_join();
  return operation;
}

/// Parses a chain of set operators behind `left`; INTERSECT binds tighter than the others.
Query parse_set_operations(TokenReader& reader, Query left, bool only_intersect) {
  const std::uint32_t begin = left.span.begin;
  while (reader.at("INTERSECT") || (!only_intersect && reader.at_any({"UNION", "EXCEPT"}))) {
    const bool is_intersect = reader.at("INTERSECT");
    SetOperation operation = parse_set_operator(reader);
    Query right = parse_query_operand(reader);
    if (!is_intersect) {
      right = parse_set_operations(reader, std::move(right), true);
    }
    operation.left = std::move(left);
    operation.right = std::move(right);
    left = Query{};
    left.body = std::move(operation);
    left.span = reader.since(begin);
  }
  return left;
}

std::vector<CommonTable> parse_with(TokenReader& reader) {
  std::vector<CommonTable> tables;
  reader.expect("WITH");
  if (reader.at("RECURSIVE")) {
    reader.fail_here("WITH RECURSIVE is not in the dialect", "plain WITH is");
  }
  do {
    CommonTable table;
    table.name = parse_identifier(reader, "a name");
    if (reader.at("(")) {
      table.columns = parse_name_list(reader, "a column name");
    }
    reader.expect("AS");
    table.query = parse_parenthesised_query(reader);
    tables.push_back(std::move(table));
  } while (reader.accept(","));
  return tables;
}

Expression parse_within(TokenReader& reader) {
  if (!reader.at("INTERVAL")) {
    reader.fail_expected("an interval behind WITHIN", "such as WITHIN INTERVAL '10' SECOND");
  }
  return parse_literal(reader);
}

SortItem parse_sort_item(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  SortItem item;
  item.key = parse_expression(reader);
  item.descending = reader.accept("DESC");
  if (!item.descending) {
    reader.accept("ASC");
  }
  if (reader.accept_all({"NULLS", "FIRST"})) {
    item.nulls_first = true;
  } else if (reader.accept_all({"NULLS", "LAST"})) {
    item.nulls_first = false;
  }
  item.span = reader.since(begin);
  return item;
}

}  // namespace

bool at_query(const TokenReader& reader) {
  std::size_t ahead = 0;
  while (ahead <= kMaximumNesting && reader.at("(", ahead)) {
    ++ahead;
  }
  return reader.at_any({"SELECT", "VALUES", "WITH"}, ahead);
}

Query parse_query(TokenReader& reader) {
  const Nesting nesting(reader);
  const std::uint32_t begin = reader.begin();
  std::vector<CommonTable> with;
  if (reader.at("WITH")) {
    with = parse_with(reader);
  }
  Query query = parse_query_after(reader, parse_query_operand(reader));
  if (!with.empty() && !query.with.empty()) {
    TokenReader::fail("WITH before a query that has one", "join the two", reader.since(begin));
  }
  query.with = with.empty() ? std::move(query.with) : std::move(with);
  query.span = reader.since(begin);
  return query;
}

Query parse_query_after(TokenReader& reader, Query first) {
  const std::uint32_t begin = first.span.begin;
  Query query = parse_set_operations(reader, std::move(first), false);
  if (reader.at("ORDER")) {
    if (!query.order_by.empty()) {
      reader.fail_here("ORDER BY of a query that has one", "leave one of them out");
    }
    query.order_by = parse_order_by(reader);
    if (reader.accept("WITHIN")) {
      query.within = parse_within(reader);
    }
  }
  refuse_clause(reader);
  query.span = reader.since(begin);
  return query;
}

Query parse_parenthesised_query(TokenReader& reader) {
  reader.expect("(");
  Query query = parse_query(reader);
  reader.expect(")");
  return query;
}

std::vector<SortItem> parse_order_by(TokenReader& reader) {
  std::vector<SortItem> items;
  reader.expect_all({"ORDER", "BY"});
  do {
    items.push_back(parse_sort_item(reader));
  } while (reader.accept(","));
  return items;
}

}  // namespace sluice::sqlparse
