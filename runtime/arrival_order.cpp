#include "runtime/arrival_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "base/error.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

std::string text_of(RowTime time) {
  std::string text;
  append_timestamp_text(text, time.milliseconds);
  return text;
}

}  // namespace

ArrivalOrder::ArrivalOrder(SchemaPtr schema, const ArrivalRules& rules)
    : schema_(std::move(schema)), rules_(rules) {}

std::optional<std::string> ArrivalOrder::refusal(RowTime time) const {
  if (time < bound_) {
    return fmt::format("late row: its time {} is before {}, up to which the stream is complete",
                       text_of(time), text_of(bound_));
  }
  if (rules_.ahead && newest_ != kBeginningOfTime && time > sluice::add(newest_, *rules_.ahead)) {
    return fmt::format(
        "row too far ahead: its time {} is more than the option ahead allows after {}",
        text_of(time), text_of(newest_));
  }
  return std::nullopt;
}

void ArrivalOrder::see(RowTime time) {
  if (time > newest_) {
    newest_ = time;
    move_bound(sluice::add(time, -rules_.lateness), BoundCause::kRow);
  }
}

void ArrivalOrder::move_bound(RowTime bound, BoundCause cause) {
  if (bound > bound_) {
    bound_ = bound;
    bound_cause_ = cause;
  }
}

void ArrivalOrder::add(const Batch& rows, std::int64_t begin, std::int64_t end,
                       const Refuse& refuse) {
  std::vector<std::int32_t> accepted;
  accepted.reserve(static_cast<std::size_t>(end - begin));
  for (std::int64_t row = begin; row < end; ++row) {
    const RowTime time = rows.times()[static_cast<std::size_t>(row)];
    if (const std::optional<std::string> reason = refusal(time)) {
      refuse(row, *reason);
      continue;
    }
    see(time);
    accepted.push_back(static_cast<std::int32_t>(row));
  }
  if (accepted.empty()) {
    return;
  }
  if (rules_.lateness > 0) {
    hold(rows, accepted);
    release_held();
  } else if (static_cast<std::int64_t>(accepted.size()) == end - begin) {
    ready_.push_back(rows.slice(begin, end - begin));
  } else {
    ready_.push_back(rows.gather(accepted));
  }
}

void ArrivalOrder::hold(const Batch& rows, std::span<const std::int32_t> accepted) {
  held_bytes_ += rows.byte_size();
  if (held_bytes_ > rules_.buffer_bytes) {
    throw Error(ErrorKind::kLimit,
                "the rows held to be put in order take more than the memory limit",
                "give a smaller 'lateness', or sort the input by time first");
  }
  for (const std::int32_t row : accepted) {
    heap_.push_back({rows.times()[static_cast<std::size_t>(row)], arrivals_++,
                     static_cast<std::uint32_t>(batches_.size()), row});
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  }
  held_rows_ += static_cast<std::int64_t>(accepted.size());
  batches_.push_back(rows);
}

void ArrivalOrder::release_held() {
  BatchBuilder builder(schema_);
  while (!heap_.empty() && heap_.front().time <= bound_) {
    const Held first = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    heap_.pop_back();
    builder.append_row(batches_[first.batch], first.row);
    --held_rows_;
    if (builder.row_count() == kMaximumBatchRows) {
      ready_.push_back(builder.finish());
    }
  }
  if (builder.row_count() > 0) {
    ready_.push_back(builder.finish());
  }
  // Rows leave roughly as they came: drop the batches once most of what they hold has gone.
  std::int64_t rows_in_batches = 0;
  for (const Batch& batch : batches_) {
    rows_in_batches += batch.row_count();
  }
  if (rows_in_batches <= 2 * held_rows_ + kMaximumBatchRows && !heap_.empty()) {
    return;
  }
  std::sort(heap_.begin(), heap_.end(), [](const Held& a, const Held& b) { return b > a; });
  BatchBuilder kept(schema_);
  for (Held& held : heap_) {
    const Held old = held;
    held.batch = 0;
    held.row = static_cast<std::int32_t>(kept.row_count());
    kept.append_row(batches_[old.batch], old.row);
  }
  batches_.clear();
  held_bytes_ = 0;
  if (kept.row_count() > 0) {
    batches_.push_back(kept.finish());
    held_bytes_ = batches_.front().byte_size();
  }
}

Batch ArrivalOrder::next(std::int64_t max_rows) {
  if (ready_.empty()) {
    return Batch(schema_);
  }
  Batch& front = ready_.front();
  const std::int64_t count = std::min(max_rows, front.row_count());
  Batch rows = front.slice(0, count);
  if (count == front.row_count()) {
    ready_.pop_front();
  } else {
    front = front.slice(count, front.row_count() - count);
  }
  return rows;
}

void ArrivalOrder::advance(RowTime bound, BoundCause cause) {
  move_bound(bound, cause);
  release_held();
}

void ArrivalOrder::save(StateWriter& state) const {
  state.put(newest_);
  state.put(bound_);
  state.put(bound_cause_);
  std::vector<Held> held = heap_;
  std::sort(held.begin(), held.end(), [](const Held& a, const Held& b) { return b > a; });
  BatchBuilder rows(schema_);
  for (const Batch& batch : ready_) {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      rows.append_row(batch, row);
    }
  }
  state.put(rows.finish());
  for (const Held& row : held) {
    rows.append_row(batches_[row.batch], row.row);
  }
  state.put(rows.finish());
}

void ArrivalOrder::load(StateReader& state) {
  newest_ = state.get_time();
  bound_ = state.get_time();
  bound_cause_ = state.get<BoundCause>();
  if (Batch ready = state.get_batch(schema_); !ready.empty()) {
    ready_.push_back(std::move(ready));
  }
  const Batch held = state.get_batch(schema_);
  if (held.empty()) {
    return;
  }
  std::vector<std::int32_t> all(static_cast<std::size_t>(held.row_count()));
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = static_cast<std::int32_t>(i);
  }
  hold(held, all);
}

}  // namespace sluice
