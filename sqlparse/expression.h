#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "sqlparse/box.h"
#include "sqlparse/call_form.h"
#include "sqlparse/data_type.h"
#include "sqlparse/literal.h"
#include "sqlparse/name.h"

namespace sluice::sqlparse {

struct Expression;
struct Query;
struct Window;

/// `price`, `s.ROWTIME`, and a field of a row value, `alias.column.FIELD`: up to the binder.
struct ColumnReference {
  std::vector<Identifier> parts;  ///< at least one
  friend bool operator==(const ColumnReference&, const ColumnReference&) = default;
};

/// Signs and NOT.
enum class UnaryOperator { kPlus, kMinus, kNot };

/// `-operand`, `NOT operand`.
struct Unary {
  UnaryOperator op = UnaryOperator::kPlus;
  Box<Expression> operand;
  friend bool operator==(const Unary&, const Unary&) = default;
};

/// Arithmetic, `||` and comparisons; precedence.h says how they are written.
enum class BinaryOperator {
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kConcatenate,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
};

/// `left op right`.
struct Binary {
  BinaryOperator op = BinaryOperator::kAdd;
  Box<Expression> left;
  Box<Expression> right;
  Location op_span;
  friend bool operator==(const Binary&, const Binary&) = default;
};

/// AND or OR of two or more operands; a chain `a AND b AND c` is one node, in order.
struct Logical {
  bool is_or = false;
  std::vector<Expression> operands;
  friend bool operator==(const Logical&, const Logical&) = default;
};

/// `operand [NOT] BETWEEN [SYMMETRIC] low AND high`.
struct Between {
  Box<Expression> operand;
  Box<Expression> low;
  Box<Expression> high;
  bool negated = false;
  bool symmetric = false;
  friend bool operator==(const Between&, const Between&) = default;
};

/// `operand [NOT] IN (values)`; `operand` may be a RowValue.
struct InList {
  Box<Expression> operand;
  std::vector<Expression> values;
  bool negated = false;
  friend bool operator==(const InList&, const InList&) = default;
};

/// `operand [NOT] IN (query)`.
struct InQuery {
  Box<Expression> operand;
  Box<Query> query;
  bool negated = false;
  friend bool operator==(const InQuery&, const InQuery&) = default;
};

/// `EXISTS (query)`.
struct Exists {
  Box<Query> query;
  friend bool operator==(const Exists&, const Exists&) = default;
};

/// `operand [NOT] LIKE | SIMILAR TO pattern [ESCAPE escape]`.
struct Like {
  bool similar = false;
  Box<Expression> operand;
  Box<Expression> pattern;
  Box<Expression> escape;  ///< may be empty
  bool negated = false;
  friend bool operator==(const Like&, const Like&) = default;
};

/// What an IsTest asks for.
enum class TestedValue { kNull, kTrue, kFalse, kUnknown };

/// `operand IS [NOT] NULL | TRUE | FALSE | UNKNOWN`.
struct IsTest {
  Box<Expression> operand;
  TestedValue tested = TestedValue::kNull;
  bool negated = false;
  friend bool operator==(const IsTest&, const IsTest&) = default;
};

/// `left IS [NOT] DISTINCT FROM right`.
struct IsDistinctFrom {
  Box<Expression> left;
  Box<Expression> right;
  bool negated = false;
  friend bool operator==(const IsDistinctFrom&, const IsDistinctFrom&) = default;
};

/// `PERIOD (start, end)`, or just `(start, end)` beside a period predicate.
struct Period {
  Box<Expression> start;
  Box<Expression> end;
  friend bool operator==(const Period&, const Period&) = default;
};

/// The predicates between two periods, each a stretch of time without its end.
enum class PeriodRelation {
  kEquals,
  kContains,
  kOverlaps,
  kPrecedes,
  kSucceeds,
  kLeads,
  kLags,
};
/// The word before a period predicate.
enum class PeriodModifier { kNone, kStrictly, kImmediately };

/// `STRICTLY PRECEDES right`: one link of a chain of period predicates.
struct PeriodStep {
  PeriodRelation relation = PeriodRelation::kEquals;
  PeriodModifier modifier = PeriodModifier::kNone;
  Box<Expression> right;  ///< a Period, or a timestamp after CONTAINS (then the chain ends)
  friend bool operator==(const PeriodStep&, const PeriodStep&) = default;
};

/// `a PRECEDES b PRECEDES c`, meaning `a PRECEDES b AND b PRECEDES c`.
struct PeriodPredicate {
  Box<Expression> first;  ///< a Period
  std::vector<PeriodStep> steps;
  friend bool operator==(const PeriodPredicate&, const PeriodPredicate&) = default;
};

/// `WHEN when THEN then`; `when` is a condition, or a value to compare with the operand of CASE.
struct CaseBranch {
  Box<Expression> when;
  Box<Expression> then;
  friend bool operator==(const CaseBranch&, const CaseBranch&) = default;
};

/// `CASE [operand] WHEN .. THEN .. [ELSE ..] END`.
struct Case {
  Box<Expression> operand;  ///< may be empty
  std::vector<CaseBranch> branches;
  Box<Expression> otherwise;  ///< may be empty
  friend bool operator==(const Case&, const Case&) = default;
};

/// `CAST(operand AS type)`.
struct Cast {
  Box<Expression> operand;
  DataType type;
  friend bool operator==(const Cast&, const Cast&) = default;
};

/// `value` or `name => value`; a CURSOR(query) is a Cursor expression.
struct Argument {
  std::optional<Identifier> name;
  Box<Expression> value;
  friend bool operator==(const Argument&, const Argument&) = default;
};

/// `ALL` or `DISTINCT` before a select list or an aggregate's argument.
enum class SetQuantifier { kNone, kAll, kDistinct };
/// `RESPECT NULLS` or `IGNORE NULLS` behind an analytic call.
enum class NullTreatment { kNone, kRespect, kIgnore };
/// `FROM FIRST` or `FROM LAST` behind NTH_VALUE.
enum class CountFrom { kNone, kFirst, kLast };

/// A call in the ordinary form, and CURRENT_TIMESTAMP and its like, which have no parentheses.
struct FunctionCall {
  Identifier name;
  SetQuantifier quantifier = SetQuantifier::kNone;
  bool star = false;  ///< COUNT(*)
  std::vector<Argument> arguments = {};
  CountFrom count_from = CountFrom::kNone;
  NullTreatment nulls = NullTreatment::kNone;
  Box<Window> over = {};      ///< may be empty
  bool parenthesised = true;  ///< false for CURRENT_DATE
  friend bool operator==(const FunctionCall&, const FunctionCall&) = default;
};

/// `(left - right) qualifier`: the difference of two datetimes as an interval.
struct QualifiedDifference {
  Box<Expression> left;
  Box<Expression> right;
  IntervalQualifier qualifier;
  friend bool operator==(const QualifiedDifference&, const QualifiedDifference&) = default;
};

/// `(a, b)` or `ROW(a)`.
struct RowValue {
  std::vector<Expression> values;
  friend bool operator==(const RowValue&, const RowValue&) = default;
};

/// `(SELECT ...)` as a value.
struct ScalarSubquery {
  Box<Query> query;
  friend bool operator==(const ScalarSubquery&, const ScalarSubquery&) = default;
};

/// `CURSOR(query)`, an argument of a table function.
struct Cursor {
  Box<Query> query;
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// An expression. Parentheses leave no trace. The parser bounds the height of the tree (see
/// parser.h), so that recursing over one is safe.
struct Expression {
  using Node =
      std::variant<NullLiteral, BooleanLiteral, NumberLiteral, StringLiteral, BinaryLiteral,
                   DatetimeLiteral, IntervalLiteral, ColumnReference, Unary, Binary, Logical,
                   Between, InList, InQuery, Exists, Like, IsTest, IsDistinctFrom, Period,
                   PeriodPredicate, Case, Cast, FunctionCall, RoundToUnit, Step, Extract, Substring,
                   Trim, Position, Overlay, QualifiedDifference, RowValue, ScalarSubquery, Cursor>;
  Node node;
  Location span;
  friend bool operator==(const Expression&, const Expression&) = default;
};

}  // namespace sluice::sqlparse
