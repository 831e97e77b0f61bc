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

/// A row of some columns.
struct RowOfColumns {
  std::span<const Column> columns;
  std::int64_t row;
};

/// The order of two cells of one type, neither NULL: below, at or above zero. Text goes by its
/// bytes, NaN is above every number.
int compare_cells(const Column& left, std::int64_t left_row, const Column& right,
                  std::int64_t right_row);

/// The order that ORDER BY asks for, over columns that hold its keys.
class RowOrder {
 public:
  explicit RowOrder(std::span<const SortKey> keys) : keys_(keys.begin(), keys.end()) {}

  /// Below zero when `left` comes first; zero when no key tells. The columns are the keys' values.
  int compare(const RowOfColumns& left, const RowOfColumns& right) const;
  /// Puts rows of the columns in order; rows that no key tells apart keep theirs.
  void sort(std::span<const Column> columns, std::span<std::int32_t> rows) const;
  /// All rows of the columns in order.
  std::vector<std::int32_t> sorted(std::span<const Column> columns, std::int64_t row_count) const;

 private:
  std::vector<SortKey> keys_;
};

}  // namespace sluice
