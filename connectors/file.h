#pragma once

#include "connectors/registry.h"

namespace sluice {

/// Adds the connector `file`.
void install_file(ConnectorRegistry& registry);

}  // namespace sluice
