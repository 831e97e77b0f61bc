#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/nearest_name.h"
#include "planner/select_binder.h"
#include "planner/table_binder.h"
#include "runtime/metadata.h"
#include "sqlparse/print.h"

namespace sluice {
namespace sp = sqlparse;

const std::string& object_name(const sp::ObjectName& name) { return name.object().name; }

namespace {

[[noreturn]] void refuse_unknown(const sp::ObjectName& name, const Catalog& catalog) {
  const std::vector<std::string> names = catalog.relation_names();
  const std::optional<std::string> nearest = nearest_name(name.object().spelling, names);
  throw Error(
      ErrorKind::kQuery, fmt::format("there is no stream {}", object_name(name)),
      nearest ? fmt::format("did you mean \"{}\"?", *nearest)
              : "create it before it is used, or bind a source of that name: --source NAME=PATH",
      name.span);
}

/// The number of each column, where the fields of a row value count as one.
std::vector<std::size_t> column_numbers(const std::vector<ColumnFacts>& facts) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool goes_on = i > 0 && !facts[i].row.empty() && facts[i].row == facts[i - 1].row;
    numbers.push_back(i == 0 ? 0 : numbers.back() + (goes_on ? 0 : 1));
  }
  return numbers;
}

BoundQuery rename_columns(BoundQuery query, const std::vector<sp::Identifier>& columns, Span span) {
  if (columns.empty()) {
    return query;
  }
  std::vector<Field> fields = query.plan->schema->fields();
  fields.resize(query.facts.size());
  const std::vector<std::size_t> numbers = column_numbers(query.facts);
  const std::size_t count = numbers.empty() ? 0 : numbers.back() + 1;
  if (columns.size() != count) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("the alias lists {} columns, the relation has {}", columns.size(), count),
        "name each column once", span);
  }
  ProjectPlan project;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string& name = columns[numbers[i]].name;
    std::string& row = query.facts[i].row;
    fields[i].name =
        row.empty() ? name : row_field_name(name, fields[i].name.substr(row.size() + 1));
    row = row.empty() ? row : name;
    project.projection.columns.push_back(make_column(i, fields[i].type));
    project.column_texts.push_back(query.plan->schema->field(i).name);
  }
  auto schema = std::make_shared<Schema>(std::move(fields));
  project.projection.output = schema;
  project.input = std::move(query.plan);
  query.plan = std::make_unique<Plan>(Plan{std::move(project), schema});
  query.is_discovered = false;
  fold_table(query, span);
  return query;
}

/// The rows of a stream; what is known is known of its schema's columns, not of its metadata.
BoundQuery scan(StreamEntry& stream) {
  ++stream.reader_count;
  const SchemaPtr schema = joined(*stream.schema, *stream.metadata);
  return {.plan = std::make_unique<Plan>(Plan{ScanPlan{stream.name}, schema}),
          .facts = std::vector<ColumnFacts>(stream.schema->size()),
          .is_discovered = stream.is_discovered};
}

struct NamedRelation {
  BoundQuery query;
  std::string alias;
  StreamEntry* stream = nullptr;
};

NamedRelation bind_named(const sp::ObjectName& name, Catalog& catalog) {
  if (StreamEntry* stream = catalog.find_stream(object_name(name))) {
    return {scan(*stream), object_name(name), stream};
  }
  if (const sp::CreateView* view = catalog.find_view(object_name(name))) {
    return {rename_columns(bind_relation(view->query, catalog), view->columns, name.span),
            object_name(name)};
  }
  if (const Catalog::TableEntry* table = catalog.find_table(object_name(name))) {
    const SchemaPtr schema = table->rows.schema();
    return {
        {.plan = std::make_unique<Plan>(Plan{TablePlan{object_name(name), table->rows}, schema}),
         .facts = std::vector<ColumnFacts>(schema->size()),
         .is_discovered = table->is_discovered},
        object_name(name)};
  }
  if (object_name(name) == "error_stream" || object_name(name) == "ERROR_STREAM") {
    throw Error(ErrorKind::kQuery, "error_stream cannot be read in SQL",
                "write it out with --sink error_stream=FILE", name.span);
  }
  refuse_unknown(name, catalog);
}

NamedRelation bind_reference(const sp::TableReference& reference, Catalog& catalog) {
  NamedRelation relation;
  if (const sp::ObjectName* name = std::get_if<sp::ObjectName>(&reference.source)) {
    relation = bind_named(*name, catalog);
  } else if (const sp::DerivedTable* derived = std::get_if<sp::DerivedTable>(&reference.source)) {
    relation.query = bind_relation(*derived->query, catalog);
  } else {
    const auto& function = std::get<sp::TableFunction>(reference.source);
    relation.query = bind_table_function(function, catalog);
    relation.alias = function.call.name.name;
  }
  if (reference.alias) {
    relation.alias = reference.alias->name.name;
    if (!reference.alias->columns.empty() && relation.stream != nullptr) {
      for (std::size_t i = 0; i < relation.stream->schema->size(); ++i) {
        relation.stream->read_columns.insert(i);
      }
      relation.stream = nullptr;
    }
    relation.query = rename_columns(std::move(relation.query), reference.alias->columns,
                                    reference.alias->name.span);
  }
  return relation;
}

}  // namespace

