#include "planner/node_binder.h"

#include <fmt/format.h>

#include <algorithm>

#include "functions/registry.h"
#include "functions/text.h"
#include "planner/monotonicity.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

bool is_row(const sp::Expression& expression) {
  return std::holds_alternative<sp::RowValue>(expression.node);
}

Comparison comparison_of(sp::BinaryOperator op) {
  switch (op) {
    case sp::BinaryOperator::kNotEqual:
      return Comparison::kNotEqual;
    case sp::BinaryOperator::kLess:
      return Comparison::kLess;
    case sp::BinaryOperator::kLessOrEqual:
      return Comparison::kLessOrEqual;
    case sp::BinaryOperator::kGreater:
      return Comparison::kGreater;
    case sp::BinaryOperator::kGreaterOrEqual:
      return Comparison::kGreaterOrEqual;
    default:
      return Comparison::kEqual;
  }
}

Arithmetic arithmetic_of(sp::BinaryOperator op) {
  switch (op) {
    case sp::BinaryOperator::kAdd:
      return Arithmetic::kAdd;
    case sp::BinaryOperator::kSubtract:
      return Arithmetic::kSubtract;
    case sp::BinaryOperator::kMultiply:
      return Arithmetic::kMultiply;
    default:
      return Arithmetic::kDivide;
  }
}

}  // namespace

void adopt_type(BoundExpression& null, const BoundExpression& other) {
  const Type type = other.is_null_literal ? Type::varchar(1) : other.type();
  null.expression = make_literal(type, {});
  null.facts.time_form = null.expression;
}

void NodeBinder::refuse(const std::string& message, const std::string& hint) const {
  throw Error(ErrorKind::kQuery, message, hint, expression_.span);
}

BoundExpression NodeBinder::bind() { return std::visit(*this, expression_.node); }

NodeBinder::Operands NodeBinder::bind_all(const std::vector<sp::Expression>& expressions) {
  Operands operands;
  for (const sp::Expression& expression : expressions) {
    operands.push_back(bind(expression));
  }
  return operands;
}

BoundExpression NodeBinder::plain(ExpressionPtr expression) const {
  return {.expression = std::move(expression), .constant = std::nullopt};
}

ExpressionPtr NodeBinder::condition(const sp::Expression& expression) {
  BoundExpression bound = bind(expression);
  if (bound.is_null_literal) {
    return make_literal(Type::boolean(), {});
  }
  if (bound.type().kind != TypeKind::kBoolean) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("a condition is needed here, not a value of type {}", to_string(bound.type())),
        "compare it with something", expression.span);
  }
  return bound.expression;
}

BoundExpression NodeBinder::operator()(const sp::Unary& unary) {
  if (unary.op == sp::UnaryOperator::kNot) {
    return plain(make_not(condition(*unary.operand)));
  }
  BoundExpression operand = bind(*unary.operand);
  if (unary.op == sp::UnaryOperator::kPlus) {
    if (!is_numeric(operand.type().kind) && !is_interval(operand.type().kind)) {
      refuse(fmt::format("+ needs a number or an interval, not {}", to_string(operand.type())));
    }
    return operand;
  }
  if (operand.constant && std::holds_alternative<std::int64_t>(*operand.constant) &&
      is_numeric(operand.type().kind)) {
    return bound_literal(operand.type(), -std::get<std::int64_t>(*operand.constant));
  }
  if (operand.constant && std::holds_alternative<double>(*operand.constant)) {
    return bound_literal(operand.type(), -std::get<double>(*operand.constant));
  }
  BoundExpression bound =
      apply({operand}, [](const auto& operands) { return make_negate(operands[0]); });
  bound.facts.monotonicity = reversed(operand.facts.monotonicity);
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::Binary& binary) {
  const bool is_comparison = binary.op >= sp::BinaryOperator::kEqual;
  if (is_comparison && (is_row(*binary.left) || is_row(*binary.right))) {
    return compare_rows(comparison_of(binary.op), bind_row(*binary.left), bind_row(*binary.right));
  }
  BoundExpression left = bind(*binary.left);
  BoundExpression right = bind(*binary.right);
  if (is_comparison) {
    return compare(comparison_of(binary.op), std::move(left), std::move(right));
  }
  if (left.is_null_literal) {
    adopt_type(left, right);
  }
  if (right.is_null_literal) {
    adopt_type(right, left);
  }
  if (binary.op == sp::BinaryOperator::kConcatenate) {
    return apply({left, right},
                 [](const auto& operands) { return make_concatenation(operands[0], operands[1]); });
  }
  const Arithmetic arithmetic = arithmetic_of(binary.op);
  BoundExpression bound = apply({left, right}, [&](const auto& operands) {
    return make_arithmetic(arithmetic, operands[0], operands[1]);
  });
  bound.facts.monotonicity = arithmetic_monotonicity(arithmetic, left, right);
  if (arithmetic == Arithmetic::kDivide) {
    tell_lost_fraction(binary, bound.type());
  }
  return bound;
}

