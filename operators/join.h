#pragma once

#include <array>
#include <string>
#include <vector>

#include "functions/expression.h"
#include "operators/environment.h"
#include "operators/frame.h"
#include "runtime/operator.h"

namespace sluice {

/// One side of a join of streams.
struct JoinSide {
  SchemaPtr columns;
  /// How long a row can still be met by rows of the other side; RANGE 0 where the side has no
  /// window, so that only rows with the same row time meet. ROWS n: until n later rows of the side
  /// have come, and then one more.
  Frame window = Frame::range(0);
  /// Values over the side's columns that must equal the other side's (never where one is NULL),
  /// pairwise of one type.
  std::vector<ExpressionPtr> keys;
  /// Whether a row that met none comes out with NULLs for the other side: left of a LEFT JOIN, both
  /// of a FULL one.
  bool keeps_unmatched = false;
};

/// A join of two streams; input 0 is the left side.
struct StreamJoin {
  std::array<JoinSide, 2> sides;
  /// What else must be TRUE, over the joined row; empty for nothing.
  ExpressionPtr condition;
  /// The joined row: left's columns, right's columns, then either nothing or two TIMESTAMP columns
  /// for the two sides' ROWTIME, NULL for a missing side.
  SchemaPtr output;
  std::string source;
};

/// Joins streams. When a row comes it meets the rows in the other side's window, in the order in
/// which they came; the pair's row time is the row's. A row that met none comes out when it cannot
/// meet any more: at its time plus RANGE, or at the time of the row that pushes it out of ROWS;
/// what is left at the end of the input comes out at the end of its RANGE, and after that at the
/// last row time. A pair whose condition fails is an error row and no match. State: the rows of the
/// windows. A later row or a bound closes a RANGE, a later row of the side a ROWS window.
OperatorPtr make_join(StreamJoin join, const Environment& environment);

}  // namespace sluice
