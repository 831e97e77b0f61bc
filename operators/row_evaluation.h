#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "functions/expression.h"
#include "operators/environment.h"
#include "runtime/operator.h"

namespace sluice {

/// Evaluates expressions over all rows of a batch and remembers which rows failed and why, until
/// the operator is through with the batch: failures of expressions and of the operator itself are
/// then reported together, in row order, so that their order does not depend on where batches were
/// cut.
class RowEvaluation {
 public:
  /// `source` names the stream in error rows.
  RowEvaluation(const Batch& batch, const Environment& environment, const std::string& source)
      : batch_(batch), context_(environment.context(batch)), source_(source) {}

  /// Cells of failed rows are unspecified.
  Column evaluate(const Expression& expression);
  std::vector<Column> evaluate(const std::vector<ExpressionPtr>& expressions);

  void fail(std::int64_t row, RowError error) { errors_.add(row, std::move(error)); }
  bool all_good() const { return errors_.empty(); }
  bool is_good(std::int64_t row) const { return !errors_.contains(row); }
  /// The rows that did not fail, ascending.
  std::vector<std::int32_t> good_rows() const;
  /// The rows that failed, in order, each with its first reason.
  std::vector<RowErrors::Entry> failures() const { return errors_.sorted(); }
  /// Reports one of them.
  void report(const RowErrors::Entry& failure, Output& out) const;
  /// Reports all of them.
  void report(Output& out) const;

 private:
  const Batch& batch_;
  EvaluationContext context_;
  const std::string& source_;
  RowErrors errors_;
};

/// Passes rows on in batches of the usual size.
void emit_in_parts(const Batch& rows, Output& out);

/// The types of what the expressions give.
std::vector<Type> types_of(const std::vector<ExpressionPtr>& expressions);

}  // namespace sluice
