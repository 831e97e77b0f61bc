#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "operators/key_index.h"

namespace sluice {

/// Small dense numbers for the keys of an operator whose keys come and go: a removed key's number
/// is used again.
class KeySlots {
 public:
  struct Place {
    std::uint32_t slot;
    bool is_new;
  };
  Place find_or_add(std::string_view key);
  std::optional<std::uint32_t> find(std::string_view key) const;
  void remove(std::uint32_t slot);
  void clear();

  std::size_t size() const { return keys_.size() - free_.size(); }
  /// Slots in use are below this.
  std::size_t slot_count() const { return keys_.size(); }
  bool is_used(std::uint32_t slot) const { return is_used_[slot]; }
  const std::string& key(std::uint32_t slot) const { return keys_[slot]; }
  /// Slots by key range (0 to kKeyRanges - 1), each in the order of the keys' bytes: state is
  /// written in this order, which depends on nothing but the keys.
  std::vector<std::vector<std::uint32_t>> by_range() const;

 private:
  KeyIndex index_;
  std::deque<std::string> keys_;  ///< by slot; a reference to one holds while others come and go
  std::vector<bool> is_used_;
  std::vector<std::uint32_t> free_;
};

}  // namespace sluice
