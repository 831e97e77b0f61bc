#pragma once

#include "planner/catalog.h"
#include "planner/plan.h"
#include "planner/scope.h"
#include "sqlparse/syntax.h"

namespace sluice {

/// Checks a query against the catalog: names, types, monotonicity. Every user mistake is found
/// here, with its span. Its rows are a stream.
BoundQuery bind_query(const sqlparse::Query& query, Catalog& catalog);
/// The same where the rows may also be a table's, known at once.
BoundQuery bind_relation(const sqlparse::Query& query, Catalog& catalog);

/// Checks a pump: its query, that the query's columns go to the target stream's,
/// and that pumps do not go in a circle.
PumpPlan bind_pump(const sqlparse::CreatePump& pump, Catalog& catalog);

/// Takes a pump out of the catalog's books: it does not run.
void release_pump(const PumpPlan& pump, Catalog& catalog);

/// The schema that CREATE STREAM or CREATE TABLE declares.
SchemaPtr bind_columns(const std::vector<sqlparse::ColumnDefinition>& columns);

/// Checks CREATE FUNCTION and adds it to the catalog.
void bind_function(const sqlparse::CreateFunction& function, Catalog& catalog);

/// "S" or "the stream S" for messages: the last part of the name.
const std::string& object_name(const sqlparse::ObjectName& name);

}  // namespace sluice
