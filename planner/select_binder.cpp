#include "planner/select_binder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/monotonicity.h"
#include "planner/syntax_walk.h"
#include "planner/table_binder.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

bool contains(const sp::Expression& expression,
              const std::function<bool(const sp::Expression&)>& test) {
  bool found = test(expression);
  for_each_operand(
      expression, [&](const sp::Expression& operand) { found = found || contains(operand, test); });
  return found;
}

bool has_window_call(const sp::Expression& expression) {
  return contains(expression, [](const sp::Expression& part) {
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&part.node);
    return call != nullptr && call->over;
  });
}

}  // namespace

bool has_aggregate(const sp::Expression& expression, const Catalog& catalog) {
  return contains(expression, [&](const sp::Expression& part) {
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&part.node);
    return call != nullptr && !call->over &&
           catalog.functions().aggregate(call->name.name) != nullptr;
  });
}

ColumnFacts row_time_facts() {
  return {.monotonicity = Monotonicity::kAscending,
          .time_form = make_row_time(),
          .is_row_time = true,
          .groups_row_times = true};
}

namespace {

/// Under `expr AS ROWTIME` what is known of columns by the old row time is over; the same
/// expression as a column is the new one.
void forget_row_time(BoundQuery& query, const std::vector<SelectedItem>& items) {
  const auto time = std::find_if(items.begin(), items.end(),
                                 [](const SelectedItem& item) { return item.is_row_time; });
  std::size_t column = 0;
  for (const SelectedItem& item : items) {
    if (!item.is_row_time) {
      const ColumnFacts old = query.facts[column];
      query.facts[column] =
          item.expression.node == time->expression.node ? row_time_facts() : ColumnFacts{};
      query.facts[column].origin = old.origin;
      query.facts[column].row = old.row;
      ++column;
    }
  }
}

}  // namespace

BoundQuery bind_projection(BoundFrom input, ExpressionBinder& binder,
                           const std::vector<SelectedItem>& items,
                           const sp::Expression* condition) {
  ProjectPlan project;
  Projection& projection = project.projection;
  projection.source = input.source;
  if (condition != nullptr) {
    projection.condition = binder.bind_condition(*condition);
    project.condition_text = expression_text(*condition);
  }
  BoundQuery query;
  std::vector<Field> fields;
  for (const SelectedItem& item : items) {
    BoundExpression bound =
        item.row_field == nullptr
            ? binder.bind(item.expression)
            : BoundExpression{.expression = item.row_field, .constant = std::nullopt};
    bound.facts.row = item.row;
    if (!item.is_row_time) {
      fields.push_back({item.name, bound.type()});
      projection.columns.push_back(bound.expression);
      project.column_texts.push_back(expression_text(item.expression));
      query.facts.push_back(bound.facts);
      continue;
    }
    if (bound.type().kind != TypeKind::kTimestamp) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("ROWTIME is a TIMESTAMP, not {}", to_string(bound.type())),
                  "CAST it to TIMESTAMP", item.expression.span);
    }
    projection.row_time = bound.expression;
    if (moves_with_time(bound.facts) && bound.facts.monotonicity == Monotonicity::kAscending) {
      projection.bound_time = bound.facts.time_form;
    }
  }
  if (projection.row_time != nullptr) {
    forget_row_time(query, items);
  }
  query.is_discovered =
      std::any_of(input.scope.relations.begin(), input.scope.relations.end(),
                  [](const ScopeRelation& relation) { return relation.is_discovered; });
  auto schema = std::make_shared<Schema>(std::move(fields));
  projection.output = schema;
  project.input = std::move(input.plan);
  query.plan = std::make_unique<Plan>(Plan{std::move(project), schema});
  if (!items.empty()) {
    fold_table(query, items.front().expression.span);
  }
  return query;
}

void filter(BoundFrom& from, const sp::Select& select, Catalog& catalog) {
  if (!select.where) {
    return;
  }
  ProjectPlan project;
  ExpressionBinder binder(from.scope, catalog, "WHERE");
  project.projection.condition = binder.bind_condition(*select.where);
  project.condition_text = expression_text(*select.where);
  project.projection.source = from.source;
  const SchemaPtr schema = from.plan->schema;
  for (std::size_t i = 0; i < schema->size(); ++i) {
    project.projection.columns.push_back(make_column(i, schema->field(i).type));
    project.column_texts.push_back(schema->field(i).name);
  }
  project.projection.output = schema;
  project.input = std::move(from.plan);
  from.plan = std::make_unique<Plan>(Plan{std::move(project), schema});
}

namespace {

BoundFrom bind_from(const sp::Select& select, Catalog& catalog) {
  if (select.from.size() > 1) {
    return bind_cross(select.from, select.where ? &*select.where : nullptr, select.windows,
                      catalog);
  }
  BoundFrom from = bind_from_item(select.from.front(), select.windows, catalog);
  if (from.window) {
    throw Error(ErrorKind::kQuery, "OVER behind a relation of FROM makes windows for joins",
                "there is nothing to join here", select.from.front().span);
  }
  return from;
}

BoundQuery bind_items(const sp::Select& select, BoundFrom from, std::vector<SelectedItem> items,
                      Catalog& catalog) {
  const auto any_item = [&](const auto& test) {
    return std::any_of(items.begin(), items.end(),
                       [&](const SelectedItem& item) { return test(item.expression); });
  };
  const bool aggregates = !select.group_by.empty() || select.stagger ||
                          (select.having && has_aggregate(*select.having, catalog)) ||
                          any_item([&](const sp::Expression& expression) {
                            return has_aggregate(expression, catalog);
                          });
  if (from.scope.is_table() && (aggregates || any_item(has_window_call) ||
                                select.quantifier == sp::SetQuantifier::kDistinct)) {
    throw Error(ErrorKind::kQuery, "a query over a table is a select list and WHERE",
                "join the table with a stream to group its rows", select.span);
  }
  if (aggregates && any_item(has_window_call)) {
    throw Error(ErrorKind::kQuery, "a query either groups its rows or has OVER windows, not both",
                "group in a subquery, or in a pump of its own", select.span);
  }
  if (aggregates) {
    return bind_aggregation(select, std::move(from), std::move(items), catalog);
  }
  if (select.having) {
    throw Error(ErrorKind::kQuery, "HAVING needs GROUP BY", "use WHERE to filter rows",
                select.having->span);
  }
  if (any_item(has_window_call)) {
    return bind_sliding(select, std::move(from), items, catalog);
  }
  const Scope scope = from.scope;
  ExpressionBinder binder(scope, catalog, "WHERE");
  return bind_projection(std::move(from), binder, items, select.where ? &*select.where : nullptr);
}

}  // namespace

BoundQuery bind_select(const sp::Select& select, SortRequest* sort, Catalog& catalog) {
  BoundFrom from = bind_from(select, catalog);
  std::vector<SelectedItem> items = expand_items(select, from.scope, catalog);
  const std::vector<SelectedItem> visible = items;
  for (const sp::SelectItem& item : select.items) {
    if (item.alias) {
      from.scope.aliases.push_back(item.alias->name);
    }
  }
  if (sort != nullptr) {
    place_sort_keys(*sort, select, items, from.scope, catalog);
  }
  BoundQuery query = bind_items(select, std::move(from), std::move(items), catalog);
  return select.quantifier == sp::SetQuantifier::kDistinct
             ? bind_distinct(std::move(query), visible, select.span)
             : std::move(query);
}

}  // namespace sluice
