#pragma once

#include "planner/select_binder.h"

namespace sluice {

/// Tables: relations whose rows are known when the query is bound. VALUES and reference tables are
/// such, and so are WHERE and a select list over one, which are computed at once.

/// Binds VALUES: its columns are EXPR$0, EXPR$1, ..., each of the type common to its rows.
BoundQuery bind_values(const sqlparse::Values& values, Catalog& catalog);

/// The rows of a table; null for a stream.
const Batch* table_rows(const Plan& plan);

/// Computes a projection that stands over a table; leaves anything else alone. A row that cannot be
/// computed is an Error.
void fold_table(BoundQuery& query, Span span);

/// Throws an Error where the query is a table; `what` needs a stream.
void require_stream(const BoundQuery& query, const char* what, Span span);

/// The rows of a subquery inside an expression, each cell a literal. Throws an Error where it is a
/// stream; `what` names the form.
std::vector<std::vector<BoundExpression>> bind_rows(const sqlparse::Query& query, const char* what,
                                                    const char* hint, Catalog& catalog);

}  // namespace sluice
