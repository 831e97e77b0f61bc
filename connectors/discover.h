#pragma once

#include <memory>
#include <string>
#include <vector>

#include "connectors/registry.h"
#include "runtime/connector.h"
#include "runtime/options.h"

namespace sluice {

/// A source whose first chunks can be looked at: what was sampled comes again from `poll`, so that
/// standard input and pipes lose nothing. Otherwise it is the source it was made from.
class SampledSource final : public Source {
 public:
  explicit SampledSource(std::unique_ptr<Source> source) : source_(std::move(source)) {}

  /// Waits for the first bytes of the first origin: 10,000 lines, 4 MiB, its end, or what is there
  /// when a live source pauses for longer than 100 ms, whatever comes first. Call before the first
  /// poll.
  const Sample& sample();

  PollStatus poll(Chunk& chunk) override;
  std::string position() const override;
  void seek(const std::string& position) override;
  void committed(const std::string& position) override { source_->committed(position); }
  bool is_finite() const override { return source_->is_finite(); }
  void stop() override { source_->stop(); }
  void on_ready(std::function<void()> wake) override { source_->on_ready(std::move(wake)); }
  SourceProgress progress() const override { return source_->progress(); }

 private:
  struct Kept {
    Chunk chunk;
    std::string position;  ///< of the source before this chunk
  };

  std::unique_ptr<Source> source_;
  std::vector<Kept> kept_;
  std::size_t next_ = 0;  ///< of `kept_`, to be polled
  Sample sample_;
  bool is_sampled_ = false;
};

/// How a schema is found.
enum class DiscoveryStyle {
  kSluice,   ///< BIGINT, DOUBLE, BOOLEAN, TIMESTAMP, VARCHAR(65534), names as spelled
  kService,  ///< the narrow types and the COL_ names that Kinesis Data Analytics chose
};

/// Finds format and columns of a sample: by the options given, else by the origin's extension, else
/// by content. Throws an Error of kind input when the sample is empty or holds no rows that can be
/// told apart.
Discovery discover(const ConnectorRegistry& registry, const Sample& sample, const Options& options,
                   DiscoveryStyle style = DiscoveryStyle::kSluice);

}  // namespace sluice
