#include "runtime/pump_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace sluice {
namespace {

/// Rows that wait in a merge before the node stops taking more of that input, unless nothing else
/// can go on.
constexpr std::int64_t kHeldRows = 8 * kMaximumBatchRows;
/// Messages one call may emit before the next call gets fewer rows.
constexpr std::size_t kMessagesPerCall = 4;

}  // namespace

/// What operator number `step` emits: it goes straight to the next operator, or to the node's
/// collected rows.
class PumpNode::StepOutput final : public Output {
 public:
  StepOutput(PumpNode& node, std::size_t step) : node_(node), step_(step) {}

  void batch(Batch batch) override {
    if (batch.empty()) {
      return;
    }
    if (step_ + 1 == node_.parts_.operators.size()) {
      node_.collect(std::move(batch));
      return;
    }
    const BoundCause cause = std::exchange(node_.cause_, BoundCause::kRow);
    node_.parts_.operators[step_ + 1]->on_batch(batch, 0, *node_.steps_[step_ + 1]);
    node_.cause_ = cause;
  }

  void bound(RowTime bound) override {
    if (bound <= bound_) {
      return;
    }
    bound_ = bound;
    if (step_ + 1 < node_.parts_.operators.size()) {
      node_.parts_.operators[step_ + 1]->on_bound(bound, *node_.steps_[step_ + 1]);
    } else {
      node_.collect(bound);
    }
  }

  void failed(FailedRow row) override {
    if (node_.counts_ != nullptr) {
      node_.counts_->error_rows += 1;
    }
    node_.metrics_.sample_error(fmt::format("{}: {}", node_.parts_.name, row.message));
    node_.errors_.add(std::move(row), static_cast<int>(step_));
  }

  BoundCause cause() const override { return node_.cause_; }

  RowTime promised() const { return bound_; }
  void restore(RowTime bound) { bound_ = bound; }

 private:
  PumpNode& node_;
  std::size_t step_;
  RowTime bound_ = kBeginningOfTime;
};

PumpNode::PumpNode(PumpParts parts, PumpMetrics* counts, Metrics& metrics)
    : Node(parts.name),
      parts_(std::move(parts)),
      no_rows_(parts_.output),
      counts_(counts),
      metrics_(metrics),
      errors_(errors_out(), parts_.name),
      merge_(parts_.inputs),
      held_rows_limit_(kHeldRows),
      slice_rows_(parts_.batch_rows) {
  for (std::size_t step = 0; step < parts_.operators.size(); ++step) {
    steps_.push_back(std::make_unique<StepOutput>(*this, step));
  }
}

PumpNode::~PumpNode() = default;

void PumpNode::connect_input(Channel& channel, std::string from) {
  channels_.push_back(&channel);
  from_.push_back(std::move(from));
}

bool PumpNode::step() {
  if (!flush() || finished_) {
    return false;
  }
  const bool taken = take_input();
  if (process()) {
    return true;
  }
  if (merge_.is_done()) {
    finished_ = true;
    send(true);
    return true;
  }
  return taken;
}

/// Moves what is in the channels to the merge; one input alone is taken a message at a time.
bool PumpNode::take_input() {
  bool taken = false;
  for (std::size_t i = 0; i < channels_.size(); ++i) {
    const int input = static_cast<int>(i);
    if (merge_.waiting_rows(input) >= (channels_.size() == 1 ? 1 : held_rows_limit_)) {
      continue;
    }
    if (std::optional<Message> message = channels_[i]->pop()) {
      merge_.add(input, std::move(*message));
      taken = true;
    }
  }
  return taken;
}

/// Passes runs of rows to the operators, many where inputs alternate, before it sends anything on.
bool PumpNode::process() {
  std::int64_t taken = 0;
  while (taken < slice_rows_ && collected_rows_ < parts_.batch_rows) {
    std::optional<TimeMerge::Run> run = merge_.next(slice_rows_ - taken);
    if (!run) {
      break;
    }
    taken += run->batch.row_count();
    announce(run->batch.times().front());
    cause_ = BoundCause::kRow;
    if (parts_.operators.empty()) {
      collect(std::move(run->batch));
    } else {
      parts_.operators.front()->on_batch(run->batch, run->input, *steps_.front());
    }
  }
  const RowTime bound = merge_.bound();
  if (taken == 0 && bound <= seen_bound_) {
    return false;
  }
  if (counts_ != nullptr) {
    counts_->rows_in += taken;
  }
  forward_bounds(bound);
  adapt_slices(send(false));
  return true;
}

