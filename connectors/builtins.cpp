#include "connectors/builtins.h"

#include "connectors/csv_format.h"
#include "connectors/file.h"

namespace sluice {

void install_connectors(ConnectorRegistry& registry) {
  install_file(registry);
  install_csv(registry);
}

}  // namespace sluice
