#include "planner/node_binder.h"

#include <fmt/format.h>

#include <algorithm>

#include "functions/membership.h"
#include "functions/registry.h"
#include "functions/text.h"
#include "planner/monotonicity.h"
#include "planner/table_binder.h"
#include "runtime/value_text.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

std::int64_t character_count(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

/// Gives an untyped NULL the type of its neighbour; two of them become text.
void adopt(BoundExpression& null, const BoundExpression& other) {
  const Type type = other.is_null_literal ? Type::varchar(1) : other.type();
  null.expression = make_literal(type, {});
  null.facts.time_form = null.expression;
}

bool is_row(const sp::Expression& expression) { return std::holds_alternative<sp::RowValue>(expression.node); }

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
    throw Error(ErrorKind::kQuery, fmt::format("a condition is needed here, not a value of type {}", to_string(bound.type())),
                "compare it with something", expression.span);
  }
  return bound.expression;
}

BoundExpression NodeBinder::operator()(const sp::NullLiteral& /*literal*/) { return bound_literal(Type::varchar(1), {}); }

BoundExpression NodeBinder::operator()(const sp::BooleanLiteral& literal) {
  BoundExpression bound = bound_literal(Type::boolean(), literal.value ? Value(*literal.value) : Value());
  bound.is_null_literal = false;
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::NumberLiteral& literal) {
  const auto point = literal.text.find('.');
  if (literal.approximate) {
    const std::optional<double> value = parse_double(literal.text);
    return value ? bound_literal(Type::double_precision(), *value)
                 : (refuse(fmt::format("number out of range: {}", literal.text)), BoundExpression{});
  }
  if (point == std::string::npos) {
    const std::optional<std::int64_t> value = parse_integer(literal.text);
    if (!value) {
      refuse(fmt::format("number out of range: {}", literal.text), "write it as an approximate number, with an exponent");
    }
    const bool is_small = *value >= INT32_MIN && *value <= INT32_MAX;
    return bound_literal(is_small ? Type::integer() : Type::bigint(), *value);
  }
  const int scale = static_cast<int>(literal.text.size() - point - 1);
  const int digits = std::max(1, static_cast<int>(literal.text.size()) - 1);
  const std::optional<std::int64_t> value = digits <= 19 ? parse_decimal(literal.text, digits, scale, false) : std::nullopt;
  if (!value) {
    refuse(fmt::format("a decimal literal has at most 19 digits, not {}", digits),
           "write it as an approximate number, with an exponent");
  }
  return bound_literal(Type::decimal(std::min(digits, 18), std::min(scale, 18)), *value);
}

BoundExpression NodeBinder::operator()(const sp::StringLiteral& literal) {
  const auto length = static_cast<int>(std::max<std::int64_t>(1, character_count(literal.value)));
  const TypeKind kind = literal.value.empty() ? TypeKind::kVarchar : TypeKind::kChar;
  return bound_literal({.kind = kind, .precision = length}, literal.value);
}

BoundExpression NodeBinder::operator()(const sp::BinaryLiteral& literal) {
  const auto length = static_cast<int>(std::max<std::size_t>(1, literal.bytes.size()));
  return bound_literal({.kind = TypeKind::kVarbinary, .precision = length}, literal.bytes);
}

BoundExpression NodeBinder::operator()(const sp::DatetimeLiteral& literal) {
  constexpr TypeKind kKinds[] = {TypeKind::kDate, TypeKind::kTime, TypeKind::kTimestamp};
  return bound_literal({.kind = kKinds[static_cast<int>(literal.kind)]}, literal.milliseconds);
}

BoundExpression NodeBinder::operator()(const sp::IntervalLiteral& literal) {
  const IntervalFields fields = bind_interval_fields(literal.qualifier);
  const TypeKind kind = fields.leading <= TimeUnit::kMonth ? TypeKind::kMonths : TypeKind::kMillis;
  return bound_literal({.kind = kind, .interval = fields}, literal.value);
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
  if (operand.constant && std::holds_alternative<std::int64_t>(*operand.constant) && is_numeric(operand.type().kind)) {
    return bound_literal(operand.type(), -std::get<std::int64_t>(*operand.constant));
  }
  if (operand.constant && std::holds_alternative<double>(*operand.constant)) {
    return bound_literal(operand.type(), -std::get<double>(*operand.constant));
  }
  BoundExpression bound = apply({operand}, [](const auto& operands) { return make_negate(operands[0]); });
  bound.facts.monotonicity = reversed(operand.facts.monotonicity);
  return bound;
}

