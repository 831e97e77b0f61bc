#include "operators/distinct.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "operators/change_point.h"
#include "operators/key_slots.h"
#include "operators/keys.h"

namespace sluice {
namespace {

class DistinctRows final : public Operator {
 public:
  DistinctRows(Distinct distinct, const Environment& environment) : distinct_(std::move(distinct)) {
    if (distinct_.window != nullptr) {
      change_.emplace(distinct_.window, environment);
    }
  }

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    std::vector<Column> columns;
    for (const std::size_t column : distinct_.columns) {
      columns.push_back(batch.column(column));
    }
    std::vector<std::int32_t> first;
    for (std::int64_t begin = 0; begin < batch.row_count();) {
      const std::int64_t end =
          change_ ? end_by_time(batch.times(), begin) : end_by_value(batch, begin);
      for (std::int64_t row = begin; row < end; ++row) {
        key_.clear();
        append_key(key_, columns, row);
        if (seen_.find_or_add(key_).is_new) {
          first.push_back(static_cast<std::int32_t>(row));
        }
      }
      begin = end;
    }
    if (!first.empty()) {
      out.batch(static_cast<std::int64_t>(first.size()) == batch.row_count() ? batch
                                                                             : batch.gather(first));
    }
  }

  void on_bound(RowTime bound, Output& out) override {
    if (change_ && bound >= end_) {
      seen_.clear();
    }
    out.bound(bound);
  }

  void save(StateWriter& state) const override {
    state.put(end_);
    state.put(window_value_);
    for (const std::vector<std::uint32_t>& range : seen_.by_range()) {
      state.put(static_cast<std::uint64_t>(range.size()));
      for (const std::uint32_t slot : range) {
        state.put(std::string_view(seen_.key(slot)));
      }
    }
  }

  void load(StateReader& state) override {
    end_ = state.get_time();
    window_value_ = state.get_value();
    for (int range = 0; range < kKeyRanges; ++range) {
      const auto count = state.get<std::uint64_t>();
      for (std::uint64_t i = 0; i < count; ++i) {
        seen_.find_or_add(state.get_text());
      }
    }
  }

 private:
  /// Forgets what was seen where a row opens a new window; returns the row behind the last one of
  /// its window.
  std::int64_t end_by_time(std::span<const RowTime> times, std::int64_t begin) {
    const RowTime first = times[static_cast<std::size_t>(begin)];
    if (first >= end_) {
      seen_.clear();
      end_ = change_->after(first);
    }
    return std::lower_bound(times.begin() + begin, times.end(), end_) - times.begin();
  }

  std::int64_t end_by_value(const Batch& batch, std::int64_t begin) {
    const Column& window = batch.column(distinct_.window_column);
    Value value = window.value(begin);
    if (value != window_value_) {
      seen_.clear();
    }
    std::int64_t end = begin + 1;
    while (end < batch.row_count() && window.value(end) == value) {
      ++end;
    }
    window_value_ = std::move(value);
    return end;
  }

  Distinct distinct_;
  std::optional<ChangePoint> change_;
  KeySlots seen_;
  RowTime end_ = kBeginningOfTime;  ///< of the window whose rows were seen, exclusive
  Value window_value_;
  std::string key_;
};

}  // namespace

OperatorPtr make_distinct(Distinct distinct, const Environment& environment) {
  return std::make_unique<DistinctRows>(std::move(distinct), environment);
}

}  // namespace sluice
