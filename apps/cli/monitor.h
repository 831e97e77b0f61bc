#pragma once

#include <chrono>
#include <string>
#include <thread>

#include "engine/run.h"

namespace sluice::cli {

/// Watches a run from beside: prints notices and, on a terminal, a progress line; turns Ctrl-C into
/// a stop (a second one into a cancel). Signals must have been blocked with `block_signals` before
/// the run's threads start.
class Monitor {
 public:
  explicit Monitor(Run& run);
  ~Monitor();
  Monitor(const Monitor&) = delete;
  Monitor& operator=(const Monitor&) = delete;

  /// Makes SIGINT and SIGTERM wait for the monitor.
  static void block_signals();
  /// Whether the user stopped the run.
  bool was_stopped() const { return signals_ > 0; }

 private:
  void watch(std::stop_token token);
  void print_progress();
  void clear_line();

  Run& run_;
  const bool is_terminal_;
  const std::chrono::steady_clock::time_point start_;
  int signals_ = 0;
  bool line_shown_ = false;
  std::jthread thread_;
};

/// What a run did, for standard error after it.
std::string summary(const Run& run, double seconds, bool was_stopped);
/// 1234567 as 1,234,567.
std::string with_commas(std::int64_t number);

}  // namespace sluice::cli
