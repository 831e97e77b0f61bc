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

int compare_cells(const Column& column, std::int64_t left, std::int64_t right) {
  const TypeKind kind = column.type().kind;
  if (is_variable_width(kind)) {
    return column.text(left).compare(column.text(right));
  }
  if (kind == TypeKind::kBoolean) {
    return static_cast<int>(column.boolean(left)) - static_cast<int>(column.boolean(right));
  }
  if (is_approximate(kind)) {
    return compare_approximate(column.approximate(left), column.approximate(right));
  }
  return three_way(column.integer(left), column.integer(right));
}

int RowOrder::compare(std::span<const Column> columns, std::int64_t left, std::int64_t right) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const Column& column = columns[i];
    const bool left_null = column.is_absent() || column.is_null(left);
    const bool right_null = column.is_absent() || column.is_null(right);
    if (left_null != right_null) {
      return left_null == keys_[i].nulls_first ? -1 : 1;
    }
    const int order = left_null ? 0 : compare_cells(column, left, right);
    if (order != 0) {
      return (order < 0) != keys_[i].descending ? -1 : 1;
    }
  }
  return 0;
}

std::vector<std::int32_t> RowOrder::sorted(std::span<const Column> columns, std::int64_t row_count) const {
  std::vector<std::int32_t> rows(static_cast<std::size_t>(row_count));
  std::iota(rows.begin(), rows.end(), 0);
  if (!keys_.empty()) {
    std::stable_sort(rows.begin(), rows.end(), [&](std::int32_t left, std::int32_t right) {
      return compare(columns, left, right) < 0;
    });
  }
  return rows;
}

}  // namespace sluice
