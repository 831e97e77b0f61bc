#include "operators/time_sort.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "operators/held_rows.h"
#include "operators/row_evaluation.h"
#include "operators/row_text.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// The input's columns, then one a sort key.
SchemaPtr held_schema(const TimeSort& sort) {
  std::vector<Field> fields = sort.output->fields();
  for (const SortKey& key : sort.keys) {
    fields.push_back({"", key.expression->type()});
  }
  return std::make_shared<Schema>(std::move(fields));
}

class TimeSorter final : public Operator {
 public:
  TimeSorter(TimeSort sort, const Environment& environment)
      : sort_(std::move(sort)),
        environment_(environment),
        order_(sort_.keys),
        held_(held_schema(sort_)) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowEvaluation evaluation(batch, environment_, sort_.source);
    const Column times = evaluation.evaluate(*sort_.time);
    std::vector<Column> columns = batch.columns();
    for (const SortKey& key : sort_.keys) {
      columns.push_back(evaluation.evaluate(*key.expression));
    }
    const std::vector<RowErrors::Entry> failures = evaluation.failures();
    const std::uint64_t first = held_.end();
    held_.append(batch.with_columns(held_.schema(), std::move(columns)));
    auto failure = failures.begin();
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      const std::uint64_t number = first + static_cast<std::uint64_t>(row);
      if (!evaluation.is_good(row)) {
        evaluation.report(*failure++, out);
        released_.push_back(number);
      } else if (const std::optional<std::string> reason = refuse(times, row)) {
        out.failed({batch.times()[static_cast<std::size_t>(row)], "OUT_OF_ORDER", *reason,
                    sort_.source, "", row_text(batch, row)});
        released_.push_back(number);
      } else {
        take({{times.integer(row)}, number}, out);
      }
    }
    flush(out);
  }

  void on_bound(RowTime bound, Output& out) override {
    if (bound != kEndOfTime) {
      out.bound(reached());
      return;
    }
    release(kEndOfTime, out);
    flush(out);
    out.bound(kEndOfTime);
  }

  void save(StateWriter& state) const override {
    std::vector<Waiting> rows = waiting_;
    std::sort(rows.begin(), rows.end(),
              [](const Waiting& left, const Waiting& right) { return left.number < right.number; });
    std::vector<std::uint64_t> numbers;
    for (const Waiting& row : rows) {
      numbers.push_back(row.number);
    }
    state.put(highest_);
    held_.save(numbers, state);
    for (const Waiting& row : rows) {
      state.put(row.time);
    }
  }

  void load(StateReader& state) override {
    highest_ = state.get_time();
    held_.load(state);
    for (std::uint64_t number = 0; number < held_.end(); ++number) {
      push({state.get_time(), number});
    }
  }

 private:
  struct Waiting {
    RowTime time;
    std::uint64_t number;  ///< among the held rows
  };

  /// The time up to which rows have come out; rows before it are late.
  RowTime reached() const {
    return highest_ == kBeginningOfTime ? highest_ : add(highest_, -sort_.interval);
  }

  std::optional<std::string> refuse(const Column& times, std::int64_t row) const {
    if (times.is_null(row)) {
      return "the time to sort by is NULL";
    }
    const RowTime time{times.integer(row)};
    if (time >= reached()) {
      return std::nullopt;
    }
    std::string text = "row out of order: its time ";
    append_timestamp_text(text, time.milliseconds);
    text += " is before ";
    append_timestamp_text(text, reached().milliseconds);
    return text + ", up to which rows have been sorted";
  }

  /// The order of the heap, whose top is the row that comes out first.
  auto later() const {
    return [this](const Waiting& left, const Waiting& right) {
      if (left.time != right.time) {
        return left.time > right.time;
      }
      const int order = sort_.keys.empty() ? 0 : compare_keys(left.number, right.number);
      return order != 0 ? order > 0 : left.number > right.number;
    };
  }

  void take(const Waiting& row, Output& out) {
    push(row);
    highest_ = std::max(highest_, row.time);
    release(reached(), out);
  }

  void push(const Waiting& row) {
    waiting_.push_back(row);
    std::push_heap(waiting_.begin(), waiting_.end(), later());
  }

  /// Lets out the rows up to `time`.
  void release(RowTime time, Output& out) {
    while (!waiting_.empty() && waiting_.front().time <= time) {
      std::pop_heap(waiting_.begin(), waiting_.end(), later());
      ready_.push_back(waiting_.back().number);
      ready_times_.push_back(waiting_.back().time);
      waiting_.pop_back();
      if (ready_.size() == kMaximumBatchRows) {
        flush(out);
      }
    }
  }

  int compare_keys(std::uint64_t left, std::uint64_t right) const {
    return order_.compare(keys_of(left), keys_of(right));
  }

  RowOfColumns keys_of(std::uint64_t number) const {
    const auto [batch, row] = held_.find(number);
    return {std::span(batch->columns()).subspan(sort_.output->size()), row};
  }

  /// Emits the rows that are ready and forgets all that have left.
  void flush(Output& out) {
    if (!ready_.empty()) {
      out.batch(Batch(sort_.output, held_.gather(ready_, sort_.output->size()),
                      time_buffer(ready_times_), static_cast<std::int64_t>(ready_.size())));
    }
    for (const std::vector<std::uint64_t>* numbers : {&ready_, &released_}) {
      for (const std::uint64_t number : *numbers) {
        held_.release(number, number + 1);
      }
    }
    ready_.clear();
    ready_times_.clear();
    released_.clear();
  }

  TimeSort sort_;
  Environment environment_;
  RowOrder order_;
  HeldRows held_;
  std::vector<Waiting> waiting_;  ///< a heap
  RowTime highest_ = kBeginningOfTime;
  std::vector<std::uint64_t> ready_;  ///< rows to emit, in order
  std::vector<RowTime> ready_times_;
  std::vector<std::uint64_t> released_;  ///< error rows
};

}  // namespace

OperatorPtr make_time_sort(TimeSort sort, const Environment& environment) {
  return std::make_unique<TimeSorter>(std::move(sort), environment);
}

}  // namespace sluice
