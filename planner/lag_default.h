#pragma once

#include "sqlparse/syntax.h"

namespace sluice {

/// Writes `LAG(x, n, d) OVER w` whose default reads columns, here and in operands, without one: as
/// `CASE WHEN COUNT(*) OVER w > n THEN LAG(x, n) OVER w ELSE d END`, as `COALESCE(LAG(x, n), d)`
/// where NULLs are ignored.
void write_out_lag_defaults(sqlparse::Expression& expression);

}  // namespace sluice
