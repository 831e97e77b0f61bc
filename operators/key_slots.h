#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

  std::size_t size() const { return slots_.size(); }
  /// Slots in use are below this.
  std::size_t slot_count() const { return keys_.size(); }
  bool is_used(std::uint32_t slot) const { return keys_[slot] != nullptr; }
  const std::string& key(std::uint32_t slot) const { return *keys_[slot]; }
  /// Slots by key range (0 to kKeyRanges - 1), each in the order of the keys' bytes: state is
  /// written in this order, which depends on nothing but the keys.
  std::vector<std::vector<std::uint32_t>> by_range() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> slots_;
  std::vector<const std::string*> keys_;  ///< by slot, in the map's nodes; null where free
  std::vector<std::uint32_t> free_;
};

}  // namespace sluice
