#include "runtime/column.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "base/check.h"

namespace sluice {
namespace {

template <class T>
std::int64_t widened(const Column& column, std::int64_t row) {
  return column.values<T>()[static_cast<std::size_t>(row)];
}

/// Copies the bits of the listed rows; `read` answers whether the bit of a row is set.
template <class Read>
std::shared_ptr<Buffer> gather_bits(std::span<const std::int32_t> rows, Read read) {
  auto bits = std::make_shared<Buffer>(bitmap_bytes(static_cast<std::int64_t>(rows.size())));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (read(rows[i])) {
      set_bit(bits->as<std::uint8_t>(), static_cast<std::int64_t>(i));
    }
  }
  return bits;
}

template <class T>
std::shared_ptr<Buffer> gather_values(const Column& column, std::span<const std::int32_t> rows) {
  auto values = std::make_shared<Buffer>(rows.size() * sizeof(T));
  const std::span<const T> from = column.values<T>();
  T* to = values->as<T>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    to[i] = from[static_cast<std::size_t>(rows[i])];
  }
  return values;
}

Column gather_text(const Column& column, std::span<const std::int32_t> rows, BufferPtr validity) {
  auto offsets = std::make_shared<Buffer>((rows.size() + 1) * sizeof(std::int32_t));
  std::size_t total = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    total += column.text(rows[i]).size();
    offsets->as<std::int32_t>()[i + 1] = static_cast<std::int32_t>(total);
  }
  auto bytes = std::make_shared<Buffer>(total);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view text = column.text(rows[i]);
    std::memcpy(bytes->as<char>() + offsets->as<std::int32_t>()[i], text.data(), text.size());
  }
  return Column(column.type(), static_cast<std::int64_t>(rows.size()),
                {std::move(validity), std::move(offsets), std::move(bytes)});
}

std::shared_ptr<Buffer> gather_fixed(const Column& column, std::span<const std::int32_t> rows) {
  switch (value_width(column.type().kind)) {
    case 1:
      return gather_values<std::int8_t>(column, rows);
    case 2:
      return gather_values<std::int16_t>(column, rows);
    case 4:
      return gather_values<std::int32_t>(column, rows);
    default:
      return gather_values<std::int64_t>(column, rows);
  }
}

}  // namespace

Column::Column(const Type& type, std::int64_t size, Parts parts, std::int64_t offset)
    : type_(type), size_(size), offset_(offset), parts_(std::move(parts)) {}

Column Column::absent(const Type& type, std::int64_t size) { return Column(type, size, {}); }

Column Column::constant(const Type& type, const Value& value, std::int64_t size) {
  ColumnBuilder builder(type, size);
  for (std::int64_t row = 0; row < size; ++row) {
    builder.append(value);
  }
  return builder.finish();
}

std::int64_t Column::integer(std::int64_t row) const {
  switch (value_width(type_.kind)) {
    case 1:
      return widened<std::int8_t>(*this, row);
    case 2:
      return widened<std::int16_t>(*this, row);
    case 4:
      return widened<std::int32_t>(*this, row);
    default:
      return widened<std::int64_t>(*this, row);
  }
}

double Column::approximate(std::int64_t row) const {
  const auto index = static_cast<std::size_t>(row);
  return type_.kind == TypeKind::kReal ? static_cast<double>(values<float>()[index])
                                       : values<double>()[index];
}

Value Column::value(std::int64_t row) const {
  if (is_absent() || is_null(row)) {
    return {};
  }
  if (type_.kind == TypeKind::kBoolean) {
    return boolean(row);
  }
  if (is_variable_width(type_.kind)) {
    return std::string(text(row));
  }
  if (is_approximate(type_.kind)) {
    return approximate(row);
  }
  return integer(row);
}

Column Column::slice(std::int64_t begin, std::int64_t size) const {
  return Column(type_, size, parts_, offset_ + begin);
}

Column Column::retyped(const Type& type) const { return Column(type, size_, parts_, offset_); }

std::int64_t Column::byte_size() const {
  if (is_absent()) {
    return 0;
  }
  const std::int64_t validity = parts_.validity != nullptr ? size_ / 8 : 0;
  if (type_.kind == TypeKind::kBoolean) {
    return validity + size_ / 8;
  }
  if (!is_variable_width(type_.kind)) {
    return validity + size_ * value_width(type_.kind);
  }
  const std::int32_t* offsets = parts_.values->as<std::int32_t>() + offset_;
  return validity + size_ * 4 + offsets[size_] - offsets[0];
}

Column gather(const Column& column, std::span<const std::int32_t> rows) {
  const auto size = static_cast<std::int64_t>(rows.size());
  if (column.is_absent()) {
    return Column::absent(column.type(), size);
  }
  BufferPtr validity;
  if (column.may_have_nulls()) {
    validity = gather_bits(rows, [&](std::int32_t row) { return !column.is_null(row); });
  }
  if (is_variable_width(column.type().kind)) {
    return gather_text(column, rows, std::move(validity));
  }
  if (column.type().kind == TypeKind::kBoolean) {
    return Column(column.type(), size,
                  {std::move(validity),
                   gather_bits(rows, [&](std::int32_t row) { return column.boolean(row); }),
                   {}});
  }
  return Column(column.type(), size, {std::move(validity), gather_fixed(column, rows), {}});
}

