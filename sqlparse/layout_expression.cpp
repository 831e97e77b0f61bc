#include <fmt/format.h>

#include <utility>

#include "sqlparse/layout.h"

namespace sluice::sqlparse {
namespace {

/// The precedence of a node; what is no operator or predicate is primary.
struct PrecedenceOf {
  Precedence operator()(const Unary& unary) const {
    return unary.op == UnaryOperator::kNot ? Precedence::kNot : Precedence::kSign;
  }
  Precedence operator()(const Binary& binary) const {
    for (const BinaryOperatorEntry& entry : kBinaryOperators) {
      if (entry.op == binary.op) {
        return entry.precedence;
      }
    }
    return Precedence::kPrimary;
  }
  Precedence operator()(const Logical& logical) const {
    return logical.is_or ? Precedence::kOr : Precedence::kAnd;
  }
  Precedence operator()(const Between&) const { return Precedence::kPredicate; }
  Precedence operator()(const InList&) const { return Precedence::kPredicate; }
  Precedence operator()(const InQuery&) const { return Precedence::kPredicate; }
  Precedence operator()(const Like&) const { return Precedence::kPredicate; }
  Precedence operator()(const IsTest&) const { return Precedence::kPredicate; }
  Precedence operator()(const IsDistinctFrom&) const { return Precedence::kPredicate; }
  Precedence operator()(const PeriodPredicate&) const { return Precedence::kPredicate; }
  template <typename Node>
  Precedence operator()(const Node&) const {
    return Precedence::kPrimary;
  }
};

/// What a predicate is about, the left side; nothing for other nodes.
struct LeftOf {
  const Expression* operator()(const Binary& binary) const { return &*binary.left; }
  const Expression* operator()(const Between& between) const { return &*between.operand; }
  const Expression* operator()(const InList& list) const { return &*list.operand; }
  const Expression* operator()(const InQuery& query) const { return &*query.operand; }
  const Expression* operator()(const Like& like) const { return &*like.operand; }
  const Expression* operator()(const IsTest& test) const { return &*test.operand; }
  const Expression* operator()(const IsDistinctFrom& distinct) const { return &*distinct.left; }
  template <typename Node>
  const Expression* operator()(const Node&) const {
    return nullptr;
  }
};

Precedence precedence(const Expression& expression) {
  return std::visit(PrecedenceOf(), expression.node);
}

/// Says whether NOT before this would bind tighter than an IS TRUE in it.
bool has_open_truth_test(const Expression& expression) {
  const Expression* left = &expression;
  while (left != nullptr && precedence(*left) == Precedence::kPredicate) {
    const auto* test = std::get_if<IsTest>(&left->node);
    if (test != nullptr && test->tested != TestedValue::kNull) {
      return true;
    }
    left = std::visit(LeftOf(), left->node);
  }
  return false;
}

Precedence next(Precedence precedence) {
  return static_cast<Precedence>(static_cast<int>(precedence) + 1);
}

const char* negation(bool negated) { return negated ? " NOT" : ""; }

/// Lays out what `precedence` knows as operators and predicates.
struct OperatorLayout {
  Document operator()(const Unary& unary) const {
    const Expression& operand = *unary.operand;
    if (unary.op == UnaryOperator::kNot) {
      return Document::sequence({"NOT ", has_open_truth_test(operand)
                                             ? layout(operand, Precedence::kPrimary)
                                             : layout(operand, Precedence::kNot)});
    }
    const char* sign = unary.op == UnaryOperator::kMinus ? "-" : "+";
    return Document::sequence({sign, layout(operand, Precedence::kPrimary)});
  }

  Document operator()(const Binary& binary) const {
    for (const BinaryOperatorEntry& entry : kBinaryOperators) {
      if (entry.op == binary.op) {
        const bool is_comparison = entry.precedence == Precedence::kPredicate;
        return Document::group(
            {layout(*binary.left, entry.precedence),
             Document::nest({is_comparison ? " " : Document::line(), entry.symbol, " ",
                             layout(*binary.right, next(entry.precedence))})});
      }
    }
    return {};
  }

