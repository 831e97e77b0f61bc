#include "connectors/column_writer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "connectors/number_parser.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::size_t kMaximumTextBytes = std::size_t{1} << 30;  ///< offsets are 32-bit

}  // namespace

ColumnWriter::ColumnWriter(const Type& type, bool is_kept)
    : type_(type),
      is_kept_(is_kept),
      width_(is_variable_width(type.kind) ? 4 : value_width(type.kind)) {
  if (is_integer(type.kind)) {
    most_ = static_cast<std::int64_t>((std::uint64_t{1} << (width_ * 8 - 1)) - 1);
    least_ = -most_ - 1;
  }
}

std::int64_t ColumnWriter::fixed_bytes(std::int64_t rows) const {
  if (type_.kind == TypeKind::kBoolean) {
    return (rows + 7) / 8;
  }
  return (is_variable_width(type_.kind) ? rows + 1 : rows) * width_;
}

void ColumnWriter::reserve(std::int64_t rows) {
  if (!is_kept_ || rows <= capacity_) {
    return;
  }
  rows = std::max(rows, capacity_ * 2);
  const auto size = static_cast<std::size_t>(fixed_bytes(rows));
  if (values_ == nullptr) {
    values_ = std::make_shared<Buffer>(size);
    bytes_ = is_variable_width(type_.kind)
                 ? std::make_shared<Buffer>(static_cast<std::size_t>(rows) * 8)
                 : nullptr;
  } else {
    values_->resize(size);
  }
  cells_ = values_->data();
  if (validity_ != nullptr) {
    const std::size_t old_size = validity_->size();
    validity_->resize(bitmap_bytes(rows));
    std::memset(validity_->data() + old_size, 0xFF, validity_->size() - old_size);
  }
  capacity_ = rows;
}

void ColumnWriter::set_valid(std::int64_t row) {
  if (validity_ != nullptr) {
    set_bit(validity_->as<std::uint8_t>(), row);
  }
}

void ColumnWriter::set_null(std::int64_t row) {
  if (!is_kept_) {
    return;
  }
  if (validity_ == nullptr) {
    validity_ = std::make_shared<Buffer>(bitmap_bytes(capacity_));
    std::memset(validity_->data(), 0xFF, validity_->size());
  }
  clear_bit(validity_->as<std::uint8_t>(), row);
  if (bytes_ != nullptr) {
    std::int32_t* offsets = reinterpret_cast<std::int32_t*>(cells_) + row;
    offsets[1] = offsets[0];
  }
}

void ColumnWriter::set_boolean(std::int64_t row, bool value) {
  if (!is_kept_) {
    return;
  }
  set_valid(row);
  if (value) {
    set_bit(values_->as<std::uint8_t>(), row);
  } else {
    clear_bit(values_->as<std::uint8_t>(), row);
  }
}

void ColumnWriter::set_integer(std::int64_t row, std::int64_t value) {
  if (!is_kept_) {
    return;
  }
  set_valid(row);
  switch (width_) {
    case 8:
      reinterpret_cast<std::int64_t*>(cells_)[row] = value;
      return;
    case 4:
      reinterpret_cast<std::int32_t*>(cells_)[row] = static_cast<std::int32_t>(value);
      return;
    case 2:
      reinterpret_cast<std::int16_t*>(cells_)[row] = static_cast<std::int16_t>(value);
      return;
    default:
      reinterpret_cast<std::int8_t*>(cells_)[row] = static_cast<std::int8_t>(value);
  }
}

void ColumnWriter::set_approximate(std::int64_t row, double value) {
  if (!is_kept_) {
    return;
  }
  set_valid(row);
  if (width_ == 8) {
    reinterpret_cast<double*>(cells_)[row] = value;
  } else {
    reinterpret_cast<float*>(cells_)[row] = static_cast<float>(value);
  }
}

void ColumnWriter::set_text(std::int64_t row, std::string_view text) {
  if (!is_kept_) {
    return;
  }
  set_valid(row);
  std::int32_t* offsets = reinterpret_cast<std::int32_t*>(cells_) + row;
  const auto begin = static_cast<std::size_t>(offsets[0]);
  const std::size_t end = begin + text.size();
  if (end > bytes_->size()) {
    if (end > kMaximumTextBytes) {
      throw Error(ErrorKind::kLimit, "a block of rows holds more than 1 GiB of text in one column");
    }
    bytes_->resize(std::max(end, bytes_->size() * 2));
  }
  if (!text.empty()) {
    std::memcpy(bytes_->data() + begin, text.data(), text.size());
  }
  offsets[1] = static_cast<std::int32_t>(end);
}