ColumnBuilder::ColumnBuilder(const Type& type, std::int64_t expected_rows)
    : type_(type), width_(is_variable_width(type.kind) ? 4 : value_width(type.kind)) {
  const auto rows = static_cast<std::size_t>(expected_rows) + 1;
  values_ = std::make_shared<Buffer>(width_ == 0 ? bitmap_bytes(expected_rows)
                                                 : rows * static_cast<std::size_t>(width_));
}

void ColumnBuilder::grow_fixed() {
  const auto rows = static_cast<std::size_t>(size_) + 2;
  const std::size_t needed =
      width_ == 0 ? bitmap_bytes(size_ + 1) : rows * static_cast<std::size_t>(width_);
  if (values_ == nullptr) {
    values_ = std::make_shared<Buffer>(needed);
  }
  if (needed > values_->size()) {
    values_->resize(needed);
  }
}

void ColumnBuilder::mark_valid() {
  if (validity_ != nullptr) {
    validity_->resize(bitmap_bytes(size_ + 1));
    set_bit(validity_->as<std::uint8_t>(), size_);
  }
  ++size_;
}

void ColumnBuilder::append_null() {
  grow_fixed();
  if (validity_ == nullptr) {
    validity_ = std::make_shared<Buffer>(bitmap_bytes(size_ + 1));
    for (std::int64_t row = 0; row < size_; ++row) {
      set_bit(validity_->as<std::uint8_t>(), row);
    }
  }
  validity_->resize(bitmap_bytes(size_ + 1));
  if (is_variable_width(type_.kind)) {
    values_->as<std::int32_t>()[size_ + 1] = static_cast<std::int32_t>(byte_count_);
  }
  ++null_count_;
  ++size_;
}

void ColumnBuilder::append_boolean(bool value) {
  grow_fixed();
  if (value) {
    set_bit(values_->as<std::uint8_t>(), size_);
  }
  mark_valid();
}

void ColumnBuilder::append_integer(std::int64_t value) {
  grow_fixed();
  switch (width_) {
    case 1:
      values_->as<std::int8_t>()[size_] = static_cast<std::int8_t>(value);
      break;
    case 2:
      values_->as<std::int16_t>()[size_] = static_cast<std::int16_t>(value);
      break;
    case 4:
      values_->as<std::int32_t>()[size_] = static_cast<std::int32_t>(value);
      break;
    default:
      values_->as<std::int64_t>()[size_] = value;
  }
  mark_valid();
}

void ColumnBuilder::append_approximate(double value) {
  grow_fixed();
  if (type_.kind == TypeKind::kReal) {
    values_->as<float>()[size_] = static_cast<float>(value);
  } else {
    values_->as<double>()[size_] = value;
  }
  mark_valid();
}

void ColumnBuilder::append_text(std::string_view bytes) {
  grow_fixed();
  const auto end = static_cast<std::size_t>(byte_count_) + bytes.size();
  check(end <= 0x7fffffff, "a text column of more than 2 GiB");
  if (bytes_ == nullptr) {
    bytes_ = std::make_shared<Buffer>(std::max<std::size_t>(end, 256));
  } else if (end > bytes_->size()) {
    bytes_->resize(std::max(end, bytes_->size() * 2));
  }
  if (!bytes.empty()) {
    std::memcpy(bytes_->as<char>() + byte_count_, bytes.data(), bytes.size());
  }
  byte_count_ = static_cast<std::int64_t>(end);
  values_->as<std::int32_t>()[size_ + 1] = static_cast<std::int32_t>(end);
  mark_valid();
}

void ColumnBuilder::append(const Value& value) {
  if (is_null(value)) {
    append_null();
  } else if (const bool* boolean = std::get_if<bool>(&value)) {
    append_boolean(*boolean);
  } else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) {
    append_integer(*integer);
  } else if (const double* approximate = std::get_if<double>(&value)) {
    append_approximate(*approximate);
  } else {
    append_text(std::get<std::string>(value));
  }
}

void ColumnBuilder::append_cell(const Column& column, std::int64_t row) {
  if (column.is_absent() || column.is_null(row)) {
    append_null();
  } else if (is_variable_width(type_.kind)) {
    append_text(column.text(row));
  } else if (type_.kind == TypeKind::kBoolean) {
    append_boolean(column.boolean(row));
  } else if (is_approximate(type_.kind)) {
    append_approximate(column.approximate(row));
  } else {
    append_integer(column.integer(row));
  }
}

Column ColumnBuilder::finish() {
  grow_fixed();
  if (is_variable_width(type_.kind) && bytes_ == nullptr) {
    bytes_ = std::make_shared<Buffer>(0);
  }
  Column column(type_, size_,
                {null_count_ > 0 ? BufferPtr(std::move(validity_)) : nullptr, std::move(values_),
                 std::move(bytes_)});
  size_ = null_count_ = byte_count_ = 0;
  validity_ = nullptr;
  values_ = nullptr;
  bytes_ = nullptr;
  return column;
}

}  // namespace sluice
