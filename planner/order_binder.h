#pragma once

#include <vector>

#include "planner/binder.h"

namespace sluice {

/// Binds a query with ORDER BY.
BoundQuery bind_ordered(const sqlparse::Query& query, Catalog& catalog);

}  // namespace sluice
