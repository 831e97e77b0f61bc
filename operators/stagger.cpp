#include "operators/stagger.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "operators/group_blocks.h"
#include "operators/key_slots.h"
#include "operators/row_evaluation.h"
#include "operators/row_text.h"

namespace sluice {
namespace {

class Stagger final : public Operator {
 public:
  Stagger(Staggering staggering, const Environment& environment)
      : staggering_(std::move(staggering)),
        environment_(environment),
        groups_(staggering_.aggregates) {
    for (const ExpressionPtr& key : staggering_.keys) {
      builders_.emplace_back(key->type());
    }
    for (const AggregateCall& call : staggering_.aggregates) {
      builders_.emplace_back(call.aggregate->result_type());
    }
  }

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowEvaluation evaluation(batch, environment_, staggering_.source);
    const std::vector<Column> keys = evaluation.evaluate(staggering_.keys);
    std::vector<std::vector<Column>> arguments;
    for (const AggregateCall& call : staggering_.aggregates) {
      arguments.push_back(evaluation.evaluate(call.arguments));
    }
    const std::vector<std::int32_t> good = evaluation.good_rows();
    const auto time_of = [&](std::int32_t row) {
      return batch.times()[static_cast<std::size_t>(row)];
    };
    for (std::span<const std::int32_t> rows = good; !rows.empty();) {
      close_until(time_of(rows.front()), BoundCause::kRow, out);
      const RowTime end = add(windows_.empty() ? time_of(rows.front()) : windows_.front().opened,
                              staggering_.length);
      const auto behind = std::partition_point(
          rows.begin() + 1, rows.end(), [&](std::int32_t row) { return time_of(row) < end; });
      const auto size = static_cast<std::size_t>(behind - rows.begin());
      accumulate(keys, arguments, batch.times(), rows.first(size));
      rows = rows.subspan(size);
    }
    close_until(batch.times().back(), BoundCause::kRow, out);
    flush(out);
    evaluation.report(
        out);  // behind the closes, also of windows that a failed row closes: the order of any cut
  }

  void on_bound(RowTime bound, Output& out) override {
    close_until(bound, out.cause(), out);
    flush(out);
    out.bound(promise(bound));
  }

  void save(StateWriter& state) const override {
    state.put(groups_.first_open());
    state.put(groups_.end());
    for (const std::vector<std::uint32_t>& range : keys_.by_range()) {
      state.put(static_cast<std::uint64_t>(range.size()));
      for (const std::uint32_t slot : range) {
        const std::uint64_t group = group_of_slot_[slot];
        state.put(std::string_view(keys_.key(slot)));
        state.put(group);
        state.put(windows_[group - groups_.first_open()].opened);
        groups_.save(group, state);
      }
    }
  }

  void load(StateReader& state) override {
    const auto first = state.get<std::uint64_t>();
    const auto end = state.get<std::uint64_t>();
    check(first <= end, "open windows in order");
    groups_.reopen(first, end);
    windows_.resize(end - first);
    for (int range = 0; range < kKeyRanges; ++range) {
      const auto count = state.get<std::uint64_t>();
      for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint32_t slot = keys_.find_or_add(state.get_text()).slot;
        const auto group = state.get<std::uint64_t>();
        check(group >= first && group < end, "an open window");
        set_group(slot, group);
        windows_[group - first] = {state.get_time(), slot};
        groups_.load(group, state);
      }
    }
  }

 private:
  struct Window {
    RowTime opened;
    std::uint32_t slot;  ///< of its key
  };

  void set_group(std::uint32_t slot, std::uint64_t group) {
    group_of_slot_.resize(std::max<std::size_t>(group_of_slot_.size(), slot + std::size_t{1}));
    group_of_slot_[slot] = group;
  }

  /// Adds rows before the end of the oldest window.
  void accumulate(const std::vector<Column>& keys,
                  const std::vector<std::vector<Column>>& arguments, std::span<const RowTime> times,
                  std::span<const std::int32_t> rows) {
    numbers_.clear();
    for (const std::int32_t row : rows) {
      key_.clear();
      append_key(key_, keys, row);
      const KeySlots::Place place = keys_.find_or_add(key_);
      if (place.is_new) {
        set_group(place.slot, groups_.open());
        windows_.push_back({times[static_cast<std::size_t>(row)], place.slot});
      }
      numbers_.push_back(group_of_slot_[place.slot]);
    }
    groups_.add(arguments, times, rows, numbers_);
  }

