#pragma once

#include <string>
#include <vector>

#include "planner/binder.h"
#include "planner/expression_binder.h"

namespace sluice {

/// An item of a select list, stars expanded.
struct SelectedItem {
  std::string name;
  sqlparse::Expression expression;
  bool is_row_time = false;  ///< `AS ROWTIME`: the time of the row, no column
};

/// What the FROM clause gives: a plan and what names mean over its rows.
struct BoundFrom {
  PlanPtr plan;
  Scope scope;
  std::string source;  ///< a name for error rows
};

/// Binds a FROM clause.
BoundFrom bind_from(const std::vector<sqlparse::FromItem>& items, Catalog& catalog);
/// Binds TABLE(f(CURSOR(query), ...)).
BoundQuery bind_table_function(const sqlparse::TableFunction& function, Catalog& catalog);

/// Expands stars and finds names.
std::vector<SelectedItem> expand_items(const sqlparse::Select& select, const Scope& scope, Catalog& catalog);

/// Whether an expression holds an aggregate call (not OVER a window).
bool has_aggregate(const sqlparse::Expression& expression, const Catalog& catalog);

/// Puts a projection of `items` over `input`.
BoundQuery bind_projection(BoundFrom input, ExpressionBinder& binder, const std::vector<SelectedItem>& items,
                           const sqlparse::Expression* condition);

/// Binds an aggregate call, its arguments over the rows of `binder`.
AggregateCall bind_aggregate_call(const sqlparse::FunctionCall& call, ExpressionBinder& binder);

/// Binds a SELECT with GROUP BY or aggregates.
BoundQuery bind_aggregation(const sqlparse::Select& select, BoundFrom input, std::vector<SelectedItem> items, Catalog& catalog);

/// Binds any SELECT.
BoundQuery bind_select(const sqlparse::Select& select, Catalog& catalog);

}  // namespace sluice