bool ColumnWriter::set_ranged(std::int64_t row, std::int64_t value) {
  if (value < least_ || value > most_) {
    return false;
  }
  set_integer(row, value);
  return true;
}

bool ColumnWriter::set_number(std::int64_t row, const JsonNumber& number) {
  if (is_integer(type_.kind) && number.is_integer()) {
    return set_ranged(row, number.integer());
  }
  if (type_.kind == TypeKind::kDouble && number.is_exact()) {
    if (is_kept_) {
      set_approximate(row, number.approximate());
    }
    return true;
  }
  return set_from_text(row, number.text);
}

bool ColumnWriter::set_from_text(std::int64_t row, std::string_view text) {
  switch (type_.kind) {
    case TypeKind::kTinyint:
    case TypeKind::kSmallint:
    case TypeKind::kInteger:
    case TypeKind::kBigint:
      if (const auto value = parse_plain_integer(text)) {
        return set_ranged(row, *value);
      }
      return set_other(row, text);
    case TypeKind::kDouble:
      if (const auto value = parse_plain_double(text)) {
        set_approximate(row, *value);
        return true;
      }
      return set_other(row, text);
    case TypeKind::kVarchar:
      if (is_kept_) {
        set_text(row, fit_text(type_, text, padded_));
      }
      return true;
    case TypeKind::kTimestamp:
      return set_timestamp(row, text);
    default:
      return set_other(row, text);
  }
}

bool ColumnWriter::set_time(std::int64_t row, std::string_view text, const TimeReader& times) {
  if (!times.has_pattern()) {
    return set_timestamp(row, text);
  }
  const auto time = times.read(text);
  if (time) {
    set_integer(row, *time);
  }
  return time.has_value();
}

bool ColumnWriter::set_timestamp(std::int64_t row, std::string_view text) {
  constexpr std::size_t kDateSize = 10;  // yyyy-MM-dd
  const std::string_view date = text.substr(0, kDateSize);
  const std::int64_t time = parse_time_behind_date(text.substr(date.size()));
  const bool is_usual = time >= 0 && date.size() == kDateSize;
  if (is_usual && date_text_.size() == kDateSize &&
      std::memcmp(date.data(), date_text_.data(), kDateSize) == 0) {
    set_integer(row, date_milliseconds_ + time);
    return true;
  }
  const auto value = parse_timestamp(text);
  if (!value) {
    return false;
  }
  set_integer(row, *value);
  if (const auto milliseconds = is_usual ? parse_date(date) : std::nullopt) {
    date_text_ = date;
    date_milliseconds_ = *milliseconds;
  }
  return true;
}

bool ColumnWriter::set_other(std::int64_t row, std::string_view text) {
  const OrError<Value> converted = value_from_text(type_, text);
  if (!converted.ok()) {
    return false;
  }
  const Value& value = converted.value();
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    set_integer(row, *number);
  } else if (const auto* approximate = std::get_if<double>(&value)) {
    set_approximate(row, *approximate);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    set_boolean(row, *truth);
  } else if (const auto* bytes = std::get_if<std::string>(&value)) {
    set_text(row, *bytes);
  }
  return true;
}

void ColumnWriter::copy_cell(std::int64_t from, std::int64_t to) {
  if (!is_kept_) {
    return;
  }
  if (validity_ != nullptr && !get_bit(validity_->as<std::uint8_t>(), from)) {
    set_null(to);
  } else if (bytes_ != nullptr) {
    const std::int32_t* offsets = values_->as<std::int32_t>() + from;
    set_text(to, std::string(bytes_->as<char>() + offsets[0],
                             static_cast<std::size_t>(offsets[1] - offsets[0])));
  } else if (type_.kind == TypeKind::kBoolean) {
    set_boolean(to, get_bit(values_->as<std::uint8_t>(), from));
  } else {
    set_valid(to);
    std::byte* cells = values_->data();
    std::memcpy(cells + to * width_, cells + from * width_, static_cast<std::size_t>(width_));
  }
}

Column ColumnWriter::finish(std::int64_t row_count) {
  if (!is_kept_) {
    return Column::absent(type_, row_count);
  }
  reserve(1);
  return Column(
      type_, row_count,
      {.validity = std::move(validity_), .values = std::move(values_), .bytes = std::move(bytes_)});
}

}  // namespace sluice