/// Whoever divides by 60.0 wants a fraction; the dialect's digits do not always leave room for one.
void NodeBinder::tell_lost_fraction(const sp::Binary& division, const Type& type) {
  if (type.kind == TypeKind::kDecimal && type.scale == 0) {
    binder_.catalog().notice(fmt::format(
        "{} / {} is a {}, without a fraction: CAST one of them to DOUBLE to keep it",
        expression_text(*division.left), expression_text(*division.right), to_string(type)));
  }
}

BoundExpression NodeBinder::operator()(const sp::Logical& logical) {
  ExpressionPtr all;
  for (const sp::Expression& operand : logical.operands) {
    ExpressionPtr next = condition(operand);
    all = all == nullptr ? next : logical.is_or ? make_or(all, next) : make_and(all, next);
  }
  return plain(all);
}

BoundExpression NodeBinder::operator()(const sp::Cursor& /*cursor*/) {
  refuse("CURSOR(...) is only an argument of a table function",
         "write FROM TABLE(f(CURSOR(SELECT STREAM ...), ...))");
}

BoundExpression NodeBinder::operator()(const sp::RowValue& row) {
  if (row.values.size() == 1) {
    return bind(row.values.front());
  }
  refuse("a row value stands only in comparisons and IN");
}

BoundExpression NodeBinder::operator()(const sp::Period& /*period*/) {
  refuse("a period stands only beside a period predicate such as OVERLAPS");
}

BoundExpression NodeBinder::operator()(const sp::IsTest& test) {
  if (test.tested == sp::TestedValue::kNull) {
    const BoundExpression operand = bind(*test.operand);
    return plain(make_is_null(operand.expression, test.negated));
  }
  std::optional<bool> truth;
  if (test.tested != sp::TestedValue::kUnknown) {
    truth = test.tested == sp::TestedValue::kTrue;
  }
  return plain(make_is_truth(condition(*test.operand), truth, test.negated));
}

BoundExpression NodeBinder::operator()(const sp::Case& choice) {
  std::vector<ExpressionPtr> conditions;
  Operands results;
  for (const sp::CaseBranch& branch : choice.branches) {
    conditions.push_back(
        choice.operand
            ? compare(Comparison::kEqual, bind(*choice.operand), bind(*branch.when)).expression
            : condition(*branch.when));
    results.push_back(bind(*branch.then));
  }
  results.push_back(choice.otherwise ? bind(*choice.otherwise)
                                     : bound_literal(Type::varchar(1), {}));
  const Type type = unify(results, "CASE");
  std::vector<ExpressionPtr> values;
  for (const BoundExpression& result : results) {
    values.push_back(coerce(result.expression, type));
  }
  ExpressionPtr otherwise = std::move(values.back());
  values.pop_back();
  return plain(make_case(std::move(conditions), std::move(values), std::move(otherwise)));
}

Type NodeBinder::unify(Operands& operands, const char* what) const {
  std::optional<Type> type;
  for (const BoundExpression& operand : operands) {
    if (operand.is_null_literal) {
      continue;
    }
    const std::optional<Type> both = type ? common_type(*type, operand.type()) : operand.type();
    if (!both) {
      refuse(fmt::format("{} mixes {} and {}", what, to_string(*type), to_string(operand.type())),
             "CAST the values to one type");
    }
    type = both;
  }
  const Type common = type.value_or(Type::varchar(1));
  for (BoundExpression& operand : operands) {
    if (operand.is_null_literal) {
      operand.expression = make_literal(common, {});
    }
  }
  return common;
}

BoundExpression NodeBinder::operator()(const sp::Cast& cast) {
  const Type target = bind_type(cast.type);
  const BoundExpression operand = bind(*cast.operand);
  if (operand.is_null_literal) {
    BoundExpression null = bound_literal(target, {});
    null.is_null_literal = false;
    return null;
  }
  BoundExpression bound =
      apply({operand}, [&](const auto& operands) { return make_cast(operands[0], target); });
  const bool is_dated =
      operand.type().kind == TypeKind::kTimestamp || operand.type().kind == TypeKind::kDate;
  const bool keeps_order = !is_text(operand.type().kind) && (!is_text(target.kind) || is_dated) &&
                           target.kind != TypeKind::kTime;
  bound.facts.monotonicity = keeps_order ? operand.facts.monotonicity : Monotonicity::kNone;
  return bound;
}

}  // namespace sluice
