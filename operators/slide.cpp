#include "operators/slide.h"

#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "operators/row_evaluation.h"
#include "operators/sliding_frames.h"

namespace sluice {
namespace {

class Slide final : public Operator {
 public:
  Slide(Sliding sliding, const Environment& environment)
      : sliding_(std::move(sliding)), environment_(environment) {
    for (const SlidingWindow& window : sliding_.windows) {
      frames_.emplace_back(window);
      call_count_ += window.aggregates.size();
    }
  }

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowEvaluation evaluation(batch, environment_, sliding_.source);
    std::vector<std::vector<Column>> partitions;
    std::vector<std::vector<std::vector<Column>>> arguments;
    for (const SlidingWindow& window : sliding_.windows) {
      partitions.push_back(evaluation.evaluate(window.partition));
      arguments.emplace_back();
      for (const AggregateCall& call : window.aggregates) {
        arguments.back().push_back(evaluation.evaluate(call.arguments));
      }
    }
    const std::vector<std::int32_t> rows = evaluation.good_rows();
    std::vector<ColumnBuilder> results = result_builders(rows.size());
    ColumnBuilder* next = results.data();
    for (std::size_t window = 0; window < frames_.size(); ++window) {
      for (const std::int32_t row : rows) {
        std::optional<RowError> error =
            frames_[window].slide(partitions[window], arguments[window], row, batch.times(), next);
        if (error) {
          evaluation.fail(row, std::move(*error));
        }
      }
      next += sliding_.windows[window].aggregates.size();
    }
    evaluation.report(out);
    emit(batch, evaluation, rows, results, out);
  }

  void on_bound(RowTime bound, Output& out) override {
    for (std::size_t window = 0; window < frames_.size(); ++window) {
      if (sliding_.windows[window].frame.kind == Frame::Kind::kRange && bound != kBeginningOfTime) {
        frames_[window].expire(bound);
      }
    }
    out.bound(bound);
  }

  void save(StateWriter& state) const override {
    for (const SlidingFrames& frames : frames_) {
      frames.save(state);
    }
  }
  void load(StateReader& state) override {
    for (SlidingFrames& frames : frames_) {
      frames.load(state);
    }
  }

 private:
  std::vector<ColumnBuilder> result_builders(std::size_t row_count) const {
    std::vector<ColumnBuilder> builders;
    builders.reserve(call_count_);
    for (const SlidingWindow& window : sliding_.windows) {
      for (const AggregateCall& call : window.aggregates) {
        builders.emplace_back(call.aggregate->result_type(), static_cast<std::int64_t>(row_count));
      }
    }
    return builders;
  }

  /// Emits the rows that did not fail; `results` are parallel to `rows`.
  void emit(const Batch& batch, const RowEvaluation& evaluation,
            const std::vector<std::int32_t>& rows, std::vector<ColumnBuilder>& results,
            Output& out) const {
    std::vector<std::int32_t> kept;
    std::vector<std::int32_t> kept_results;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (evaluation.is_good(rows[i])) {
        kept.push_back(rows[i]);
        kept_results.push_back(static_cast<std::int32_t>(i));
      }
    }
    if (kept.empty()) {
      return;
    }
    const Batch passed = evaluation.all_good() ? batch : batch.gather(kept);
    std::vector<Column> columns = passed.columns();
    for (ColumnBuilder& builder : results) {
      const Column result = builder.finish();
      columns.push_back(evaluation.all_good() ? result : gather(result, kept_results));
    }
    out.batch(passed.with_columns(sliding_.output, std::move(columns)));
  }

  Sliding sliding_;
  Environment environment_;
  std::deque<SlidingFrames> frames_;  ///< by window
  std::size_t call_count_ = 0;
};

}  // namespace

OperatorPtr make_slide(Sliding sliding, const Environment& environment) {
  return std::make_unique<Slide>(std::move(sliding), environment);
}

}  // namespace sluice
