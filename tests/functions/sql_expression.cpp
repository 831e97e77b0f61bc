#include "tests/functions/sql_expression.h"

#include "base/error.h"
#include "functions/builtins.h"
#include "operators/registry.h"
#include "planner/expression_binder.h"
#include "runtime/value_text.h"
#include "sqlparse/parser.h"

namespace sluice {
namespace {

constexpr RowTime kStart{1457598600000};  // 2016-03-10 08:30:00

std::string evaluated(const Expression& expression) {
  const std::vector<RowTime> times{kStart};
  const Batch batch(std::make_shared<const Schema>(std::vector<Field>{}), {}, time_buffer(times),
                    1);
  const ManualClock clock(kStart);
  RowErrors errors;
  const Column column = expression.evaluate({.batch = batch, .clock = clock, .start_time = kStart},
                                            Selection::all(1), errors);
  if (!errors.empty()) {
    return "row error: " + errors.sorted().front().error.message;
  }
  if (column.is_null(0)) {
    return "NULL";
  }
  std::string text;
  append_value_text(text, column, 0);
  return text;
}

}  // namespace

ExpressionPtr bind_sql(std::string_view text) { return bind_sql(text, nullptr); }

ExpressionPtr bind_sql(std::string_view text, const SchemaPtr& schema) {
  static const FunctionRegistry functions = [] {
    FunctionRegistry all;
    install_functions(all);
    return all;
  }();
  static const OperatorRegistry operators;
  Catalog catalog(functions, operators);
  Scope scope;
  if (schema != nullptr) {
    ScopeRelation relation;
    relation.alias = "T";
    relation.schema = schema;
    relation.facts.resize(schema->size());
    scope.relations.push_back(std::move(relation));
  }
  const sqlparse::Expression syntax = sqlparse::parse_expression(text);
  return ExpressionBinder(scope, catalog, "test").bind(syntax).expression;
}

std::string sql(std::string_view text) {
  try {
    return evaluated(*bind_sql(text));
  } catch (const Error& error) {
    return "error: " + error.message();
  }
}

std::string sql_type(std::string_view text) { return to_string(bind_sql(text)->type()); }

}  // namespace sluice
