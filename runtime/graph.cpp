#include "runtime/graph.h"

#include <algorithm>

#include "base/check.h"
#include "base/error.h"

namespace sluice {

std::size_t Graph::number(const Node& node) const {
  const auto found = std::find_if(nodes_.begin(), nodes_.end(),
                                  [&](const auto& other) { return other.get() == &node; });
  check(found != nodes_.end(), "a node of this graph");
  return static_cast<std::size_t>(found - nodes_.begin());
}

Channel& Graph::add_channel(const Node& from, const Node& to) {
  const std::size_t producer = number(from);
  const std::size_t consumer = number(to);
  return channels_.emplace_back([this, consumer] { wake_(consumer); },
                                [this, producer] { wake_(producer); });
}

void Graph::connect(Node& from, PumpNode& to) {
  Channel& channel = add_channel(from, to);
  from.rows_out().connect(channel);
  to.connect_input(channel, from.name());
}

void Graph::connect(Node& from, SinkNode& to) {
  Channel& channel = add_channel(from, to);
  from.rows_out().connect(channel);
  to.connect_input(channel);
}

void Graph::connect_errors(Node& from, PumpNode& to) {
  Channel& channel = add_channel(from, to);
  from.errors_out().connect(channel);
  to.connect_input(channel, from.name());
}

std::string Graph::save() const {
  StateWriter state;
  for (const std::unique_ptr<Node>& node : nodes_) {
    state.put(std::string_view(node->name()));
    node->save(state);
  }
  return state.take();
}

void Graph::load(std::string_view bytes) {
  StateReader state(bytes);
  for (const std::unique_ptr<Node>& node : nodes_) {
    if (state.get_text() != node->name()) {
      throw Error(ErrorKind::kState,
                  "the saved state belongs to another query: it does not have " + node->name(),
                  "remove the state directory to start afresh");
    }
    node->load(state);
  }
}

}  // namespace sluice
