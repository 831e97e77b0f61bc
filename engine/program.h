#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "engine/stream_bindings.h"
#include "planner/catalog.h"
#include "planner/plan.h"

namespace sluice {

/// An application, checked: its streams, pumps and bindings, ready to be built. Sources are open,
/// nothing has run.
struct Program {
  Catalog catalog;
  std::vector<sqlparse::Statement> statements;
  StreamNames names;
  StreamBindings bindings;
  std::map<std::string, OpenedSource> sources;  ///< by stream
  std::vector<PumpPlan> pumps;                  ///< in the order of the text
  std::vector<std::string> printed;             ///< streams that go to standard output
};

/// Whether an application whose declared inputs are not bound is refused, or only told so.
enum class Inputs : std::uint8_t { kRequired, kOptional };

/// Adds a stream; where no pump writes it, its rows have metadata columns.
void add_input_stream(const std::string& name, const SchemaPtr& schema, bool is_discovered,
                      Program& program);

/// Parses and checks an application against an engine; opens its sources to look at their first
/// rows. Throws the first Error; those with a span are about `application.sql`.
Program prepare(const Engine& engine, const Application& application,
                Inputs inputs = Inputs::kRequired);

/// Checks statements without opening what the text or application JSON binds, and goes on behind
/// those that are refused. Returns for each statement why it is refused, or nothing.
std::vector<std::optional<Error>> check_statements(const Engine& engine,
                                                   const Application& application,
                                                   std::vector<sqlparse::Statement> statements);

/// Prints the plan of every pump.
std::string explain(const Program& program);

}  // namespace sluice
