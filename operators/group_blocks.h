#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "operators/group_state.h"

namespace sluice {

/// Aggregates of groups that close in the order in which they opened. Groups are numbered from 0
/// on; aggregate states are held in blocks of consecutive groups, and a block goes when its last
/// group has closed, so that memory follows the open groups although a state cannot forget a single
/// group.
class GroupBlocks {
 public:
  /// The calls must outlive the blocks.
  explicit GroupBlocks(const std::vector<AggregateCall>& calls) : calls_(calls) {}

  std::uint64_t first_open() const { return first_open_; }
  std::uint64_t end() const { return end_; }
  std::uint64_t open_count() const { return end_ - first_open_; }
  /// Opens the next group and returns its number.
  std::uint64_t open();
  /// Adds row rows[i] to the open group groups[i], in that order.
  void add(const std::vector<std::vector<Column>>& arguments, std::span<const RowTime> times,
           std::span<const std::int32_t> rows, std::span<const std::uint64_t> groups);
  /// Appends a group's results to the builders, one a call; says why when one cannot be given (its
  /// cell is NULL then).
  std::optional<RowError> append_results(std::uint64_t group,
                                         std::span<ColumnBuilder> builders) const;
  /// Closes the oldest open group.
  void close();

  void save(std::uint64_t group, StateWriter& state) const;
  /// Starts afresh with open groups [first_open, end), to be loaded one by one.
  void reopen(std::uint64_t first_open, std::uint64_t end);
  void load(std::uint64_t group, StateReader& state);

 private:
  struct Block {
    std::uint64_t first;
    std::uint64_t capacity;
    std::vector<std::unique_ptr<AggregateState>> states;
    std::vector<std::int32_t> rows;  ///< of the `add` under way
    std::vector<std::uint32_t> groups;
  };

  void add_block();
  std::size_t block_of(std::uint64_t group) const;

  const std::vector<AggregateCall>& calls_;
  std::deque<Block> blocks_;
  std::uint64_t first_open_ = 0;
  std::uint64_t end_ = 0;
};

}  // namespace sluice
