#pragma once

#include "functions/registry.h"

namespace sluice {

/// Registers every function of the dialect.
void install_functions(FunctionRegistry& functions);

}  // namespace sluice
