#include <fmt/format.h>

#include "functions/membership.h"
#include "planner/node_binder.h"
#include "planner/table_binder.h"

/// Comparisons of values and of row values, and what a subquery over a table is compared with.
namespace sluice {
namespace sp = sqlparse;

void NodeBinder::align(BoundExpression& left, BoundExpression& right, const char* what) {
  if (left.is_null_literal) {
    adopt_type(left, right);
  }
  if (right.is_null_literal) {
    adopt_type(right, left);
  }
  const std::optional<Type> type = comparison_type(left.type(), right.type());
  if (!type) {
    refuse(
        fmt::format("cannot {} {} and {}", what, to_string(left.type()), to_string(right.type())),
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

BoundExpression NodeBinder::compare(Comparison comparison, BoundExpression left,
                                    BoundExpression right) {
  align(left, right, "compare");
  return plain(make_comparison(comparison, left.expression, right.expression));
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

BoundExpression NodeBinder::compare_rows(Comparison comparison, const Operands& left,
                                         const Operands& right) {
  if (left.size() != right.size()) {
    refuse("row values that are compared must have the same number of values");
  }
  const bool is_equality = comparison == Comparison::kEqual || comparison == Comparison::kNotEqual;
  if (is_equality || left.size() == 1) {
    ExpressionPtr all;
    for (std::size_t i = 0; i < left.size(); ++i) {
      ExpressionPtr one =
          compare(is_equality ? Comparison::kEqual : comparison, left[i], right[i]).expression;
      all = all == nullptr ? one : make_and(all, one);
    }
    return plain(comparison == Comparison::kNotEqual ? make_not(all) : all);
  }
  const bool is_less = comparison == Comparison::kLess || comparison == Comparison::kLessOrEqual;
  ExpressionPtr holds = compare(comparison, left.back(), right.back()).expression;
  for (std::size_t i = left.size() - 1; i-- > 0;) {
    const ExpressionPtr differs =
        compare(is_less ? Comparison::kLess : Comparison::kGreater, left[i], right[i]).expression;
    holds = make_or(differs,
                    make_and(compare(Comparison::kEqual, left[i], right[i]).expression, holds));
  }
  return plain(holds);
}

BoundExpression NodeBinder::operator()(const sp::InList& in) {
  if (std::holds_alternative<sp::RowValue>(in.operand->node)) {
    ExpressionPtr any;
    for (const sp::Expression& value : in.values) {
      ExpressionPtr equal =
          compare_rows(Comparison::kEqual, bind_row(*in.operand), bind_row(value)).expression;
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
  for (const Operands& row :
       bind_rows(*in.query, "IN (SELECT ...)",
                 "join the streams instead: a JOIN b OVER (...) ON ...", binder_.catalog())) {
    any = make_or(any, compare_rows(Comparison::kEqual, operand, row).expression);
  }
  return plain(in.negated ? make_not(any) : any);
}

BoundExpression NodeBinder::operator()(const sp::Exists& exists) {
  const auto rows =
      bind_rows(*exists.query, "EXISTS (SELECT ...)",
                "join the streams instead: a JOIN b OVER (...) ON ...", binder_.catalog());
  return bound_literal(Type::boolean(), !rows.empty());
}

BoundExpression NodeBinder::operator()(const sp::ScalarSubquery& scalar) {
  const auto rows = bind_rows(*scalar.query, "a subquery as a value",
                              "put the subquery in FROM and join it", binder_.catalog());
  if (rows.size() > 1 || (!rows.empty() && rows.front().size() != 1)) {
    refuse("a subquery as a value gives one column and at most one row");
  }
  return rows.empty() ? bound_literal(Type::varchar(1), {}) : rows.front().front();
}

BoundExpression NodeBinder::operator()(const sp::IsDistinctFrom& test) {
  BoundExpression left = bind(*test.left);
  BoundExpression right = bind(*test.right);
  align(left, right, "compare");
  return plain(make_is_distinct(left.expression, right.expression, test.negated));
}

}  // namespace sluice
