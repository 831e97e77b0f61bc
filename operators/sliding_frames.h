#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "operators/key_slots.h"
#include "operators/slide.h"

namespace sluice {

/// The frames of all partitions of one sliding window.
class SlidingFrames {
 public:
  /// The window must outlive the frames.
  explicit SlidingFrames(const SlidingWindow& window);

  /// Moves the frame of the row's partition to the row and appends each call's result to its
  /// builder. Returns the first reason why a result cannot be given; its cell is then NULL.
  std::optional<RowError> slide(const std::vector<Column>& partition,
                                const std::vector<std::vector<Column>>& arguments, std::int32_t row,
                                std::span<const RowTime> times, ColumnBuilder* results);
  /// Drops rows that no frame of a row at `now` or later can reach.
  void expire(RowTime now);

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Partition {
    std::int64_t row_count = 0;
    std::vector<std::unique_ptr<SlidingAggregate>> aggregates;
  };
  struct FramedRow {
    RowTime time;
    std::uint32_t slot;
  };

  std::uint32_t slot_of(const std::vector<Column>& partition, std::int64_t row);
  void open(std::uint32_t slot);
  void pop(Partition& partition);
  std::vector<std::vector<RowTime>> times_by_slot() const;
  void save_partition(std::uint32_t slot, const std::vector<RowTime>& times,
                      StateWriter& state) const;
  void load_partition(StateReader& state, std::vector<FramedRow>& framed);

  const SlidingWindow& window_;
  KeySlots slots_;
  std::vector<Partition> partitions_;  ///< by slot; not for unbounded frames
  std::vector<std::unique_ptr<AggregateState>>
      totals_;                    ///< unbounded frames: one a call, groups by slot
  std::deque<FramedRow> framed_;  ///< RANGE frames: the rows of all of them, oldest first
  std::string key_;
};

}  // namespace sluice
