#pragma once

#include <string>
#include <vector>

#include "operators/environment.h"
#include "runtime/operator.h"

namespace sluice {

/// SELECT DISTINCT over a select list that was computed already.
struct Distinct {
  /// The columns that tell rows apart: all but a selected ROWTIME.
  std::vector<std::size_t> columns;
  /// The monotonic item as a function of ROWTIME alone (ROWTIME itself where it is the only one);
  /// empty where only its value tells (MONOTONIC).
  ExpressionPtr window;
  /// The column of the monotonic item; looked at only where `window` is empty.
  std::size_t window_column = 0;
};

/// Passes each row on the first time it is seen, at once and with its own row time. NULLs are
/// equal. State: the rows seen since the monotonic item last changed. A later row or a bound that
/// changes it drops them.
OperatorPtr make_distinct(Distinct distinct, const Environment& environment);

}  // namespace sluice
