#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/nearest_name.h"
#include "planner/order_binder.h"
#include "planner/select_binder.h"
#include "planner/table_binder.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// Takes every column over as it is, or converted to the type of the union's column.
PlanPtr converted(BoundQuery query, const SchemaPtr& schema) {
  ProjectPlan project;
  for (std::size_t i = 0; i < schema->size(); ++i) {
    const Field& field = query.plan->schema->field(i);
    project.projection.columns.push_back(coerce(make_column(i, field.type), schema->field(i).type));
    project.column_texts.push_back(field.name);
  }
  project.projection.output = schema;
  project.input = std::move(query.plan);
  return std::make_unique<Plan>(Plan{std::move(project), schema});
}

BoundQuery bind_union(const sp::SetOperation& operation, Catalog& catalog) {
  if (operation.op != sp::SetOperator::kUnion || !operation.all) {
    throw Error(ErrorKind::kQuery, "on streams only UNION ALL is supported",
                "other set operators would have to wait for the end of the streams",
                operation.op_span);
  }
  BoundQuery left = bind_query(*operation.left, catalog);
  BoundQuery right = bind_query(*operation.right, catalog);
  const Schema& of_left = *left.plan->schema;
  const Schema& of_right = *right.plan->schema;
  if (of_left.size() != of_right.size()) {
    throw Error(ErrorKind::kQuery,
                fmt::format("UNION ALL of {} and {} columns", of_left.size(), of_right.size()),
                "both sides need the same number of columns", operation.op_span);
  }
  std::vector<Field> fields;
  for (std::size_t i = 0; i < of_left.size(); ++i) {
    const std::optional<Type> type = common_type(of_left.field(i).type, of_right.field(i).type);
    if (!type) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("UNION ALL: column {} is {} on the left and {} on the right", i + 1,
                              to_string(of_left.field(i).type), to_string(of_right.field(i).type)),
                  "CAST one of them", operation.op_span);
    }
    fields.push_back({of_left.field(i).name, *type});
  }
  const auto schema = std::make_shared<Schema>(std::move(fields));
  std::vector<ColumnFacts> facts(schema->size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (left.facts[i].is_row_time && right.facts[i].is_row_time) {
      facts[i] = row_time_facts();
    }
  }
  UnionPlan plan;
  plan.inputs.push_back(converted(std::move(left), schema));
  plan.inputs.push_back(converted(std::move(right), schema));
  return {.plan = std::make_unique<Plan>(Plan{std::move(plan), schema}), .facts = std::move(facts)};
}

/// Names the common tables of WITH for as long as the query is bound.
class CommonTables {
 public:
  CommonTables(const std::vector<sp::CommonTable>& tables, Catalog& catalog) : catalog_(catalog) {
    for (const sp::CommonTable& table : tables) {
      if (catalog.find_view(table.name.name) != nullptr ||
          catalog.find_stream(table.name.name) != nullptr) {
        throw Error(ErrorKind::kQuery,
                    fmt::format("WITH: there is already a relation {}", table.name.name),
                    "choose another name", table.name.span);
      }
      sp::CreateView view;
      view.columns = table.columns;
      view.query = *table.query;
      catalog.add_view(table.name.name, view);
      names_.push_back(table.name.name);
    }
  }
  ~CommonTables() {
    for (const std::string& name : names_) {
      catalog_.drop_view(name);
    }
  }
  CommonTables(const CommonTables&) = delete;
  CommonTables& operator=(const CommonTables&) = delete;

 private:
  Catalog& catalog_;
  std::vector<std::string> names_;
};

}  // namespace

BoundQuery bind_query(const sp::Query& query, Catalog& catalog) {
  BoundQuery bound = bind_relation(query, catalog);
  require_stream(bound, "this query", query.span);
  return bound;
}

BoundQuery bind_relation(const sp::Query& query, Catalog& catalog) {
  const CommonTables tables(query.with, catalog);
  if (!query.order_by.empty()) {
    return bind_ordered(query, catalog);
  }
  if (const sp::Select* select = std::get_if<sp::Select>(&query.body)) {
    return bind_select(*select, nullptr, catalog);
  }
  if (std::holds_alternative<sp::Values>(query.body)) {
    return bind_values(std::get<sp::Values>(query.body), catalog);
  }
  return bind_union(std::get<sp::SetOperation>(query.body), catalog);
}

SchemaPtr bind_columns(const std::vector<sp::ColumnDefinition>& columns) {
  std::vector<Field> fields;
  for (const sp::ColumnDefinition& column : columns) {
    const auto same = [&](const Field& field) { return field.name == column.name.name; };
    if (std::any_of(fields.begin(), fields.end(), same)) {
      throw Error(ErrorKind::kQuery, fmt::format("two columns are called {}", column.name.name),
                  "unquoted names are folded to upper case", column.name.span);
    }
    fields.push_back({column.name.name, bind_type(column.type), !column.not_null});
  }
  return std::make_shared<Schema>(std::move(fields));
}

void bind_function(const sp::CreateFunction& function, Catalog& catalog) {
  const std::string& name = object_name(function.name);
  if (catalog.functions().scalar(name) != nullptr ||
      catalog.functions().aggregate(name) != nullptr) {
    throw Error(ErrorKind::kQuery, fmt::format("{} is a function of the dialect", name),
                "choose another name", function.name.span);
  }
  if (catalog.find_function(name, function.parameters.size()) != nullptr && !function.or_replace) {
    throw Error(ErrorKind::kQuery,
                fmt::format("there is already a function {} of {} parameters", name,
                            function.parameters.size()),
                "write CREATE OR REPLACE FUNCTION", function.name.span);
  }
  // Checked once, before it can be seen: a body cannot call its own function.
  const Scope nothing;
  ExpressionBinder binder(nothing, catalog, "the body of " + name);
  binder.intercept([&](const sp::Expression& expression) -> std::optional<BoundExpression> {
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
      const sp::Parameter& parameter = function.parameters[i];
      if (reference != nullptr && reference->parts.size() == 1 &&
          parameter.name == reference->parts.front()) {
        return BoundExpression{.expression = make_column(i, bind_type(parameter.type)),
                               .constant = std::nullopt};
      }
    }
    return std::nullopt;
  });
  const BoundExpression body = binder.bind(function.body);
  located(function.body,
          [&] { return make_assignment(body.expression, bind_type(function.returns), true); });
  catalog.add_function(function);
}

}  // namespace sluice
