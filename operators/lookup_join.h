#pragma once

#include <string>
#include <vector>

#include "functions/expression.h"
#include "operators/environment.h"
#include "runtime/operator.h"

namespace sluice {

/// A join of a stream with a reference table.
struct LookupJoin {
  SchemaPtr stream;
  Batch table;  ///< all its rows; their times count for nothing
  /// Values that must be equal (never where one is NULL), pairwise of one type: over the stream's
  /// and the table's columns.
  std::vector<ExpressionPtr> stream_keys;
  std::vector<ExpressionPtr> table_keys;
  /// What else must be TRUE, over the joined row; empty for nothing. ROWTIME is the stream row's.
  ExpressionPtr condition;
  bool keeps_unmatched = false;  ///< LEFT JOIN
  SchemaPtr output;              ///< the stream's columns, then the table's
  std::string source;
};

/// Joins each row of a stream with the rows of a table, at once, in the table's order and with the
/// stream row's time. A pair whose condition fails is an error row and no match. No state: the
/// table is a part of the query. Throws an Error of kind input when a key of the table cannot be
/// computed.
OperatorPtr make_lookup_join(LookupJoin join, const Environment& environment);

}  // namespace sluice
