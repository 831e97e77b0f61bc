#include "runtime/metrics.h"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t kErrorSamples = 3;

}  // namespace

SourceMetrics& Metrics::add_source(const std::string& name) { return sources_.emplace_back(name); }
PumpMetrics& Metrics::add_pump(const std::string& name) { return pumps_.emplace_back(name); }
SinkMetrics& Metrics::add_sink(const std::string& name) { return sinks_.emplace_back(name); }

std::int64_t Metrics::error_rows() const {
  std::int64_t rows = 0;
  for (const SourceMetrics& source : sources_) {
    rows += source.error_rows;
  }
  for (const PumpMetrics& pump : pumps_) {
    rows += pump.error_rows;
  }
  return rows;
}

void Metrics::sample_error(const std::string& text) {
  const std::lock_guard lock(mutex_);
  if (error_samples_.size() < kErrorSamples) {
    error_samples_.push_back(text);
  }
}

std::vector<std::string> Metrics::error_samples() const {
  const std::lock_guard lock(mutex_);
  return error_samples_;
}

void Metrics::notice(const std::string& text) {
  const std::lock_guard lock(mutex_);
  if (std::find(notices_.begin(), notices_.end(), text) == notices_.end()) {
    notices_.push_back(text);
  }
}

std::vector<std::string> Metrics::take_notices() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> fresh(notices_.begin() + static_cast<std::ptrdiff_t>(notices_taken_),
                                 notices_.end());
  notices_taken_ = notices_.size();
  return fresh;
}

}  // namespace sluice
