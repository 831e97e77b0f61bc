#pragma once

#include "functions/expression.h"
#include "runtime/clock.h"
#include "runtime/metrics.h"
#include "runtime/time.h"

namespace sluice {

/// What all operators of a run share: time as an input.
struct Environment {
  const Clock* clock = nullptr;
  RowTime start_time = {};
  bool clock_is_rowtime = true;  ///< finite inputs: CURRENT_ROW_TIMESTAMP is the row's ROWTIME
  Metrics* metrics = nullptr;    ///< hears what the user should know; may be absent

  EvaluationContext context(const Batch& batch) const {
    return {batch, *clock, start_time, clock_is_rowtime};
  }
};

/// Evaluates an expression of ROWTIME alone at one time.
Value evaluate_at(const Expression& expression, RowTime time, const Environment& environment);

}  // namespace sluice
