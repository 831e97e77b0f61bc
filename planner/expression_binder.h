#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "functions/coercion.h"
#include "planner/scope.h"
#include "sqlparse/expression.h"

namespace sluice {

/// A checked expression, with what the planner must know about it.
struct BoundExpression {
  ExpressionPtr expression;
  ColumnFacts facts = {};
  std::optional<Value> constant;  ///< of a literal
  bool is_null_literal = false;   ///< takes the type of what stands beside it

  const Type& type() const { return expression->type(); }
};

/// Turns syntax into checked expressions over the rows of a scope.
class ExpressionBinder {
 public:
  /// `clause` says where the expression stands in messages: "WHERE".
  ExpressionBinder(const Scope& scope, Catalog& catalog, std::string clause)
      : scope_(scope), catalog_(catalog), clause_(std::move(clause)) {}

  /// Sees every expression before it is bound and may answer in its place: grouped and aggregated
  /// queries.
  using Intercept = std::function<std::optional<BoundExpression>(const sqlparse::Expression&)>;
  void intercept(Intercept intercept) { intercept_ = std::move(intercept); }

  /// Throws an Error with the culprit's span.
  BoundExpression bind(const sqlparse::Expression& expression);
  /// The same for conditions: the type must be BOOLEAN.
  ExpressionPtr bind_condition(const sqlparse::Expression& expression);
  const Scope& scope() const { return scope_; }
  Catalog& catalog() { return catalog_; }
  const std::string& clause() const { return clause_; }

 private:
  friend class NodeBinder;
  const Scope& scope_;
  Catalog& catalog_;
  std::string clause_;
  Intercept intercept_;
};

/// A literal as a bound expression.
BoundExpression bound_literal(const Type& type, Value value);
/// The type that the syntax declares.
Type bind_type(const sqlparse::DataType& type);
/// The interval qualifier as the runtime has it.
IntervalFields bind_interval_fields(const sqlparse::IntervalQualifier& qualifier);
TimeUnit bind_unit(sqlparse::TimeUnit unit);
/// The text of an expression, for EXPLAIN and messages.
std::string expression_text(const sqlparse::Expression& expression);

/// Runs `make` and gives errors without a place the span of `expression`.
template <class Make>
auto located(const sqlparse::Expression& expression, Make make) {
  try {
    return make();
  } catch (const Error& error) {
    throw error.with_span(expression.span);
  }
}

}  // namespace sluice
