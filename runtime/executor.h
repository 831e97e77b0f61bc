#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

#include "runtime/clock.h"
#include "runtime/graph.h"

namespace sluice {

/// How a run came to its end.
enum class Ending {
  kDone,       ///< every source ended and every row arrived
  kAtRest,     ///< nothing to do until the outside moves (run_until_idle)
  kCancelled,  ///< `cancel`, or a sink's reader went away
};

/// Runs the nodes of a graph on `workers` threads in all, the caller's included. A node runs on one
/// thread at a time, when a neighbour gave it work or room; threads without a node help the others.
/// Nothing that a node makes depends on which thread runs it when.
class Executor {
 public:
  Executor(Graph& graph, int workers, const Clock& clock);

  /// Runs until every node is done. Throws the first error of a node, after all threads have
  /// stopped.
  Ending run();
  /// Runs until nothing is left to do; may be called again after the outside moved.
  Ending run_until_idle();

  /// Ends reading; what is in flight still arrives, windows stay open. From any thread.
  void stop();
  /// Ends the run at once. From any thread.
  void cancel();
  /// Something outside moved (a source has bytes, the clock was set): looks at every node again.
  /// From any thread.
  void wake();

 private:
  enum class State : std::uint8_t { kIdle, kQueued, kRunning, kRunningAgain };

  Ending run_workers(bool until_idle);
  void work();
  void run_node(std::size_t number);
  void end_by(const std::exception_ptr& failure);
  void help_nodes();
  void enqueue(std::size_t number);
  void wake_node(std::size_t number);
  bool relax_one();
  bool all_done() const;
  void wake_due();
  void wait_for_work(std::unique_lock<std::mutex>& lock);

  Graph& graph_;
  const int workers_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable work_or_end_;
  std::deque<std::size_t> ready_;
  std::vector<State> states_;
  std::vector<std::optional<RowTime>> wake_times_;
  int running_ = 0;
  bool is_help_wanted_ = false;
  bool until_idle_ = false;
  bool over_ = false;
  bool cancelled_ = false;
  std::exception_ptr failure_;
};

}  // namespace sluice
