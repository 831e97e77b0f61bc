#pragma once

#include "connectors/registry.h"

namespace sluice {

/// Adds the format `table`: rows as aligned columns for people. Written only; the widths come from
/// the first rows.
void install_table_format(ConnectorRegistry& registry);

}  // namespace sluice
