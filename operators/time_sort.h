#pragma once

#include <string>
#include <vector>

#include "operators/environment.h"
#include "operators/row_order.h"
#include "runtime/operator.h"

namespace sluice {

/// ORDER BY time WITHIN an interval: puts rows in order of a time of their own that is out of order
/// by at most the interval.
struct TimeSort {
  ExpressionPtr time;         ///< TIMESTAMP; the row time of the output
  std::int64_t interval = 0;  ///< milliseconds, >= 0
  std::vector<SortKey> keys;  ///< further items, which sort rows of one time that come out together
  SchemaPtr output;           ///< the input's columns
  std::string source;
};

/// Holds rows until a row whose time is at least an interval later, and lets them out in order of
/// their time, then of the keys, then as they came. A row whose time is more than the interval
/// before the highest so far is late; late rows and those without a time are error rows. The
/// input's bounds are of another time and do not count; the output's follow the highest time.
/// State: the rows of the last interval, and the highest time. A later time or the end of the input
/// lets rows out.
OperatorPtr make_time_sort(TimeSort sort, const Environment& environment);

}  // namespace sluice
