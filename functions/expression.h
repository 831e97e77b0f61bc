#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/row_error.h"
#include "runtime/batch.h"
#include "runtime/clock.h"

namespace sluice {

/// The rows of a batch that an expression has to answer for: all of them, or a sorted list.
class Selection {
 public:
  static Selection all(std::int64_t row_count) { return Selection(row_count, nullptr, -1); }
  /// Only these rows (ascending), which must outlive the selection, of a batch of `row_count` rows.
  static Selection of(std::span<const std::int32_t> rows, std::int64_t row_count) {
    return Selection(row_count, rows.data(), static_cast<std::int64_t>(rows.size()));
  }

  bool is_all() const { return size_ < 0; }
  std::int64_t size() const { return is_all() ? row_count_ : size_; }
  /// Rows of the batch, selected or not.
  std::int64_t row_count() const { return row_count_; }
  std::int64_t operator[](std::int64_t index) const { return is_all() ? index : rows_[index]; }

  template <class Body>
  void for_each(Body body) const {
    if (is_all()) {
      for (std::int64_t row = 0; row < row_count_; ++row) {
        body(row);
      }
    } else {
      for (std::int64_t i = 0; i < size_; ++i) {
        body(static_cast<std::int64_t>(rows_[i]));
      }
    }
  }

 private:
  Selection(std::int64_t row_count, const std::int32_t* rows, std::int64_t size)
      : row_count_(row_count), rows_(rows), size_(size) {}
  std::int64_t row_count_;
  const std::int32_t* rows_;
  std::int64_t size_;  ///< -1 for all rows
};

/// What rows of the batch at hand could not be computed, and why; the first reason of a row counts.
class RowErrors {
 public:
  void add(std::int64_t row, RowError error);
  bool empty() const { return errors_.empty(); }
  bool contains(std::int64_t row) const {
    return row < static_cast<std::int64_t>(failed_.size()) &&
           failed_[static_cast<std::size_t>(row)];
  }
  /// By row, ascending.
  struct Entry {
    std::int64_t row;
    RowError error;
  };
  std::vector<Entry> sorted() const;
  void clear();

 private:
  std::vector<Entry> errors_;
  std::vector<bool> failed_;  ///< by row, as long as the last failed row asks
};

/// What expressions may look at besides their columns.
struct EvaluationContext {
  const Batch& batch;
  const Clock& clock;  ///< CURRENT_ROW_TIMESTAMP; virtual for finite inputs: see `clock_is_rowtime`
  RowTime start_time;  ///< CURRENT_TIMESTAMP and its kin: when the query started
  bool clock_is_rowtime = true;  ///< finite input: CURRENT_ROW_TIMESTAMP is the row's ROWTIME
};

/// A typed expression over the columns of a batch, compiled from the checked plan. Stateless, safe
/// to share.
class Expression {
 public:
  explicit Expression(const Type& type) : type_(type) {}
  virtual ~Expression() = default;

  const Type& type() const { return type_; }
  /// Returns a column with as many rows as the batch; cells outside the selection are unspecified
  /// (but valid memory). A row that cannot be computed gets an entry in `errors` and an unspecified
  /// cell.
  virtual Column evaluate(const EvaluationContext& context, const Selection& selection,
                          RowErrors& errors) const = 0;
  /// The value of a literal, the same for every row; null for every other expression.
  virtual const Value* constant() const { return nullptr; }

 private:
  Type type_;
};

using ExpressionPtr = std::shared_ptr<const Expression>;

/// Builders, one per form the binder knows. Operands have been given the types that each asks for
/// (see coercion.h).
ExpressionPtr make_column(std::size_t index, const Type& type);
ExpressionPtr make_row_time();  ///< ROWTIME of the input row
ExpressionPtr make_literal(const Type& type, Value value);
ExpressionPtr make_and(ExpressionPtr left, ExpressionPtr right);
ExpressionPtr make_or(ExpressionPtr left, ExpressionPtr right);
ExpressionPtr make_not(ExpressionPtr operand);
/// CASE WHEN conditions[i] THEN results[i] ... ELSE otherwise END; results and otherwise of one
/// type. Conditions and results are evaluated only for rows still undecided.
ExpressionPtr make_case(std::vector<ExpressionPtr> conditions, std::vector<ExpressionPtr> results,
                        ExpressionPtr otherwise);
ExpressionPtr make_coalesce(std::vector<ExpressionPtr> operands);
ExpressionPtr make_is_null(ExpressionPtr operand, bool negated);
/// IS [NOT] TRUE (true), FALSE (false), UNKNOWN (nothing).
ExpressionPtr make_is_truth(ExpressionPtr operand, std::optional<bool> truth, bool negated);

enum class Comparison { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };
/// Operands of one comparable type (see `comparison_type`).
ExpressionPtr make_comparison(Comparison comparison, ExpressionPtr left, ExpressionPtr right);
ExpressionPtr make_is_distinct(ExpressionPtr left, ExpressionPtr right, bool negated);

enum class Arithmetic { kAdd, kSubtract, kMultiply, kDivide };
/// Numbers, datetimes and intervals in every combination the dialect allows; the result type is
/// `arithmetic_type`'s. Throws an Error of kind query when the dialect has no such operation (the
/// binder adds the span).
ExpressionPtr make_arithmetic(Arithmetic arithmetic, ExpressionPtr left, ExpressionPtr right);
ExpressionPtr make_negate(ExpressionPtr operand);
/// (left - right) QUALIFIER over two datetimes of one type: an interval cut to the qualifier's last
/// field.
ExpressionPtr make_datetime_difference(ExpressionPtr left, ExpressionPtr right,
                                       const IntervalFields& fields);

/// CAST, by the dialect's matrix; throws an Error of kind query for a cell that says no. A value
/// that does not convert is a row error.
ExpressionPtr make_cast(ExpressionPtr operand, const Type& target);
/// Assignment of a value to a stream's column: numbers convert with range checks, text longer than
/// the column is cut silently, CHAR pads. Throws an Error of kind query when the types are not
/// assignable (the dialect converts nothing across families).
ExpressionPtr make_assignment(ExpressionPtr operand, const Type& target, bool nullable);

}  // namespace sluice
