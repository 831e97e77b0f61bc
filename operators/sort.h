#pragma once

#include <string>
#include <vector>

#include "operators/environment.h"
#include "operators/row_order.h"
#include "runtime/operator.h"

namespace sluice {

/// ORDER BY on a stream: the leading item only moves forward and cuts the stream into parts, which
/// the others sort.
struct Sorting {
  /// The leading item as a function of ROWTIME alone; empty where only its value tells (MONOTONIC).
  ExpressionPtr window;
  /// The leading item over the input's columns; looked at only where `window` is empty.
  ExpressionPtr leading;
  /// The leading item is ROWTIME itself: rows keep their time.
  bool is_row_time = false;
  std::vector<SortKey> keys;  ///< the items behind the leading one
  SchemaPtr output;           ///< the input's columns
  std::string source;
};

/// Sorts the rows for which the leading item has one value; rows that no key tells apart keep the
/// order in which they came. They all get the first time at which the leading item has another
/// value (known only from a later row where only the value tells), unless it is ROWTIME. State: the
/// rows of the open part. A later row or a bound that changes the leading item closes it.
OperatorPtr make_sort(Sorting sorting, const Environment& environment);

}  // namespace sluice
