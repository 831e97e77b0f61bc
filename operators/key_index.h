#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// A hash table from keys, which others keep, to their numbers. Open addressing: a key is at the
/// first free place from its hash on, so that most are found by one look. Its order shows nowhere.
class KeyIndex {
 public:
  static std::uint32_t hash(std::string_view key);

  /// The number of the key with this hash for which `is_key(number)` holds.
  template <class IsKey>
  std::optional<std::uint32_t> find(std::uint32_t hash, IsKey is_key) const {
    if (places_.empty()) {
      return std::nullopt;
    }
    for (std::size_t at = hash & mask(); places_[at].number != kFree; at = (at + 1) & mask()) {
      if (places_[at].hash == hash && is_key(places_[at].number)) {
        return places_[at].number;
      }
    }
    return std::nullopt;
  }
  /// Adds a key that is not there.
  void add(std::uint32_t hash, std::uint32_t number);
  /// Removes one that is.
  void remove(std::uint32_t hash, std::uint32_t number);
  void clear();

 private:
  static constexpr std::uint32_t kFree = ~std::uint32_t{0};
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
  };

  std::size_t mask() const { return places_.size() - 1; }
  void put(const Place& place);
  void grow();

  std::vector<Place> places_;  ///< a power of two of them, at most half in use
  std::size_t size_ = 0;
};

}  // namespace sluice
