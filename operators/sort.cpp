#include "operators/sort.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "operators/change_point.h"
#include "operators/held_rows.h"
#include "operators/row_evaluation.h"

namespace sluice {
namespace {

/// The input's columns, then one a sort key.
SchemaPtr held_schema(const Sorting& sorting) {
  std::vector<Field> fields = sorting.output->fields();
  for (const SortKey& key : sorting.keys) {
    fields.push_back({"", key.expression->type()});
  }
  return std::make_shared<Schema>(std::move(fields));
}

class Sort final : public Operator {
 public:
  Sort(Sorting sorting, const Environment& environment)
      : sorting_(std::move(sorting)),
        environment_(environment),
        order_(sorting_.keys),
        held_(held_schema(sorting_)) {
    if (sorting_.window != nullptr && !sorting_.is_row_time) {
      change_.emplace(sorting_.window, environment);
    }
  }

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowEvaluation evaluation(batch, environment_, sorting_.source);
    std::vector<Column> columns = batch.columns();
    for (const SortKey& key : sorting_.keys) {
      columns.push_back(evaluation.evaluate(*key.expression));
    }
    std::optional<Column> leading;
    if (goes_by_value()) {
      leading = evaluation.evaluate(*sorting_.leading);
    }
    evaluation.report(out);
    const Batch rows = batch.with_columns(held_.schema(), std::move(columns));
    if (evaluation.all_good()) {
      take(rows, leading, out);
      return;
    }
    const std::vector<std::int32_t> good = evaluation.good_rows();
    if (leading) {
      leading = gather(*leading, good);
    }
    take(rows.gather(good), leading, out);
  }

  void on_bound(RowTime bound, Output& out) override {
    if (is_open_ && (bound == kEndOfTime || (!goes_by_value() && bound >= end_))) {
      close(goes_by_value() ? newest_ : end_, out);
    }
    out.bound(promise(bound));
  }

  void save(StateWriter& state) const override {
    state.put(is_open_);
    state.put(end_);
    state.put(newest_);
    state.put(leading_value_);
    held_.save(held_numbers(), state);
  }

  void load(StateReader& state) override {
    is_open_ = state.get<bool>();
    end_ = state.get_time();
    newest_ = state.get_time();
    leading_value_ = state.get_value();
    held_.load(state);
  }

 private:
  bool goes_by_value() const { return sorting_.window == nullptr && !sorting_.is_row_time; }

  /// Cuts rows into parts. Those that begin and end among the rows are sorted in place; the others
  /// are held.
  void take(const Batch& rows, const std::optional<Column>& leading, Output& out) {
    const std::span<const RowTime> times = rows.times();
    Sorted whole;
    for (std::int64_t begin = 0; begin < rows.row_count();) {
      const RowTime first = times[static_cast<std::size_t>(begin)];
      const std::int64_t end = leading ? end_by_value(*leading, begin, first, out)
                                       : end_by_time(times, begin, first, out);
      newest_ = times[static_cast<std::size_t>(end) - 1];
      if (held_.end() > 0 || end == rows.row_count()) {
        held_.append(rows.slice(begin, end - begin));
      } else {
        const RowTime next = times[static_cast<std::size_t>(end)];
        add_part(rows, begin, end, sorting_.is_row_time ? first : (leading ? next : end_), whole);
        is_open_ = false;
      }
      begin = end;
    }
    emit(rows.columns(), whole, out);
  }

  /// Rows in their order, and the times they get.
  struct Sorted {
    std::vector<std::int32_t> rows;
    std::vector<RowTime> times;
  };

  void add_part(const Batch& rows, std::int64_t begin, std::int64_t end, RowTime time,
                Sorted& sorted) const {
    const std::size_t size = sorted.rows.size();
    for (std::int64_t row = begin; row < end; ++row) {
      sorted.rows.push_back(static_cast<std::int32_t>(row));
      sorted.times.push_back(time);
    }
    order_.sort(keys_of(rows.columns()), std::span(sorted.rows).subspan(size));
  }

  std::span<const Column> keys_of(const std::vector<Column>& columns) const {
    return std::span(columns).subspan(sorting_.output->size());
  }

  void emit(const std::vector<Column>& columns, const Sorted& sorted, Output& out) const {
    std::vector<Column> passed;
    for (std::size_t column = 0; column < sorting_.output->size(); ++column) {
      passed.push_back(gather(columns[column], sorted.rows));
    }
    emit_in_parts(Batch(sorting_.output, std::move(passed), time_buffer(sorted.times),
                        static_cast<std::int64_t>(sorted.rows.size())),
                  out);
  }

  /// Opens or closes parts for the row at `first`; returns the row behind the last one of its part.
  std::int64_t end_by_time(std::span<const RowTime> times, std::int64_t begin, RowTime first,
                           Output& out) {
    if (is_open_ && first >= end_) {
      close(end_, out);
    }
    if (!is_open_) {
      is_open_ = true;
      end_ = change_ ? change_->after(first) : add(first, 1);
    }
    return std::lower_bound(times.begin() + begin, times.end(), end_) - times.begin();
  }

  std::int64_t end_by_value(const Column& leading, std::int64_t begin, RowTime first, Output& out) {
    const Value value = leading.value(begin);
    if (is_open_ && value != leading_value_) {
      close(first, out);
    }
    is_open_ = true;
    leading_value_ = value;
    std::int64_t end = begin + 1;
    while (end < leading.size() && leading.value(end) == value) {
      ++end;
    }
    return end;
  }

  std::vector<std::uint64_t> held_numbers() const {
    std::vector<std::uint64_t> numbers(held_.end());
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
    return numbers;
  }

  void close(RowTime end, Output& out) {
    const std::vector<std::uint64_t> numbers = held_numbers();
    const std::vector<Column> columns = held_.gather(numbers, held_.schema()->size());
    const auto row_count = static_cast<std::int64_t>(numbers.size());
    emit(columns,
         {order_.sorted(keys_of(columns), row_count),
          std::vector<RowTime>(numbers.size(), sorting_.is_row_time ? held_.time(0) : end)},
         out);
    held_.clear();
    is_open_ = false;
  }

  /// The strongest bound on the rows to come, given that on the input.
  RowTime promise(RowTime bound) {
    if (bound == kEndOfTime || bound == kBeginningOfTime) {
      return bound;
    }
    if (sorting_.is_row_time || goes_by_value()) {
      return is_open_ ? newest_
                      : bound;  // the end of the input gives an open part its newest row's time
    }
    if (is_open_) {
      return end_;
    }
    if (bound >= next_end_) {
      next_end_ = change_->after(bound);
    }
    return next_end_;
  }

  Sorting sorting_;
  Environment environment_;
  std::optional<ChangePoint> change_;
  RowOrder order_;
  HeldRows held_;  ///< the open part
  bool is_open_ = false;
  RowTime end_ = kBeginningOfTime;       ///< of the open part, exclusive
  RowTime next_end_ = kBeginningOfTime;  ///< of the part that a row at the bound would open
  RowTime newest_ = kBeginningOfTime;
  Value leading_value_;
};

}  // namespace

OperatorPtr make_sort(Sorting sorting, const Environment& environment) {
  return std::make_unique<Sort>(std::move(sorting), environment);
}

}  // namespace sluice
