#include "runtime/merge.h"

#include <algorithm>
#include <utility>

namespace sluice {

TimeMerge::TimeMerge(std::vector<SchemaPtr> inputs) {
  for (SchemaPtr& schema : inputs) {
    inputs_.push_back({.schema = std::move(schema), .batches = {}, .advances = {}});
  }
}

void TimeMerge::add(int number, Message message) {
  Input& input = inputs_[static_cast<std::size_t>(number)];
  input.bound = std::max(input.bound, message.bound);
  input.ended |= message.is_last;
  if (!message.batch.empty()) {
    input.rows += message.batch.row_count();
    note(input, message.batch.times().back(), BoundCause::kRow);
    input.batches.push_back(std::move(message.batch));
  }
  note(input, message.bound, message.cause);
}

void TimeMerge::note(Input& input, RowTime until, BoundCause cause) {
  if (until <= input.reached) {
    return;
  }
  input.reached = until;
  if (!input.advances.empty() && input.advances.back().cause == cause) {
    input.advances.back().bound = until;
  } else {
    input.advances.push_back({until, cause});
  }
}

TimeMerge::Advance TimeMerge::advance(RowTime from, RowTime to) {
  Advance result{to, BoundCause::kEnd};
  for (Input& input : inputs_) {
    while (!input.advances.empty() && input.advances.front().bound <= from) {
      input.advances.pop_front();
    }
    if (!input.advances.empty()) {
      result.bound = std::min(result.bound, input.advances.front().bound);
      result.cause = std::max(result.cause, input.advances.front().cause);
    }
  }
  return result;
}

RowTime TimeMerge::earliest(const Input& input) {
  if (!input.batches.empty()) {
    return input.batches.front().times()[static_cast<std::size_t>(input.begin)];
  }
  return input.ended ? kEndOfTime : input.bound;
}

Batch TimeMerge::rest(const Input& input) {
  const Batch& front = input.batches.front();
  return front.slice(input.begin, front.row_count() - input.begin);
}

std::optional<TimeMerge::Run> TimeMerge::next(std::int64_t max_rows) {
  std::size_t first = inputs_.size();
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const bool has_rows = !inputs_[i].batches.empty();
    if (has_rows && (first == inputs_.size() || earliest(inputs_[i]) < earliest(inputs_[first]))) {
      first = i;
    }
  }
  if (first == inputs_.size()) {
    return std::nullopt;
  }
  // Rows of `first` may leave up to `limit`, inclusive: strictly before what an earlier input can
  // still give.
  RowTime limit = kEndOfTime;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (i != first) {
      const RowTime other = earliest(inputs_[i]);
      const bool before_any = other == kBeginningOfTime;
      limit = std::min(limit, i < first && other != kEndOfTime && !before_any
                                  ? RowTime{other.milliseconds - 1}
                                  : other);
    }
  }
  const std::span<const RowTime> times = inputs_[first].batches.front().times().subspan(
      static_cast<std::size_t>(inputs_[first].begin));
  const auto count = std::upper_bound(times.begin(), times.end(), limit) - times.begin();
  if (count == 0) {
    return std::nullopt;
  }
  return take(first, std::min<std::int64_t>(count, max_rows));
}

TimeMerge::Run TimeMerge::take(std::size_t number, std::int64_t row_count) {
  Input& input = inputs_[number];
  const Batch& front = input.batches.front();
  Run run{front.slice(input.begin, row_count), static_cast<int>(number)};
  input.rows -= row_count;
  input.begin += row_count;
  if (input.begin == front.row_count()) {
    input.batches.pop_front();
    input.begin = 0;
  }
  return run;
}

RowTime TimeMerge::bound() const {
  RowTime bound = kEndOfTime;
  bool flushes = false;
  RowTime last = kBeginningOfTime;
  for (const Input& input : inputs_) {
    bound = std::min(bound, earliest(input));
    flushes |= input.bound == kEndOfTime;
    last = std::max(last, input.bound);
  }
  // Inputs that ended without a bound of +infinity leave windows open.
  return bound == kEndOfTime && !flushes ? last : bound;
}

bool TimeMerge::is_done() const {
  return std::all_of(inputs_.begin(), inputs_.end(),
                     [](const Input& input) { return input.ended && input.batches.empty(); });
}

std::int64_t TimeMerge::waiting_bytes() const {
  std::int64_t bytes = 0;
  for (const Input& input : inputs_) {
    for (const Batch& batch : input.batches) {
      bytes += batch.byte_size();
    }
  }
  return bytes;
}

int TimeMerge::lagging_input() const {
  const auto lagging =
      std::min_element(inputs_.begin(), inputs_.end(),
                       [](const Input& a, const Input& b) { return earliest(a) < earliest(b); });
  return static_cast<int>(lagging - inputs_.begin());
}

void TimeMerge::save(StateWriter& state) const {
  for (const Input& input : inputs_) {
    state.put(input.bound);
    state.put(static_cast<std::uint64_t>(input.batches.size()));
    for (std::size_t i = 0; i < input.batches.size(); ++i) {
      state.put(i == 0 ? rest(input) : input.batches[i]);
    }
    state.put(input.reached);
    state.put(static_cast<std::uint64_t>(input.advances.size()));
    for (const Advance& advance : input.advances) {
      state.put(advance.bound);
      state.put(advance.cause);
    }
  }
}

void TimeMerge::load(StateReader& state) {
  for (Input& input : inputs_) {
    input.bound = state.get_time();
    const auto count = state.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count; ++i) {
      input.batches.push_back(state.get_batch(input.schema));
      input.rows += input.batches.back().row_count();
    }
    input.reached = state.get_time();
    const auto advances = state.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < advances; ++i) {
      const RowTime bound = state.get_time();
      input.advances.push_back({bound, state.get<BoundCause>()});
    }
  }
}

}  // namespace sluice
