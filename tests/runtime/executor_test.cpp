#include "runtime/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/error.h"

namespace sluice {
namespace {

SchemaPtr numbers() {
  static const SchemaPtr schema =
      std::make_shared<Schema>(std::vector<Field>{{"n", Type::bigint()}});
  return schema;
}

/// Counts up, a batch a step, until a number of rows.
class CountingNode final : public Node {
 public:
  CountingNode(std::string name, std::int64_t rows, std::int64_t gap = 1)
      : Node(std::move(name)), rows_(rows), gap_(gap) {}

  bool step() override {
    if (!flush() || done_) {
      return false;
    }
    BatchBuilder builder(numbers());
    for (int i = 0; i < 100 && next_ < rows_; ++i, ++next_) {
      builder.column(0).append_integer(next_);
      builder.end_row({next_ * gap_});
    }
    done_ = next_ == rows_;
    rows_out().emit({builder.finish(), done_ ? kEndOfTime : RowTime{(next_ - 1) * gap_}, done_});
    return true;
  }
  bool is_done() const override { return done_ && is_flushed(); }
  void stop() override { stopped_ = true; }
  void save(StateWriter&) const override {}
  void load(StateReader&) override {}

 private:
  std::int64_t rows_;
  std::int64_t gap_;
  std::int64_t next_ = 0;
  bool done_ = false;
  std::atomic<bool> stopped_ = false;
};

/// Adds up what comes; may throw at some row.
class SumSink final : public Sink {
 public:
  SumSink(std::int64_t& rows, std::string& order, std::int64_t fail_at = -1)
      : rows_(rows), order_(order), fail_at_(fail_at) {}
  void write(const Batch& batch) override {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      if (rows_ == fail_at_) {
        throw Error(ErrorKind::kInput, "disk full");
      }
      ++rows_;
      order_ += std::to_string(batch.column(0).integer(row)) + ",";
    }
  }
  void flush() override {}
  std::string prepare() override { return ""; }
  void commit(const std::string&) override {}
  void recover(const std::string&) override {}
  bool is_exactly_once() const override { return true; }
  void close() override {}

 private:
  std::int64_t& rows_;
  std::string& order_;
  std::int64_t fail_at_;
};

/// Keeps every row and bound back until the end: what a window of the whole stream does.
class HoldAll final : public Operator {
 public:
  void on_batch(const Batch& batch, int, Output&) override { held_.push_back(batch); }
  void on_bound(RowTime bound, Output& out) override {
    if (bound == kEndOfTime) {
      for (const Batch& batch : held_) {
        out.batch(batch);
      }
      held_.clear();
      out.bound(bound);
    }
  }
  void save(StateWriter&) const override {}
  void load(StateReader&) override {}

 private:
  std::vector<Batch> held_;
};

struct Diamond {
  Graph graph;
  Metrics metrics;
  std::int64_t rows = 0;
  std::string order;

  explicit Diamond(std::int64_t count, std::int64_t merge_bytes = std::int64_t{1} << 30) {
    auto& source = graph.add(std::make_unique<CountingNode>("source", count));
    PumpParts slow{.name = "slow", .inputs = {numbers()}, .operators = {}, .output = numbers()};
    slow.operators.push_back(std::make_unique<HoldAll>());
    auto& holding = graph.add(std::make_unique<PumpNode>(std::move(slow), nullptr, metrics));
    auto& passing = graph.add(std::make_unique<PumpNode>(
        PumpParts{.name = "fast", .inputs = {numbers()}, .operators = {}, .output = numbers()},
        nullptr, metrics));
    auto& merge = graph.add(std::make_unique<PumpNode>(PumpParts{.name = "merge",
                                                                 .inputs = {numbers(), numbers()},
                                                                 .operators = {},
                                                                 .output = numbers(),
                                                                 .merge_bytes = merge_bytes},
                                                       nullptr, metrics));
    auto& sink = graph.add(std::make_unique<SinkNode>(
        "sink", numbers(), std::make_unique<SumSink>(rows, order), std::nullopt, [] {}, metrics));
    graph.connect(source, holding);
    graph.connect(source, passing);
    graph.connect(holding, merge);
    graph.connect(passing, merge);
    graph.connect(merge, sink);
  }
};

TEST(Executor, ALaggingBranchNeverDeadlocksTheOther) {
  const SystemClock clock;
  std::string first_order;
  for (const int workers : {1, 2, 4}) {
    Diamond diamond(200'000);
    Executor executor(diamond.graph, workers, clock);
    EXPECT_EQ(executor.run(), Ending::kDone);
    EXPECT_EQ(diamond.rows, 400'000);
    first_order = first_order.empty() ? diamond.order : first_order;
    EXPECT_TRUE(diamond.order == first_order) << workers << " workers";
  }
}

TEST(Executor, RowsThatWaitBeyondTheLimitEndTheRunAndNameTheLaggingInput) {
  const SystemClock clock;
  Diamond diamond(400'000, 1 << 20);
  Executor executor(diamond.graph, 2, clock);
  try {
    executor.run();
    FAIL() << "no limit";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kLimit);
    EXPECT_NE(error.message().find("slow"), std::string::npos) << error.message();
  }
}

TEST(Executor, TheFirstErrorOfANodeEndsTheRun) {
  const SystemClock clock;
  for (const int workers : {1, 4}) {
    Graph graph;
    Metrics metrics;
    std::int64_t rows = 0;
    std::string order;
    auto& source = graph.add(std::make_unique<CountingNode>("source", 100'000));
    auto& sink = graph.add(std::make_unique<SinkNode>(
        "sink", numbers(), std::make_unique<SumSink>(rows, order, 5000), std::nullopt, [] {},
        metrics));
    graph.connect(source, sink);
    Executor executor(graph, workers, clock);
    EXPECT_THROW(executor.run(), Error);
    EXPECT_EQ(rows, 5000);
  }
}

TEST(Executor, CancelEndsAtOnceFromAnotherThread) {
  const SystemClock clock;
  Graph graph;
  Metrics metrics;
  std::int64_t rows = 0;
  std::string order;
  auto& source = graph.add(std::make_unique<CountingNode>("source", std::int64_t{1} << 40));
  Executor* executor_pointer = nullptr;
  auto& sink = graph.add(std::make_unique<SinkNode>(
      "sink", numbers(), std::make_unique<SumSink>(rows, order), 1000,
      [&] { executor_pointer->cancel(); }, metrics));
  graph.connect(source, sink);
  Executor executor(graph, 2, clock);
  executor_pointer = &executor;
  EXPECT_EQ(executor.run(), Ending::kCancelled);
  EXPECT_EQ(rows, 1000);
}

}  // namespace
}  // namespace sluice
