#include "operators/key_slots.h"

#include <algorithm>

#include "runtime/state.h"

namespace sluice {

KeySlots::Place KeySlots::find_or_add(std::string_view key) {
  if (const auto found = find(key)) {
    return {*found, false};
  }
  auto slot = static_cast<std::uint32_t>(keys_.size());
  if (free_.empty()) {
    keys_.emplace_back(key);
    is_used_.push_back(true);
  } else {
    slot = free_.back();
    free_.pop_back();
    keys_[slot] = key;
    is_used_[slot] = true;
  }
  index_.add(KeyIndex::hash(key), slot);
  return {slot, true};
}

std::optional<std::uint32_t> KeySlots::find(std::string_view key) const {
  return index_.find(KeyIndex::hash(key), [&](std::uint32_t slot) { return keys_[slot] == key; });
}

void KeySlots::remove(std::uint32_t slot) {
  index_.remove(KeyIndex::hash(keys_[slot]), slot);
  is_used_[slot] = false;
  free_.push_back(slot);
}

void KeySlots::clear() {
  index_.clear();
  keys_.clear();
  is_used_.clear();
  free_.clear();
}

std::vector<std::vector<std::uint32_t>> KeySlots::by_range() const {
  std::vector<std::vector<std::uint32_t>> ranges(kKeyRanges);
  for (std::uint32_t slot = 0; slot < keys_.size(); ++slot) {
    if (is_used_[slot]) {
      ranges[static_cast<std::size_t>(key_range(keys_[slot]))].push_back(slot);
    }
  }
  for (std::vector<std::uint32_t>& range : ranges) {
    std::sort(range.begin(), range.end(),
              [&](std::uint32_t left, std::uint32_t right) { return keys_[left] < keys_[right]; });
  }
  return ranges;
}

}  // namespace sluice
