#include <fmt/format.h>

#include <array>
#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

struct PeriodWord {
  std::string_view word;
  PeriodRelation relation;
  bool takes_strictly;
  bool takes_immediately;
};

constexpr auto kPeriodWords = std::to_array<PeriodWord>({
    {"EQUALS", PeriodRelation::kEquals, false, false},
    {"CONTAINS", PeriodRelation::kContains, true, false},
    {"OVERLAPS", PeriodRelation::kOverlaps, true, false},
    {"PRECEDES", PeriodRelation::kPrecedes, true, true},
    {"SUCCEEDS", PeriodRelation::kSucceeds, true, true},
    {"LEADS", PeriodRelation::kLeads, true, true},
    {"LAGS", PeriodRelation::kLags, true, true},
});

bool is_period(const Expression& expression) {
  if (std::holds_alternative<Period>(expression.node)) {
    return true;
  }
  const auto* row = std::get_if<RowValue>(&expression.node);
  return row != nullptr && row->values.size() == 2;
}

/// Makes `(start, end)` the period that it is beside a period predicate.
Expression to_period(Expression expression) {
  if (auto* row = std::get_if<RowValue>(&expression.node)) {
    Period period;
    period.start = std::move(row->values[0]);
    period.end = std::move(row->values[1]);
    expression.node = std::move(period);
  }
  return expression;
}

bool at_period_predicate(const TokenReader& reader) {
  return reader.at_any({"EQUALS", "CONTAINS", "OVERLAPS", "PRECEDES", "SUCCEEDS", "LEADS", "LAGS"},
                       reader.at_any({"STRICTLY", "IMMEDIATELY"}) ? 1 : 0);
}

PeriodStep parse_period_step(TokenReader& reader) {
  PeriodStep step;
  const Token& modifier = reader.token();
  if (reader.accept("STRICTLY")) {
    step.modifier = PeriodModifier::kStrictly;
  } else if (reader.accept("IMMEDIATELY")) {
    step.modifier = PeriodModifier::kImmediately;
  }
  for (const PeriodWord& entry : kPeriodWords) {
    if (!reader.at(entry.word)) {
      continue;
    }
    const bool fits = step.modifier == PeriodModifier::kNone ||
                      (step.modifier == PeriodModifier::kStrictly ? entry.takes_strictly
                                                                  : entry.takes_immediately);
    if (!fits) {
      TokenReader::fail(fmt::format("{} takes no {}", entry.word, modifier.text), "leave it out",
                        modifier.span);
    }
    step.relation = entry.relation;
  }
  const Token& word = reader.take();
  Expression right = parse_operand(reader);
  if (!is_period(right) && step.relation != PeriodRelation::kContains) {
    TokenReader::fail(fmt::format("no period behind {}", word.text), "write (start, end)",
                      right.span);
  }
  step.right = to_period(std::move(right));
  return step;
}

/// Parses `a PRECEDES b PRECEDES c` behind `a`.
Expression::Node parse_period_chain(TokenReader& reader, Expression first) {
  PeriodPredicate predicate;
  predicate.first = to_period(std::move(first));
  do {
    predicate.steps.push_back(parse_period_step(reader));
  } while (at_period_predicate(reader) && is_period(*predicate.steps.back().right));
  return predicate;
}

Expression::Node parse_is(TokenReader& reader, Expression operand) {
  reader.expect("IS");
  const bool negated = reader.accept("NOT");
  if (reader.accept_all({"DISTINCT", "FROM"})) {
    return IsDistinctFrom{std::move(operand), parse_operand(reader), negated};
  }
  constexpr std::pair<std::string_view, TestedValue> kTests[] = {
      {"NULL", TestedValue::kNull},
      {"TRUE", TestedValue::kTrue},
      {"FALSE", TestedValue::kFalse},
      {"UNKNOWN", TestedValue::kUnknown},
  };
  for (const auto& [word, tested] : kTests) {
    if (reader.accept(word)) {
      return IsTest{std::move(operand), tested, negated};
    }
  }
  reader.fail_expected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM behind IS");
}

Expression::Node parse_between(TokenReader& reader, Expression operand, bool negated) {
  Between between;
  between.operand = std::move(operand);
  between.negated = negated;
  reader.expect("BETWEEN");
  between.symmetric = reader.accept("SYMMETRIC");
  if (!between.symmetric) {
    reader.accept("ASYMMETRIC");
  }
  between.low = parse_operand(reader);
  reader.expect("AND");
  between.high = parse_operand(reader);
  return between;
}

Expression::Node parse_in(TokenReader& reader, Expression operand, bool negated) {
  reader.expect("IN");
  if (!reader.at("(")) {
    reader.fail_expected("( behind IN", "write IN (value, ...) or IN (SELECT ...)");
  }
  if (reader.at_any({"SELECT", "VALUES", "WITH"}, 1)) {
    return InQuery{std::move(operand), parse_parenthesised_query(reader), negated};
  }
  reader.expect("(");
  InList list{std::move(operand), parse_expression_list(reader), negated};
  reader.expect(")");
  return list;
}

Expression::Node parse_like(TokenReader& reader, Expression operand, bool negated) {
  Like like;
  like.operand = std::move(operand);
  like.negated = negated;
  like.similar = reader.accept("SIMILAR");
  reader.expect(like.similar ? "TO" : "LIKE");
  like.pattern = parse_operand(reader);
  if (reader.accept("ESCAPE")) {
    like.escape = parse_operand(reader);
  }
  return like;
}

}  // namespace

bool at_truth_test(const TokenReader& reader) {
  return reader.at("IS") &&
         reader.at_any({"TRUE", "FALSE", "UNKNOWN"}, reader.at("NOT", 1) ? 2 : 1);
}

bool at_predicate(const TokenReader& reader, const Expression& left) {
  return reader.at("IS") ||
         reader.at_any({"BETWEEN", "IN", "LIKE", "SIMILAR"}, reader.at("NOT") ? 1 : 0) ||
         (is_period(left) && at_period_predicate(reader));
}

Expression parse_predicate(TokenReader& reader, Expression left) {
  const Height height(reader);
  const std::uint32_t begin = left.span.begin;
  const bool negated = reader.accept("NOT");
  Expression::Node node = reader.at("IS")        ? parse_is(reader, std::move(left))
                          : reader.at("BETWEEN") ? parse_between(reader, std::move(left), negated)
                          : reader.at("IN")      ? parse_in(reader, std::move(left), negated)
                          : reader.at_any({"LIKE", "SIMILAR"})
                              ? parse_like(reader, std::move(left), negated)
                              : parse_period_chain(reader, std::move(left));
  return {std::move(node), reader.since(begin)};
}

}  // namespace sluice::sqlparse
