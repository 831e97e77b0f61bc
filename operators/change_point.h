#pragma once

#include "operators/environment.h"

namespace sluice {

/// Finds where an expression of ROWTIME that only moves one way next changes. Remembers the last
/// window's length, so that regular windows cost two evaluations.
class ChangePoint {
 public:
  ChangePoint(ExpressionPtr expression, const Environment& environment)
      : expression_(std::move(expression)), environment_(environment) {}

  /// The first time after `time` at which the value differs from that at `time`; kEndOfTime if
  /// there is none.
  RowTime after(RowTime time);
  Value value_at(RowTime time) const { return evaluate_at(*expression_, time, environment_); }

 private:
  ExpressionPtr expression_;
  Environment environment_;
  RowTime last_end_ = {};
  std::int64_t last_length_ = 1;
};

}  // namespace sluice
