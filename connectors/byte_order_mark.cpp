#include "connectors/byte_order_mark.h"

namespace sluice {

void ByteOrderMark::reset() {
  is_waiting_ = true;
  is_found_ = false;
  seen_.clear();
}

bool ByteOrderMark::take(Chunk& chunk) {
  if (!is_waiting_) {
    return true;
  }
  chunk.bytes.insert(0, seen_);
  seen_ = chunk.bytes.substr(0, kMark.size());
  if (seen_.size() < kMark.size() && kMark.starts_with(seen_) && !chunk.ends) {
    return false;
  }
  is_waiting_ = false;
  is_found_ = seen_ == kMark;
  if (is_found_) {
    chunk.bytes.erase(0, kMark.size());
  }
  return true;
}

std::string ByteOrderMark::save() const {
  return (is_waiting_ ? "w" : is_found_ ? "f" : "n") + seen_;
}

void ByteOrderMark::load(const std::string& state) {
  is_waiting_ = state.starts_with('w');
  is_found_ = state.starts_with('f');
  seen_ = state.substr(state.empty() ? 0 : 1);
}

}  // namespace sluice
