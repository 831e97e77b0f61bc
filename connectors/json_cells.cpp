#include "connectors/json_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::size_t kShownBytes = 60;

/// What BINARY and VARBINARY hold for a truth value: the lowest bit.
std::string truth_bytes(const Type& type, bool value) {
  const std::size_t size =
      type.kind == TypeKind::kBinary ? static_cast<std::size_t>(type.precision) : 1;
  std::string bytes(size, '\0');
  bytes.back() = value ? '\1' : '\0';
  return bytes;
}

}  // namespace

JsonCells::JsonCells(const DecodePlan& plan, const TimeReader& times)
    : plan_(plan), times_(times), set_in_(plan.fields.size() + 1, -1) {
  for (const DecodeField& field : plan.fields) {
    writers_.emplace_back(field.type, field.materialise);
  }
  if (plan.rowtime_field) {
    row_times_.emplace(Type::timestamp(), true);
  }
}

void JsonCells::begin_row(std::int64_t row) {
  row_ = row;
  ++stamp_;
  if (row < capacity_) {
    return;
  }
  constexpr std::int64_t kFirstRows = 512;
  capacity_ = std::max(kFirstRows, row * 2);
  for (ColumnWriter& column : writers_) {
    column.reserve(capacity_);
  }
  if (row_times_) {
    row_times_->reserve(capacity_);
  }
}

bool JsonCells::refuse(int field, std::string why) {
  reason_ =
      field == JsonBinding::kRowTime
          ? fmt::format("rowtime {}: {}", *plan_.rowtime_field, why)
          : fmt::format("column {}: {}", plan_.fields[static_cast<std::size_t>(field)].column, why);
  return false;
}

bool JsonCells::refuse(int field, std::string_view text) {
  const bool is_long = text.size() > kShownBytes;
  const Type type = field == JsonBinding::kRowTime ? Type::timestamp() : writer(field).type();
  const std::string name = to_string(type);
  const bool has_vowel = std::string_view("AEIOU").find(name[0]) != std::string_view::npos;
  return refuse(field, fmt::format("{}{} is not {} {}", text.substr(0, kShownBytes),
                                   is_long ? "..." : "", has_vowel ? "an" : "a", name));
}

bool JsonCells::set_time(Target target, std::string_view text) {
  ColumnWriter& column = target.field == JsonBinding::kRowTime ? *row_times_ : writer(target.field);
  if (!column.set_time(row_, text, times_)) {
    return refuse(target.field, times_.reason(text));
  }
  set_in_[static_cast<std::size_t>(target.field + 1)] = stamp_;
  return true;
}

bool JsonCells::set_null(Target target) {
  if (target.field == JsonBinding::kRowTime) {
    return refuse(target.field, std::string("there is no time"));
  }
  if (!plan_.fields[static_cast<std::size_t>(target.field)].nullable) {
    return refuse(target.field, std::string("NULL in a NOT NULL column"));
  }
  set_in_[static_cast<std::size_t>(target.field + 1)] = stamp_;
  writer(target.field).set_null(row_);
  return true;
}

bool JsonCells::set_truth(Target target, bool value) {
  const std::string_view text = value ? "true" : "false";
  if (target.field == JsonBinding::kRowTime) {
    return refuse(target.field, text);
  }
  set_in_[static_cast<std::size_t>(target.field + 1)] = stamp_;
  ColumnWriter& column = writer(target.field);
  const TypeKind kind = column.type().kind;
  if (kind == TypeKind::kBoolean) {
    column.set_boolean(row_, value);
  } else if (is_numeric(kind)) {
    return column.set_from_text(row_, value ? "1" : "0") || refuse(target.field, text);
  } else if (is_text(kind)) {
    return column.set_from_text(row_, text);
  } else if (is_binary(kind)) {
    column.set_text(row_, truth_bytes(column.type(), value));
  } else {
    return refuse(target.field, text);
  }
  return true;
}

bool JsonCells::set_number(Target target, const JsonNumber& number) {
  if (target.is_time) {
    return set_time(target, number.text);
  }
  if (target.field == JsonBinding::kRowTime) {
    return refuse(
        target.field,
        fmt::format("{} is a number; say timestamp_format 'epoch_ms' or 'epoch_s'", number.text));
  }
  set_in_[static_cast<std::size_t>(target.field + 1)] = stamp_;
  ColumnWriter& column = writer(target.field);
  const TypeKind kind = column.type().kind;
  if (is_numeric(kind)) {
    return column.set_number(row_, number) || refuse(target.field, number.text);
  }
  if (is_text(kind)) {
    return column.set_from_text(row_, number.text);
  }
  if (kind != TypeKind::kBoolean) {
    return refuse(target.field, number.text);
  }
  column.set_boolean(row_, parse_double(number.text).value_or(1) != 0);
  return true;
}

bool JsonCells::set_string(Target target, std::string_view text) {
  if (target.is_time || target.field == JsonBinding::kRowTime) {
    return set_time(target, text);
  }
  set_in_[static_cast<std::size_t>(target.field + 1)] = stamp_;
  ColumnWriter& column = writer(target.field);
  if (column.set_from_text(row_, text)) {
    return true;
  }
  return refuse(target.field, std::string(value_from_text(column.type(), text).error().message));
}

bool JsonCells::set_source(Target target, std::string_view json) {
  if (target.field == JsonBinding::kRowTime || !is_text(writer(target.field).type().kind)) {
    return refuse(target.field, json);
  }
  set_in_[static_cast<std::size_t>(target.field + 1)] = stamp_;
  return writer(target.field).set_from_text(row_, json);
}

bool JsonCells::end_row() {
  if (row_times_ && set_in_[0] != stamp_) {
    return set_null({.field = JsonBinding::kRowTime});
  }
  for (std::size_t i = 0; i < plan_.fields.size(); ++i) {
    const bool is_used = plan_.fields[i].materialise || plan_.fields[i].check;
    if (is_used && set_in_[i + 1] != stamp_ && !set_null({.field = static_cast<int>(i)})) {
      return false;
    }
  }
  return true;
}

void JsonCells::repeat(std::int64_t from, const std::vector<int>& except) {
  const auto is_listed = [&](int field) {
    return std::find(except.begin(), except.end(), field) != except.end();
  };
  if (row_times_ && !is_listed(JsonBinding::kRowTime)) {
    row_times_->copy_cell(from, row_);
    set_in_[0] = stamp_;
  }
  for (std::size_t i = 0; i < writers_.size(); ++i) {
    if (!is_listed(static_cast<int>(i))) {
      writers_[i].copy_cell(from, row_);
      set_in_[i + 1] = stamp_;
    }
  }
}

void JsonCells::forget(const std::vector<int>& fields) {
  for (const int field : fields) {
    set_in_[static_cast<std::size_t>(field + 1)] = -1;
  }
}

void JsonCells::forget_columns() { std::fill(set_in_.begin() + 1, set_in_.end(), -1); }

void JsonCells::finish(DecodedRows& rows) {
  for (ColumnWriter& column : writers_) {
    rows.columns.push_back(column.finish(rows.row_count));
  }
  if (row_times_) {
    rows.rowtime = row_times_->finish(rows.row_count);
  }
}

}  // namespace sluice
