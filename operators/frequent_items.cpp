#include "operators/frequent_items.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

namespace sluice {

bool FrequentItems::is_below(std::uint32_t left, std::uint32_t right) const {
  const Counter& a = counters_[left];
  const Counter& b = counters_[right];
  return a.count != b.count ? a.count < b.count : a.sequence < b.sequence;
}

bool FrequentItems::is_full_for(std::string_view key) const {
  return slots_.size() >= limits_.items ||
         (bytes_ + key.size() > limits_.bytes && slots_.size() > 0);
}

void FrequentItems::add(std::string_view key) {
  if (const std::optional<std::uint32_t> slot = slots_.find(key)) {
    ++counters_[*slot].count;
    if (has_heap_) {
      sift_down(positions_[*slot]);
    }
    return;
  }
  while (is_full_for(key)) {
    evict_least();
  }
  start_counter(key, {.count = floor_ + 1, .sequence = next_sequence_++});
}

void FrequentItems::start_counter(std::string_view key, const Counter& counter) {
  const std::uint32_t slot = slots_.find_or_add(key).slot;
  bytes_ += key.size();
  counters_.resize(slots_.slot_count());
  counters_[slot] = counter;
  if (has_heap_) {
    positions_.resize(slots_.slot_count());
    heap_.push_back(slot);
    place(slot, heap_.size() - 1);
    sift_up(heap_.size() - 1);
  }
}

void FrequentItems::evict_least() {
  if (!has_heap_) {
    make_heap();
  }
  const std::uint32_t least = heap_.front();
  floor_ = std::max(floor_, counters_[least].count);
  bytes_ -= slots_.key(least).size();
  slots_.remove(least);
  const std::uint32_t last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) {
    place(last, 0);
    sift_down(0);
  }
}

void FrequentItems::make_heap() {
  has_heap_ = true;
  heap_.resize(slots_.size());
  positions_.resize(slots_.slot_count());
  std::iota(heap_.begin(), heap_.end(), std::uint32_t{0});  // nothing was evicted: slots are dense
  std::sort(heap_.begin(), heap_.end(),
            [&](std::uint32_t left, std::uint32_t right) { return is_below(left, right); });
  for (std::size_t at = 0; at < heap_.size(); ++at) {
    place(heap_[at], at);
  }
}

void FrequentItems::place(std::uint32_t slot, std::size_t at) {
  heap_[at] = slot;
  positions_[slot] = at;
}

void FrequentItems::sift_up(std::size_t at) {
  const std::uint32_t slot = heap_[at];
  while (at > 0 && is_below(slot, heap_[(at - 1) / 2])) {
    place(heap_[(at - 1) / 2], at);
    at = (at - 1) / 2;
  }
  place(slot, at);
}

void FrequentItems::sift_down(std::size_t at) {
  const std::uint32_t slot = heap_[at];
  for (std::size_t child = 2 * at + 1; child < heap_.size(); child = 2 * at + 1) {
    if (child + 1 < heap_.size() && is_below(heap_[child + 1], heap_[child])) {
      ++child;
    }
    if (!is_below(heap_[child], slot)) {
      break;
    }
    place(heap_[child], at);
    at = child;
  }
  place(slot, at);
}

std::vector<FrequentItems::Item> FrequentItems::top(std::size_t count) const {
  std::vector<std::uint32_t> slots;
  slots.reserve(slots_.size());
  for (std::uint32_t slot = 0; slot < counters_.size(); ++slot) {
    if (slots_.is_used(slot)) {
      slots.push_back(slot);
    }
  }
  const auto end = slots.begin() + static_cast<std::ptrdiff_t>(std::min(count, slots.size()));
  std::partial_sort(slots.begin(), end, slots.end(), [&](std::uint32_t left, std::uint32_t right) {
    const Counter& a = counters_[left];
    const Counter& b = counters_[right];
    return a.count != b.count ? a.count > b.count : a.sequence < b.sequence;
  });
  std::vector<Item> items;
  for (auto slot = slots.begin(); slot != end; ++slot) {
    items.push_back({slots_.key(*slot), counters_[*slot].count});
  }
  return items;
}

void FrequentItems::clear() { *this = FrequentItems(limits_); }

void FrequentItems::save(StateWriter& state) const {
  state.put(next_sequence_);
  state.put(floor_);
  state.put(has_heap_);
  for (const std::vector<std::uint32_t>& range : slots_.by_range()) {
    state.put(static_cast<std::uint64_t>(range.size()));
    for (const std::uint32_t slot : range) {
      state.put(std::string_view(slots_.key(slot)));
      state.put(counters_[slot].count);
      state.put(counters_[slot].sequence);
    }
  }
}

void FrequentItems::load(StateReader& state) {
  clear();
  next_sequence_ = state.get<std::uint64_t>();
  floor_ = state.get<std::int64_t>();
  const bool had_heap = state.get<bool>();
  for (int range = 0; range < kKeyRanges; ++range) {
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      const std::string key = state.get_text();
      const auto count = state.get<std::int64_t>();
      start_counter(key, {.count = count, .sequence = state.get<std::uint64_t>()});
    }
  }
  if (had_heap) {
    make_heap();
  }
}

}  // namespace sluice
