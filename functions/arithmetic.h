#pragma once

#include "functions/expression.h"
#include "functions/kernel.h"

namespace sluice {

/// The kernels behind `make_arithmetic`, each over two columns; the operands have been coerced as
/// said.

/// Integers, REAL or DOUBLE: both operands have the result's type.
ColumnFunction plain_arithmetic(Arithmetic arithmetic, const Type& result);
/// Exact numbers as DECIMAL of the given scales.
ColumnFunction decimal_arithmetic(Arithmetic arithmetic, const Type& result, int left_scale,
                                  int right_scale);
/// Interval with interval, datetime with interval (in this order).
ColumnFunction interval_sum(Arithmetic arithmetic, const Type& result);
ColumnFunction moved_datetime(Arithmetic arithmetic, const Type& result, const Type& interval_type);
/// An interval times or over a number: BIGINT, DECIMAL or DOUBLE.
ColumnFunction scaled_interval(Arithmetic arithmetic, const Type& result, const Type& number);

/// The text of an operation's failure at a row: "division by zero", "integer overflow: 2147483647 +
/// 1 ...".
std::string explain_failure(Arithmetic arithmetic, const Type& result,
                            std::span<const Column> operands, std::int64_t row);

}  // namespace sluice
