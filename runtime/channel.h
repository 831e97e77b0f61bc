#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

#include "runtime/batch.h"
#include "runtime/bound_cause.h"
#include "runtime/time.h"

namespace sluice {

/// What travels between nodes: rows (perhaps none), and the promise that no later row is before
/// `bound`.
struct Message {
  Batch batch;
  RowTime bound;
  bool is_last = false;  ///< nothing follows; without a bound of kEndOfTime windows stay open
  BoundCause cause = BoundCause::kRow;  ///< of a bound beyond the last row
};

/// Lets `message` say what `later`, which has no rows, says as well; false where two causes must be
/// told apart.
bool absorb(Message& message, const Message& later);

/// A bounded queue from one node to another; a full one is the back pressure. Used from two threads
/// at a time.
class Channel {
 public:
  /// `on_pushed` and `on_popped` wake the node at the other end.
  Channel(std::function<void()> on_pushed, std::function<void()> on_popped);

  /// Whether the producer may push; what it pushes without room is taken all the same.
  bool has_room() const;
  void push(Message message);
  std::optional<Message> pop();

 private:
  static constexpr std::int64_t kMaximumRows = 4 * kMaximumBatchRows;
  static constexpr std::int64_t kMaximumBytes = 4 * kMaximumBatchBytes;

  const std::function<void()> on_pushed_;
  const std::function<void()> on_popped_;
  mutable std::mutex mutex_;
  std::deque<Message> queue_;
  std::int64_t rows_ = 0;
  std::int64_t bytes_ = 0;
};

}  // namespace sluice
