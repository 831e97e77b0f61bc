#include <fmt/format.h>

#include <utility>

#include "sqlparse/grammar.h"
#include "sqlparse/keyword.h"

namespace sluice::sqlparse {
namespace {

Expression::Node parse_case(TokenReader& reader) {
  Case result;
  reader.expect("CASE");
  if (!reader.at("WHEN")) {
    result.operand = parse_expression(reader);
  }
  if (!reader.at("WHEN")) {
    reader.fail_expected("WHEN");
  }
  while (reader.accept("WHEN")) {
    CaseBranch branch;
    branch.when = parse_expression(reader);
    reader.expect("THEN");
    branch.then = parse_expression(reader);
    result.branches.push_back(std::move(branch));
  }
  if (reader.accept("ELSE")) {
    result.otherwise = parse_expression(reader);
  }
  reader.expect("END");
  return result;
}

Expression::Node parse_row(TokenReader& reader) {
  reader.expect_all({"ROW", "("});
  RowValue row{parse_expression_list(reader)};
  reader.expect(")");
  return row;
}

Expression::Node parse_period(TokenReader& reader) {
  reader.expect_all({"PERIOD", "("});
  Period period;
  period.start = parse_expression(reader);
  reader.expect(",");
  period.end = parse_expression(reader);
  reader.expect(")");
  return period;
}

/// Makes `(left - right)` before a unit of time the difference of two datetimes.
Expression::Node parse_difference(TokenReader& reader, Expression inner) {
  auto* binary = std::get_if<Binary>(&inner.node);
  if (binary == nullptr || binary->op != BinaryOperator::kSubtract) {
    reader.fail_here(fmt::format("no difference before {}", reader.token().text),
                     "an interval qualifier follows a difference of two datetimes: (a - b) SECOND");
  }
  return QualifiedDifference{std::move(binary->left), std::move(binary->right),
                             parse_interval_qualifier(reader)};
}

/// Parses the rest of `((SELECT ..) UNION ..)`, which began like an expression.
Expression::Node parse_query_in_parentheses(TokenReader& reader, ScalarSubquery first) {
  Query query = parse_query_after(reader, std::move(*first.query));
  reader.expect(")");
  return ScalarSubquery{std::move(query)};
}

/// Parses what begins with a parenthesis: a subquery, a row value, a qualified difference, or just
/// an expression.
Expression parse_parentheses(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  const auto located = [&](Expression::Node node) {
    return Expression{std::move(node), reader.since(begin)};
  };
  if (reader.at_any({"SELECT", "VALUES", "WITH"}, 1)) {
    return located(ScalarSubquery{parse_parenthesised_query(reader)});
  }
  reader.expect("(");
  std::vector<Expression> values = parse_expression_list(reader);
  auto* subquery = std::get_if<ScalarSubquery>(&values[0].node);
  if (subquery != nullptr && reader.at_any({"UNION", "EXCEPT", "INTERSECT", "ORDER"})) {
    return located(parse_query_in_parentheses(reader, std::move(*subquery)));
  }
  reader.expect(")");
  if (values.size() > 1) {
    return located(RowValue{std::move(values)});
  }
  if (at_time_unit(reader)) {
    return located(parse_difference(reader, std::move(values[0])));
  }
  return std::move(values[0]);
}

Expression::Node parse_column(TokenReader& reader) {
  ColumnReference column;
  do {
    column.parts.push_back(parse_identifier(reader, "a column name"));
  } while (reader.accept("."));
  return column;
}

[[noreturn]] void fail_expression(const TokenReader& reader) {
  refuse_call(reader);
  std::string hint;
  if (reader.at("*")) {
    hint = "* stands alone: SELECT *, alias.* or COUNT(*)";
  } else if (reader.previous().text == "," && reader.at_any({"FROM", "WHERE", ")"})) {
    hint = "is the comma before it one too many?";
  } else if (reader.at_any({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"})) {
    hint = "units stand in FLOOR(x TO MINUTE), x + INTERVAL '1' MINUTE, EXTRACT(MINUTE FROM x)";
  } else {
    hint = quoting_hint(reader);
  }
  reader.fail_expected("an expression", hint);
}

bool at_call(const TokenReader& reader) {
  const Token& token = reader.token();
  const bool may_be_called =
      at_name(reader) || (token.kind == TokenKind::kWord &&
                          (is_reserved_function(token.text) || is_bare_function(token.text)));
  return may_be_called && reader.at("(", 1);
}

Expression::Node parse_primary_node(TokenReader& reader) {
  if (at_literal(reader)) {
    return parse_literal(reader).node;
  }
  if (reader.at("CASE")) {
    return parse_case(reader);
  }
  if (reader.at_all({"ROW", "("})) {
    return parse_row(reader);
  }
  if (reader.at_all({"PERIOD", "("})) {
    return parse_period(reader);
  }
  if (reader.accept("EXISTS")) {
    return Exists{parse_parenthesised_query(reader)};
  }
  if (reader.accept("CURSOR")) {
    return Cursor{parse_parenthesised_query(reader)};
  }
  if (at_call_form(reader)) {
    return parse_call_form(reader);
  }
  const bool is_bare = reader.at_kind(TokenKind::kWord) && is_bare_function(reader.token().text);
  if (at_call(reader) || is_bare) {
    return parse_call(reader);
  }
  if (at_name(reader)) {
    return parse_column(reader);
  }
  fail_expression(reader);
}

}  // namespace

Expression parse_primary(TokenReader& reader) {
  const Height height(reader);
  if (reader.at("(")) {
    return parse_parentheses(reader);
  }
  const std::uint32_t begin = reader.begin();
  Expression::Node node = parse_primary_node(reader);
  return {std::move(node), reader.since(begin)};
}

}  // namespace sluice::sqlparse
