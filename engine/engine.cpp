#include "engine/engine.h"

#include "connectors/builtins.h"
#include "functions/builtins.h"
#include "operators/builtins.h"

namespace sluice {

Engine Engine::builtin() {
  Engine engine;
  install_functions(engine.functions);
  install_operators(engine.operators);
  install_connectors(engine.connectors);
  return engine;
}

}  // namespace sluice