void NodeBinder::align(BoundExpression& left, BoundExpression& right, const char* what) {
  if (left.is_null_literal) {
    adopt(left, right);
  }
  if (right.is_null_literal) {
    adopt(right, left);
  }
  const std::optional<Type> type = comparison_type(left.type(), right.type());
  if (!type) {
    refuse(fmt::format("cannot {} {} and {}", what, to_string(left.type()), to_string(right.type())),
           "the dialect converts nothing across type families: CAST one side");
  }
  const auto coerced = [&](BoundExpression& side) {
    side.expression = coerce(side.expression, *type);
    if (side.facts.time_form != nullptr) {
      side.facts.time_form = coerce(side.facts.time_form, *type);
    }
  };
  coerced(left);
  coerced(right);
}

BoundExpression NodeBinder::compare(Comparison comparison, BoundExpression left, BoundExpression right) {
  align(left, right, "compare");
  return plain(make_comparison(comparison, left.expression, right.expression));
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
    adopt(left, right);
  }
  if (right.is_null_literal) {
    adopt(right, left);
  }
  if (binary.op == sp::BinaryOperator::kConcatenate) {
    return apply({left, right}, [](const auto& operands) { return make_concatenation(operands[0], operands[1]); });
  }
  const Arithmetic arithmetic = arithmetic_of(binary.op);
  BoundExpression bound = apply({left, right}, [&](const auto& operands) {
    return make_arithmetic(arithmetic, operands[0], operands[1]);
  });
  bound.facts.monotonicity = arithmetic_monotonicity(arithmetic, left, right);
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::Logical& logical) {
  ExpressionPtr all;
  for (const sp::Expression& operand : logical.operands) {
    ExpressionPtr next = condition(operand);
    all = all == nullptr ? next : logical.is_or ? make_or(all, next) : make_and(all, next);
  }
  return plain(all);
}

BoundExpression NodeBinder::operator()(const sp::Between& between) {
  const BoundExpression operand = bind(*between.operand);
  const BoundExpression low = bind(*between.low);
  const BoundExpression high = bind(*between.high);
  const auto within = [&](const BoundExpression& least, const BoundExpression& most) {
    return make_and(compare(Comparison::kGreaterOrEqual, operand, least).expression,
                    compare(Comparison::kLessOrEqual, operand, most).expression);
  };
  ExpressionPtr inside = within(low, high);
  if (between.symmetric) {
    inside = make_or(inside, within(high, low));
  }
  return plain(between.negated ? make_not(inside) : inside);
}

NodeBinder::Operands NodeBinder::bind_row(const sp::Expression& expression) {
  const sp::RowValue* row = std::get_if<sp::RowValue>(&expression.node);
  return row == nullptr ? Operands{bind(expression)} : bind_all(row->values);
}

BoundExpression NodeBinder::compare_rows(Comparison comparison, const Operands& left, const Operands& right) {
  if (left.size() != right.size()) {
    refuse("row values that are compared must have the same number of values");
  }
  const bool is_equality = comparison == Comparison::kEqual || comparison == Comparison::kNotEqual;
  if (is_equality || left.size() == 1) {
    ExpressionPtr all;
    for (std::size_t i = 0; i < left.size(); ++i) {
      ExpressionPtr one = compare(is_equality ? Comparison::kEqual : comparison, left[i], right[i]).expression;
      all = all == nullptr ? one : make_and(all, one);
    }
    return plain(comparison == Comparison::kNotEqual ? make_not(all) : all);
  }
  const bool is_less = comparison == Comparison::kLess || comparison == Comparison::kLessOrEqual;
  ExpressionPtr holds = compare(comparison, left.back(), right.back()).expression;
  for (std::size_t i = left.size() - 1; i-- > 0;) {
    const ExpressionPtr differs = compare(is_less ? Comparison::kLess : Comparison::kGreater, left[i], right[i]).expression;
    holds = make_or(differs, make_and(compare(Comparison::kEqual, left[i], right[i]).expression, holds));
  }
  return plain(holds);
}

