#pragma once

#include <string>

#include "engine/stream_bindings.h"
#include "planner/catalog.h"

namespace sluice {

/// Reads all rows of a reference table and adds it to the catalog under `name`. `declared` is the
/// schema of CREATE TABLE, null to find the columns in the data. Records that are no rows are left
/// out, and a notice says how many and why.
void load_reference_table(const std::string& name, const Options& options,
                          const SchemaPtr& declared, const ConnectorRegistry& registry,
                          Catalog& catalog);

}  // namespace sluice