  /// Closes the windows that end at `time` or before.
  void close_until(RowTime time, BoundCause cause, Output& out) {
    while (!windows_.empty() &&
           (time == kEndOfTime || add(windows_.front().opened, staggering_.length) <= time)) {
      close(windows_.front(), cause, out);
      keys_.remove(windows_.front().slot);
      windows_.pop_front();
      groups_.close();
    }
  }

  void close(const Window& window, BoundCause cause, Output& out) {
    const std::string& key = keys_.key(window.slot);
    const std::span<ColumnBuilder> builders(builders_);
    std::string_view rest = key;
    for (ColumnBuilder& builder : builders.first(staggering_.keys.size())) {
      builder.append(take_key_cell(rest, builder.type()));
    }
    const std::optional<RowError> error =
        groups_.append_results(groups_.first_open(), builders.subspan(staggering_.keys.size()));
    causes_.append_text(text_of(cause));
    const bool at_end = staggering_.row_time == WindowRowTime::kEnd;
    const RowTime time = at_end ? add(window.opened, staggering_.length) : window.opened;
    if (error) {
      out.failed({time, "EXPRESSION", error->message, staggering_.source, "", key_text(key), true});
    } else {
      good_.push_back(static_cast<std::int32_t>(times_.size()));
    }
    times_.push_back(time);
    if (static_cast<std::int64_t>(times_.size()) == kMaximumBatchRows) {
      flush(out);
    }
  }

  std::string key_text(std::string_view key) const {
    const std::vector<Field>& fields = staggering_.output->fields();
    auto schema = std::make_shared<Schema>(std::vector<Field>(
        fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(staggering_.keys.size())));
    BatchBuilder row(schema);
    for (std::size_t i = 0; i < schema->size(); ++i) {
      row.column(i).append(take_key_cell(key, schema->field(i).type));
    }
    row.end_row({});
    return row_text(row.finish(), 0);
  }

  /// Emits the closed windows.
  void flush(Output& out) {
    if (times_.empty()) {
      return;
    }
    std::vector<Column> columns;
    for (ColumnBuilder& builder : builders_) {
      columns.push_back(builder.finish());
    }
    Column causes = causes_.finish();
    if (staggering_.says_cause) {
      columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(staggering_.keys.size()),
                     std::move(causes));
    }
    const auto row_count = static_cast<std::int64_t>(times_.size());
    const Batch rows(staggering_.output, std::move(columns), time_buffer(times_), row_count);
    if (!good_.empty()) {
      out.batch(good_.size() == times_.size() ? rows : rows.gather(good_));
    }
    times_.clear();
    good_.clear();
  }

  /// The strongest bound on the rows to come, given that on the input.
  RowTime promise(RowTime bound) const {
    if (bound == kEndOfTime || bound == kBeginningOfTime) {
      return bound;
    }
    const RowTime opened = windows_.empty() ? bound : windows_.front().opened;
    return staggering_.row_time == WindowRowTime::kEnd ? add(opened, staggering_.length) : opened;
  }

  Staggering staggering_;
  Environment environment_;
  GroupBlocks groups_;
  KeySlots keys_;  ///< of the open windows
  std::vector<std::uint64_t> group_of_slot_;
  std::deque<Window> windows_;  ///< open, in the order of opening; parallel to the open groups
  std::vector<std::uint64_t> numbers_;
  std::string key_;
  std::vector<ColumnBuilder> builders_;  ///< rows closed but not yet emitted, good or not
  ColumnBuilder causes_{cause_type()};   ///< of the same rows
  std::vector<RowTime> times_;
  std::vector<std::int32_t> good_;
};

}  // namespace

OperatorPtr make_stagger(Staggering staggering, const Environment& environment) {
  return std::make_unique<Stagger>(std::move(staggering), environment);
}

}  // namespace sluice
