#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/column.h"
#include "runtime/schema.h"
#include "runtime/time.h"

namespace sluice {

/// Rows of a batch at most.
inline constexpr std::int64_t kMaximumBatchRows = 8192;
/// Bytes of a batch at most, unless a single row is larger.
inline constexpr std::int64_t kMaximumBatchBytes = 4 << 20;

/// Some rows of a stream: a schema, a column for each field, and the row times, which never go back
/// and are never NULL. Immutable, cheap to copy; a slice is a view.
class Batch {
 public:
  /// No rows of `schema`.
  explicit Batch(SchemaPtr schema);
  /// `times` holds one RowTime a row; every column has as many rows.
  Batch(SchemaPtr schema, std::vector<Column> columns, BufferPtr times, std::int64_t row_count);

  const SchemaPtr& schema() const { return schema_; }
  std::int64_t row_count() const { return row_count_; }
  bool empty() const { return row_count_ == 0; }
  const std::vector<Column>& columns() const { return columns_; }
  const Column& column(std::size_t index) const { return columns_[index]; }
  std::span<const RowTime> times() const {
    return {times_->as<RowTime>() + times_offset_, static_cast<std::size_t>(row_count_)};
  }
  /// The row times as a TIMESTAMP column.
  Column time_column() const;

  Batch slice(std::int64_t begin, std::int64_t row_count) const;
  /// The same rows and times with other columns.
  Batch with_columns(SchemaPtr schema, std::vector<Column> columns) const;
  /// The listed rows, in that order (which must not take time back).
  Batch gather(std::span<const std::int32_t> rows) const;
  std::int64_t byte_size() const;

 private:
  SchemaPtr schema_;
  std::vector<Column> columns_;
  BufferPtr times_;
  std::int64_t times_offset_ = 0;
  std::int64_t row_count_ = 0;
};

/// Builds a batch row by row: append one cell to every column, then the row's time.
class BatchBuilder {
 public:
  explicit BatchBuilder(SchemaPtr schema);

  ColumnBuilder& column(std::size_t index) { return columns_[index]; }
  /// Ends the row: every column must have got its cell.
  void end_row(RowTime time);
  /// Appends a copy of a row of a batch with the same physical columns.
  void append_row(const Batch& batch, std::int64_t row);
  void append_row(const Batch& batch, std::int64_t row, RowTime time);

  std::int64_t row_count() const { return static_cast<std::int64_t>(times_.size()); }
  const SchemaPtr& schema() const { return schema_; }
  /// The rows so far; the builder is empty afterwards.
  Batch finish();

 private:
  SchemaPtr schema_;
  std::vector<ColumnBuilder> columns_;
  std::vector<RowTime> times_;
};

/// A buffer holding these times, for a Batch.
BufferPtr time_buffer(std::span<const RowTime> times);

/// Rows of `left`, then of `right`; both of the same schema.
Batch concatenate(std::span<const Batch> batches);

}  // namespace sluice
