#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "connectors/json_number.h"
#include "connectors/time_reader.h"
#include "runtime/buffer.h"
#include "runtime/column.h"
#include "runtime/type.h"

namespace sluice {

/// Cells of a column under construction, written by row number, in order: a row that turns out to
/// be bad is given up by writing the next one over it. A column that is only checked goes the same
/// way and keeps nothing.
class ColumnWriter {
 public:
  ColumnWriter(const Type& type, bool is_kept);

  const Type& type() const { return type_; }
  /// Makes room for rows [0, rows). Call before a row is written; keeps what is there.
  void reserve(std::int64_t rows);

  void set_null(std::int64_t row);
  void set_boolean(std::int64_t row, bool value);
  /// Any integer-backed type; the value must fit its width.
  void set_integer(std::int64_t row, std::int64_t value);
  void set_approximate(std::int64_t row, double value);
  /// Text and binary, as stored.
  void set_text(std::int64_t row, std::string_view text);
  /// Converts by the rules for data (`value_from_text`, which says why when this returns false).
  bool set_from_text(std::int64_t row, std::string_view text);
  /// The same for the text of a number.
  bool set_number(std::int64_t row, const JsonNumber& number);
  /// A TIMESTAMP, as the source writes its times; false where the text is none.
  bool set_time(std::int64_t row, std::string_view text, const TimeReader& times);
  /// Stores an integer unless it is out of the type's range; for integer types.
  bool set_ranged(std::int64_t row, std::int64_t value);

  /// Repeats the cell of an earlier row.
  void copy_cell(std::int64_t from, std::int64_t to);

  /// The first `row_count` rows; absent where the column was not to be kept. Ends the writer's
  /// life.
  Column finish(std::int64_t row_count);

 private:
  bool set_timestamp(std::int64_t row, std::string_view text);
  bool set_other(std::int64_t row, std::string_view text);
  void set_valid(std::int64_t row);
  std::int64_t fixed_bytes(std::int64_t rows) const;

  Type type_;
  bool is_kept_;
  int width_;
  std::int64_t least_ = 0;  ///< of an integer type
  std::int64_t most_ = 0;
  std::int64_t capacity_ = 0;
  std::shared_ptr<Buffer> values_;
  std::byte* cells_ = nullptr;  ///< of `values_`
  std::shared_ptr<Buffer> validity_;
  std::shared_ptr<Buffer> bytes_;
  std::string padded_;
  std::string date_text_;  ///< the last date of a TIMESTAMP, for rows of one day come together
  std::int64_t date_milliseconds_ = 0;
};

}  // namespace sluice
