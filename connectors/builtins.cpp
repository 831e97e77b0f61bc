#include "connectors/builtins.h"

#include "connectors/csv_format.h"
#include "connectors/file.h"
#include "connectors/json_format.h"

namespace sluice {

void install_connectors(ConnectorRegistry& registry) {
  install_file(registry);
  install_json(registry);
  install_csv(registry);
}

}  // namespace sluice
