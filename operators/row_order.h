#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "functions/expression.h"
#include "runtime/column.h"

namespace sluice {

/// An item of ORDER BY.
struct SortKey {
  ExpressionPtr expression;
  bool descending = false;
  bool nulls_first = false;
};

/// The order of two cells of one column, neither NULL: below, at or above zero. Text goes by its bytes, NaN is above every
/// number.
int compare_cells(const Column& column, std::int64_t left, std::int64_t right);

/// The order that ORDER BY asks for, over columns that hold its keys.
class RowOrder {
 public:
  explicit RowOrder(std::span<const SortKey> keys) : keys_(keys.begin(), keys.end()) {}

  /// Below zero when row `left` comes first; zero when no key tells. `columns` are the keys' values.
  int compare(std::span<const Column> columns, std::int64_t left, std::int64_t right) const;
  /// The rows of the columns in order; rows that no key tells apart keep theirs.
  std::vector<std::int32_t> sorted(std::span<const Column> columns, std::int64_t row_count) const;

 private:
  std::vector<SortKey> keys_;
};

}  // namespace sluice