BoundExpression NodeBinder::operator()(const sp::InList& in) {
  if (std::holds_alternative<sp::RowValue>(in.operand->node)) {
    ExpressionPtr any;
    for (const sp::Expression& value : in.values) {
      ExpressionPtr equal = compare_rows(Comparison::kEqual, bind_row(*in.operand), bind_row(value)).expression;
      any = any == nullptr ? equal : make_or(any, equal);
    }
    return plain(in.negated ? make_not(any) : any);
  }
  Operands operands = bind_all(in.values);
  operands.insert(operands.begin(), bind(*in.operand));
  std::vector<ExpressionPtr> values;
  for (std::size_t i = 1; i < operands.size(); ++i) {
    align(operands[0], operands[i], "compare");
  }
  for (std::size_t i = 1; i < operands.size(); ++i) {
    align(operands[0], operands[i], "compare");  // every value in the widest type
    values.push_back(operands[i].expression);
  }
  return plain(make_in(operands[0].expression, std::move(values), in.negated));
}

BoundExpression NodeBinder::operator()(const sp::InQuery& in) {
  ExpressionPtr any = make_literal(Type::boolean(), false);
  const Operands operand = bind_row(*in.operand);
  for (const Operands& row : bind_rows(*in.query, "IN (SELECT ...)", "join the streams instead: a JOIN b OVER (...) ON ...",
                                       binder_.catalog())) {
    any = make_or(any, compare_rows(Comparison::kEqual, operand, row).expression);
  }
  return plain(in.negated ? make_not(any) : any);
}

BoundExpression NodeBinder::operator()(const sp::Exists& exists) {
  const auto rows = bind_rows(*exists.query, "EXISTS (SELECT ...)", "join the streams instead: a JOIN b OVER (...) ON ...",
                              binder_.catalog());
  return bound_literal(Type::boolean(), !rows.empty());
}

BoundExpression NodeBinder::operator()(const sp::ScalarSubquery& scalar) {
  const auto rows = bind_rows(*scalar.query, "a subquery as a value", "put the subquery in FROM and join it", binder_.catalog());
  if (rows.size() > 1 || (!rows.empty() && rows.front().size() != 1)) {
    refuse("a subquery as a value gives one column and at most one row");
  }
  return rows.empty() ? bound_literal(Type::varchar(1), {}) : rows.front().front();
}

BoundExpression NodeBinder::operator()(const sp::Cursor& /*cursor*/) {
  refuse("CURSOR(...) is only an argument of a table function", "write FROM TABLE(f(CURSOR(SELECT STREAM ...), ...))");
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

BoundExpression NodeBinder::operator()(const sp::IsDistinctFrom& test) {
  BoundExpression left = bind(*test.left);
  BoundExpression right = bind(*test.right);
  align(left, right, "compare");
  return plain(make_is_distinct(left.expression, right.expression, test.negated));
}

BoundExpression NodeBinder::operator()(const sp::Case& choice) {
  std::vector<ExpressionPtr> conditions;
  Operands results;
  for (const sp::CaseBranch& branch : choice.branches) {
    conditions.push_back(choice.operand ? compare(Comparison::kEqual, bind(*choice.operand), bind(*branch.when)).expression
                                        : condition(*branch.when));
    results.push_back(bind(*branch.then));
  }
  results.push_back(choice.otherwise ? bind(*choice.otherwise) : bound_literal(Type::varchar(1), {}));
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
  BoundExpression bound = apply({operand}, [&](const auto& operands) { return make_cast(operands[0], target); });
  const bool is_dated = operand.type().kind == TypeKind::kTimestamp || operand.type().kind == TypeKind::kDate;
  const bool keeps_order = !is_text(operand.type().kind) && (!is_text(target.kind) || is_dated) && target.kind != TypeKind::kTime;
  bound.facts.monotonicity = keeps_order ? operand.facts.monotonicity : Monotonicity::kNone;
  return bound;
}

}  // namespace sluice
