#include "runtime/executor.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace sluice {
namespace {

/// Steps a node makes before others get their turn.
constexpr int kStepsPerTurn = 8;

}  // namespace

Executor::Executor(Graph& graph, int workers, const Clock& clock)
    : graph_(graph),
      workers_(std::max(1, workers)),
      clock_(clock),
      states_(graph.nodes().size(), State::kIdle),
      wake_times_(graph.nodes().size()) {
  graph_.on_wake([this](std::size_t number) { wake_node(number); });
  for (const std::unique_ptr<Node>& node : graph_.nodes()) {
    node->offer_help(workers_ - 1, [this] {
      const std::lock_guard lock(mutex_);
      is_help_wanted_ = true;
      work_or_end_.notify_one();
    });
  }
}

Ending Executor::run() { return run_workers(false); }

Ending Executor::run_until_idle() { return run_workers(true); }

Ending Executor::run_workers(bool until_idle) {
  {
    const std::lock_guard lock(mutex_);
    until_idle_ = until_idle;
    over_ = cancelled_;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      enqueue(i);
    }
  }
  {
    std::vector<std::jthread> threads;
    for (int i = 1; i < workers_; ++i) {
      threads.emplace_back([this] { work(); });
    }
    work();
  }
  if (failure_) {
    std::rethrow_exception(failure_);
  }
  return cancelled_ ? Ending::kCancelled : all_done() ? Ending::kDone : Ending::kAtRest;
}

void Executor::work() {
  std::unique_lock lock(mutex_);
  while (!over_) {
    wake_due();
    if (!ready_.empty()) {
      const std::size_t number = ready_.front();
      ready_.pop_front();
      states_[number] = State::kRunning;
      ++running_;
      lock.unlock();
      run_node(number);
      lock.lock();
      continue;
    }
    if (is_help_wanted_) {
      is_help_wanted_ = false;
      ++running_;
      lock.unlock();
      help_nodes();
      lock.lock();
      continue;
    }
    if (running_ == 0 && (all_done() || (!relax_one() && until_idle_))) {
      over_ = true;
      work_or_end_.notify_all();
    } else if (ready_.empty()) {
      wait_for_work(lock);
    }
  }
}

/// Runs a node for a turn; called without the lock.
void Executor::run_node(std::size_t number) {
  Node& node = *graph_.nodes()[number];
  bool more = true;
  std::exception_ptr failure;
  std::optional<RowTime> wake_time;
  bool reader_left = false;
  try {
    for (int i = 0; more && i < kStepsPerTurn; ++i) {
      more = node.step();
    }
    wake_time = node.wake_time();
    end_by(node.failure());
  } catch (const ClosedPipe&) {
    reader_left = true;
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  --running_;
  wake_times_[number] = wake_time;
  const bool again = more || states_[number] == State::kRunningAgain;
  states_[number] = State::kIdle;
  if (failure || reader_left) {
    failure_ = failure_ ? failure_ : failure;
    cancelled_ |= reader_left;
    over_ = true;
    work_or_end_.notify_all();
  } else if (again) {
    enqueue(number);
  } else if (running_ == 0 && ready_.empty()) {
    work_or_end_.notify_one();
  }
}

/// Ends reading if something went wrong outside; the first failure is the run's.
void Executor::end_by(const std::exception_ptr& failure) {
  {
    const std::lock_guard lock(mutex_);
    if (failure == nullptr || failure_ != nullptr) {
      return;
    }
    failure_ = failure;
  }
  stop();
}

/// Does one piece of every node's divisible work; called without the lock.
void Executor::help_nodes() {
  std::vector<std::size_t> helped;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (graph_.nodes()[i]->help()) {
      helped.push_back(i);
    }
  }
  const std::lock_guard lock(mutex_);
  --running_;
  is_help_wanted_ |= !helped.empty();
  for (const std::size_t number : helped) {
    enqueue(number);
  }
  if (running_ == 0 && ready_.empty()) {
    work_or_end_.notify_one();
  }
}

/// With the lock: puts a node in the queue unless it is there.
void Executor::enqueue(std::size_t number) {
  if (states_[number] == State::kIdle) {
    states_[number] = State::kQueued;
    ready_.push_back(number);
    work_or_end_.notify_one();
  } else if (states_[number] == State::kRunning) {
    states_[number] = State::kRunningAgain;
  }
}

void Executor::wake_node(std::size_t number) {
  const std::lock_guard lock(mutex_);
  enqueue(number);
}

void Executor::wake() {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    enqueue(i);
  }
}

void Executor::stop() {
  for (const std::unique_ptr<Node>& node : graph_.nodes()) {
    node->stop();
  }
  wake();
}

void Executor::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  over_ = true;
  work_or_end_.notify_all();
}

/// With the lock and nothing running: lets a node that holds back take more in, so that no branch
/// starves another.
bool Executor::relax_one() {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    Node& node = *graph_.nodes()[i];
    if (!node.is_holding_back()) {
      continue;
    }
    try {
      node.relax();
    } catch (...) {
      failure_ = std::current_exception();
      over_ = true;
      work_or_end_.notify_all();
    }
    enqueue(i);
    return true;
  }
  return false;
}

bool Executor::all_done() const {
  return std::all_of(graph_.nodes().begin(), graph_.nodes().end(),
                     [](const auto& node) { return node->is_done(); });
}

/// With the lock: wakes nodes whose time has come.
void Executor::wake_due() {
  for (std::size_t i = 0; i < wake_times_.size(); ++i) {
    if (wake_times_[i] && *wake_times_[i] <= clock_.now()) {
      wake_times_[i].reset();
      enqueue(i);
    }
  }
}

void Executor::wait_for_work(std::unique_lock<std::mutex>& lock) {
  std::optional<RowTime> next;
  for (const std::optional<RowTime>& time : wake_times_) {
    if (time && (!next || *time < *next)) {
      next = time;
    }
  }
  if (!next) {
    work_or_end_.wait(lock);
    return;
  }
  const std::int64_t pause = next->milliseconds - clock_.now().milliseconds;
  work_or_end_.wait_for(lock, std::chrono::milliseconds(std::clamp<std::int64_t>(pause, 1, 1000)));
}

}  // namespace sluice
