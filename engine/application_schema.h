#pragma once

#include "engine/json_node.h"
#include "runtime/options.h"
#include "runtime/schema.h"

namespace sluice {

/// What a SourceSchema of application JSON says: columns, and how records hold them.
struct InputSchema {
  SchemaPtr schema;
  Options options;  ///< format, and map and rows, or header and delimiters
};

/// The text of a value that names a stream, table or column: what may stand in double quotes.
const std::string& read_name(const JsonNode& name);

/// Reads InputSchema or ReferenceSchema. Throws an Error of kind query with the path of the
/// culprit.
InputSchema read_input_schema(const JsonNode& schema);

/// Reads the DestinationSchema of an output.
Options read_output_schema(const JsonNode& schema);

}  // namespace sluice
