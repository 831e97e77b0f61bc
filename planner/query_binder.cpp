#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/nearest_name.h"
#include "planner/order_binder.h"
#include "planner/select_binder.h"

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
                "other set operators would have to wait for the end of the streams", operation.op_span);
  }
  BoundQuery left = bind_query(*operation.left, catalog);
  BoundQuery right = bind_query(*operation.right, catalog);
  const Schema& of_left = *left.plan->schema;
  const Schema& of_right = *right.plan->schema;
  if (of_left.size() != of_right.size()) {
    throw Error(ErrorKind::kQuery, fmt::format("UNION ALL of {} and {} columns", of_left.size(), of_right.size()),
                "both sides need the same number of columns", operation.op_span);
  }
  std::vector<Field> fields;
  for (std::size_t i = 0; i < of_left.size(); ++i) {
    const std::optional<Type> type = common_type(of_left.field(i).type, of_right.field(i).type);
    if (!type) {
      throw Error(ErrorKind::kQuery, fmt::format("UNION ALL: column {} is {} on the left and {} on the right", i + 1,
                                                 to_string(of_left.field(i).type), to_string(of_right.field(i).type)),
                  "CAST one of them", operation.op_span);
    }
    fields.push_back({of_left.field(i).name, *type});
  }
  const auto schema = std::make_shared<Schema>(std::move(fields));
  UnionPlan plan;
  plan.inputs.push_back(converted(std::move(left), schema));
  plan.inputs.push_back(converted(std::move(right), schema));
  return {.plan = std::make_unique<Plan>(Plan{std::move(plan), schema}), .facts = std::vector<ColumnFacts>(schema->size())};
}

