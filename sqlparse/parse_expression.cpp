#include <algorithm>
#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

/// Takes a binary operator of this precedence off the reader, if one is there.
const BinaryOperatorEntry* accept_binary_operator(TokenReader& reader, Precedence precedence) {
  for (const BinaryOperatorEntry& entry : kBinaryOperators) {
    if (entry.precedence == precedence && reader.accept(entry.symbol)) {
      return &entry;
    }
  }
  return nullptr;
}

/// Parses signs and what they stand before.
Expression parse_signed(TokenReader& reader) {
  if (!reader.at("-") && !reader.at("+")) {
    return parse_primary(reader);
  }
  const Nesting nesting(reader);
  const std::uint32_t begin = reader.begin();
  const bool is_minus = reader.take().text == "-";
  Expression operand = parse_signed(reader);
  reader.raise_height(0);
  return {Unary{is_minus ? UnaryOperator::kMinus : UnaryOperator::kPlus, std::move(operand)},
          reader.since(begin)};
}

/// Parses a chain of operators of this precedence over operands that bind tighter.
Expression parse_binary(TokenReader& reader, Precedence precedence) {
  const auto parse_side = [&] {
    return precedence == Precedence::kSum ? parse_binary(reader, Precedence::kProduct)
                                          : parse_signed(reader);
  };
  const std::uint32_t begin = reader.begin();
  Expression left = parse_side();
  int height = reader.height();
  while (const BinaryOperatorEntry* entry = accept_binary_operator(reader, precedence)) {
    const Span op_span = reader.previous().span;
    Expression right = parse_side();
    left = {Binary{entry->op, std::move(left), std::move(right), op_span}, reader.since(begin)};
    height = reader.raise_height(height);
  }
  return left;
}

/// Refuses `= ANY (query)` and its like.
void refuse_quantifier(const TokenReader& reader) {
  const bool is_quantifier = reader.at_any({"ANY", "ALL", "SOME"}) && reader.at("(", 1);
  if (is_quantifier && reader.at_any({"SELECT", "VALUES", "WITH"}, 2)) {
    reader.fail_here("comparison with ANY, ALL or SOME of a query is not in the dialect",
                     "write IN (query), or compare with a MIN or MAX");
  }
}

/// Parses comparisons and predicates, which group to the left. Under NOT, `stops_at_truth_test`
/// leaves IS TRUE and its like to the whole.
Expression extend_condition(TokenReader& reader, Expression left, bool stops_at_truth_test) {
  const std::uint32_t begin = left.span.begin;
  for (;;) {
    const int height = reader.height();
    if (const auto* entry = accept_binary_operator(reader, Precedence::kPredicate)) {
      const Span op_span = reader.previous().span;
      refuse_quantifier(reader);
      Expression right = parse_operand(reader);
      left = {Binary{entry->op, std::move(left), std::move(right), op_span}, reader.since(begin)};
    } else if (at_predicate(reader, left) && !(stops_at_truth_test && at_truth_test(reader))) {
      left = parse_predicate(reader, std::move(left));
    } else {
      return left;
    }
    reader.raise_height(height);
  }
}

/// Parses NOT and the conditions below it. NOT binds looser than predicates, except that
/// `NOT x IS TRUE` means `(NOT x) IS TRUE`: see the dialect's truth tests.
Expression parse_not(TokenReader& reader, bool stops_at_truth_test) {
  if (!reader.at("NOT")) {
    return extend_condition(reader, parse_operand(reader), stops_at_truth_test);
  }
  const Nesting nesting(reader);
  const std::uint32_t begin = reader.begin();
  reader.expect("NOT");
  Expression operand = parse_not(reader, true);
  reader.raise_height(0);
  Expression negation{Unary{UnaryOperator::kNot, std::move(operand)}, reader.since(begin)};
  if (stops_at_truth_test || !at_truth_test(reader)) {
    return negation;
  }
  return extend_condition(reader, std::move(negation), false);
}

Expression parse_logical(TokenReader& reader, bool is_or) {
  const auto parse_side = [&] {
    return is_or ? parse_logical(reader, false) : parse_not(reader, false);
  };
  const std::uint32_t begin = reader.begin();
  Expression first = parse_side();
  int height = reader.height();
  if (!reader.at(is_or ? "OR" : "AND")) {
    return first;
  }
  Logical logical;
  logical.is_or = is_or;
  logical.operands.push_back(std::move(first));
  while (reader.accept(is_or ? "OR" : "AND")) {
    logical.operands.push_back(parse_side());
    height = std::max(height, reader.height());
  }
  reader.raise_height(height);
  return {std::move(logical), reader.since(begin)};
}

}  // namespace

Expression parse_operand(TokenReader& reader) { return parse_binary(reader, Precedence::kSum); }

Expression parse_expression(TokenReader& reader) {
  const Nesting nesting(reader);
  return parse_logical(reader, true);
}

std::vector<Expression> parse_expression_list(TokenReader& reader) {
  std::vector<Expression> list;
  do {
    list.push_back(parse_expression(reader));
  } while (reader.accept(","));
  return list;
}

}  // namespace sluice::sqlparse
