#include "operators/builtins.h"

namespace sluice {

void install_hotspots(OperatorRegistry& operators);

void install_operators(OperatorRegistry& operators) { install_hotspots(operators); }

}  // namespace sluice
