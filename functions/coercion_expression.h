#pragma once

#include "functions/expression.h"
#include "functions/kernel.h"

namespace sluice {

/// The operand below conversions that `coerce` added; the expression itself where it added none.
/// For kernels that take several forms of a number as they are.
ExpressionPtr without_coercion(const ExpressionPtr& expression);

/// A conversion of columns between two types of one family, which fails for values out of range.
/// Numbers round to integers and shorter decimals, halves away from zero.
ColumnFunction number_conversion(const Type& from, const Type& to);

}  // namespace sluice
