#pragma once

#include <optional>
#include <vector>

#include "functions/expression.h"
#include "runtime/type.h"

namespace sluice {

/// The type in which two values compare, or nothing when the dialect does not compare them (no
/// conversion across families).
std::optional<Type> comparison_type(const Type& left, const Type& right);
/// The common type of CASE results, COALESCE, UNION columns; nothing when there is none.
std::optional<Type> common_type(const Type& left, const Type& right);
/// The result type of an arithmetic operation by the dialect's rules (DECIMAL precision and scale,
/// intervals, datetimes); nothing when there is no such operation.
std::optional<Type> arithmetic_type(Arithmetic arithmetic, const Type& left, const Type& right);
/// Whether INSERT may put a value of type `from` in a column of type `to`.
bool is_assignable(const Type& from, const Type& to);
/// Converts without loss of meaning inside a family (INTEGER to DOUBLE, CHAR to VARCHAR); returns
/// the operand when nothing is to do.
ExpressionPtr coerce(ExpressionPtr operand, const Type& target);

}  // namespace sluice
