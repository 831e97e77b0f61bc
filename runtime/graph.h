#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/node.h"
#include "runtime/pump_node.h"
#include "runtime/sink_node.h"

namespace sluice {

/// Sources, pumps, merges and sinks, tied by bounded channels. Built once, then run by an Executor.
class Graph {
 public:
  template <class NodeType>
  NodeType& add(std::unique_ptr<NodeType> node) {
    NodeType& added = *node;
    nodes_.push_back(std::move(node));
    return added;
  }

  /// Rows of `from` go to the next input of `to`.
  void connect(Node& from, PumpNode& to);
  void connect(Node& from, SinkNode& to);
  /// Failed rows of `from` go to the next input of `to`, which merges error_stream.
  void connect_errors(Node& from, PumpNode& to);

  const std::vector<std::unique_ptr<Node>>& nodes() const { return nodes_; }
  /// Called with a node's number when a neighbour gave it work or room.
  void on_wake(std::function<void(std::size_t)> wake) { wake_ = std::move(wake); }

  /// The state of every node, while nothing runs and no message is under way.
  std::string save() const;
  void load(std::string_view state);

 private:
  Channel& add_channel(const Node& from, const Node& to);
  std::size_t number(const Node& node) const;

  std::vector<std::unique_ptr<Node>> nodes_;
  std::deque<Channel> channels_;
  std::function<void(std::size_t)> wake_;
};

}  // namespace sluice
