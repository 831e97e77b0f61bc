#include "runtime/channel.h"

#include <algorithm>
#include <utility>

namespace sluice {

bool absorb(Message& message, const Message& later) {
  if (later.bound > message.bound) {
    const bool only_rows = !message.batch.empty() && message.bound <= message.batch.times().back();
    if (!only_rows && message.cause != later.cause) {
      return false;
    }
    message.bound = later.bound;
    message.cause = later.cause;
  }
  message.is_last |= later.is_last;
  return true;
}

Channel::Channel(std::function<void()> on_pushed, std::function<void()> on_popped)
    : on_pushed_(std::move(on_pushed)), on_popped_(std::move(on_popped)) {}

bool Channel::has_room() const {
  const std::lock_guard lock(mutex_);
  return rows_ < kMaximumRows && bytes_ < kMaximumBytes;
}

void Channel::push(Message message) {
  {
    const std::lock_guard lock(mutex_);
    const bool is_said = message.batch.empty() && !queue_.empty() && absorb(queue_.back(), message);
    if (!is_said) {
      rows_ += message.batch.row_count();
      bytes_ += message.batch.byte_size();
      queue_.push_back(std::move(message));
    }
  }
  on_pushed_();
}

std::optional<Message> Channel::pop() {
  std::optional<Message> message;
  {
    const std::lock_guard lock(mutex_);
    if (queue_.empty()) {
      return std::nullopt;
    }
    message = std::move(queue_.front());
    queue_.pop_front();
    rows_ -= message->batch.row_count();
    bytes_ -= message->batch.byte_size();
  }
  on_popped_();
  return message;
}

}  // namespace sluice
