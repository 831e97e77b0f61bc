#include "operators/row_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice {
namespace {

template <class T>
int three_way(const T& left, const T& right) {
  return left < right ? -1 : (right < left ? 1 : 0);
}

int compare_approximate(double left, double right) {
  if (std::isnan(left) || std::isnan(right)) {
    return static_cast<int>(std::isnan(left)) - static_cast<int>(std::isnan(right));
  }
  return three_way(left, right);
}

}  // namespace

int compare_cells(const Column& left, std::int64_t left_row, const Column& right,
                  std::int64_t right_row) {
  const TypeKind kind = left.type().kind;
  if (is_variable_width(kind)) {
    return left.text(left_row).compare(right.text(right_row));
  }
  if (kind == TypeKind::kBoolean) {
    return static_cast<int>(left.boolean(left_row)) - static_cast<int>(right.boolean(right_row));
  }
  if (is_approximate(kind)) {
    return compare_approximate(left.approximate(left_row), right.approximate(right_row));
  }
  return three_way(left.integer(left_row), right.integer(right_row));
}

int RowOrder::compare(const RowOfColumns& left, const RowOfColumns& right) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const Column& left_column = left.columns[i];
    const Column& right_column = right.columns[i];
    const bool left_null = left_column.is_absent() || left_column.is_null(left.row);
    const bool right_null = right_column.is_absent() || right_column.is_null(right.row);
    if (left_null != right_null) {
      return left_null == keys_[i].nulls_first ? -1 : 1;
    }
    const int order = left_null ? 0 : compare_cells(left_column, left.row, right_column, right.row);
    if (order != 0) {
      return (order < 0) != keys_[i].descending ? -1 : 1;
    }
  }
  return 0;
}

void RowOrder::sort(std::span<const Column> columns, std::span<std::int32_t> rows) const {
  if (keys_.empty() || rows.size() < 2) {
    return;
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::int32_t left, std::int32_t right) {
    return compare({columns, left}, {columns, right}) < 0;
  });
}

std::vector<std::int32_t> RowOrder::sorted(std::span<const Column> columns,
                                           std::int64_t row_count) const {
  std::vector<std::int32_t> rows(static_cast<std::size_t>(row_count));
  std::iota(rows.begin(), rows.end(), 0);
  sort(columns, rows);
  return rows;
}

}  // namespace sluice
