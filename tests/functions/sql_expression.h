#pragma once

#include <string>
#include <string_view>

#include "functions/expression.h"

namespace sluice {

/// Binds an expression without columns by the parser and binder. Throws their errors.
ExpressionPtr bind_sql(std::string_view text);
/// The same over the columns of a schema, which carry its upper-case names.
ExpressionPtr bind_sql(std::string_view text, const SchemaPtr& schema);
/// The value of an expression without columns, as CSV would print it: "NULL", or "error: ..."
/// (statement), "row error: ...". The query started at 2016-03-10 08:30:00.
std::string sql(std::string_view text);
/// "DECIMAL(18,6)"
std::string sql_type(std::string_view text);

}  // namespace sluice