/// Names the common tables of WITH for as long as the query is bound.
class CommonTables {
 public:
  CommonTables(const std::vector<sp::CommonTable>& tables, Catalog& catalog) : catalog_(catalog) {
    for (const sp::CommonTable& table : tables) {
      if (catalog.find_view(table.name.name) != nullptr || catalog.find_stream(table.name.name) != nullptr) {
        throw Error(ErrorKind::kQuery, fmt::format("WITH: there is already a relation {}", table.name.name),
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
  const CommonTables tables(query.with, catalog);
  if (!query.order_by.empty()) {
    return bind_ordered(query, catalog);
  }
  if (const sp::Select* select = std::get_if<sp::Select>(&query.body)) {
    return bind_select(*select, {}, catalog);
  }
  if (std::holds_alternative<sp::Values>(query.body)) {
    throw Error(ErrorKind::kQuery, "VALUES has no row times: it is no stream", "feed the rows from a file: --source NAME=rows.csv",
                query.span);
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

namespace {

constexpr std::size_t kRowTimeTarget = static_cast<std::size_t>(-1);

/// The target column of each column of the query; kRowTimeTarget for ROWTIME in the column list.
std::vector<std::size_t> insert_targets(const sp::Insert& insert, const StreamEntry& target, std::size_t column_count) {
  std::vector<std::size_t> targets;
  for (const sp::Identifier& column : insert.columns) {
    std::optional<std::size_t> found = target.schema->find(column.name);
    if (!found && column.name == "ROWTIME") {
      found = kRowTimeTarget;
    }
    if (!found) {
      std::vector<std::string> names;
      for (const Field& field : target.schema->fields()) {
        names.push_back(field.name);
      }
      const std::optional<std::string> nearest = nearest_name(column.spelling, names);
      throw Error(ErrorKind::kQuery, fmt::format("{} has no column {}", target.name, column.name),
                  nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "", column.span);
    }
    if (std::find(targets.begin(), targets.end(), *found) != targets.end()) {
      throw Error(ErrorKind::kQuery, fmt::format("column {} is listed twice", column.name), "", column.span);
    }
    targets.push_back(*found);
  }
  if (insert.columns.empty()) {
    for (std::size_t i = 0; i < target.schema->size(); ++i) {
      targets.push_back(i);
    }
  }
  if (targets.size() != column_count) {
    throw Error(ErrorKind::kQuery,
                fmt::format("the query gives {} columns, {} takes {}", column_count, target.name, targets.size()),
                "list as many columns in the select list as the stream has, in its order", insert.query.span);
  }
  return targets;
}

/// Where the plan ends in a projection its expressions are taken over, so that assignment costs no step of its own.
ProjectPlan take_projection(BoundQuery& query, const std::string& source) {
  if (ProjectPlan* project = std::get_if<ProjectPlan>(&query.plan->node)) {
    return std::move(*project);
  }
  ProjectPlan project;
  const SchemaPtr schema = query.plan->schema;
  for (std::size_t i = 0; i < schema->size(); ++i) {
    project.projection.columns.push_back(make_column(i, schema->field(i).type));
    project.column_texts.push_back(schema->field(i).name);
  }
  project.projection.source = source;
  project.input = std::move(query.plan);
  return project;
}

/// The span of item `column` of the query, for messages about its type; the whole query where stars hide it.
Span item_span(const sp::Query& query, std::size_t column) {
  const sp::Select* select = std::get_if<sp::Select>(&query.body);
  if (select == nullptr || column >= select->items.size()) {
    return query.span;
  }
  const bool stars = std::any_of(select->items.begin(), select->items.end(),
                                 [](const sp::SelectItem& item) { return std::holds_alternative<sp::Star>(item.node); });
  return stars ? query.span : select->items[column].span;
}

PlanPtr assign(BoundQuery query, const sp::Insert& insert, const StreamEntry& target) {
  const std::vector<std::size_t> targets = insert_targets(insert, target, query.plan->schema->size());
  ProjectPlan project = take_projection(query, target.name);
  std::vector<ExpressionPtr> assigned(target.schema->size());
  std::vector<std::string> texts(target.schema->size(), "NULL");
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const ExpressionPtr& value = project.projection.columns[i];
    if (targets[i] == kRowTimeTarget) {
      project.projection.row_time = value;
      continue;
    }
    const Field& field = target.schema->field(targets[i]);
    try {
      assigned[targets[i]] = make_assignment(value, field.type, field.nullable);
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("column {} of {}: {}", field.name, target.name, error.message()), error.hint(),
                  item_span(insert.query, i));
    }
    texts[targets[i]] = project.column_texts[i];
    if (query.facts[i].origin != nullptr && is_text(field.type.kind)) {
      query.facts[i].origin->result_length = field.type.precision;
    }
  }
  for (std::size_t i = 0; i < assigned.size(); ++i) {
    if (assigned[i] == nullptr) {
      const Field& field = target.schema->field(i);
      assigned[i] = make_assignment(make_literal(field.type, {}), field.type, field.nullable);
    }
  }
  project.projection.columns = std::move(assigned);
  project.column_texts = std::move(texts);
  project.projection.output = target.schema;
  return std::make_unique<Plan>(Plan{std::move(project), target.schema});
}

}  // namespace

void bind_function(const sp::CreateFunction& function, Catalog& catalog) {
  const std::string& name = object_name(function.name);
  if (catalog.functions().scalar(name) != nullptr || catalog.functions().aggregate(name) != nullptr) {
    throw Error(ErrorKind::kQuery, fmt::format("{} is a function of the dialect", name), "choose another name", function.name.span);
  }
  if (catalog.find_function(name, function.parameters.size()) != nullptr && !function.or_replace) {
    throw Error(ErrorKind::kQuery, fmt::format("there is already a function {} of {} parameters", name, function.parameters.size()),
                "write CREATE OR REPLACE FUNCTION", function.name.span);
  }
  // Checked once with NULL arguments, before it can be seen: a body cannot call its own function.
  const Scope nothing;
  ExpressionBinder binder(nothing, catalog, "the body of " + name);
  binder.intercept([&](const sp::Expression& expression) -> std::optional<BoundExpression> {
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
    for (const sp::Parameter& parameter : function.parameters) {
      if (reference != nullptr && reference->parts.size() == 1 && parameter.name == reference->parts.front()) {
        BoundExpression value = bound_literal(bind_type(parameter.type), {});
        value.is_null_literal = false;
        value.constant.reset();
        return value;
      }
    }
    return std::nullopt;
  });
  const BoundExpression body = binder.bind(function.body);
  located(function.body, [&] { return make_assignment(body.expression, bind_type(function.returns), true); });
  catalog.add_function(function);
}

PumpPlan bind_pump(const sp::CreatePump& pump, Catalog& catalog) {
  const sp::Insert& insert = pump.insert;
  BoundQuery query = bind_query(insert.query, catalog);
  StreamEntry* target = catalog.find_stream(object_name(insert.target));
  if (target == nullptr) {
    const std::optional<std::string> nearest = nearest_name(insert.target.object().spelling, catalog.relation_names());
    throw Error(ErrorKind::kQuery, fmt::format("there is no stream {}", object_name(insert.target)),
                nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "CREATE STREAM it before the pump that fills it",
                insert.target.span);
  }
  ++target->writer_count;
  return {.name = object_name(pump.name), .target = target->name, .query = assign(std::move(query), insert, *target)};
}

}  // namespace sluice
