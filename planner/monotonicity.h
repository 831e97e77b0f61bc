#pragma once

#include "functions/expression.h"
#include "planner/expression_binder.h"

namespace sluice {

/// The dialect's rules on how expressions move with row time (reference, "Monotonic expressions").

/// Of -operand, and of what a descending operand turns around.
Monotonicity reversed(Monotonicity monotonicity);
Monotonicity arithmetic_monotonicity(Arithmetic arithmetic, const BoundExpression& left,
                                     const BoundExpression& right);
/// Whether groups by this expression end: it moves with row time and is no constant.
bool moves_with_time(const ColumnFacts& facts);
/// Whether it is declared, or known, to move one way although not as a function of row time: its
/// change ends a group.
bool moves_by_value(const ColumnFacts& facts);

}  // namespace sluice
