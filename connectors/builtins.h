#pragma once

#include "connectors/registry.h"

namespace sluice {

/// Adds every connector and format of this build.
void install_connectors(ConnectorRegistry& registry);

}  // namespace sluice
