#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "operators/key_index.h"
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
  std::size_t size() const { return ends_.size(); }
  /// Valid until a group is added.
  std::string_view key(std::size_t group) const {
    const std::size_t begin = group == 0 ? 0 : ends_[group - 1];
    return std::string_view(bytes_).substr(begin, ends_[group] - begin);
  }
  void clear();

  /// Group numbers by key range (0 to kKeyRanges - 1), each ascending: state is written in this
  /// order.
  std::vector<std::vector<std::uint32_t>> by_range() const;

 private:
  std::string bytes_;              ///< the keys one after another
  std::vector<std::size_t> ends_;  ///< of the keys in `bytes_`
  KeyIndex index_;
};

}  // namespace sluice
