#include "planner/select_binder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/monotonicity.h"
#include "planner/syntax_walk.h"

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
  const ScopeRelation* only = star.qualifier ? &resolve_relation(scope, star.qualifier->object()) : nullptr;
  for (const ScopeRelation& relation : scope.relations) {
    if (only != nullptr && only != &relation) {
      continue;
    }
    for (const Field& field : relation.schema->fields()) {
      items.push_back({field.name, column_expression(relation.alias, field.name, span)});
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

void refuse_unfinished(const sp::Select& select) {
  const auto refuse = [](const std::string& what, Span span) {
    throw Error(ErrorKind::kQuery, what + " is not supported yet", "", span);
  };
  if (select.quantifier == sp::SetQuantifier::kDistinct) {
    refuse("SELECT DISTINCT", select.span);
  }
  if (select.stagger) {
    refuse("WINDOWED BY STAGGER", select.stagger->span);
  }
  for (const sp::SelectItem& item : select.items) {
    const sp::Expression* expression = std::get_if<sp::Expression>(&item.node);
    if (expression != nullptr && has_window_call(*expression)) {
      refuse("an aggregate OVER a sliding window", item.span);
    }
  }
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
    for (ColumnFacts& facts : query.facts) {
      facts.time_form = nullptr;  // of the old row time
      facts.monotonicity = Monotonicity::kNone;
    }
  }
  query.is_discovered = std::any_of(input.scope.relations.begin(), input.scope.relations.end(),
                                    [](const ScopeRelation& relation) { return relation.is_discovered; });
  auto schema = std::make_shared<Schema>(std::move(fields));
  projection.output = schema;
  project.input = std::move(input.plan);
  query.plan = std::make_unique<Plan>(Plan{std::move(project), schema});
  return query;
}

BoundQuery bind_select(const sp::Select& select, Catalog& catalog) {
  refuse_unfinished(select);
  BoundFrom from = bind_from(select.from, catalog);
  std::vector<SelectedItem> items = expand_items(select, from.scope, catalog);
  const bool aggregates =
      !select.group_by.empty() || (select.having && has_aggregate(*select.having, catalog)) ||
      std::any_of(items.begin(), items.end(), [&](const SelectedItem& item) { return has_aggregate(item.expression, catalog); });
  if (aggregates) {
    return bind_aggregation(select, std::move(from), std::move(items), catalog);
  }
  if (select.having) {
    throw Error(ErrorKind::kQuery, "HAVING needs GROUP BY", "use WHERE to filter rows", select.having->span);
  }
  const Scope scope = from.scope;
  ExpressionBinder binder(scope, catalog, "the select list");
  return bind_projection(std::move(from), binder, items, select.where ? &*select.where : nullptr);
}

}  // namespace sluice
