#include "operators/project.h"

#include <algorithm>
#include <utility>

#include "operators/row_filter.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

class Project final : public Operator {
 public:
  Project(Projection projection, const Environment& environment)
      : projection_(std::move(projection)), environment_(environment) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowFilter filter(batch, environment_, projection_.source);
    if (projection_.condition != nullptr) {
      filter.keep(*projection_.condition);
      filter.settle();
    }
    std::vector<Column> columns = filter.evaluate(projection_.columns);
    if (projection_.row_time != nullptr) {
      columns.push_back(filter.evaluate(*projection_.row_time));
    }
    filter.settle();
    if (projection_.row_time != nullptr) {
      emit_retimed(std::move(columns), filter, out);
      return;
    }
    filter.report(out);
    if (filter.keeps_all()) {
      out.batch(batch.with_columns(projection_.output, std::move(columns)));
    } else if (!filter.rows().empty()) {
      out.batch(batch.with_columns(projection_.output, std::move(columns)).gather(filter.rows()));
    }
  }

  void on_bound(RowTime bound, Output& out) override {
    if (projection_.row_time == nullptr || bound == kEndOfTime) {
      out.bound(bound);
      return;
    }
    if (projection_.bound_time != nullptr && bound != kBeginningOfTime) {
      const Value time = evaluate_at(*projection_.bound_time, bound, environment_);
      if (const std::int64_t* milliseconds = std::get_if<std::int64_t>(&time)) {
        newest_ = std::max(newest_, RowTime{*milliseconds});
      }
    }
    out.bound(newest_);
  }

  void save(StateWriter& state) const override { state.put(newest_); }
  void load(StateReader& state) override { newest_ = state.get_time(); }

 private:
  /// Emits rows under the times in the last column; NULL and falling times cost the row.
  void emit_retimed(std::vector<Column> columns, RowFilter& filter, Output& out) {
    const Column times = columns.back();
    columns.pop_back();
    std::vector<std::int32_t> kept;
    std::vector<RowTime> kept_times;
    for (const std::int32_t row : filter.rows()) {
      if (times.is_null(row)) {
        filter.fail(row, "OUT_OF_ORDER", "ROWTIME is NULL");
      } else if (const RowTime time{times.integer(row)}; time < newest_) {
        filter.fail(row, "OUT_OF_ORDER", late_message(time));
      } else {
        newest_ = time;
        kept.push_back(row);
        kept_times.push_back(time);
      }
    }
    filter.report(out);
    std::vector<Column> kept_columns;
    for (const Column& column : columns) {
      kept_columns.push_back(gather(column, kept));
    }
    out.batch(Batch(projection_.output, std::move(kept_columns), time_buffer(kept_times),
                    static_cast<std::int64_t>(kept.size())));
  }

  std::string late_message(RowTime time) const {
    std::string text = "row out of order: its ROWTIME ";
    append_timestamp_text(text, time.milliseconds);
    text += " is before that of an earlier row, ";
    append_timestamp_text(text, newest_.milliseconds);
    return text;
  }

  Projection projection_;
  Environment environment_;
  RowTime newest_ = kBeginningOfTime;
};

}  // namespace

OperatorPtr make_project(Projection projection, const Environment& environment) {
  return std::make_unique<Project>(std::move(projection), environment);
}

}  // namespace sluice
