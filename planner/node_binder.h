#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "planner/expression_binder.h"
#include "sqlparse/syntax.h"

namespace sluice {

/// Gives an untyped NULL the type of its neighbour; two of them become text.
void adopt_type(BoundExpression& null, const BoundExpression& other);

/// Binds one node of an expression: an overload for each kind.
class NodeBinder {
 public:
  NodeBinder(ExpressionBinder& binder, const sqlparse::Expression& expression)
      : binder_(binder), expression_(expression) {}

  BoundExpression bind();

  BoundExpression operator()(const sqlparse::NullLiteral& literal);
  BoundExpression operator()(const sqlparse::BooleanLiteral& literal);
  BoundExpression operator()(const sqlparse::NumberLiteral& literal);
  BoundExpression operator()(const sqlparse::StringLiteral& literal);
  BoundExpression operator()(const sqlparse::BinaryLiteral& literal);
  BoundExpression operator()(const sqlparse::DatetimeLiteral& literal);
  BoundExpression operator()(const sqlparse::IntervalLiteral& literal);
  BoundExpression operator()(const sqlparse::ColumnReference& reference);
  BoundExpression operator()(const sqlparse::Unary& unary);
  BoundExpression operator()(const sqlparse::Binary& binary);
  BoundExpression operator()(const sqlparse::Logical& logical);
  BoundExpression operator()(const sqlparse::Between& between);
  BoundExpression operator()(const sqlparse::InList& in);
  BoundExpression operator()(const sqlparse::InQuery& in);
  BoundExpression operator()(const sqlparse::Exists& exists);
  BoundExpression operator()(const sqlparse::Like& like);
  BoundExpression operator()(const sqlparse::IsTest& test);
  BoundExpression operator()(const sqlparse::IsDistinctFrom& test);
  BoundExpression operator()(const sqlparse::Period& period);
  BoundExpression operator()(const sqlparse::PeriodPredicate& predicate);
  BoundExpression operator()(const sqlparse::Case& choice);
  BoundExpression operator()(const sqlparse::Cast& cast);
  BoundExpression operator()(const sqlparse::FunctionCall& call);
  BoundExpression operator()(const sqlparse::RoundToUnit& round);
  BoundExpression operator()(const sqlparse::Step& step);
  BoundExpression operator()(const sqlparse::Extract& extract);
  BoundExpression operator()(const sqlparse::Substring& substring);
  BoundExpression operator()(const sqlparse::Trim& trim);
  BoundExpression operator()(const sqlparse::Position& position);
  BoundExpression operator()(const sqlparse::Overlay& overlay);
  BoundExpression operator()(const sqlparse::QualifiedDifference& difference);
  BoundExpression operator()(const sqlparse::RowValue& row);
  BoundExpression operator()(const sqlparse::ScalarSubquery& query);
  BoundExpression operator()(const sqlparse::Cursor& cursor);

 private:
  using Operands = std::vector<BoundExpression>;

  BoundExpression bind(const sqlparse::Expression& expression) { return binder_.bind(expression); }
  Operands bind_all(const std::vector<sqlparse::Expression>& expressions);
  /// Builds a node over operands, and its time form where every operand has one.
  template <class Make>
  BoundExpression apply(const Operands& operands, Make make);
  /// Gives both operands the type in which they compare.
  void align(BoundExpression& left, BoundExpression& right, const char* what);
  BoundExpression compare(Comparison comparison, BoundExpression left, BoundExpression right);
  /// Compares row values: the first values that differ decide.
  BoundExpression compare_rows(Comparison comparison, const Operands& left, const Operands& right);
  /// The values of a row value; of anything else itself.
  Operands bind_row(const sqlparse::Expression& expression);
  ExpressionPtr condition(const sqlparse::Expression& expression);
  void tell_lost_fraction(const sqlparse::Binary& division, const Type& type);
  BoundExpression bind_row_time(const sqlparse::ColumnReference& reference);
  BoundExpression bind_user_function(const sqlparse::CreateFunction& function, Operands operands);
  BoundExpression bind_call(const std::string& name, Operands operands);
  [[noreturn]] void refuse_function(const std::string& name) const;
  /// The expression of an optional operand; null where there is none.
  ExpressionPtr optional(const sqlparse::Box<sqlparse::Expression>& operand);
  /// The common type of all; NULL literals take it.
  Type unify(Operands& operands, const char* what) const;
  BoundExpression plain(ExpressionPtr expression) const;
  [[noreturn]] void refuse(const std::string& message, const std::string& hint = "") const;

  ExpressionBinder& binder_;
  const sqlparse::Expression& expression_;
};

template <class Make>
BoundExpression NodeBinder::apply(const Operands& operands, Make make) {
  std::vector<ExpressionPtr> plain;
  std::vector<ExpressionPtr> timed;
  for (const BoundExpression& operand : operands) {
    plain.push_back(operand.expression);
    timed.push_back(operand.facts.time_form);
  }
  BoundExpression bound{.expression = make(plain), .constant = std::nullopt};
  if (std::find(timed.begin(), timed.end(), nullptr) == timed.end()) {
    bound.facts.time_form = make(timed);
  }
  return bound;
}

}  // namespace sluice
