#pragma once

#include <string>
#include <vector>

#include "operators/environment.h"
#include "operators/group_state.h"
#include "operators/tumble.h"
#include "runtime/operator.h"

namespace sluice {

/// WINDOWED BY STAGGER: a window a key, open from its first row on for a fixed time.
struct Staggering {
  std::int64_t length = 0;          ///< milliseconds, > 0
  std::vector<ExpressionPtr> keys;  ///< the partition expressions
  std::vector<AggregateCall> aggregates;
  WindowRowTime row_time =
      WindowRowTime::kEnd;  ///< or kFirstRow, the time at which the window opened
  bool says_cause = false;  ///< whether WINDOW_CLOSED_BY stands behind the keys
  SchemaPtr output;         ///< the keys, perhaps WINDOW_CLOSED_BY, then one column an aggregate
  std::string source;
};

/// Gives a row for each window when it closes, in the order in which they close, ties in the order
/// in which they opened. State: the keys and aggregates of the open windows. A window [first row,
/// first row + length) is closed by any row or bound at its end or later; the end of the input
/// closes all.
OperatorPtr make_stagger(Staggering staggering, const Environment& environment);

}  // namespace sluice
