#include "connectors/builtins.h"

#include "connectors/csv_format.h"
#include "connectors/file.h"
#include "connectors/json_format.h"
#include "connectors/table_format.h"

namespace sluice {

void install_connectors(ConnectorRegistry& registry) {
  install_file(registry);
  install_json(registry);
  install_csv(registry);
  install_table_format(registry);
}

}  // namespace sluice
