#include "runtime/state.h"

#include <xxhash.h>

#include <cstring>

#include "base/error.h"

namespace sluice {
namespace {

Error damaged() {
  return Error(ErrorKind::kState, "the saved state is damaged or from another version of sluice",
               "remove the state directory to start afresh");
}

}  // namespace

void StateWriter::put_bytes(const void* data, std::size_t size) {
  bytes_.append(static_cast<const char*>(data), size);
}

void StateWriter::put(std::string_view text) {
  put(static_cast<std::uint64_t>(text.size()));
  put_bytes(text.data(), text.size());
}

void StateWriter::put(const Value& value) {
  put(static_cast<std::uint8_t>(value.index()));
  if (const bool* boolean = std::get_if<bool>(&value)) {
    put(*boolean);
  } else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) {
    put(*integer);
  } else if (const double* approximate = std::get_if<double>(&value)) {
    put(*approximate);
  } else if (const std::string* text = std::get_if<std::string>(&value)) {
    put(std::string_view(*text));
  }
}

void StateWriter::put(const Batch& batch) {
  put(batch.row_count());
  for (const Column& column : batch.columns()) {
    put(column.is_absent());
    for (std::int64_t row = 0; !column.is_absent() && row < column.size(); ++row) {
      put(column.value(row));
    }
  }
  for (const RowTime time : batch.times()) {
    put(time);
  }
}

void StateReader::get_bytes(void* data, std::size_t size) {
  if (size > rest_.size()) {
    throw damaged();
  }
  std::memcpy(data, rest_.data(), size);
  rest_.remove_prefix(size);
}

std::string StateReader::get_text() {
  const auto size = get<std::uint64_t>();
  if (size > rest_.size()) {
    throw damaged();
  }
  std::string text(rest_.substr(0, size));
  rest_.remove_prefix(size);
  return text;
}

Value StateReader::get_value() {
  switch (get<std::uint8_t>()) {
    case 0:
      return {};
    case 1:
      return get<bool>();
    case 2:
      return get<std::int64_t>();
    case 3:
      return get<double>();
    case 4:
      return get_text();
    default:
      throw damaged();
  }
}

Batch StateReader::get_batch(const SchemaPtr& schema) {
  const auto row_count = get<std::int64_t>();
  if (row_count < 0 || static_cast<std::uint64_t>(row_count) > rest_.size()) {
    throw damaged();
  }
  std::vector<Column> columns;
  for (const Field& field : schema->fields()) {
    if (get<bool>()) {
      columns.push_back(Column::absent(field.type, row_count));
      continue;
    }
    ColumnBuilder builder(field.type, row_count);
    for (std::int64_t row = 0; row < row_count; ++row) {
      builder.append(get_value());
    }
    columns.push_back(builder.finish());
  }
  std::vector<RowTime> times;
  for (std::int64_t row = 0; row < row_count; ++row) {
    times.push_back(get_time());
  }
  return Batch(schema, std::move(columns), time_buffer(times), row_count);
}

int key_range(std::string_view key) {
  return static_cast<int>(XXH3_64bits_withSeed(key.data(), key.size(), 0) >> 56);
}

}  // namespace sluice
