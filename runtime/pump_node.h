#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/error_stream.h"
#include "runtime/merge.h"
#include "runtime/metrics.h"
#include "runtime/node.h"
#include "runtime/operator.h"

namespace sluice {

/// What a pump node is made of.
struct PumpParts {
  std::string name;  ///< of the pump, for error_stream; of the stream, for a mere merge
  std::vector<SchemaPtr> inputs;
  std::vector<OperatorPtr> operators;  ///< in order; none = a merge of its inputs
  SchemaPtr output;
  std::int64_t batch_rows = kMaximumBatchRows;
  std::int64_t merge_bytes = std::int64_t{1} << 30;  ///< of rows that wait for a lagging input
};

/// Merges its inputs by row time and runs a chain of operators over them. State: the merge's and
/// the operators'.
class PumpNode final : public Node {
 public:
  /// `counts` is null for nodes that are only a part of a pump.
  PumpNode(PumpParts parts, PumpMetrics* counts, Metrics& metrics);
  ~PumpNode() override;

  /// Inputs are connected in the order of PumpParts::inputs; `from` names them in messages.
  void connect_input(Channel& channel, std::string from);

  /// Of the rows it gives.
  const SchemaPtr& schema() const { return parts_.output; }

  bool step() override;
  bool is_done() const override { return finished_ && is_flushed(); }
  bool is_holding_back() const override;
  void relax() override;
  void save(StateWriter& state) const override;
  void load(StateReader& state) override;

 private:
  class StepOutput;

  bool take_input();
  bool process();
  void announce(RowTime row_time);
  void forward_bounds(RowTime bound);
  void forward(const TimeMerge::Advance& advance);
  void collect(Batch batch);
  void collect(RowTime bound);
  bool emit_joined(std::vector<Batch>& joined);
  std::size_t send(bool is_last);
  void adapt_slices(std::size_t messages);

  PumpParts parts_;
  Batch no_rows_;
  PumpMetrics* counts_;
  Metrics& metrics_;
  ErrorCollector errors_;
  TimeMerge merge_;
  std::vector<Channel*> channels_;
  std::vector<std::string> from_;
  std::vector<std::unique_ptr<StepOutput>> steps_;  ///< one an operator; the last one collects
  std::vector<Message> collected_;  ///< rows or bounds, in the order in which they were made
  std::int64_t collected_rows_ = 0;
  BoundCause cause_ = BoundCause::kRow;  ///< of what the operators are being told
  RowTime seen_bound_ = kBeginningOfTime;
  RowTime output_bound_ = kBeginningOfTime;
  std::int64_t held_rows_limit_;
  std::int64_t slice_rows_;
  bool finished_ = false;
};

}  // namespace sluice
