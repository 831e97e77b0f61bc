#include "operators/group_blocks.h"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

/// Groups of a block at least: below that, blocks cost more than they free.
constexpr std::uint64_t kLeastCapacity = 1024;

}  // namespace

void GroupBlocks::add_block() {
  Block block{.first = end_,
              .capacity = std::max(kLeastCapacity, open_count()),
              .states = {},
              .rows = {},
              .groups = {}};
  for (const AggregateCall& call : calls_) {
    block.states.push_back(call.aggregate->make_state());
  }
  blocks_.push_back(std::move(block));
}

std::uint64_t GroupBlocks::open() {
  if (blocks_.empty() || end_ == blocks_.back().first + blocks_.back().capacity) {
    add_block();
  }
  return end_++;
}

std::size_t GroupBlocks::block_of(std::uint64_t group) const {
  const auto behind = std::partition_point(
      blocks_.begin(), blocks_.end(), [&](const Block& block) { return block.first <= group; });
  return static_cast<std::size_t>(behind - blocks_.begin()) - 1;
}

void GroupBlocks::add(const std::vector<std::vector<Column>>& arguments,
                      std::span<const RowTime> times, std::span<const std::int32_t> rows,
                      std::span<const std::uint64_t> groups) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Block& block = blocks_[block_of(groups[i])];
    block.rows.push_back(rows[i]);
    block.groups.push_back(static_cast<std::uint32_t>(groups[i] - block.first));
  }
  for (Block& block : blocks_) {
    if (block.rows.empty()) {
      continue;
    }
    const std::uint64_t group_count = std::min(block.capacity, end_ - block.first);
    for (std::size_t call = 0; call < block.states.size(); ++call) {
      block.states[call]->resize(group_count);
      block.states[call]->add(arguments[call], times, block.rows, block.groups);
    }
    block.rows.clear();
    block.groups.clear();
  }
}

std::optional<RowError> GroupBlocks::append_results(std::uint64_t group,
                                                    std::span<ColumnBuilder> builders) const {
  const Block& block = blocks_[block_of(group)];
  std::optional<RowError> first_error;
  for (std::size_t call = 0; call < block.states.size(); ++call) {
    const std::int64_t size = builders[call].size();
    std::optional<RowError> error =
        block.states[call]->append_result(group - block.first, builders[call]);
    if (error && builders[call].size() == size) {
      builders[call].append_null();
    }
    if (error && !first_error) {
      first_error = std::move(error);
    }
  }
  return first_error;
}

void GroupBlocks::close() {
  ++first_open_;
  const Block& oldest = blocks_.front();
  if (first_open_ == oldest.first + oldest.capacity) {
    blocks_.pop_front();
  }
}

void GroupBlocks::save(std::uint64_t group, StateWriter& state) const {
  const Block& block = blocks_[block_of(group)];
  for (const std::unique_ptr<AggregateState>& aggregate : block.states) {
    aggregate->save(group - block.first, state);
  }
}

void GroupBlocks::reopen(std::uint64_t first_open, std::uint64_t end) {
  blocks_.clear();
  first_open_ = first_open;
  end_ = first_open;
  if (end == first_open) {
    return;
  }
  add_block();
  Block& block = blocks_.back();
  block.capacity = std::max(block.capacity, end - first_open);
  for (const std::unique_ptr<AggregateState>& aggregate : block.states) {
    aggregate->resize(end - first_open);
  }
  end_ = end;
}

void GroupBlocks::load(std::uint64_t group, StateReader& state) {
  for (const std::unique_ptr<AggregateState>& aggregate : blocks_.front().states) {
    aggregate->load(group - first_open_, state);
  }
}

}  // namespace sluice
