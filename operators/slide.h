#pragma once

#include <string>
#include <vector>

#include "operators/environment.h"
#include "operators/frame.h"
#include "operators/group_state.h"
#include "runtime/operator.h"

namespace sluice {

/// A window of an OVER clause and the calls over it. An unbounded frame calls
/// `Aggregate::make_state`, so that its state does not grow with the rows; the others call
/// `make_sliding`.
struct SlidingWindow {
  std::vector<ExpressionPtr> partition;
  Frame frame;
  std::vector<AggregateCall> aggregates;
};

/// Aggregates OVER windows: the output is the input's columns, then one column a call, window by
/// window.
struct Sliding {
  std::vector<SlidingWindow> windows;
  SchemaPtr output;
  std::string source;
};

/// Gives an output row for each input row, at once, with its row time. A row for which an
/// expression fails is in no frame; one for which only a result fails is an error row, yet stays in
/// its frames. State: the rows of the frames. A row leaves a RANGE frame when a later row or a
/// bound says so, and a partition without rows is forgotten; ROWS and unbounded frames keep their
/// partitions for ever.
OperatorPtr make_slide(Sliding sliding, const Environment& environment);

}  // namespace sluice
