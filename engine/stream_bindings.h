#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/discover.h"
#include "engine/application.h"
#include "engine/engine.h"
#include "sqlparse/syntax.h"

namespace sluice {

/// The stream that the rows of a bare query go to.
inline constexpr const char* kQueryStream = "query";

/// What the text says about streams, before anything is bound.
struct StreamNames {
  std::vector<std::string> declared;           ///< CREATE STREAM, in order
  std::set<std::string> written;               ///< INSERT INTO
  std::vector<std::string> read;               ///< in FROM, in order, and neither views nor tables
  std::map<std::string, Options> sql_options;  ///< OPTIONS (...) of declared streams
  std::vector<std::string> tables;             ///< CREATE TABLE, in order
  std::map<std::string, Options> table_options;
};

StreamNames collect_stream_names(const std::vector<sqlparse::Statement>& statements);

/// The bindings of an application, by stream name as stored.
struct StreamBindings {
  std::map<std::string, Options> sources;
  std::map<std::string, Options> sinks;
  std::map<std::string, Options> references;
};

/// Joins what the SQL and the command line say (command line first) and checks every option. Throws
/// an Error with "did you mean" for names that no stream has.
StreamBindings resolve_bindings(const Application& application, const StreamNames& names,
                                const ConnectorRegistry& registry);

/// A source, opened, and what was found out about its rows.
struct OpenedSource {
  std::unique_ptr<SampledSource> source;
  Discovery discovery;
  Options options;  ///< the user's, completed by what was detected
  const FormatDefinition* format = nullptr;
};

/// Opens a source and looks at its first rows. `declared` is the schema of a declared stream with
/// columns.
OpenedSource open_source(const Options& options, const SchemaPtr& declared,
                         const ConnectorRegistry& registry);

/// The discovered schema under the names that the `map` option gives.
SchemaPtr mapped_schema(const OpenedSource& opened);

/// How the columns of a stream are decoded. `read_columns` are those that the query reads.
DecodePlan decode_plan(const Schema& schema, const OpenedSource& opened, bool is_declared,
                       const std::set<std::size_t>& read_columns);

}  // namespace sluice
