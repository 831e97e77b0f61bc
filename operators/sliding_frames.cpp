#include "operators/sliding_frames.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sluice {

SlidingFrames::SlidingFrames(const SlidingWindow& window) : window_(window) {
  if (window_.frame.kind == Frame::Kind::kUnbounded) {
    for (const AggregateCall& call : window_.aggregates) {
      totals_.push_back(call.aggregate->make_state());
    }
  }
}

std::uint32_t SlidingFrames::slot_of(const std::vector<Column>& partition, std::int64_t row) {
  key_.clear();
  append_key(key_, partition, row);
  const KeySlots::Place place = slots_.find_or_add(key_);
  if (place.is_new) {
    open(place.slot);
  }
  return place.slot;
}

void SlidingFrames::open(std::uint32_t slot) {
  if (window_.frame.kind == Frame::Kind::kUnbounded) {
    for (const std::unique_ptr<AggregateState>& total : totals_) {
      total->resize(slots_.slot_count());
    }
    return;
  }
  if (slot >= partitions_.size()) {
    partitions_.resize(slot + 1);
  }
  for (const AggregateCall& call : window_.aggregates) {
    partitions_[slot].aggregates.push_back(call.aggregate->make_sliding());
  }
}

void SlidingFrames::pop(Partition& partition) {
  --partition.row_count;
  for (const std::unique_ptr<SlidingAggregate>& aggregate : partition.aggregates) {
    aggregate->pop();
  }
}

void SlidingFrames::expire(RowTime now) {
  const RowTime oldest = add(now, -window_.frame.extent);
  while (!framed_.empty() && framed_.front().time < oldest) {
    const std::uint32_t slot = framed_.front().slot;
    framed_.pop_front();
    pop(partitions_[slot]);
    if (partitions_[slot].row_count == 0) {
      partitions_[slot].aggregates.clear();
      slots_.remove(slot);
    }
  }
}

std::optional<RowError> SlidingFrames::slide(const std::vector<Column>& partition,
                                             const std::vector<std::vector<Column>>& arguments,
                                             std::int32_t row, std::span<const RowTime> times,
                                             ColumnBuilder* results) {
  const RowTime now = times[static_cast<std::size_t>(row)];
  if (window_.frame.kind == Frame::Kind::kRange) {
    expire(now);
  }
  const std::uint32_t slot = slot_of(partition, row);
  std::optional<RowError> first_error;
  const auto keep = [&](std::optional<RowError> error, ColumnBuilder& builder, std::int64_t size) {
    if (error && builder.size() == size) {
      builder.append_null();
    }
    if (error && !first_error) {
      first_error = std::move(error);
    }
  };
  if (window_.frame.kind == Frame::Kind::kUnbounded) {
    for (std::size_t call = 0; call < totals_.size(); ++call) {
      totals_[call]->add(arguments[call], times, std::span(&row, 1), std::span(&slot, 1));
      const std::int64_t size = results[call].size();
      keep(totals_[call]->append_result(slot, results[call]), results[call], size);
    }
    return first_error;
  }
  Partition& rows = partitions_[slot];
  if (window_.frame.kind == Frame::Kind::kRange) {
    framed_.push_back({now, slot});
  } else if (rows.row_count > window_.frame.extent) {
    pop(rows);
  }
  ++rows.row_count;
  for (std::size_t call = 0; call < rows.aggregates.size(); ++call) {
    rows.aggregates[call]->push(arguments[call], row, now);
    const std::int64_t size = results[call].size();
    keep(rows.aggregates[call]->append_result(now, results[call]), results[call], size);
  }
  return first_error;
}

std::vector<std::vector<RowTime>> SlidingFrames::times_by_slot() const {
  std::vector<std::vector<RowTime>> times(slots_.slot_count());
  for (const FramedRow& row : framed_) {
    times[row.slot].push_back(row.time);
  }
  return times;
}

void SlidingFrames::save(StateWriter& state) const {
  const std::vector<std::vector<RowTime>> times = times_by_slot();
  for (const std::vector<std::uint32_t>& range : slots_.by_range()) {
    state.put(static_cast<std::uint64_t>(range.size()));
    for (const std::uint32_t slot : range) {
      save_partition(slot, times[slot], state);
    }
  }
}

void SlidingFrames::save_partition(std::uint32_t slot, const std::vector<RowTime>& times,
                                   StateWriter& state) const {
  state.put(std::string_view(slots_.key(slot)));
  for (const std::unique_ptr<AggregateState>& total : totals_) {
    total->save(slot, state);
  }
  if (window_.frame.kind == Frame::Kind::kUnbounded) {
    return;
  }
  state.put(partitions_[slot].row_count);
  for (const RowTime time : times) {
    state.put(time);
  }
  for (const std::unique_ptr<SlidingAggregate>& aggregate : partitions_[slot].aggregates) {
    aggregate->save(state);
  }
}

void SlidingFrames::load(StateReader& state) {
  std::vector<FramedRow> framed;
  for (int range = 0; range < kKeyRanges; ++range) {
    const auto count = state.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count; ++i) {
      load_partition(state, framed);
    }
  }
  std::stable_sort(framed.begin(), framed.end(), [](const FramedRow& left, const FramedRow& right) {
    return left.time < right.time;
  });
  framed_.assign(framed.begin(), framed.end());
}

void SlidingFrames::load_partition(StateReader& state, std::vector<FramedRow>& framed) {
  const std::uint32_t slot = slots_.find_or_add(state.get_text()).slot;
  open(slot);
  for (const std::unique_ptr<AggregateState>& total : totals_) {
    total->load(slot, state);
  }
  if (window_.frame.kind == Frame::Kind::kUnbounded) {
    return;
  }
  Partition& partition = partitions_[slot];
  partition.row_count = state.get<std::int64_t>();
  for (std::int64_t row = 0; window_.frame.kind == Frame::Kind::kRange && row < partition.row_count;
       ++row) {
    framed.push_back({state.get_time(), slot});
  }
  for (const std::unique_ptr<SlidingAggregate>& aggregate : partition.aggregates) {
    aggregate->load(state);
  }
}

}  // namespace sluice
