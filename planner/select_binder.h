#pragma once

#include <optional>
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
  std::string row = {};      ///< the row value that the item is a field of
  ExpressionPtr row_field =
      nullptr;  ///< of a call that gives a row: the field, over the rows of FROM
};

/// A stream below a join, and how long its rows can be met.
struct JoinedStream {
  std::optional<std::size_t> row_time_column;  ///< of the joined row; nothing: its own ROWTIME
  Frame window;
};

/// What the FROM clause gives: a plan and what names mean over its rows.
struct BoundFrom {
  PlanPtr plan;
  Scope scope;
  std::string source;                      ///< a name for error rows
  std::optional<Frame> window = {};        ///< OVER: which rows of it a join meets
  std::vector<JoinedStream> streams = {};  ///< what a join is made of
};

/// Binds TABLE(f(CURSOR(query), ...)).
BoundQuery bind_table_function(const sqlparse::TableFunction& function, Catalog& catalog);

/// Expands stars and finds names.
std::vector<SelectedItem> expand_items(const sqlparse::Select& select, const Scope& scope,
                                       Catalog& catalog);

/// Whether an expression holds an aggregate call (not OVER a window).
bool has_aggregate(const sqlparse::Expression& expression, const Catalog& catalog);

/// Puts a projection of `items` over `input`.
BoundQuery bind_projection(BoundFrom input, ExpressionBinder& binder,
                           const std::vector<SelectedItem>& items,
                           const sqlparse::Expression* condition);

/// Puts WHERE below what follows: the same columns, fewer rows.
void filter(BoundFrom& from, const sqlparse::Select& select, Catalog& catalog);

/// Binds an aggregate call, its arguments over the rows of `binder`.
AggregateCall bind_aggregate_call(const sqlparse::FunctionCall& call, ExpressionBinder& binder);

/// A copy in which every column is named by relation and column, so that equal expressions are
/// equal trees.
sqlparse::Expression normalised(const sqlparse::Expression& expression, const Scope& scope,
                                Catalog& catalog);
/// Whether the expression is ROWTIME, qualified or not.
bool is_row_time(const sqlparse::Expression& expression);
/// Whether it, or an operand below, is.
bool names_row_time(const sqlparse::Expression& expression);

/// Binds a SELECT with GROUP BY, STAGGER or aggregates.
BoundQuery bind_aggregation(const sqlparse::Select& select, BoundFrom input,
                            std::vector<SelectedItem> items, Catalog& catalog);

/// Binds a SELECT with aggregates OVER sliding windows.
BoundQuery bind_sliding(const sqlparse::Select& select, BoundFrom input,
                        const std::vector<SelectedItem>& items, Catalog& catalog);

/// The frame that a window specification asks for; throws an Error for what the dialect does not
/// allow. `where` is the place for windows without a frame.
Frame bind_frame(const sqlparse::WindowSpecification& specification, Catalog& catalog);
/// The specification behind OVER, inline or by name.
const sqlparse::WindowSpecification& find_window(const sqlparse::Window& window,
                                                 const std::vector<sqlparse::NamedWindow>& named);

/// Puts SELECT DISTINCT over a projection.
BoundQuery bind_distinct(BoundQuery query, const std::vector<SelectedItem>& items, Span span);

/// What ORDER BY asks of the select list below it, and where it finds its keys.
struct SortRequest {
  const std::vector<sqlparse::SortItem>* keys = nullptr;
  bool is_time_sort = false;  ///< WITHIN: the first key is the expression selected AS ROWTIME
  std::vector<std::size_t> columns = {};  ///< out: of each key, in the result
  std::size_t visible = 0;  ///< out: columns of the select list; those behind are hidden keys
  std::vector<std::size_t> time_columns =
      {};  ///< out: columns that hold the new ROWTIME, of a time sort
};

/// Binds a SELECT. Sort keys that are no columns of it are computed as hidden columns behind its
/// own. `sort` may be null.
BoundQuery bind_select(const sqlparse::Select& select, SortRequest* sort, Catalog& catalog);
/// Puts the keys of ORDER BY in their places among the items, adding hidden ones.
void place_sort_keys(SortRequest& sort, const sqlparse::Select& select,
                     std::vector<SelectedItem>& items, const Scope& scope, Catalog& catalog);
/// Whether the expression is WINDOW_CLOSED_BY, what ended a window, and no column of that name.
bool is_window_cause(const sqlparse::Expression& expression, const Scope& scope);
/// What is known of a column that is ROWTIME itself.
ColumnFacts row_time_facts();

/// Binds a join of FROM, or relations parted by commas; `where` holds conditions that may pair rows
/// up.
BoundFrom bind_join(const sqlparse::Join& join, const std::vector<sqlparse::NamedWindow>& windows,
                    Catalog& catalog);
BoundFrom bind_cross(const std::vector<sqlparse::FromItem>& items,
                     const sqlparse::Expression* where,
                     const std::vector<sqlparse::NamedWindow>& windows, Catalog& catalog);
/// Binds one relation of FROM, or a join.
BoundFrom bind_from_item(const sqlparse::FromItem& item,
                         const std::vector<sqlparse::NamedWindow>& windows, Catalog& catalog);

}  // namespace sluice
