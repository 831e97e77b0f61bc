#include "operators/join.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "operators/join_rows.h"
#include "operators/joined_rows.h"
#include "operators/row_evaluation.h"
#include "operators/row_text.h"

namespace sluice {
namespace {

/// Pairs judged at a time.
constexpr std::size_t kPairsAtATime = kMaximumBatchRows;

class Join final : public Operator {
 public:
  Join(StreamJoin join, const Environment& environment)
      : join_(std::move(join)),
        environment_(environment),
        rows_{JoinRows(join_.sides[0], false), JoinRows(join_.sides[1], true)} {}

  void on_batch(const Batch& batch, int input, Output& out) override {
    Run run(batch, environment_, join_.source, static_cast<std::size_t>(input));
    const std::vector<Column> keys = run.evaluation.evaluate(join_.sides[run.side].keys);
    run.failures = run.evaluation.failures();
    JoinRows& own = rows_[run.side];
    JoinRows& other = rows_[1 - run.side];
    run.first = own.append(batch);
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      if (!run.evaluation.is_good(row)) {
        own.settle(run.first + static_cast<std::uint64_t>(row));
        continue;
      }
      other.leave(batch.times()[static_cast<std::size_t>(row)]);
      for (const std::uint64_t number : other.find(keys, row)) {
        add_candidate(run, row, number);
        if (candidates_.size() == kPairsAtATime) {
          settle_rows(run, row, out);
        }
      }
    }
    settle_rows(run, batch.row_count(), out);
    own.index(run.first, run.evaluation.all_good() ? keys : without_failed(run, keys));
    latest_ = batch.times().back();
    move_to(latest_, out);
  }

  void on_bound(RowTime bound, Output& out) override {
    move_to(bound, out);
    if (bound == kEndOfTime) {
      for (JoinRows& side : rows_) {
        for (std::uint64_t next = side.next_left(); next != HeldRows::kNoRow;
             next = side.next_left()) {
          emit_unmatched(side, next, latest_, out);
        }
      }
      flush(out);
    }
    const bool has_untimed = rows_[0].has_untimed() || rows_[1].has_untimed();
    out.bound(has_untimed ? std::min(bound, latest_) : bound);
  }

  void save(StateWriter& state) const override {
    state.put(latest_);
    for (const JoinRows& side : rows_) {
      side.save(state);
    }
  }
  void load(StateReader& state) override {
    latest_ = state.get_time();
    for (JoinRows& side : rows_) {
      side.load(state);
    }
  }

 private:
  /// A batch on its way through the join.
  struct Run {
    Run(const Batch& rows, const Environment& environment, const std::string& source,
        std::size_t side_number)
        : batch(rows), evaluation(rows, environment, source), side(side_number) {}

    RowTime time(std::int64_t row) const { return batch.times()[static_cast<std::size_t>(row)]; }

    const Batch& batch;
    RowEvaluation evaluation;
    std::size_t side;
    std::uint64_t first = 0;    ///< number of the batch's first row
    std::int64_t begun = -1;    ///< the last row whose time the output has reached
    std::int64_t finished = 0;  ///< rows before have met all they can
    std::vector<RowErrors::Entry> failures;
    std::size_t reported = 0;  ///< of the failures
  };

  void add_candidate(const Run& run, std::int64_t row, std::uint64_t other) {
    const std::uint64_t own = run.first + static_cast<std::uint64_t>(row);
    candidates_.push_back(run.side == 0 ? JoinedPair{own, other, run.time(row)}
                                        : JoinedPair{other, own, run.time(row)});
    candidate_rows_.push_back(row);
  }

  /// Key columns in which failed rows have a NULL, so that they are not found.
  std::vector<Column> without_failed(const Run& run, const std::vector<Column>& keys) const {
    std::vector<Column> columns;
    for (const Column& key : keys) {
      ColumnBuilder builder(key.type(), key.size());
      for (std::int64_t row = 0; row < key.size(); ++row) {
        if (run.evaluation.is_good(row)) {
          builder.append_cell(key, row);
        } else {
          builder.append_null();
        }
      }
      columns.push_back(builder.finish());
    }
    return columns;
  }

