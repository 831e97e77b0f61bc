#pragma once

#include "operators/registry.h"

namespace sluice {

/// Registers every table function.
void install_operators(OperatorRegistry& operators);

}  // namespace sluice