BoundFrom bind_from_item(const sp::FromItem& item, const std::vector<sp::NamedWindow>& windows,
                         Catalog& catalog) {
  if (const sp::Join* join = std::get_if<sp::Join>(&item.node)) {
    return bind_join(*join, windows, catalog);
  }
  const auto& reference = std::get<sp::TableReference>(item.node);
  NamedRelation relation = bind_reference(reference, catalog);
  BoundFrom from{.plan = std::move(relation.query.plan), .scope = {}, .source = relation.alias};
  from.scope.relations.push_back({.alias = relation.alias,
                                  .schema = from.plan->schema,
                                  .facts = std::move(relation.query.facts),
                                  .is_discovered = relation.query.is_discovered,
                                  .stream = relation.stream,
                                  .is_table = table_rows(*from.plan) != nullptr});
  if (relation.stream != nullptr) {
    from.scope.relations.back().schema = relation.stream->schema;
    from.scope.relations.back().metadata = relation.stream->metadata;
  }
  if (reference.over) {
    if (from.scope.is_table()) {
      throw Error(ErrorKind::kQuery, "OVER makes windows for streams, not for tables",
                  "leave it out: every row looks into the whole table", item.span);
    }
    const sp::WindowSpecification& specification = find_window(*reference.over, windows);
    if (!specification.partition_by.empty()) {
      throw Error(ErrorKind::kQuery, "a window of a join takes no PARTITION BY",
                  "join on the partition's columns instead", specification.span);
    }
    from.window = bind_frame(specification, catalog);
  }
  return from;
}

namespace {

TableFunctionArgument bind_argument(const sp::Argument& argument, Catalog& catalog) {
  const Scope nothing;
  const BoundExpression bound =
      ExpressionBinder(nothing, catalog, "the arguments").bind(*argument.value);
  if (!bound.constant) {
    throw Error(ErrorKind::kQuery,
                "the arguments of a table function behind its cursor are constants", "",
                argument.value->span);
  }
  return {.name = argument.name ? std::optional(argument.name->spelling) : std::nullopt,
          .value = *bound.constant,
          .type = bound.type(),
          .span = argument.value->span};
}

}  // namespace

BoundQuery bind_table_function(const sp::TableFunction& function, Catalog& catalog) {
  const sp::FunctionCall& call = function.call;
  const TableFunction* definition = catalog.operators().find(call.name.name);
  if (definition == nullptr) {
    std::vector<std::string> names;
    for (const auto& [name, entry] : catalog.operators().functions()) {
      names.push_back(name);
    }
    const std::optional<std::string> nearest = nearest_name(call.name.name, names);
    throw Error(ErrorKind::kQuery, fmt::format("there is no table function {}", call.name.name),
                nearest ? fmt::format("did you mean {}?", *nearest)
                        : fmt::format("there is {}", fmt::join(names, ", ")),
                call.name.span);
  }
  if (call.arguments.empty() ||
      !std::holds_alternative<sp::Cursor>(call.arguments.front().value->node)) {
    throw Error(ErrorKind::kQuery,
                fmt::format("the first argument of {} is a cursor", call.name.name),
                fmt::format("write {}(CURSOR(SELECT STREAM ... FROM ...), ...)", call.name.name),
                function.span);
  }
  BoundQuery input =
      bind_query(*std::get<sp::Cursor>(call.arguments.front().value->node).query, catalog);
  TableFunctionCall bound_call{.function = call.name.name,
                               .input = input.plan->schema,
                               .arguments = {},
                               .span = function.span};
  for (std::size_t i = 1; i < call.arguments.size(); ++i) {
    bound_call.arguments.push_back(bind_argument(call.arguments[i], catalog));
  }
  TableFunctionPlan plan{.input = std::move(input.plan),
                         .text = fmt::format("{}(...)", call.name.name),
                         .function = definition->bind(bound_call),
                         .result_length = std::nullopt};
  for (const std::string& notice : plan.function.notices) {
    catalog.notice(notice);
  }
  const SchemaPtr schema = plan.function.output;
  BoundQuery query{.plan = std::make_unique<Plan>(Plan{std::move(plan), schema}),
                   .facts = std::move(input.facts),
                   .is_discovered = input.is_discovered};
  query.facts.resize(schema->size());
  query.facts.back().origin = &std::get<TableFunctionPlan>(query.plan->node);
  return query;
}

}  // namespace sluice
