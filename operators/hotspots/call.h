#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "operators/hotspots/keyed_windows.h"
#include "operators/registry.h"

namespace sluice::hotspots {

/// A checked call HOTSPOTS(CURSOR(...), ...).
struct Call {
  std::vector<std::size_t> columns;      ///< analysed, of the cursor
  std::optional<std::size_t> partition;  ///< of the cursor
  WindowRules rules;
  std::vector<std::string> notices;
};

/// Checks the arguments; throws an Error of kind query that names the parameter and its range.
Call bind_call(const TableFunctionCall& call);

}  // namespace sluice::hotspots