/// Forwards the bounds before the next row that are not the row's doing, so that it cannot be seen
/// whether the row was there already when the merge's bound moved.
void PumpNode::announce(RowTime row_time) {
  while (seen_bound_ < row_time) {
    const TimeMerge::Advance advance = merge_.advance(seen_bound_, row_time);
    if (advance.bound == row_time && advance.cause == BoundCause::kRow) {
      return;
    }
    forward(advance);
  }
}

void PumpNode::forward_bounds(RowTime bound) {
  while (seen_bound_ < bound) {
    forward(merge_.advance(seen_bound_, bound));
  }
}

void PumpNode::forward(const TimeMerge::Advance& advance) {
  seen_bound_ = advance.bound;
  cause_ = advance.cause;
  if (parts_.operators.empty()) {
    collect(advance.bound);
  } else {
    parts_.operators.front()->on_bound(advance.bound, *steps_.front());
  }
}

void PumpNode::collect(Batch batch) {
  const bool implies_last = !collected_.empty() && collected_.back().batch.empty() &&
                            collected_.back().cause == BoundCause::kRow;
  if (implies_last) {
    collected_.pop_back();
  }
  collected_rows_ += batch.row_count();
  collected_.push_back({std::move(batch), kBeginningOfTime});
}

void PumpNode::collect(RowTime bound) {
  output_bound_ = bound;
  const bool goes_on =
      !collected_.empty() && collected_.back().batch.empty() && collected_.back().cause == cause_;
  if (goes_on) {
    collected_.pop_back();
  }
  collected_.push_back({no_rows_, bound, false, cause_});
}

/// Sends what the call made, small batches joined. Returns how many messages with rows that gave.
std::size_t PumpNode::send(bool is_last) {
  RowTime errors_bound = seen_bound_;
  for (const std::unique_ptr<StepOutput>& step : steps_) {
    errors_bound = std::min(errors_bound, step->promised());
  }
  errors_.release(errors_bound, is_last);
  std::vector<Batch> joined;
  std::size_t messages = 0;
  std::int64_t rows = 0;
  for (Message& message : collected_) {
    const bool is_bound = message.batch.empty();
    if (is_bound || rows + message.batch.row_count() > parts_.batch_rows) {
      messages += emit_joined(joined) ? 1 : 0;
      rows = 0;
    }
    if (is_bound) {
      rows_out().emit(std::move(message));
    } else {
      rows += message.batch.row_count();
      joined.push_back(std::move(message.batch));
    }
  }
  messages += emit_joined(joined) ? 1 : 0;
  collected_.clear();
  collected_rows_ = 0;
  if (is_last) {
    rows_out().emit({no_rows_, output_bound_, true});
  }
  flush();
  return messages;
}

/// False when there is nothing to send.
bool PumpNode::emit_joined(std::vector<Batch>& joined) {
  if (joined.empty()) {
    return false;
  }
  Batch batch = concatenate(joined);
  joined.clear();
  if (counts_ != nullptr) {
    counts_->rows_out += batch.row_count();
  }
  const RowTime last = batch.times().back();
  rows_out().emit({std::move(batch), std::min(last, output_bound_)});
  return true;
}

void PumpNode::adapt_slices(std::size_t messages) {
  if (messages > kMessagesPerCall && rows_out().waiting() > 0) {
    slice_rows_ = std::max<std::int64_t>(1, slice_rows_ / 2);
  } else {
    slice_rows_ = std::min(parts_.batch_rows, slice_rows_ * 2);
  }
}

bool PumpNode::is_holding_back() const {
  if (channels_.size() < 2 || finished_) {
    return false;
  }
  for (std::size_t i = 0; i < channels_.size(); ++i) {
    if (merge_.waiting_rows(static_cast<int>(i)) >= held_rows_limit_) {
      return true;
    }
  }
  return false;
}

void PumpNode::relax() {
  if (merge_.waiting_bytes() > parts_.merge_bytes) {
    throw Error(
        ErrorKind::kLimit,
        fmt::format("rows that wait in {} for {} take more than the memory limit of {} MiB",
                    parts_.name, from_[static_cast<std::size_t>(merge_.lagging_input())],
                    parts_.merge_bytes >> 20),
        "that input lags behind the others: give it an 'idle' time, or a shorter window upstream");
  }
  held_rows_limit_ *= 2;
}

void PumpNode::save(StateWriter& state) const {
  merge_.save(state);
  errors_.save(state);
  state.put(seen_bound_);
  state.put(output_bound_);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    state.put(steps_[i]->promised());
    parts_.operators[i]->save(state);
  }
}

void PumpNode::load(StateReader& state) {
  merge_.load(state);
  errors_.load(state);
  seen_bound_ = state.get_time();
  output_bound_ = state.get_time();
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    steps_[i]->restore(state.get_time());
    parts_.operators[i]->load(state);
  }
}

}  // namespace sluice
