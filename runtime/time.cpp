#include "runtime/time.h"

namespace sluice {

RowTime add(RowTime time, std::int64_t milliseconds) {
  if (time == kEndOfTime || time == kBeginningOfTime) {
    return time;
  }
  std::int64_t sum = 0;
  if (__builtin_add_overflow(time.milliseconds, milliseconds, &sum)) {
    return milliseconds < 0 ? kBeginningOfTime : kEndOfTime;
  }
  return {sum};
}

}  // namespace sluice
