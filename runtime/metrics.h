#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace sluice {

/// Counts of one source. Written by its node, read by the progress line.
struct SourceMetrics {
  explicit SourceMetrics(std::string source_name) : name(std::move(source_name)) {}
  std::string name;
  std::atomic<std::int64_t> records = 0;      ///< rows in: good and bad
  std::atomic<std::int64_t> error_rows = 0;   ///< bad or late
  std::atomic<std::int64_t> late_rows = 0;    ///< of those, late ones
  std::atomic<std::int64_t> bytes_read = 0;   ///< as stored
  std::atomic<std::int64_t> bytes_total = 0;  ///< 0 where unknown
  std::atomic<std::int64_t> blank_lines = 0;
  std::atomic<std::int64_t> ignored_fields = 0;
  std::atomic<std::int64_t> short_rows = 0;
  std::atomic<std::int64_t> row_time = 0;  ///< of the newest row, milliseconds
};

/// Counts of one pump.
struct PumpMetrics {
  explicit PumpMetrics(std::string pump_name) : name(std::move(pump_name)) {}
  std::string name;
  std::atomic<std::int64_t> rows_in = 0;
  std::atomic<std::int64_t> rows_out = 0;
  std::atomic<std::int64_t> error_rows = 0;
};

/// Counts of one sink.
struct SinkMetrics {
  explicit SinkMetrics(std::string sink_name) : name(std::move(sink_name)) {}
  std::string name;
  std::atomic<std::int64_t> rows = 0;
};

/// What a run counts, and the first error rows and notices it saw. Safe to read while the run goes
/// on.
class Metrics {
 public:
  SourceMetrics& add_source(const std::string& name);
  PumpMetrics& add_pump(const std::string& name);
  SinkMetrics& add_sink(const std::string& name);
  const std::deque<SourceMetrics>& sources() const { return sources_; }
  const std::deque<PumpMetrics>& pumps() const { return pumps_; }
  const std::deque<SinkMetrics>& sinks() const { return sinks_; }

  /// Error rows of all sources and pumps.
  std::int64_t error_rows() const;
  /// Keeps the first few error rows for the closing summary.
  void sample_error(const std::string& text);
  std::vector<std::string> error_samples() const;
  /// Something the user should know; each text once, in order.
  void notice(const std::string& text);
  /// Notices not taken yet.
  std::vector<std::string> take_notices();

 private:
  std::deque<SourceMetrics> sources_;
  std::deque<PumpMetrics> pumps_;
  std::deque<SinkMetrics> sinks_;
  mutable std::mutex mutex_;
  std::vector<std::string> error_samples_;
  std::vector<std::string> notices_;
  std::size_t notices_taken_ = 0;
};

}  // namespace sluice
