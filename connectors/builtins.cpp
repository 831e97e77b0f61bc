#include "connectors/builtins.h"

#include "connectors/file.h"

namespace sluice {

void install_connectors(ConnectorRegistry& registry) { install_file(registry); }

}  // namespace sluice
