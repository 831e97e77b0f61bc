#include "operators/join_rows.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/check.h"
#include "operators/keys.h"

namespace sluice {

JoinRows::JoinRows(const JoinSide& side, bool is_last_at_a_time)
    : side_(side),
      is_never_met_(is_last_at_a_time && side.window.kind == Frame::Kind::kRange &&
                    side.window.extent == 0),
      held_(side.columns) {}

std::uint64_t JoinRows::append(const Batch& batch) {
  const std::uint64_t begin = held_.end();
  held_.append(batch);
  for (const RowTime time : batch.times()) {
    rows_.push_back({.time = time, .is_settled = !side_.keeps_unmatched});
  }
  waiting_ += side_.keeps_unmatched ? static_cast<std::uint64_t>(batch.row_count()) : 0;
  return begin;
}

void JoinRows::settle(std::uint64_t number) {
  if (!row(number).is_settled) {
    row(number).is_settled = true;
    --waiting_;
  }
}

/// Makes the key in `key_`; false where a value is NULL, which equals nothing.
bool JoinRows::append_join_key(const std::vector<Column>& keys, std::int64_t row) {
  key_.clear();
  append_key(key_, keys, row);
  return std::none_of(keys.begin(), keys.end(),
                      [&](const Column& column) { return column.is_null(row); });
}

void JoinRows::index(std::uint64_t begin, const std::vector<Column>& keys) {
  if (is_never_met_) {
    window_begin_ = end();
    return;
  }
  for (std::uint64_t number = begin; number < end(); ++number) {
    if (append_join_key(keys, static_cast<std::int64_t>(number - begin))) {
      put(number, key_);
    }
  }
  const auto most = static_cast<std::uint64_t>(side_.window.extent) + 1;
  while (side_.window.kind == Frame::Kind::kRows && end() - window_begin_ > most) {
    leave_oldest();
  }
}

void JoinRows::put(std::uint64_t number, std::string_view key) {
  const KeySlots::Place place = slots_.find_or_add(key);
  if (place.slot >= buckets_.size()) {
    buckets_.emplace_back();
  }
  buckets_[place.slot].numbers.push_back(number);
  row(number).slot = place.slot;
}

std::span<const std::uint64_t> JoinRows::find(const std::vector<Column>& keys, std::int64_t row) {
  if (!append_join_key(keys, row)) {
    return {};
  }
  const std::optional<std::uint32_t> slot = slots_.find(key_);
  if (!slot) {
    return {};
  }
  const Bucket& bucket = buckets_[*slot];
  return std::span(bucket.numbers).subspan(bucket.begin);
}

void JoinRows::leave(RowTime now) {
  while (side_.window.kind == Frame::Kind::kRange && window_begin_ < end() &&
         deadline(window_begin_) < now) {
    leave_oldest();
  }
}

void JoinRows::leave_oldest() {
  const std::uint32_t slot = std::exchange(row(window_begin_).slot, kNoSlot);
  ++window_begin_;
  if (slot == kNoSlot) {
    return;
  }
  Bucket& bucket = buckets_[slot];
  ++bucket.begin;
  if (bucket.begin == bucket.numbers.size()) {
    bucket = {};
    slots_.remove(slot);
  } else if (bucket.begin * 2 > bucket.numbers.size()) {
    bucket.numbers.erase(bucket.numbers.begin(),
                         bucket.numbers.begin() + static_cast<std::ptrdiff_t>(bucket.begin));
    bucket.begin = 0;
  }
}

/// The oldest row before `end` that is not settled.
std::uint64_t JoinRows::next_unsettled(std::uint64_t end) {
  while (undecided_ < end && row(undecided_).is_settled) {
    ++undecided_;
  }
  return undecided_ < end ? undecided_ : HeldRows::kNoRow;
}

std::uint64_t JoinRows::next_expired(RowTime now) {
  if (waiting_ == 0 || side_.window.kind != Frame::Kind::kRange) {
    return HeldRows::kNoRow;
  }
  const std::uint64_t next = next_unsettled(end());
  return next != HeldRows::kNoRow && (deadline(next) < now || now == kEndOfTime) ? next
                                                                                 : HeldRows::kNoRow;
}

std::uint64_t JoinRows::next_pushed_out(std::uint64_t newest) {
  const auto extent = static_cast<std::uint64_t>(side_.window.extent);
  if (waiting_ == 0 || side_.window.kind != Frame::Kind::kRows || newest < extent) {
    return HeldRows::kNoRow;
  }
  return next_unsettled(newest - extent);
}

std::uint64_t JoinRows::next_left() {
  return waiting_ == 0 ? HeldRows::kNoRow : next_unsettled(end());
}

void JoinRows::drop() {
  if (waiting_ == 0) {
    undecided_ = end();
  }
  const std::uint64_t first = std::min(window_begin_, undecided_);
  held_.release(first_, first);
  rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(first - first_));
  first_ = first;
}

void JoinRows::save(StateWriter& state) const {
  std::vector<std::uint64_t> numbers(end() - first_);
  std::iota(numbers.begin(), numbers.end(), first_);
  held_.save(numbers, state);
  state.put(window_begin_ - first_);
  for (const Row& row : rows_) {
    state.put(row.is_settled);
    state.put(row.slot != kNoSlot);
  }
  for (std::uint64_t number = window_begin_; number < end(); ++number) {
    if (row(number).slot != kNoSlot) {
      state.put(std::string_view(slots_.key(row(number).slot)));
    }
  }
}

void JoinRows::load(StateReader& state) {
  held_.load(state);
  window_begin_ = state.get<std::uint64_t>();
  check(window_begin_ <= end(), "a window among the rows");
  std::vector<bool> has_key;
  for (std::uint64_t number = 0; number < end(); ++number) {
    const bool is_settled = state.get<bool>();
    rows_.push_back({.time = held_.time(number), .is_settled = is_settled});
    waiting_ += is_settled ? 0 : 1;
    has_key.push_back(state.get<bool>());
  }
  for (std::uint64_t number = window_begin_; number < end(); ++number) {
    if (has_key[number]) {
      put(number, state.get_text());
    }
  }
}

}  // namespace sluice
