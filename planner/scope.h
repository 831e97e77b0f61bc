#pragma once

#include <optional>
#include <string>
#include <vector>

#include "functions/expression.h"
#include "planner/catalog.h"
#include "planner/plan.h"
#include "sqlparse/expression.h"

namespace sluice {

/// Which way an expression moves as row time goes on.
enum class Monotonicity { kNone, kConstant, kAscending, kDescending };

/// What is known of an output column of a query beside its type.
struct ColumnFacts {
  Monotonicity monotonicity = Monotonicity::kNone;
  ExpressionPtr time_form =
      {};  ///< the same value as a function of the row's ROWTIME alone; may be empty
  bool is_row_time = false;  ///< is the row's ROWTIME itself
  bool groups_row_times =
      false;  ///< equal values and equal row times mean the same: the window of a GROUP BY
  TableFunctionPlan* origin =
      nullptr;           ///< the table function whose last column it is, through plain references
  std::string row = {};  ///< the row value that it is a field of: see row_field_name
};

/// A bound query: its plan and what is known of its columns.
struct BoundQuery {
  PlanPtr plan;
  std::vector<ColumnFacts> facts;  ///< one a column
  bool is_discovered = false;      ///< column names are as a source spells them
};

/// A relation of a FROM clause: the columns of the input row that carry its name.
struct ScopeRelation {
  std::string alias;
  std::size_t first_column = 0;
  SchemaPtr schema;
  std::vector<ColumnFacts> facts;
  bool is_discovered = false;
  StreamEntry* stream = nullptr;  ///< whose columns are marked as read; null for subqueries
  /// The column of the input row that holds its ROWTIME, below a join; otherwise ROWTIME is the
  /// row's own.
  std::optional<std::size_t> row_time_column = {};
  bool is_table = false;  ///< its rows have no times
  SchemaPtr metadata =
      std::make_shared<Schema>(std::vector<Field>());  ///< columns behind the schema's, not in `*`
};

/// A column that USING or NATURAL made one of two: unqualified it means `value`, and it stands once
/// in `*`.
struct SharedColumn {
  std::string name;
  sqlparse::Expression value;
};

/// What names mean in the clauses of one SELECT.
struct Scope {
  std::vector<ScopeRelation> relations;
  std::vector<SharedColumn> shared = {};
  std::vector<std::string> aliases =
      {};  ///< of the select list: for hints, as they name nothing here

  /// The shared column that the reference names, or null.
  const SharedColumn* find_shared(const sqlparse::ColumnReference& reference) const;
  bool is_shared(const std::string& column) const;
  /// Whether no relation has row times.
  bool is_table() const;
};

/// What ended a window, in a query that groups: ROW, BOUND, IDLE or END.
inline constexpr const char* kWindowCause = "WINDOW_CLOSED_BY";

/// A row value, such as a log parser gives, stands as a column for each of its fields, stored under
/// the names of both.
std::string row_field_name(const std::string& row, const std::string& field);

/// A column of a scope.
struct ScopeColumn {
  const ScopeRelation* relation;
  std::size_t column;  ///< in the relation's schema, or behind it in its metadata

  bool is_metadata() const { return column >= relation->schema->size(); }
  const Field& field() const {
    return is_metadata() ? relation->metadata->field(column - relation->schema->size())
                         : relation->schema->field(column);
  }
  ColumnFacts facts() const { return is_metadata() ? ColumnFacts() : relation->facts[column]; }
};

/// Finds the column, or the field of a row value, that a reference names. Throws an Error with the
/// reference's span and a hint when there is none or more than one. `notices` hears of matches by
/// case-insensitive spelling.
ScopeColumn resolve_column(const Scope& scope, const sqlparse::ColumnReference& reference,
                           Catalog& catalog);
/// The relation of that alias; throws an Error with a hint.
const ScopeRelation& resolve_relation(const Scope& scope, const sqlparse::Identifier& alias);

}  // namespace sluice
