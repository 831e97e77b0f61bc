#include "operators/row_evaluation.h"

#include <algorithm>

#include "operators/row_text.h"

namespace sluice {

Column RowEvaluation::evaluate(const Expression& expression) {
  return expression.evaluate(context_, Selection::all(batch_.row_count()), errors_);
}

std::vector<Column> RowEvaluation::evaluate(const std::vector<ExpressionPtr>& expressions) {
  std::vector<Column> columns;
  columns.reserve(expressions.size());
  for (const ExpressionPtr& expression : expressions) {
    columns.push_back(evaluate(*expression));
  }
  return columns;
}

std::vector<std::int32_t> RowEvaluation::good_rows() const {
  std::vector<std::int32_t> rows;
  rows.reserve(static_cast<std::size_t>(batch_.row_count()));
  for (std::int64_t row = 0; row < batch_.row_count(); ++row) {
    if (is_good(row)) {
      rows.push_back(static_cast<std::int32_t>(row));
    }
  }
  return rows;
}

void RowEvaluation::report(const RowErrors::Entry& failure, Output& out) const {
  out.failed({batch_.times()[static_cast<std::size_t>(failure.row)], "EXPRESSION",
              failure.error.message, source_, "", row_text(batch_, failure.row)});
}

void RowEvaluation::report(Output& out) const {
  if (errors_.empty()) {
    return;
  }
  for (const RowErrors::Entry& failure : failures()) {
    report(failure, out);
  }
}

void emit_in_parts(const Batch& rows, Output& out) {
  for (std::int64_t begin = 0; begin < rows.row_count(); begin += kMaximumBatchRows) {
    out.batch(rows.slice(begin, std::min(kMaximumBatchRows, rows.row_count() - begin)));
  }
}

std::vector<Type> types_of(const std::vector<ExpressionPtr>& expressions) {
  std::vector<Type> types;
  types.reserve(expressions.size());
  for (const ExpressionPtr& expression : expressions) {
    types.push_back(expression->type());
  }
  return types;
}

}  // namespace sluice
