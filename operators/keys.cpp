#include "operators/keys.h"

#include <cmath>
#include <cstring>
#include <limits>

#include "base/check.h"

namespace sluice {
namespace {

template <class T>
void append_raw(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T take_raw(std::string_view& key) {
  check(key.size() >= sizeof(T), "a whole key");
  T value;
  std::memcpy(&value, key.data(), sizeof value);
  key.remove_prefix(sizeof value);
  return value;
}

double canonical(double value) {
  if (std::isnan(value)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return value == 0 ? 0.0 : value;
}

void append_cell(std::string& out, const Column& column, std::int64_t row) {
  if (column.is_null(row)) {
    out += '\0';
    return;
  }
  out += '\1';
  const TypeKind kind = column.type().kind;
  if (is_variable_width(kind)) {
    const std::string_view text = column.text(row);
    append_raw(out, static_cast<std::uint32_t>(text.size()));
    out += text;
  } else if (kind == TypeKind::kBoolean) {
    out += column.boolean(row) ? '\1' : '\0';
  } else if (is_approximate(kind)) {
    append_raw(out, canonical(column.approximate(row)));
  } else {
    append_raw(out, column.integer(row));
  }
}

}  // namespace

void append_key(std::string& out, const std::vector<Column>& columns, std::int64_t row) {
  for (const Column& column : columns) {
    append_cell(out, column, row);
  }
}

Value take_key_cell(std::string_view& key, const Type& type) {
  if (take_raw<char>(key) == '\0') {
    return {};
  }
  if (is_variable_width(type.kind)) {
    const auto size = take_raw<std::uint32_t>(key);
    check(key.size() >= size, "a whole key");
    std::string text(key.substr(0, size));
    key.remove_prefix(size);
    return text;
  }
  if (type.kind == TypeKind::kBoolean) {
    return take_raw<char>(key) != '\0';
  }
  if (is_approximate(type.kind)) {
    return take_raw<double>(key);
  }
  return take_raw<std::int64_t>(key);
}

void append_key_cells(std::string_view key, std::vector<ColumnBuilder>& builders) {
  for (ColumnBuilder& builder : builders) {
    builder.append(take_key_cell(key, builder.type()));
  }
}

std::size_t GroupTable::Hash::operator()(std::string_view key) const {
  return std::hash<std::string_view>()(key);
}

std::uint32_t GroupTable::find_or_add(std::string_view key) {
  const auto found = numbers_.find(key);
  if (found != numbers_.end()) {
    return found->second;
  }
  const auto number = static_cast<std::uint32_t>(keys_.size());
  keys_.emplace_back(key);
  numbers_.emplace(keys_.back(), number);
  return number;
}

void GroupTable::clear() {
  keys_.clear();
  numbers_.clear();
}

std::vector<std::vector<std::uint32_t>> GroupTable::by_range() const {
  std::vector<std::vector<std::uint32_t>> ranges(kKeyRanges);
  for (std::uint32_t group = 0; group < keys_.size(); ++group) {
    ranges[static_cast<std::size_t>(key_range(keys_[group]))].push_back(group);
  }
  return ranges;
}

}  // namespace sluice
