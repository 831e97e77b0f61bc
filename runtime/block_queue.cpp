#include "runtime/block_queue.h"

#include <algorithm>
#include <utility>

namespace sluice {

void BlockQueue::add(Block block) {
  const std::lock_guard lock(mutex_);
  slots_.push_back({.content = {.block = std::move(block), .rows = {}}});
}

BlockQueue::Slot* BlockQueue::claim() {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(slots_.begin(), slots_.end(),
                                  [](const Slot& slot) { return slot.state == State::kWaiting; });
  if (found == slots_.end()) {
    return nullptr;
  }
  found->state = State::kTaken;
  return &*found;
}

bool BlockQueue::decode_next() {
  Slot* const slot = claim();
  if (slot == nullptr) {
    return false;
  }
  DecodedRows rows;
  std::exception_ptr failure;
  try {
    rows = decoder_.decode(slot->content.block);
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  slot->content.rows = std::move(rows);
  slot->failure = failure;
  slot->state = State::kDecoded;
  return true;
}

std::optional<DecodedBlock> BlockQueue::take() {
  const std::lock_guard lock(mutex_);
  if (slots_.empty() || slots_.front().state != State::kDecoded) {
    return std::nullopt;
  }
  Slot first = std::move(slots_.front());
  slots_.pop_front();
  if (first.failure) {
    std::rethrow_exception(first.failure);
  }
  return std::move(first.content);
}

std::size_t BlockQueue::size() const {
  const std::lock_guard lock(mutex_);
  return slots_.size();
}

}  // namespace sluice
