#include "operators/row_filter.h"

#include <algorithm>
#include <numeric>

#include "operators/row_text.h"

namespace sluice {

RowFilter::RowFilter(const Batch& batch, const Environment& environment, const std::string& source)
    : batch_(batch), context_(environment.context(batch)), source_(source) {}

Selection RowFilter::selection() const {
  return keeps_all_ ? Selection::all(batch_.row_count()) : Selection::of(rows_, batch_.row_count());
}

void RowFilter::keep(const Expression& condition) {
  const Column truth = condition.evaluate(context_, selection(), errors_);
  std::vector<std::int32_t> kept;
  kept.reserve(static_cast<std::size_t>(batch_.row_count()));
  selection().for_each([&](std::int64_t row) {
    if (!truth.is_null(row) && truth.boolean(row) && !errors_.contains(row)) {
      kept.push_back(static_cast<std::int32_t>(row));
    }
  });
  keeps_all_ = static_cast<std::int64_t>(kept.size()) == batch_.row_count();
  rows_ = std::move(kept);
}

Column RowFilter::evaluate(const Expression& expression) {
  return expression.evaluate(context_, selection(), errors_);
}

std::vector<Column> RowFilter::evaluate(const std::vector<ExpressionPtr>& expressions) {
  std::vector<Column> columns;
  columns.reserve(expressions.size());
  for (const ExpressionPtr& expression : expressions) {
    columns.push_back(evaluate(*expression));
  }
  return columns;
}

void RowFilter::fail(std::int32_t row, std::string name, std::string message) {
  failures_.push_back({row, std::move(name), std::move(message)});
}

void RowFilter::settle() {
  if (errors_.empty()) {
    return;
  }
  rows();
  for (RowErrors::Entry& entry : errors_.sorted()) {
    const auto row = static_cast<std::int32_t>(entry.row);
    const auto place = std::lower_bound(rows_.begin(), rows_.end(), row);
    if (place != rows_.end() && *place == row) {
      rows_.erase(place);
    }
    fail(row, "EXPRESSION", std::move(entry.error.message));
  }
  keeps_all_ = false;
  errors_.clear();
}

void RowFilter::report(Output& out) {
  settle();
  std::stable_sort(failures_.begin(), failures_.end(),
                   [](const Failure& a, const Failure& b) { return a.row < b.row; });
  for (Failure& failure : failures_) {
    out.failed({batch_.times()[static_cast<std::size_t>(failure.row)], std::move(failure.name),
                std::move(failure.message), source_, "", row_text(batch_, failure.row)});
  }
  failures_.clear();
}

const std::vector<std::int32_t>& RowFilter::rows() {
  if (keeps_all_ && rows_.size() != static_cast<std::size_t>(batch_.row_count())) {
    rows_.resize(static_cast<std::size_t>(batch_.row_count()));
    std::iota(rows_.begin(), rows_.end(), 0);
  }
  return rows_;
}

}  // namespace sluice
