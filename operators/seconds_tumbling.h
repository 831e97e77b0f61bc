#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "runtime/operator.h"

namespace sluice {

/// The longest window of the tumbling table functions, in seconds.
inline constexpr std::int64_t kMostWindowSeconds = 3600;

/// The end of the window of `length` milliseconds that holds `time`; windows follow each other from
/// 1970-01-01 on.
inline RowTime window_end(RowTime time, std::int64_t length) {
  const std::int64_t behind = ((time.milliseconds % length) + length) % length;
  return add(time, length - behind);
}

/// A table function over windows that follow each other. Contents hold what is known of the open
/// window: `add(batch, begin, end)` takes rows, `close(end, out)` emits the result under the
/// window's end and forgets all, `save` and `load`. State: the contents. A later row or a bound
/// closes the window; one without rows gives nothing.
template <class Contents>
class SecondsTumbling final : public Operator {
 public:
  SecondsTumbling(Contents contents, std::int64_t seconds)
      : contents_(std::move(contents)), length_(seconds * 1000) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    const std::span<const RowTime> times = batch.times();
    for (std::int64_t begin = 0; begin < batch.row_count();) {
      const RowTime first = times[static_cast<std::size_t>(begin)];
      close_until(first, out);
      is_open_ = true;
      end_ = window_end(first, length_);
      const std::int64_t end =
          std::lower_bound(times.begin() + begin, times.end(), end_) - times.begin();
      contents_.add(batch, begin, end);
      begin = end;
    }
  }

  void on_bound(RowTime bound, Output& out) override {
    close_until(bound, out);
    const bool is_finite = bound != kEndOfTime && bound != kBeginningOfTime;
    out.bound(!is_finite ? bound : is_open_ ? end_ : window_end(bound, length_));
  }

  void save(StateWriter& state) const override {
    state.put(is_open_);
    state.put(end_);
    contents_.save(state);
  }
  void load(StateReader& state) override {
    is_open_ = state.get<bool>();
    end_ = state.get_time();
    contents_.load(state);
  }

 private:
  void close_until(RowTime time, Output& out) {
    if (is_open_ && time >= end_) {
      contents_.close(end_, out);
      is_open_ = false;
    }
  }

  Contents contents_;
  std::int64_t length_;
  bool is_open_ = false;
  RowTime end_ = kBeginningOfTime;
};

}  // namespace sluice
