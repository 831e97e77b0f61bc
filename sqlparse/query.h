#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "sqlparse/expression.h"

namespace sluice::sqlparse {

/// `key [ASC | DESC] [NULLS FIRST | LAST]`.
struct SortItem {
  Expression key;  ///< a whole-number literal is the ordinal of a select item
  bool descending = false;
  std::optional<bool> nulls_first;
  Location span;
  friend bool operator==(const SortItem&, const SortItem&) = default;
};

/// Whether a frame counts rows or measures time.
enum class FrameUnit { kRows, kRange };
/// Where a frame begins or ends, as seen from the current row.
enum class FrameBoundKind {
  kCurrentRow,
  kUnboundedPreceding,
  kUnboundedFollowing,
  kPreceding,
  kFollowing,
};

/// One end of a frame: `CURRENT ROW`, `INTERVAL '1' MINUTE PRECEDING`.
struct FrameBound {
  FrameBoundKind kind = FrameBoundKind::kCurrentRow;
  std::optional<Expression> distance;  ///< of kPreceding and kFollowing, always
  Location span;
  friend bool operator==(const FrameBound&, const FrameBound&) = default;
};

/// `ROWS 3 PRECEDING`, `RANGE BETWEEN start AND end`.
struct Frame {
  FrameUnit unit = FrameUnit::kRows;
  FrameBound start;
  std::optional<FrameBound> end;  ///< of the BETWEEN form; absent means CURRENT ROW
  Location span;
  friend bool operator==(const Frame&, const Frame&) = default;
};

/// `( [PARTITION BY ..] [ORDER BY ..] [frame] )`.
struct WindowSpecification {
  std::vector<Expression> partition_by;
  std::vector<SortItem> order_by;
  std::optional<Frame> frame;
  Location span;
  friend bool operator==(const WindowSpecification&, const WindowSpecification&) = default;
};

/// What stands behind OVER: the name of a window or its specification.
struct Window {
  std::variant<Identifier, WindowSpecification> node;
  Location span;
  friend bool operator==(const Window&, const Window&) = default;
};

/// `name AS ( specification )` of a WINDOW clause.
struct NamedWindow {
  Identifier name;
  WindowSpecification specification;
  friend bool operator==(const NamedWindow&, const NamedWindow&) = default;
};

/// `*` or `alias.*`.
struct Star {
  std::optional<ObjectName> qualifier;
  friend bool operator==(const Star&, const Star&) = default;
};

/// `*`, `alias.*` or `expression [[AS] alias]`.
struct SelectItem {
  std::variant<Star, Expression> node;
  std::optional<Identifier> alias;  ///< never of a Star
  Location span;
  friend bool operator==(const SelectItem&, const SelectItem&) = default;
};

/// `[AS] name [ (columns) ]`.
struct TableAlias {
  Identifier name;
  std::vector<Identifier> columns;
  friend bool operator==(const TableAlias&, const TableAlias&) = default;
};

/// `(query) AS t`, also `(VALUES ..) AS t(x, y)`.
struct DerivedTable {
  Box<Query> query;
  friend bool operator==(const DerivedTable&, const DerivedTable&) = default;
};

/// `TABLE(f(CURSOR(query), ..))`.
struct TableFunction {
  FunctionCall call;
  Location span;  ///< of the call
  friend bool operator==(const TableFunction&, const TableFunction&) = default;
};

/// One relation of a FROM clause.
struct TableReference {
  std::variant<ObjectName, DerivedTable, TableFunction> source;
  std::optional<Window> over;
  std::optional<TableAlias> alias;
  friend bool operator==(const TableReference&, const TableReference&) = default;
};

struct FromItem;

/// Which rows without a partner a join keeps; kCross has no condition.
enum class JoinKind { kInner, kLeft, kRight, kFull, kCross };

/// `left [NATURAL] kind JOIN right [ON condition | USING (columns)]`.
struct Join {
  JoinKind kind = JoinKind::kInner;
  bool natural = false;
  Box<FromItem> left;
  Box<FromItem> right;
  std::optional<Expression> condition;
  std::vector<Identifier> using_columns;
  friend bool operator==(const Join&, const Join&) = default;
};

/// A relation or a join of relations.
struct FromItem {
  std::variant<TableReference, Join> node;
  Location span;
  friend bool operator==(const FromItem&, const FromItem&) = default;
};

/// `WINDOWED BY STAGGER (PARTITION BY keys RANGE length)`.
struct Stagger {
  std::vector<Expression> partition_by;
  Expression length;
  Location span;
  friend bool operator==(const Stagger&, const Stagger&) = default;
};

/// `SELECT [STREAM] items FROM ..` up to its WINDOW clause.
struct Select {
  bool stream = false;
  SetQuantifier quantifier = SetQuantifier::kNone;
  std::vector<SelectItem> items;
  std::vector<FromItem> from;  ///< at least one; a comma is a CROSS JOIN
  std::optional<Expression> where;
  std::vector<Expression> group_by;  ///< not beside `stagger`
  std::optional<Stagger> stagger;
  std::optional<Expression> having;
  std::vector<NamedWindow> windows;
  Location span;
  friend bool operator==(const Select&, const Select&) = default;
};

/// `VALUES (1, 'a'), (2, 'b')`: rows of one length.
struct Values {
  std::vector<std::vector<Expression>> rows;
  Location span;
  friend bool operator==(const Values&, const Values&) = default;
};

/// The set operators; INTERSECT binds tighter than the other two.
enum class SetOperator { kUnion, kExcept, kIntersect };

/// `left UNION [ALL] right`.
struct SetOperation {
  SetOperator op = SetOperator::kUnion;
  bool all = false;
  Box<Query> left;
  Box<Query> right;
  Location op_span;
  friend bool operator==(const SetOperation&, const SetOperation&) = default;
};

/// `name [(columns)] AS (query)` of a WITH clause.
struct CommonTable {
  Identifier name;
  std::vector<Identifier> columns;
  Box<Query> query;
  friend bool operator==(const CommonTable&, const CommonTable&) = default;
};

/// `[WITH ..] body [ORDER BY .. [WITHIN ..]]`.
struct Query {
  std::vector<CommonTable> with;
  std::variant<Select, Values, SetOperation> body;
  std::vector<SortItem> order_by;
  std::optional<Expression> within;  ///< an IntervalLiteral; only beside `order_by`
  Location span;
  friend bool operator==(const Query&, const Query&) = default;
};

}  // namespace sluice::sqlparse