  Document operator()(const Logical& logical) const {
    std::vector<Document> parts;
    for (const Expression& operand : logical.operands) {
      if (!parts.empty()) {
        parts.push_back(Document::line());
        parts.emplace_back(logical.is_or ? "OR " : "AND ");
      }
      parts.push_back(layout(operand, Precedence::kNot));
    }
    return Document::group(std::move(parts));
  }

  Document operator()(const Between& between) const {
    return Document::sequence({layout(*between.operand, Precedence::kPredicate),
                               fmt::format("{} BETWEEN {}", negation(between.negated),
                                           between.symmetric ? "SYMMETRIC " : ""),
                               layout(*between.low, Precedence::kSum), " AND ",
                               layout(*between.high, Precedence::kSum)});
  }

  Document operator()(const InList& list) const {
    return Document::sequence({layout(*list.operand, Precedence::kPredicate),
                               layout_parentheses(fmt::format("{} IN (", negation(list.negated)),
                                                  layout_list(list.values))});
  }

  Document operator()(const InQuery& in) const {
    return Document::sequence({layout(*in.operand, Precedence::kPredicate),
                               fmt::format("{} IN ", negation(in.negated)),
                               layout_in_parentheses(*in.query)});
  }

  Document operator()(const Like& like) const {
    std::vector<Document> parts = {
        layout(*like.operand, Precedence::kPredicate),
        fmt::format("{} {} ", negation(like.negated), like.similar ? "SIMILAR TO" : "LIKE"),
        layout(*like.pattern, Precedence::kSum)};
    if (like.escape) {
      parts.emplace_back(" ESCAPE ");
      parts.push_back(layout(*like.escape, Precedence::kSum));
    }
    return Document::sequence(std::move(parts));
  }

  Document operator()(const IsTest& test) const {
    constexpr std::string_view kTested[] = {"NULL", "TRUE", "FALSE", "UNKNOWN"};
    return Document::sequence({layout(*test.operand, Precedence::kPredicate),
                               fmt::format(" IS{} {}", negation(test.negated),
                                           kTested[static_cast<std::size_t>(test.tested)])});
  }

  Document operator()(const IsDistinctFrom& distinct) const {
    return Document::sequence({layout(*distinct.left, Precedence::kPredicate),
                               fmt::format(" IS{} DISTINCT FROM ", negation(distinct.negated)),
                               layout(*distinct.right, Precedence::kSum)});
  }

  Document operator()(const PeriodPredicate& predicate) const {
    constexpr std::string_view kModifiers[] = {"", "STRICTLY ", "IMMEDIATELY "};
    constexpr std::string_view kRelations[] = {"EQUALS",   "CONTAINS", "OVERLAPS", "PRECEDES",
                                               "SUCCEEDS", "LEADS",    "LAGS"};
    std::vector<Document> parts = {layout(*predicate.first, Precedence::kSum)};
    for (const PeriodStep& step : predicate.steps) {
      parts.push_back(Document::line());
      parts.push_back(fmt::format("{}{} ", kModifiers[static_cast<std::size_t>(step.modifier)],
                                  kRelations[static_cast<std::size_t>(step.relation)]));
      parts.push_back(layout(*step.right, Precedence::kSum));
    }
    return Document::group({Document::nest(std::move(parts))});
  }

  template <typename Node>
  Document operator()(const Node&) const {
    return {};
  }
};

}  // namespace

Document layout(const Expression& expression, Precedence least) {
  const Precedence own = precedence(expression);
  if (own == Precedence::kPrimary) {
    return layout_primary(expression);
  }
  Document document = std::visit(OperatorLayout(), expression.node);
  return own < least ? layout_parentheses("(", std::move(document)) : document;
}

Document layout_list(const std::vector<Expression>& list) {
  std::vector<Document> items;
  for (const Expression& expression : list) {
    items.push_back(layout(expression));
  }
  return join(std::move(items), Document::sequence({",", Document::line()}));
}

Document layout_clause(std::string_view keyword, Document contents) {
  return Document::group({keyword, Document::nest({Document::line(), std::move(contents)})});
}

Document layout_parentheses(std::string_view before, Document contents) {
  return Document::group({before, Document::nest({Document::soft_line(), std::move(contents)}),
                          Document::soft_line(), ")"});
}

}  // namespace sluice::sqlparse
