#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/column.h"
#include "runtime/state.h"

namespace sluice {

/// Appends the cells of a row as bytes that are equal exactly when the key is: NULL equals NULL, -0
/// equals 0, NaN equals NaN.
void append_key(std::string& out, const std::vector<Column>& columns, std::int64_t row);
/// Appends the cells that `append_key` wrote to one builder each; `types` as they were.
void append_key_cells(std::string_view key, std::vector<ColumnBuilder>& builders);
/// One cell off the front of the key.
Value take_key_cell(std::string_view& key, const Type& type);

/// The groups of a keyed operator: keys numbered in the order in which they were first seen, which
/// is the order of output.
class GroupTable {
 public:
  /// The number of the key's group, a new one when the key is new.
  std::uint32_t find_or_add(std::string_view key);
  std::size_t size() const { return keys_.size(); }
  const std::string& key(std::size_t group) const { return keys_[group]; }
  void clear();

  /// Group numbers by key range (0 to kKeyRanges - 1), each ascending: state is written in this
  /// order.
  std::vector<std::vector<std::uint32_t>> by_range() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const;
  };
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

}  // namespace sluice
