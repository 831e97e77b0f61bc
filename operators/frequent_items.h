#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "operators/key_slots.h"
#include "runtime/state.h"

namespace sluice {

/// How much FrequentItems holds.
struct FrequentItemsLimits {
  std::size_t items = 1'000'000;
  std::size_t bytes = 64 << 20;  ///< of the items' keys
};

/// Counts items: exactly until the limits are reached, then by space-saving, where a new item takes
/// over the least count. From then on a count may be too high by `error()`, at most the number of
/// items seen by the number held while the limit of items alone is met, and no item that came more
/// often than that is missing. Cost: expected O(1) an item, O(log items) once the limits are
/// reached. Source: Metwally, Agrawal, El Abbadi, ICDT 2005.
class FrequentItems {
 public:
  explicit FrequentItems(FrequentItemsLimits limits = {}) : limits_(limits) {}

  void add(std::string_view key);
  struct Item {
    std::string_view key;
    std::int64_t count;
  };
  /// At most `count` items, the most frequent first, ties in the order in which they were first
  /// seen. Valid until `add` or `clear`.
  std::vector<Item> top(std::size_t count) const;
  std::int64_t error() const { return floor_; }
  void clear();

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Counter {
    std::int64_t count;
    std::uint64_t sequence;  ///< when the item got its counter
  };

  bool is_below(std::uint32_t left, std::uint32_t right) const;
  bool is_full_for(std::string_view key) const;
  void start_counter(std::string_view key, const Counter& counter);
  void evict_least();
  void make_heap();
  void place(std::uint32_t slot, std::size_t at);
  void sift_up(std::size_t at);
  void sift_down(std::size_t at);

  FrequentItemsLimits limits_;
  KeySlots slots_;
  std::vector<Counter> counters_;  ///< by slot
  std::size_t bytes_ = 0;
  std::uint64_t next_sequence_ = 0;
  std::int64_t floor_ = 0;              ///< the highest count that an evicted item had
  bool has_heap_ = false;               ///< from the first eviction on
  std::vector<std::uint32_t> heap_;     ///< slots, the least count on top
  std::vector<std::size_t> positions_;  ///< in the heap, by slot
};

}  // namespace sluice
