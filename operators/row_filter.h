#pragma once

#include <string>
#include <vector>

#include "functions/expression.h"
#include "operators/environment.h"
#include "runtime/operator.h"

namespace sluice {

/// Evaluates expressions over a batch and keeps track of the rows that are still good: those that a
/// condition kept and no expression failed for. Failed rows are reported once, with the reason that
/// came first.
class RowFilter {
 public:
  /// `source` names the stream in error rows.
  RowFilter(const Batch& batch, const Environment& environment, const std::string& source);

  /// Drops rows for which the condition is not TRUE.
  void keep(const Expression& condition);
  /// Evaluates over the rows still good; cells of other rows are unspecified.
  Column evaluate(const Expression& expression);
  /// Evaluates each.
  std::vector<Column> evaluate(const std::vector<ExpressionPtr>& expressions);
  /// Drops a row for a reason that is no expression's.
  void fail(std::int32_t row, std::string name, std::string message);
  /// Drops the rows that failed; `report` still has to tell of them.
  void settle();
  /// Drops the rows that failed and reports them, by row, whatever failed first.
  void report(Output& out);

  bool keeps_all() const { return keeps_all_; }
  /// The good rows, ascending; after `settle` or `report`.
  const std::vector<std::int32_t>& rows();

 private:
  Selection selection() const;

  const Batch& batch_;
  EvaluationContext context_;
  const std::string& source_;
  RowErrors errors_;
  struct Failure {
    std::int32_t row;
    std::string name;
    std::string message;
  };
  std::vector<Failure> failures_;  ///< settled, not reported yet
  bool keeps_all_ = true;
  std::vector<std::int32_t> rows_;
};

}  // namespace sluice
