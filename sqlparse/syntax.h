#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sqlparse/query.h"

namespace sluice::sqlparse {

/// A column of a CREATE STREAM or CREATE TABLE.
struct ColumnDefinition {
  Identifier name;
  DataType type;
  bool not_null = false;
  Location span;
  friend bool operator==(const ColumnDefinition&, const ColumnDefinition&) = default;
};

/// `name 'value'` in OPTIONS (..).
struct Option {
  std::string name;  ///< as written; a dotted name keeps its dots, a quoted one loses its quotes
  std::string value;
  Location name_span;
  Location value_span;
  friend bool operator==(const Option&, const Option&) = default;
};

/// `CREATE [OR REPLACE] STREAM name [(columns)] [OPTIONS (..)] [DESCRIPTION '..']`.
struct CreateStream {
  bool or_replace = false;
  ObjectName name;
  std::vector<ColumnDefinition> columns;  ///< empty if left out: up to discovery
  std::vector<Option> options;
  std::optional<std::string> description;
  friend bool operator==(const CreateStream&, const CreateStream&) = default;
};

/// `CREATE [OR REPLACE] TABLE name [(columns)] [OPTIONS (..)]`: a reference table. An addition.
struct CreateTable {
  bool or_replace = false;
  ObjectName name;
  std::vector<ColumnDefinition> columns;  ///< empty if left out: up to discovery
  std::vector<Option> options;
  std::optional<std::string> description;
  friend bool operator==(const CreateTable&, const CreateTable&) = default;
};

/// `INSERT [EXPEDITED] INTO target [(columns)] query`.
struct Insert {
  bool expedited = false;
  ObjectName target;
  std::vector<Identifier> columns;  ///< empty means all
  Query query;
  Location span;
  friend bool operator==(const Insert&, const Insert&) = default;
};

/// What a CREATE PUMP says about starting; pumps run unless it says STOPPED.
enum class PumpState { kDefault, kStarted, kStopped };

/// `CREATE [OR REPLACE] PUMP name [STARTED | STOPPED] [DESCRIPTION '..'] AS INSERT ..`.
struct CreatePump {
  bool or_replace = false;
  ObjectName name;
  PumpState state = PumpState::kDefault;
  std::optional<std::string> description;
  Insert insert;
  friend bool operator==(const CreatePump&, const CreatePump&) = default;
};

/// `CREATE [OR REPLACE] VIEW name [(columns)] [DESCRIPTION '..'] AS query`.
struct CreateView {
  bool or_replace = false;
  ObjectName name;
  std::vector<Identifier> columns;
  std::optional<std::string> description;
  Query query;
  friend bool operator==(const CreateView&, const CreateView&) = default;
};

/// A parameter of a CREATE FUNCTION.
struct Parameter {
  Identifier name;
  DataType type;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// `CONTAINS SQL` and its like, which mean nothing here.
enum class SqlDataAccess { kNone, kContains, kReads, kModifies };
/// Whether a function is called on a NULL argument; kDefault means that it is.
enum class NullCall { kDefault, kCalled, kReturnsNull };

/// `CREATE [OR REPLACE] FUNCTION name (parameters) RETURNS type .. RETURN body`.
struct CreateFunction {
  bool or_replace = false;
  ObjectName name;
  std::vector<Parameter> parameters;
  DataType returns;
  bool language_sql = false;
  std::optional<Identifier> specific;
  std::optional<bool> deterministic;
  SqlDataAccess data_access = SqlDataAccess::kNone;
  NullCall null_call = NullCall::kDefault;
  Expression body;
  friend bool operator==(const CreateFunction&, const CreateFunction&) = default;
};

/// What DROP drops.
enum class ObjectKind { kStream, kTable, kPump, kView, kFunction };

/// `DROP kind [IF EXISTS] name`.
struct Drop {
  ObjectKind kind = ObjectKind::kStream;
  bool if_exists = false;
  ObjectName name;
  friend bool operator==(const Drop&, const Drop&) = default;
};

/// `ALTER PUMP name | (name, ..) | schema.* START | STOP`.
struct AlterPump {
  std::vector<ObjectName> names;
  bool all_of_schema = false;  ///< then `names` holds the schema's name
  bool start = true;
  friend bool operator==(const AlterPump&, const AlterPump&) = default;
};

struct Statement;

/// `EXPLAIN [PLAN FOR] statement`.
struct Explain {
  Box<Statement> statement;
  friend bool operator==(const Explain&, const Explain&) = default;
};

/// A statement; `span` leaves out the semicolon. A bare query prints its rows.
struct Statement {
  using Node = std::variant<CreateStream, CreateTable, CreatePump, CreateFunction, CreateView, Drop,
                            AlterPump, Query, Explain>;
  Node node;
  Location span;
  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace sluice::sqlparse
