#include "operators/forest/reservoir.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace sluice::forest {
namespace {

bool is_below(const Reservoir::Entry& left, const Reservoir::Entry& right) {
  return left.key < right.key;
}

}  // namespace

Reservoir::Reservoir(std::size_t capacity, double decay, Random random)
    : capacity_(capacity), decay_(decay), growth_(std::exp(decay)), random_(random) {
  heap_.reserve(capacity);
}

bool Reservoir::takes_next() {
  ++seen_;
  threshold_ *= growth_;
  const double uniform = random_.unit();
  if (is_full() && uniform >= threshold_) {
    return false;  // E = -log(1 - uniform) is never below `uniform`: no need to compute it
  }
  const double exponential = -std::log1p(-uniform);
  if (is_full() && exponential >= threshold_) {
    return false;
  }
  key_ = std::log(exponential) - decay_ * static_cast<double>(seen_);
  return true;
}

Reservoir::Item Reservoir::evict() {
  std::pop_heap(heap_.begin(), heap_.end(), is_below);
  const Item item = heap_.back().item;
  heap_.pop_back();
  return item;
}

void Reservoir::keep(Item item) {
  heap_.push_back({key_, item});
  std::push_heap(heap_.begin(), heap_.end(), is_below);
  find_threshold();
}

void Reservoir::find_threshold() {
  threshold_ = std::exp(heap_.front().key + decay_ * static_cast<double>(seen_));
}

void Reservoir::save(StateWriter& state) const {
  state.put(random_.state());
  state.put(seen_);
  state.put(threshold_);
  for (const Entry& entry : heap_) {
    state.put(entry.key);
  }
}

void Reservoir::load(StateReader& state, const std::vector<Item>& items) {
  random_ = Random(state.get<std::uint64_t>());
  seen_ = state.get<std::uint64_t>();
  threshold_ = state.get<double>();
  heap_.clear();
  for (const Item item : items) {
    heap_.push_back({state.get<double>(), item});
  }
  if (!std::is_heap(heap_.begin(), heap_.end(), is_below) || !(threshold_ >= 0)) {
    throw Error(ErrorKind::kState, "the saved sample of a forest is damaged",
                "start without the saved state, or from an earlier one");
  }
}

}  // namespace sluice::forest
