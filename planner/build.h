#pragma once

#include <string>
#include <vector>

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
  /// What has to be connected once every stream has its node: a stream, or a node of ours, to the
  /// next input of a reader. In the order of each reader's inputs.
  struct Connection {
    std::string stream;  ///< empty: rows come from `from`
    Node* from;
    PumpNode* reader;
  };
  std::vector<Connection>& connections;
};

/// Turns a pump's plan into nodes and returns the one whose rows go to the target stream.
PumpNode& build(PumpPlan plan, const BuildContext& context);

}  // namespace sluice
