#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "runtime/arrival_order.h"
#include "runtime/block_queue.h"
#include "runtime/clock.h"
#include "runtime/connector.h"
#include "runtime/error_stream.h"
#include "runtime/metrics.h"
#include "runtime/node.h"

namespace sluice {

/// How a source node gives its rows time and pace.
struct SourceSettings {
  ArrivalRules arrival;
  RowTime start_time = {};           ///< ROWTIME of rows of a finite source without a rowtime field
  std::optional<std::int64_t> idle;  ///< milliseconds after which the clock moves the bound
  std::optional<double> replay_speed;  ///< row time passes this many times as fast as the clock
  std::int64_t batch_rows = kMaximumBatchRows;
  bool flush_at_end = true;             ///< the end of the input closes all windows
  std::set<std::string> metadata = {};  ///< metadata columns that the query reads
};

/// Reads, decodes and orders the rows of one source. Bad and late records go to error_stream.
/// State: the source's position, the decoder's left-over bytes, rows held to be put in order.
class SourceNode final : public Node {
 public:
  /// `schema` holds what the decoder gives, then metadata columns.
  SourceNode(std::string name, SchemaPtr schema, std::unique_ptr<Source> source,
             std::unique_ptr<Decoder> decoder, const SourceSettings& settings, const Clock& clock,
             Metrics& metrics);

  bool step() override;
  bool is_done() const override { return finished_ && is_flushed(); }
  bool help() override { return blocks_.decode_next(); }
  void offer_help(int helpers, std::function<void()> call) override;
  std::optional<RowTime> wake_time() const override;
  void stop() override;
  std::exception_ptr failure() const override { return failure_; }
  void save(StateWriter& state) const override;
  void load(StateReader& state) override;
  Source& source() { return *source_; }
  const SchemaPtr& schema() const { return schema_; }
  /// Promises that no row before `bound` will come. While the node does not run.
  void advance(RowTime bound);

 private:
  bool send_rows();
  bool read_more();
  void read_chunk(Chunk chunk);
  void take_block(DecodedBlock taken);
  Batch timed(DecodedRows& rows, const Block& block) const;
  Column metadata(const std::string& name, const DecodedRows& rows, const Block& block,
                  const BufferPtr& times) const;
  void fail(FailedRow row);
  void note_late_rows(std::int64_t row_count, std::int64_t late_count);
  void remember_newest(const Batch& rows, DecodedBlock decoded);
  bool advance_by_clock();
  bool send_bound();
  BoundCause cause_of_bound() const;
  RowTime next_time() const { return paced_ ? paced_->times().front() : order_.next_time(); }
  std::int64_t rows_due();
  /// Whether the end of the input closes the windows: not when the run was stopped.
  bool flushes() const { return settings_.flush_at_end && !stopped_; }
  void finish();

  SchemaPtr schema_;
  std::unique_ptr<Source> source_;
  std::unique_ptr<Decoder> decoder_;
  SourceSettings settings_;
  const Clock& clock_;
  SourceMetrics& counts_;
  Metrics& metrics_;
  ErrorCollector errors_;
  ArrivalOrder order_;
  BlockQueue blocks_;
  std::size_t read_ahead_ = 1;  ///< blocks that may be under way
  std::function<void()> call_for_help_;
  std::vector<FailedRow> failed_before_time_;  ///< wait for the first row to learn their time
  std::optional<Batch> paced_;
  RowTime sent_bound_ = kBeginningOfTime;
  RowTime last_arrival_ = kBeginningOfTime;
  std::optional<RowTime> replay_clock_start_;
  RowTime replay_row_start_ = {};
  Block newest_block_;  ///< the one that holds the newest row, for a message
  std::int64_t newest_begin_ = 0;
  std::int64_t recent_rows_ = 0;
  std::int64_t recent_late_ = 0;
  bool ended_ = false;    ///< nothing more to read
  bool drained_ = false;  ///< and everything that was read is in order
  bool finished_ = false;
  std::exception_ptr failure_;  ///< of the source
  std::atomic<bool> stopped_ = false;
};

/// "trips.csv:17": the line of a byte of a block.
std::string position_text(const Block& block, std::int64_t byte);

}  // namespace sluice
