#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>

#include "runtime/connector.h"

namespace sluice {

/// A block and its rows.
struct DecodedBlock {
  Block block;
  DecodedRows rows;
};

/// The blocks of a source on their way through its decoder: several threads decode them, the
/// source takes them back in order.
class BlockQueue {
 public:
  explicit BlockQueue(const Decoder& decoder) : decoder_(decoder) {}

  void add(Block block);
  /// Decodes the oldest block that nobody decodes yet; false when there is none. From any thread.
  bool decode_next();
  /// The oldest block, once it is decoded. Throws what its decoding threw.
  std::optional<DecodedBlock> take();
  std::size_t size() const;

 private:
  enum class State : std::uint8_t { kWaiting, kTaken, kDecoded };
  struct Slot {
    DecodedBlock content;
    State state = State::kWaiting;
    std::exception_ptr failure = nullptr;
  };

  Slot* claim();

  const Decoder& decoder_;
  mutable std::mutex mutex_;
  std::deque<Slot> slots_;  ///< stay where they are while others come and go
};

}  // namespace sluice
