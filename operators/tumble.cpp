#include "operators/tumble.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "operators/change_point.h"

namespace sluice {
namespace {

std::vector<Type> types_of(const std::vector<ExpressionPtr>& expressions) {
  std::vector<Type> types;
  for (const ExpressionPtr& expression : expressions) {
    types.push_back(expression->type());
  }
  return types;
}

class Tumble final : public Operator {
 public:
  Tumble(Tumbling tumbling, const Environment& environment)
      : tumbling_(std::move(tumbling)),
        environment_(environment),
        groups_(types_of(tumbling_.keys), tumbling_.aggregates) {
    if (tumbling_.window != nullptr) {
      change_.emplace(tumbling_.window, environment);
    }
  }

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowFilter filter(batch, environment_, tumbling_.source);
    const std::vector<Column> keys = filter.evaluate(tumbling_.keys);
    const std::vector<std::vector<Column>> arguments =
        evaluate_arguments(tumbling_.aggregates, filter);
    filter.report(out);
    const std::vector<std::int32_t>& rows = filter.rows();
    for (std::size_t begin = 0; begin < rows.size();) {
      const RowTime first = batch.times()[static_cast<std::size_t>(rows[begin])];
      const std::size_t end =
          change_ ? end_by_time(batch, rows, begin, first, out)
                  : end_by_value(keys[tumbling_.window_key], rows, begin, first, out);
      accumulate(batch, keys, arguments, std::span(rows).subspan(begin, end - begin));
      begin = end;
    }
  }

  void on_bound(RowTime bound, Output& out) override {
    if (is_open_ && (bound == kEndOfTime || (change_ && bound >= end_))) {
      close(change_ ? end_ : newest_, out.cause(), out);
    }
    out.bound(promise(bound));
  }

  void save(StateWriter& state) const override {
    state.put(is_open_);
    state.put(end_);
    state.put(newest_);
    state.put(window_value_);
    groups_.save(state);
    for (const RowTime time : first_times_) {
      state.put(time);
    }
  }

  void load(StateReader& state) override {
    is_open_ = state.get<bool>();
    end_ = state.get_time();
    newest_ = state.get_time();
    window_value_ = state.get_value();
    groups_.load(state);
    first_times_.clear();
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      first_times_.push_back(state.get_time());
    }
  }

 private:
  /// Opens or closes windows for the row at `first`; returns the index behind the last row of its
  /// window.
  std::size_t end_by_time(const Batch& batch, const std::vector<std::int32_t>& rows,
                          std::size_t begin, RowTime first, Output& out) {
    if (is_open_ && first >= end_) {
      close(end_, BoundCause::kRow, out);
    }
    if (!is_open_) {
      is_open_ = true;
      end_ = change_->after(first);
    }
    const auto behind = std::partition_point(
        rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.end(),
        [&](std::int32_t row) { return batch.times()[static_cast<std::size_t>(row)] < end_; });
    return static_cast<std::size_t>(behind - rows.begin());
  }

  /// The same where only the value of the key tells.
  std::size_t end_by_value(const Column& key, const std::vector<std::int32_t>& rows,
                           std::size_t begin, RowTime first, Output& out) {
    const Value value = key.value(rows[begin]);
    if (is_open_ && value != window_value_) {
      close(first, BoundCause::kRow, out);
    }
    is_open_ = true;
    window_value_ = value;
    std::size_t end = begin + 1;
    while (end < rows.size() && key.value(rows[end]) == value) {
      ++end;
    }
    return end;
  }

  void accumulate(const Batch& batch, const std::vector<Column>& keys,
                  const std::vector<std::vector<Column>>& arguments,
                  std::span<const std::int32_t> rows) {
    groups_.add(keys, arguments, batch.times(), rows);
    for (std::size_t i = 0; i < rows.size() && first_times_.size() < groups_.size(); ++i) {
      if (groups_.last_groups()[i] == first_times_.size()) {
        first_times_.push_back(batch.times()[static_cast<std::size_t>(rows[i])]);
      }
    }
    newest_ = batch.times()[static_cast<std::size_t>(rows.back())];
  }

  void close(RowTime end, BoundCause cause, Output& out) {
    std::vector<ColumnBuilder> builders;
    for (const ExpressionPtr& key : tumbling_.keys) {
      builders.emplace_back(key->type());
    }
    for (const AggregateCall& call : tumbling_.aggregates) {
      builders.emplace_back(call.aggregate->result_type());
    }
    std::vector<RowTime> times;
    std::vector<std::int32_t> good;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      const RowTime time = tumbling_.row_time == WindowRowTime::kEnd ? end : first_times_[group];
      if (const std::optional<RowError> error = groups_.append(group, builders)) {
        out.failed({time, "EXPRESSION", error->message, tumbling_.source, "",
                    groups_.key_text(group, *tumbling_.output), true});
      } else {
        good.push_back(static_cast<std::int32_t>(group));
      }
      times.push_back(time);
    }
    std::vector<Column> columns;
    for (ColumnBuilder& builder : builders) {
      columns.push_back(builder.finish());
    }
    if (tumbling_.says_cause) {
      columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(tumbling_.keys.size()),
                     Column::constant(cause_type(), std::string(text_of(cause)),
                                      static_cast<std::int64_t>(times.size())));
    }
    const Batch rows(tumbling_.output, std::move(columns), time_buffer(times),
                     static_cast<std::int64_t>(times.size()));
    emit(good.size() == times.size() ? rows : rows.gather(good), out);
    groups_.clear();
    first_times_.clear();
    is_open_ = false;
  }

  static void emit(const Batch& rows, Output& out) {
    for (std::int64_t begin = 0; begin < rows.row_count(); begin += kMaximumBatchRows) {
      out.batch(rows.slice(begin, std::min(kMaximumBatchRows, rows.row_count() - begin)));
    }
  }

  /// The strongest bound on the rows to come, given that on the input.
  RowTime promise(RowTime bound) {
    if (tumbling_.row_time != WindowRowTime::kEnd) {
      return is_open_ && !first_times_.empty() ? first_times_.front() : bound;
    }
    if (!change_) {  // the end of the input closes the window at its newest row
      return is_open_ ? newest_ : bound;
    }
    if (bound == kEndOfTime) {
      return bound;
    }
    if (is_open_) {
      return end_;
    }
    if (bound == kBeginningOfTime) {
      return bound;
    }
    if (bound >= next_end_) {
      next_end_ = change_->after(bound);
    }
    return next_end_;
  }

  Tumbling tumbling_;
  Environment environment_;
  std::optional<ChangePoint> change_;
  GroupState groups_;
  std::vector<RowTime> first_times_;  ///< of each group's first row
  bool is_open_ = false;
  RowTime end_ = kBeginningOfTime;       ///< of the open window, exclusive
  RowTime next_end_ = kBeginningOfTime;  ///< of the window that a row at the bound would open
  RowTime newest_ = kBeginningOfTime;
  Value window_value_;
};

}  // namespace

OperatorPtr make_tumble(Tumbling tumbling, const Environment& environment) {
  return std::make_unique<Tumble>(std::move(tumbling), environment);
}

}  // namespace sluice
