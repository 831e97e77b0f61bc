#pragma once

#include "functions/expression.h"

namespace sluice {

/// Builders of the forms that name a unit of time. They check their operands and throw an Error of
/// kind query (no span).

/// FLOOR(operand TO unit), CEIL(operand TO unit): a datetime or interval cut to, or moved up to, a
/// whole unit.
ExpressionPtr make_floor_to(ExpressionPtr operand, TimeUnit unit);
ExpressionPtr make_ceil_to(ExpressionPtr operand, TimeUnit unit);
/// STEP(operand BY size): a datetime by an interval literal, aligned to 1970-01-01; or an integer
/// by an integer literal, (operand / size) * size, truncated.
ExpressionPtr make_step(ExpressionPtr operand, ExpressionPtr size);
ExpressionPtr make_step(ExpressionPtr operand, const Type& size_type, const Value& size);
/// EXTRACT(unit FROM operand): BIGINT, but DECIMAL(5,3) for SECOND.
ExpressionPtr make_extract(TimeUnit unit, ExpressionPtr operand);

}  // namespace sluice
