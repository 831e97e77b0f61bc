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

sp::Expression column_expression(const std::string& relation, const std::string& column, Span span) {
  sp::ColumnReference reference;
  for (const std::string* part : {&relation, &column}) {
    if (!part->empty()) {
      reference.parts.push_back({.name = *part, .spelling = *part, .quoted = true, .span = span});
    }
  }
  return {.node = std::move(reference), .span = span};
}

void expand_star(const sp::Star& star, const Scope& scope, Span span, std::vector<SelectedItem>& items) {
  for (const SharedColumn& column : scope.shared) {
    if (!star.qualifier) {
      items.push_back({column.name, column.value});
    }
  }
  const ScopeRelation* only = star.qualifier ? &resolve_relation(scope, star.qualifier->object()) : nullptr;
  for (const ScopeRelation& relation : scope.relations) {
    if (only != nullptr && only != &relation) {
      continue;
    }
    for (const Field& field : relation.schema->fields()) {
      if (only != nullptr || !scope.is_shared(field.name)) {
        items.push_back({field.name, column_expression(relation.alias, field.name, span)});
      }
    }
  }
}

/// The name of an item without an alias: a column's own, else EXPR$n.
std::string default_name(const sp::Expression& expression, const Scope& scope, std::size_t number, Catalog& catalog) {
  const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
  if (reference == nullptr) {
    return fmt::format("EXPR${}", number);
  }
  if (reference->parts.back().name == "ROWTIME" || reference->parts.size() > 2) {
    return reference->parts.back().name;
  }
  if (const SharedColumn* shared = scope.find_shared(*reference)) {
    return shared->name;
  }
  const ScopeColumn found = resolve_column(scope, *reference, catalog);
  return found.relation->schema->field(found.column).name;
}

bool contains(const sp::Expression& expression, const std::function<bool(const sp::Expression&)>& test) {
  bool found = test(expression);
  for_each_operand(expression, [&](const sp::Expression& operand) { found = found || contains(operand, test); });
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
    return call != nullptr && !call->over && catalog.functions().aggregate(call->name.name) != nullptr;
  });
}

std::vector<SelectedItem> expand_items(const sp::Select& select, const Scope& scope, Catalog& catalog) {
  std::vector<SelectedItem> items;
  for (const sp::SelectItem& item : select.items) {
    if (const sp::Star* star = std::get_if<sp::Star>(&item.node)) {
      expand_star(*star, scope, item.span, items);
      continue;
    }
    const sp::Expression& expression = std::get<sp::Expression>(item.node);
    if (item.alias) {
      items.push_back({item.alias->name, expression, item.alias->name == "ROWTIME"});
    } else {
      items.push_back({default_name(expression, scope, items.size(), catalog), expression});
    }
  }
  const auto row_times = std::count_if(items.begin(), items.end(), [](const SelectedItem& item) { return item.is_row_time; });
  if (row_times > 1) {
    throw Error(ErrorKind::kQuery, "two columns AS ROWTIME: a row has one time", "", select.span);
  }
  return items;
}

ColumnFacts row_time_facts() {
  return {.monotonicity = Monotonicity::kAscending, .time_form = make_row_time(), .groups_row_times = true};
}

namespace {

/// Under `expr AS ROWTIME` what is known of columns by the old row time is over; the same expression as a column is the new one.
void forget_row_time(BoundQuery& query, const std::vector<SelectedItem>& items) {
  const auto time = std::find_if(items.begin(), items.end(), [](const SelectedItem& item) { return item.is_row_time; });
  std::size_t column = 0;
  for (const SelectedItem& item : items) {
    if (!item.is_row_time) {
      TableFunctionPlan* origin = query.facts[column].origin;
      query.facts[column] = item.expression.node == time->expression.node ? row_time_facts() : ColumnFacts{};
      query.facts[column].origin = origin;
      ++column;
    }
  }
}

}  // namespace

BoundQuery bind_projection(BoundFrom input, ExpressionBinder& binder, const std::vector<SelectedItem>& items,
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
    const BoundExpression bound = binder.bind(item.expression);
    if (!item.is_row_time) {
      fields.push_back({item.name, bound.type()});
      projection.columns.push_back(bound.expression);
      project.column_texts.push_back(expression_text(item.expression));
      query.facts.push_back(bound.facts);
      continue;
    }
    if (bound.type().kind != TypeKind::kTimestamp) {
      throw Error(ErrorKind::kQuery, fmt::format("ROWTIME is a TIMESTAMP, not {}", to_string(bound.type())),
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
  query.is_discovered = std::any_of(input.scope.relations.begin(), input.scope.relations.end(),
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
    return bind_cross(select.from, select.where ? &*select.where : nullptr, select.windows, catalog);
  }
  BoundFrom from = bind_from_item(select.from.front(), select.windows, catalog);
  if (from.window) {
    throw Error(ErrorKind::kQuery, "OVER behind a relation of FROM makes windows for joins", "there is nothing to join here",
                select.from.front().span);
  }
  return from;
}

BoundQuery bind_items(const sp::Select& select, BoundFrom from, std::vector<SelectedItem> items, Catalog& catalog) {
  const auto any_item = [&](const auto& test) {
    return std::any_of(items.begin(), items.end(), [&](const SelectedItem& item) { return test(item.expression); });
  };
  const bool aggregates = !select.group_by.empty() || select.stagger || (select.having && has_aggregate(*select.having, catalog)) ||
                          any_item([&](const sp::Expression& expression) { return has_aggregate(expression, catalog); });
  if (from.scope.is_table() && (aggregates || any_item(has_window_call) || select.quantifier == sp::SetQuantifier::kDistinct)) {
    throw Error(ErrorKind::kQuery, "a query over a table is a select list and WHERE", "join the table with a stream to group its rows",
                select.span);
  }
  if (aggregates) {
    return bind_aggregation(select, std::move(from), std::move(items), catalog);
  }
  if (select.having) {
    throw Error(ErrorKind::kQuery, "HAVING needs GROUP BY", "use WHERE to filter rows", select.having->span);
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
  if (sort != nullptr) {
    place_sort_keys(*sort, select, items, from.scope, catalog);
  }
  BoundQuery query = bind_items(select, std::move(from), std::move(items), catalog);
  return select.quantifier == sp::SetQuantifier::kDistinct ? bind_distinct(std::move(query), visible, select.span) : std::move(query);
}

}  // namespace sluice
