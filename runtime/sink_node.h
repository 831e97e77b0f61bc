#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "runtime/connector.h"
#include "runtime/metrics.h"
#include "runtime/node.h"
#include "runtime/schema.h"

namespace sluice {

/// Writes the rows of one stream to a sink; flushes when no more are at hand.
class SinkNode final : public Node {
 public:
  /// Columns of the rows behind those of `schema` are not written. After `limit` rows (all sinks
  /// that share `on_limit` count for themselves) `on_limit` is called once.
  SinkNode(std::string name, SchemaPtr schema, std::unique_ptr<Sink> sink,
           std::optional<std::int64_t> limit, std::function<void()> on_limit, Metrics& metrics);

  void connect_input(Channel& channel) { channel_ = &channel; }
  bool step() override;
  bool is_done() const override { return done_; }
  void save(StateWriter& state) const override;
  void load(StateReader& state) override;

 private:
  void write(const Batch& batch);
  void end();

  SchemaPtr schema_;
  std::unique_ptr<Sink> sink_;
  std::optional<std::int64_t> limit_;
  std::function<void()> on_limit_;
  SinkMetrics& counts_;
  Channel* channel_ = nullptr;
  bool unflushed_ = false;
  bool closed_ = false;
  bool done_ = false;
};

}  // namespace sluice
