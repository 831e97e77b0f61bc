#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "operators/forest/random.h"
#include "runtime/state.h"

namespace sluice::forest {

/// A random sample of a stream in which the odds of an item fall by e^-decay with every item after
/// it. The first `capacity` items are all taken. Items are known by a number of the caller's.
///
/// Item t gets the key E / e^(decay * t), E drawn from Exp(1); the smallest keys make the sample.
/// Source: Efraimidis, Spirakis, "Weighted random sampling with a reservoir", IPL 2006.
/// Cost: an item that is not taken costs a random number and, mostly, no logarithm; one that is
/// taken O(log capacity).
class Reservoir {
 public:
  using Item = std::uint16_t;
  struct Entry {
    double key;  ///< its logarithm
    Item item;
  };

  Reservoir(std::size_t capacity, double decay, Random random);

  /// Counts the next item of the stream; whether it is taken. If so, make room where `is_full`,
  /// then `keep` it.
  bool takes_next();
  bool is_full() const { return heap_.size() == capacity_; }
  /// Takes out the item with the largest key.
  Item evict();
  void keep(Item item);

  /// A heap, the largest key first.
  const std::vector<Entry>& entries() const { return heap_; }

  /// Writes all but the items, of which `load` gets `items`, one an entry in their order.
  void save(StateWriter& state) const;
  void load(StateReader& state, const std::vector<Item>& items);

 private:
  void find_threshold();

  std::size_t capacity_;
  double decay_;
  double growth_;  ///< e^decay
  Random random_;
  std::uint64_t seen_ = 0;
  /// The next item is taken if its E is smaller; e^decay times as large with every item.
  double threshold_ = 0;
  double key_ = 0;  ///< of the item to be kept
  std::vector<Entry> heap_;
};

}  // namespace sluice::forest