  /// Judges the candidates at hand and lets rows come out in order: all of those before row `end`,
  /// and what is known of `end`.
  void settle_rows(Run& run, std::int64_t end, Output& out) {
    std::optional<Batch> pairs;
    PairVerdicts verdicts;
    if (!candidates_.empty()) {  // where streams alternate, most batches are a row that meets none
      pairs = joined(candidates_);
      verdicts = judge(*pairs, join_.condition, environment_);
    }
    const std::vector<RowErrors::Entry> errors = verdicts.errors.sorted();
    std::size_t next = 0;
    auto error = errors.begin();
    for (std::int64_t row = run.finished; row < run.batch.row_count() && row <= end; ++row) {
      begin_row(run, row, out);
      for (; next < candidates_.size() && candidate_rows_[next] == row; ++next) {
        if (verdicts.is_match[next]) {
          emit_match(candidates_[next], out);
        } else if (error != errors.end() && error->row == static_cast<std::int64_t>(next)) {
          out.failed({candidates_[next].time, "EXPRESSION", error->error.message, join_.source, "",
                      row_text(*pairs, error->row)});
          ++error;
        }
      }
      if (row < end) {
        finish_row(run, row, out);
      }
    }
    candidates_.clear();
    candidate_rows_.clear();
  }

  /// Lets out what comes before the matches of a row.
  void begin_row(Run& run, std::int64_t row, Output& out) {
    if (row <= run.begun) {
      return;
    }
    run.begun = row;
    emit_expired(run.time(row), out);
    JoinRows& own = rows_[run.side];
    const std::uint64_t number = run.first + static_cast<std::uint64_t>(row);
    for (std::uint64_t next = own.next_pushed_out(number); next != HeldRows::kNoRow;
         next = own.next_pushed_out(number)) {
      emit_unmatched(own, next, run.time(row), out);
    }
  }

  void finish_row(Run& run, std::int64_t row, Output& out) {
    run.finished = row + 1;
    JoinRows& own = rows_[run.side];
    const std::uint64_t number = run.first + static_cast<std::uint64_t>(row);
    if (!run.evaluation.is_good(row)) {
      run.evaluation.report(run.failures[run.reported++], out);
    } else if (own.comes_out_at_once() && !own.is_settled(number)) {
      emit_unmatched(own, number, run.time(row), out);
    }
  }

  /// Lets out the rows whose time to be met ended before `now`, left first among equals.
  void emit_expired(RowTime now, Output& out) {
    while (true) {
      const std::uint64_t left = rows_[0].next_expired(now);
      const std::uint64_t right = rows_[1].next_expired(now);
      if (left == HeldRows::kNoRow && right == HeldRows::kNoRow) {
        return;
      }
      const bool is_left =
          right == HeldRows::kNoRow ||
          (left != HeldRows::kNoRow && rows_[0].deadline(left) <= rows_[1].deadline(right));
      JoinRows& side = rows_[is_left ? 0 : 1];
      const std::uint64_t number = is_left ? left : right;
      const RowTime time = side.deadline(number);
      latest_ = std::max(latest_, time);
      emit_unmatched(side, number, time, out);
    }
  }

  void emit_match(const JoinedPair& pair, Output& out) {
    rows_[0].settle(pair.left);
    rows_[1].settle(pair.right);
    emit(pair, out);
  }

  void emit_unmatched(JoinRows& side, std::uint64_t number, RowTime time, Output& out) {
    side.settle(number);
    const bool is_left = &side == rows_.data();
    emit(is_left ? JoinedPair{number, HeldRows::kNoRow, time}
                 : JoinedPair{HeldRows::kNoRow, number, time},
         out);
  }

  void emit(const JoinedPair& pair, Output& out) {
    emitted_.push_back(pair);
    if (emitted_.size() == kMaximumBatchRows) {
      flush(out);
    }
  }

  void flush(Output& out) {
    if (!emitted_.empty()) {
      out.batch(joined(emitted_));
      emitted_.clear();
    }
  }

  /// Goes on to `now`, before which no row will come any more.
  void move_to(RowTime now, Output& out) {
    emit_expired(now, out);
    flush(out);
    for (JoinRows& side : rows_) {
      side.leave(now);
      side.drop();
    }
  }

  Batch joined(std::span<const JoinedPair> pairs) const {
    return joined_rows(pairs, rows_[0].held(), rows_[1].held(), join_.output);
  }

  StreamJoin join_;
  Environment environment_;
  std::array<JoinRows, 2> rows_;
  RowTime latest_ = kBeginningOfTime;         ///< of rows that came, or came out unmatched
  std::vector<JoinedPair> candidates_;        ///< in the window and of one key, yet to be judged
  std::vector<std::int64_t> candidate_rows_;  ///< parallel: the row of the batch
  std::vector<JoinedPair> emitted_;           ///< yet to be passed on
};

}  // namespace

OperatorPtr make_join(StreamJoin join, const Environment& environment) {
  return std::make_unique<Join>(std::move(join), environment);
}

}  // namespace sluice
