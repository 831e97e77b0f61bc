#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sluice::hotspots {

/// A set of slots, a bit for each of 64 * kWords.
template <std::size_t kWords>
class SlotSet {
 public:
  std::uint64_t& word(std::size_t i) { return words_[i]; }

  void set(std::uint32_t slot) { words_[slot / 64] |= std::uint64_t{1} << (slot % 64); }
  void reset(std::uint32_t slot) { words_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64)); }
  bool test(std::uint32_t slot) const { return (words_[slot / 64] >> (slot % 64) & 1) != 0; }
  bool any() const {
    std::uint64_t all = 0;
    for (const std::uint64_t part : words_) all |= part;
    return all != 0;
  }
  /// The least slot of a set that is not empty.
  std::uint32_t first() const {
    std::size_t i = 0;
    while (words_[i] == 0) ++i;
    return static_cast<std::uint32_t>(i * 64) +
           static_cast<std::uint32_t>(std::countr_zero(words_[i]));
  }

  SlotSet& operator|=(const SlotSet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  friend SlotSet operator&(SlotSet left, const SlotSet& right) {
    for (std::size_t i = 0; i < kWords; ++i) left.words_[i] &= right.words_[i];
    return left;
  }
  /// The slots of `left` that are not in `right`.
  friend SlotSet operator-(SlotSet left, const SlotSet& right) {
    for (std::size_t i = 0; i < kWords; ++i) left.words_[i] &= ~right.words_[i];
    return left;
  }

  /// Calls `visit(std::uint32_t slot)` in rising order, for the set as it was.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < kWords; ++i) {
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        visit(static_cast<std::uint32_t>(i * 64) +
              static_cast<std::uint32_t>(std::countr_zero(rest)));
      }
    }
  }

 private:
  std::array<std::uint64_t, kWords> words_{};
};

}  // namespace sluice::hotspots
