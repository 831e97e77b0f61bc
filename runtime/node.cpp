#include "runtime/node.h"

#include <algorithm>
#include <utility>

namespace sluice {

void OutPort::emit(Message message) {
  if (channels_.empty()) {
    return;
  }
  const bool is_said =
      message.batch.empty() && !waiting_.empty() && absorb(waiting_.back(), message);
  if (!is_said) {
    waiting_.push_back(std::move(message));
  }
}

bool OutPort::flush() {
  while (!waiting_.empty()) {
    const bool room = std::all_of(channels_.begin(), channels_.end(),
                                  [](const Channel* channel) { return channel->has_room(); });
    if (!room) {
      return false;
    }
    for (std::size_t i = 0; i + 1 < channels_.size(); ++i) {
      channels_[i]->push(waiting_.front());
    }
    channels_.back()->push(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return true;
}

}  // namespace sluice
