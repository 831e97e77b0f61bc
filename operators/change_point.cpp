#include "operators/change_point.h"

#include <algorithm>

namespace sluice {
namespace {

/// Years are calendar-long at most; a step of more than some 9,000 years is no change at all.
constexpr std::int64_t kFarthest = std::int64_t{1} << 48;

}  // namespace

RowTime ChangePoint::after(RowTime time) {
  if (time == kEndOfTime) {
    return kEndOfTime;
  }
  const Value value = value_at(time);
  const auto same = [&](RowTime other) { return value_at(other) == value; };
  // Windows of one length: try the end that the last one implies.
  const std::int64_t passed = time.milliseconds - last_end_.milliseconds;
  const std::int64_t behind = ((passed % last_length_) + last_length_) % last_length_;
  const RowTime guess = add(time, last_length_ - behind);
  if (!same(guess) && same(add(guess, -1))) {
    last_end_ = guess;
    return guess;
  }
  std::int64_t low = 0;  // value at time + low is the same
  std::int64_t high = 1;
  while (high < kFarthest && same(add(time, high))) {
    low = high;
    high *= 2;
  }
  if (high >= kFarthest) {
    return kEndOfTime;
  }
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (same(add(time, middle)) ? low : high) = middle;
  }
  const RowTime end = add(time, high);
  last_length_ = std::max<std::int64_t>(1, end.milliseconds - last_end_.milliseconds);
  if (end < last_end_ || last_end_ == RowTime{}) {
    last_length_ = 1;
  }
  last_end_ = end;
  return end;
}

}  // namespace sluice
