#include "runtime/batch.h"

#include <cstring>
#include <utility>

#include "base/check.h"

namespace sluice {

BufferPtr time_buffer(std::span<const RowTime> times) {
  auto buffer = std::make_shared<Buffer>(times.size_bytes());
  if (!times.empty()) {
    std::memcpy(buffer->data(), times.data(), times.size_bytes());
  }
  return buffer;
}

Batch::Batch(SchemaPtr schema) : schema_(std::move(schema)), times_(time_buffer({})) {
  for (const Field& field : schema_->fields()) {
    columns_.push_back(ColumnBuilder(field.type).finish());
  }
}

Batch::Batch(SchemaPtr schema, std::vector<Column> columns, BufferPtr times, std::int64_t row_count)
    : schema_(std::move(schema)),
      columns_(std::move(columns)),
      times_(std::move(times)),
      row_count_(row_count) {
  check(columns_.size() == schema_->size(), "a batch with as many columns as its schema");
}

Column Batch::time_column() const {
  return Column(Type::timestamp(), row_count_, {nullptr, times_, nullptr}, times_offset_);
}

Batch Batch::slice(std::int64_t begin, std::int64_t row_count) const {
  if (begin == 0 && row_count == row_count_) {
    return *this;
  }
  std::vector<Column> columns;
  columns.reserve(columns_.size());
  for (const Column& column : columns_) {
    columns.push_back(column.slice(begin, row_count));
  }
  Batch part(schema_, std::move(columns), times_, row_count);
  part.times_offset_ = times_offset_ + begin;
  return part;
}

Batch Batch::with_columns(SchemaPtr schema, std::vector<Column> columns) const {
  Batch other(std::move(schema), std::move(columns), times_, row_count_);
  other.times_offset_ = times_offset_;
  return other;
}

Batch Batch::gather(std::span<const std::int32_t> rows) const {
  std::vector<Column> columns;
  columns.reserve(columns_.size());
  for (const Column& column : columns_) {
    columns.push_back(sluice::gather(column, rows));
  }
  std::vector<RowTime> row_times;
  row_times.reserve(rows.size());
  for (const std::int32_t row : rows) {
    row_times.push_back(times()[static_cast<std::size_t>(row)]);
  }
  return Batch(schema_, std::move(columns), time_buffer(row_times),
               static_cast<std::int64_t>(rows.size()));
}

std::int64_t Batch::byte_size() const {
  std::int64_t bytes = row_count_ * static_cast<std::int64_t>(sizeof(RowTime));
  for (const Column& column : columns_) {
    bytes += column.byte_size();
  }
  return bytes;
}

BatchBuilder::BatchBuilder(SchemaPtr schema) : schema_(std::move(schema)) {
  for (const Field& field : schema_->fields()) {
    columns_.emplace_back(field.type);
  }
}

void BatchBuilder::end_row(RowTime time) { times_.push_back(time); }

void BatchBuilder::append_row(const Batch& batch, std::int64_t row) {
  append_row(batch, row, batch.times()[static_cast<std::size_t>(row)]);
}

void BatchBuilder::append_row(const Batch& batch, std::int64_t row, RowTime time) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i].append_cell(batch.column(i), row);
  }
  end_row(time);
}

Batch BatchBuilder::finish() {
  std::vector<Column> columns;
  columns.reserve(columns_.size());
  for (ColumnBuilder& builder : columns_) {
    columns.push_back(builder.finish());
  }
  Batch batch(schema_, std::move(columns), time_buffer(times_), row_count());
  times_.clear();
  return batch;
}

}  // namespace sluice
