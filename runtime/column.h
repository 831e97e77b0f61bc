#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/buffer.h"
#include "runtime/type.h"
#include "runtime/value.h"

namespace sluice {

/// An immutable column in Arrow's columnar layout: optional validity bitmap, values (bits for
/// BOOLEAN), and for text and binary 32-bit offsets with the bytes beside them. A slice shares the
/// buffers. Cheap to copy.
class Column {
 public:
  /// Buffers of a column; `validity` empty means that no value is NULL.
  struct Parts {
    BufferPtr validity;
    BufferPtr values;  ///< fixed-width values, BOOLEAN bits, or `size + 1` offsets
    BufferPtr bytes;   ///< text and binary only
  };

  /// A column whose values nobody reads: the decoder was told not to materialise it.
  static Column absent(const Type& type, std::int64_t size);
  /// `size` times the same value.
  static Column constant(const Type& type, const Value& value, std::int64_t size);

  Column(const Type& type, std::int64_t size, Parts parts, std::int64_t offset = 0);

  const Type& type() const { return type_; }
  std::int64_t size() const { return size_; }
  bool is_absent() const { return parts_.values == nullptr; }
  bool may_have_nulls() const { return parts_.validity != nullptr; }
  bool is_null(std::int64_t row) const {
    return parts_.validity != nullptr &&
           !get_bit(parts_.validity->as<std::uint8_t>(), offset_ + row);
  }

  /// The fixed-width values as T (int8 to int64, float, double as the type says); cells of NULLs
  /// are unspecified.
  template <class T>
  std::span<const T> values() const {
    return {parts_.values->as<T>() + offset_, static_cast<std::size_t>(size_)};
  }
  bool boolean(std::int64_t row) const {
    return get_bit(parts_.values->as<std::uint8_t>(), offset_ + row);
  }
  std::string_view text(std::int64_t row) const {
    const std::int32_t* offsets = parts_.values->as<std::int32_t>() + offset_ + row;
    return {parts_.bytes->as<char>() + offsets[0],
            static_cast<std::size_t>(offsets[1] - offsets[0])};
  }
  /// Any fixed-width integer-backed value (integers, DECIMAL, datetimes, intervals) widened to 64
  /// bits.
  std::int64_t integer(std::int64_t row) const;
  /// REAL or DOUBLE as double.
  double approximate(std::int64_t row) const;
  /// The value of a cell, whatever the type. Slow: for literals, tests and state, not for loops.
  Value value(std::int64_t row) const;

  /// Rows [begin, begin + size) as a view of the same buffers.
  Column slice(std::int64_t begin, std::int64_t size) const;
  /// The same cells under another type of the same physical form.
  Column retyped(const Type& type) const;
  /// Bytes held by the cells of this view, for bounds on queues.
  std::int64_t byte_size() const;

  const Parts& parts() const { return parts_; }
  /// Rows before the first one in the buffers.
  std::int64_t offset() const { return offset_; }

 private:
  Type type_;
  std::int64_t size_;
  std::int64_t offset_;
  Parts parts_;
};

/// Copies the listed rows of a column, in that order, to a new column.
Column gather(const Column& column, std::span<const std::int32_t> rows);

/// Builds a column by appending. Reusable: `finish` leaves the builder empty.
class ColumnBuilder {
 public:
  explicit ColumnBuilder(const Type& type, std::int64_t expected_rows = 0);

  std::int64_t size() const { return size_; }
  const Type& type() const { return type_; }

  void append_null();
  void append_boolean(bool value);
  /// Integers, DECIMAL, datetimes and intervals; the value must fit the type's width.
  void append_integer(std::int64_t value);
  void append_approximate(double value);
  /// Text and binary, as stored: no padding, no truncation here.
  void append_text(std::string_view bytes);
  /// A value as `Column::value` gives it.
  void append(const Value& value);
  /// A copy of a cell of a column with the same physical form.
  void append_cell(const Column& column, std::int64_t row);

  Column finish();

 private:
  void grow_fixed();
  void mark_valid();

  Type type_;
  int width_;
  std::int64_t size_ = 0;
  std::int64_t null_count_ = 0;
  std::int64_t byte_count_ = 0;
  std::shared_ptr<Buffer> validity_;
  std::shared_ptr<Buffer> values_;
  std::shared_ptr<Buffer> bytes_;
};

}  // namespace sluice
