#include "operators/key_index.h"

#include <algorithm>
#include <functional>

namespace sluice {

std::uint32_t KeyIndex::hash(std::string_view key) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(key));
}

void KeyIndex::add(std::uint32_t hash, std::uint32_t number) {
  if (size_ * 2 >= places_.size()) {
    grow();
  }
  put({hash, number});
  ++size_;
}

void KeyIndex::put(const Place& place) {
  std::size_t at = place.hash & mask();
  while (places_[at].number != kFree) {
    at = (at + 1) & mask();
  }
  places_[at] = place;
}

void KeyIndex::grow() {
  constexpr std::size_t kFirstPlaces = 64;
  std::vector<Place> old(std::max(kFirstPlaces, places_.size() * 2));
  old.swap(places_);
  for (const Place& place : old) {
    if (place.number != kFree) {
      put(place);
    }
  }
}

/// Moves what stands behind the freed place up to it, so that nothing lies behind a gap (Knuth,
/// volume 3, algorithm 6.4 R).
void KeyIndex::remove(std::uint32_t hash, std::uint32_t number) {
  std::size_t gap = hash & mask();
  while (places_[gap].number != number) {
    gap = (gap + 1) & mask();
  }
  for (std::size_t at = (gap + 1) & mask(); places_[at].number != kFree; at = (at + 1) & mask()) {
    const std::size_t passed = (at - places_[at].hash) & mask();
    if (passed >= ((at - gap) & mask())) {
      places_[gap] = places_[at];
      gap = at;
    }
  }
  places_[gap] = {};
  --size_;
}

void KeyIndex::clear() {
  constexpr std::size_t kRoomy = 16;  // a table so much too large is not worth wiping
  if (places_.size() > size_ * kRoomy) {
    places_ = {};
  } else {
    std::fill(places_.begin(), places_.end(), Place());
  }
  size_ = 0;
}

}  // namespace sluice
