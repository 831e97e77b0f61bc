#pragma once

#include "runtime/time.h"

namespace sluice {

/// Where "now" comes from; injected, so that time is an input like any other.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual RowTime now() const = 0;
};

/// The machine's clock, UTC, in milliseconds.
class SystemClock final : public Clock {
 public:
  RowTime now() const override;
};

/// A clock that tests and replays set by hand.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(RowTime start) : now_(start) {}
  RowTime now() const override { return now_; }
  void set(RowTime now) { now_ = now; }

 private:
  RowTime now_;
};

}  // namespace sluice
