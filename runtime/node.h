#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/channel.h"
#include "runtime/state.h"

namespace sluice {

/// Where a node's messages go: all channels or none take the next one. What does not fit waits in
/// the port.
class OutPort {
 public:
  void connect(Channel& channel) { channels_.push_back(&channel); }
  bool is_connected() const { return !channels_.empty(); }
  void emit(Message message);
  /// Hands on what waits; false while some channel is full.
  bool flush();
  bool is_empty() const { return waiting_.empty(); }
  /// Messages that found no room.
  std::size_t waiting() const { return waiting_.size(); }

 private:
  std::vector<Channel*> channels_;
  std::deque<Message> waiting_;
};

/// A node of the graph: a source, a pump, a merge or a sink. One thread at a time runs it.
class Node {
 public:
  explicit Node(std::string name) : name_(std::move(name)) {}
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  const std::string& name() const { return name_; }
  /// Does one bounded piece of work. False when there is nothing to do until a neighbour, the
  /// outside or the clock moves.
  virtual bool step() = 0;
  virtual bool is_done() const = 0;
  /// True when only its own limit keeps the node from taking more in; `relax` raises that limit.
  /// Called while nothing runs.
  virtual bool is_holding_back() const { return false; }
  virtual void relax() {}
  /// Does work beside `step` that several threads can do at the same time; false when there is
  /// none. From any thread, also while the node runs.
  virtual bool help() { return false; }
  /// Says, before the first step, how many other threads may help; `call` lets one of them know
  /// that there is work.
  virtual void offer_help(int /*helpers*/, std::function<void()> /*call*/) {}
  /// When the clock alone makes `step` worth calling again.
  virtual std::optional<RowTime> wake_time() const { return std::nullopt; }
  /// Stops taking input as soon as possible: called from any thread.
  virtual void stop() {}
  /// What ended the node's input early, as a file that cannot be read on: what came before still
  /// arrives, then the run fails with it. Asked between steps.
  virtual std::exception_ptr failure() const { return nullptr; }
  /// All that the node must remember, while the graph is at rest.
  virtual void save(StateWriter& state) const = 0;
  virtual void load(StateReader& state) = 0;

  OutPort& rows_out() { return rows_out_; }
  OutPort& errors_out() { return errors_out_; }

 protected:
  bool flush() {
    const bool rows_gone = rows_out_.flush();
    return errors_out_.flush() && rows_gone;
  }
  bool is_flushed() const { return rows_out_.is_empty() && errors_out_.is_empty(); }

 private:
  std::string name_;
  OutPort rows_out_;
  OutPort errors_out_;
};

}  // namespace sluice
