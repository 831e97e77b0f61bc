#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/application.h"
#include "engine/engine.h"
#include "engine/program.h"
#include "runtime/clock.h"
#include "runtime/executor.h"
#include "runtime/metrics.h"
#include "runtime/source_node.h"

namespace sluice {

/// One run of an application, from its checked program to its end.
class Run {
 public:
  /// Prepares everything; throws what is wrong with the application. `engine` and `clock` must
  /// outlive the run.
  Run(const Engine& engine, const Application& application, const Clock& clock);
  ~Run();

  const std::vector<std::string>& notices() const { return notices_; }
  /// Streams that go to standard output because no sink was given.
  const std::vector<std::string>& printed() const { return printed_; }
  const Metrics& metrics() const { return metrics_; }
  Metrics& metrics() { return metrics_; }

  /// Runs to the end of the inputs.
  Ending run() { return executor_->run(); }
  /// Runs until nothing is left to do for now: tests that feed rows by hand.
  Ending run_until_idle() { return executor_->run_until_idle(); }
  /// Ends reading; what is in flight arrives, windows stay open. From any thread.
  void stop() { executor_->stop(); }
  /// Ends at once. From any thread.
  void cancel() { executor_->cancel(); }
  void wake() { executor_->wake(); }
  /// Promises that a source gives no more rows before `bound`. While at rest.
  void advance(const std::string& stream, RowTime bound);

  /// The whole state while at rest, and back.
  std::string save() const { return graph_.save(); }
  void load(std::string_view state) { graph_.load(state); }

 private:
  void build(const Engine& engine, const Application& application, Program program);
  void add_source(const std::string& stream, OpenedSource opened, const Program& program,
                  const Application& application);
  void add_sinks(const Engine& engine, const Application& application, const Program& program);
  void add_sink(const Engine& engine, const Application& application, const Program& program,
                const std::string& stream, const Options& options, Node& from);
  Node& stream_node(const std::string& stream, const Program& program);
  SourceSettings source_settings(const Options& options, const RunSettings& run) const;

  const Clock& clock_;
  RowTime start_time_;
  Metrics metrics_;
  std::vector<std::string> notices_;
  std::vector<std::string> printed_;
  std::map<std::string, std::vector<Node*>> writers_;  ///< of each stream, sources first
  std::map<std::string, Node*> stream_nodes_;
  std::vector<Node*> failing_;  ///< nodes with error rows, in the order in which they merge
  std::atomic<int> limited_sinks_ = 0;
  std::unique_ptr<Executor> executor_;  ///< outlives the graph: threads of sources wake it
  Graph graph_;
};

}  // namespace sluice
