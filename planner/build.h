#pragma once

#include <functional>
#include <string>

#include "operators/environment.h"
#include "planner/plan.h"
#include "runtime/graph.h"
#include "runtime/metrics.h"

namespace sluice {

/// What a plan is built into.
struct BuildContext {
  Graph& graph;
  Metrics& metrics;
  Environment environment;
  std::int64_t batch_rows = kMaximumBatchRows;
  /// Asked to connect the rows of a stream to an input of a node, once that stream has a node.
  std::function<void(const std::string& stream, PumpNode& reader)> read_stream;
};

/// Turns a pump's plan into nodes and returns the one whose rows go to the target stream.
PumpNode& build(PumpPlan plan, const BuildContext& context);

}  // namespace sluice
