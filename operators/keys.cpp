#include "operators/keys.h"

#include <array>
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

/// A cell that is not NULL and takes eight bytes.
template <class T>
void append_whole(std::string& out, T value) {
  static_assert(sizeof value == 8);
  std::array<char, 1 + sizeof value> cell{'\1'};
  std::memcpy(cell.data() + 1, &value, sizeof value);
  out.append(cell.data(), cell.size());
}

void append_cell(std::string& out, const Column& column, std::int64_t row) {
  if (column.is_null(row)) {
    out += '\0';
    return;
  }
  const TypeKind kind = column.type().kind;
  const auto index = static_cast<std::size_t>(row);
  if (kind == TypeKind::kInteger) {
    return append_whole(out, std::int64_t{column.values<std::int32_t>()[index]});
  }
  if (kind == TypeKind::kBigint || kind == TypeKind::kTimestamp) {
    return append_whole(out, column.values<std::int64_t>()[index]);
  }
  out += '\1';
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

std::uint32_t GroupTable::find_or_add(std::string_view key) {
  const std::uint32_t hash = KeyIndex::hash(key);
  const auto found =
      index_.find(hash, [&](std::uint32_t group) { return this->key(group) == key; });
  if (found) {
    return *found;
  }
  const auto group = static_cast<std::uint32_t>(size());
  index_.add(hash, group);
  bytes_ += key;
  ends_.push_back(bytes_.size());
  return group;
}

void GroupTable::clear() {
  bytes_.clear();
  ends_.clear();
  index_.clear();
}

std::vector<std::vector<std::uint32_t>> GroupTable::by_range() const {
  std::vector<std::vector<std::uint32_t>> ranges(kKeyRanges);
  for (std::uint32_t group = 0; group < size(); ++group) {
    ranges[static_cast<std::size_t>(key_range(key(group)))].push_back(group);
  }
  return ranges;
}

}  // namespace sluice
