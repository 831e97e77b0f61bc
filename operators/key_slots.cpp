#include "operators/key_slots.h"

#include <algorithm>

#include "runtime/state.h"

namespace sluice {

KeySlots::Place KeySlots::find_or_add(std::string_view key) {
  const auto found = slots_.find(key);
  if (found != slots_.end()) {
    return {found->second, false};
  }
  auto slot = static_cast<std::uint32_t>(keys_.size());
  if (free_.empty()) {
    keys_.push_back(nullptr);
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  keys_[slot] = &slots_.emplace(key, slot).first->first;
  return {slot, true};
}

std::optional<std::uint32_t> KeySlots::find(std::string_view key) const {
  const auto found = slots_.find(key);
  return found == slots_.end() ? std::nullopt : std::optional(found->second);
}

void KeySlots::remove(std::uint32_t slot) {
  slots_.erase(slots_.find(std::string_view(*keys_[slot])));
  keys_[slot] = nullptr;
  free_.push_back(slot);
}

void KeySlots::clear() {
  slots_.clear();
  keys_.clear();
  free_.clear();
}

std::vector<std::vector<std::uint32_t>> KeySlots::by_range() const {
  std::vector<std::vector<std::uint32_t>> ranges(kKeyRanges);
  for (std::uint32_t slot = 0; slot < keys_.size(); ++slot) {
    if (keys_[slot] != nullptr) {
      ranges[static_cast<std::size_t>(key_range(*keys_[slot]))].push_back(slot);
    }
  }
  for (std::vector<std::uint32_t>& range : ranges) {
    std::sort(range.begin(), range.end(), [&](std::uint32_t left, std::uint32_t right) {
      return *keys_[left] < *keys_[right];
    });
  }
  return ranges;
}

}  // namespace sluice
