#pragma once

#include <optional>
#include <string>
#include <vector>

#include "operators/environment.h"
#include "operators/group_state.h"
#include "runtime/operator.h"

namespace sluice {

/// Which time the rows of a tumbling window get.
enum class WindowRowTime {
  kEnd,       ///< the first instant at which the window is complete
  kFirstRow,  ///< of the group's first row: `MIN(ROWTIME) AS ROWTIME`
  kSame,      ///< of all its rows: `GROUP BY ROWTIME`
};

/// GROUP BY with a grouping expression that only moves forward.
struct Tumbling {
  /// The grouping expression that moves, as a function of ROWTIME alone; empty where only its value
  /// tells (MONOTONIC).
  ExpressionPtr window;
  std::size_t window_key = 0;       ///< its place among the keys
  std::vector<ExpressionPtr> keys;  ///< all grouping expressions, in order
  std::vector<AggregateCall> aggregates;
  WindowRowTime row_time = WindowRowTime::kEnd;
  bool says_cause = false;  ///< whether WINDOW_CLOSED_BY stands behind the keys
  SchemaPtr output;         ///< the keys, perhaps WINDOW_CLOSED_BY, then one column an aggregate
  std::string source;
};

/// Of the column WINDOW_CLOSED_BY.
inline Type cause_type() { return Type::varchar(5); }

/// Groups rows into windows that follow each other; a window's rows come out together, keys in the
/// order first seen. State: the keys and aggregates of the open window. A later row or a bound that
/// changes `window` closes it.
OperatorPtr make_tumble(Tumbling tumbling, const Environment& environment);

}  // namespace sluice
