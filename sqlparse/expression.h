#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "sqlparse/box.h"
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

enum class UnaryOperator { kPlus, kMinus, kNot };

struct Unary {
  UnaryOperator op = UnaryOperator::kPlus;
  Box<Expression> operand;
  friend bool operator==(const Unary&, const Unary&) = default;
};

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

enum class PeriodRelation {
  kEquals,
  kContains,
  kOverlaps,
  kPrecedes,
  kSucceeds,
  kLeads,
  kLags,
};
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

enum class SetQuantifier { kNone, kAll, kDistinct };
enum class NullTreatment { kNone, kRespect, kIgnore };
enum class CountFrom { kNone, kFirst, kLast };

/// A call in the ordinary form, and CURRENT_TIMESTAMP and its like, which have no parentheses.
struct FunctionCall {
  Identifier name;
  SetQuantifier quantifier = SetQuantifier::kNone;
  bool star = false;  ///< COUNT(*)
  std::vector<Argument> arguments;
  CountFrom count_from = CountFrom::kNone;
  NullTreatment nulls = NullTreatment::kNone;
  Box<Window> over;           ///< may be empty
  bool parenthesised = true;  ///< false for CURRENT_DATE
  friend bool operator==(const FunctionCall&, const FunctionCall&) = default;
};

/// `FLOOR(operand TO unit)`, `CEIL(operand TO unit)`; FLOOR(x) alone is a FunctionCall.
struct RoundToUnit {
  bool up = false;
  Box<Expression> operand;
  TimeUnit unit = TimeUnit::kSecond;
  friend bool operator==(const RoundToUnit&, const RoundToUnit&) = default;
};

/// `STEP(operand BY size)`; `size` is an interval or a number.
struct Step {
  Box<Expression> operand;
  Box<Expression> size;
  friend bool operator==(const Step&, const Step&) = default;
};

/// `EXTRACT(field FROM operand)`.
struct Extract {
  TimeUnit field = TimeUnit::kSecond;
  Box<Expression> operand;
  friend bool operator==(const Extract&, const Extract&) = default;
};

enum class SubstringForm { kFrom, kComma, kSimilar };

/// `SUBSTRING(s FROM p FOR n)`, `SUBSTRING(s, p, n)`, `SUBSTRING(s SIMILAR pattern ESCAPE e)`; the
/// first two differ beyond the end of `s`, and FROM takes a regular expression too.
struct Substring {
  SubstringForm form = SubstringForm::kFrom;
  Box<Expression> operand;
  Box<Expression> start;   ///< position or pattern
  Box<Expression> length;  ///< may be empty; of the SIMILAR form, the escape character, always
  friend bool operator==(const Substring&, const Substring&) = default;
};

enum class TrimSide { kBoth, kLeading, kTrailing };

/// `TRIM([side] [character] FROM operand)`, `TRIM(operand)`.
struct Trim {
  TrimSide side = TrimSide::kBoth;
  Box<Expression> character;  ///< may be empty: a blank
  Box<Expression> operand;
  friend bool operator==(const Trim&, const Trim&) = default;
};

/// `POSITION(sought IN operand)`.
struct Position {
  Box<Expression> sought;
  Box<Expression> operand;
  friend bool operator==(const Position&, const Position&) = default;
};

/// `OVERLAY(operand PLACING replacement FROM start [FOR length])`.
struct Overlay {
  Box<Expression> operand;
  Box<Expression> replacement;
  Box<Expression> start;
  Box<Expression> length;  ///< may be empty
  friend bool operator==(const Overlay&, const Overlay&) = default;
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
