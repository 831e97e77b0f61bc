#pragma once

#include <string>
#include <vector>

#include "functions/expression.h"
#include "operators/environment.h"
#include "runtime/operator.h"

namespace sluice {

/// WHERE and the select list in one pass.
struct Projection {
  ExpressionPtr condition;             ///< empty keeps every row
  std::vector<ExpressionPtr> columns;  ///< one per output column
  ExpressionPtr row_time;              ///< `AS ROWTIME`; empty keeps the row's time
  ExpressionPtr
      bound_time;  ///< `row_time` as an ascending function of ROWTIME alone, where it is one
  SchemaPtr output;
  std::string source;  ///< stream name for error rows
};

/// Filters and projects. With a row time of its own, rows that would take time back are error rows.
/// State: the last such time. Nothing waits; a bound is passed on, through `row_time` where there
/// is one.
OperatorPtr make_project(Projection projection, const Environment& environment);

}  // namespace sluice
