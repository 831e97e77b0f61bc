#pragma once

#include "connectors/registry.h"
#include "functions/registry.h"
#include "operators/registry.h"

namespace sluice {

/// What this build of Sluice can do: functions, table functions, connectors, formats. Make one, run
/// any number of applications with it.
struct Engine {
  FunctionRegistry functions;
  OperatorRegistry operators;
  ConnectorRegistry connectors;

  /// Everything built in.
  static Engine builtin();
};

}  // namespace sluice
