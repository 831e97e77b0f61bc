#include "operators/lookup_join.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "base/error.h"
#include "operators/joined_rows.h"
#include "operators/key_slots.h"
#include "operators/keys.h"
#include "operators/row_evaluation.h"
#include "operators/row_text.h"

namespace sluice {
namespace {

/// Pairs judged at a time.
constexpr std::size_t kPairsAtATime = kMaximumBatchRows;

class Lookup final : public Operator {
 public:
  Lookup(LookupJoin join, const Environment& environment)
      : join_(std::move(join)), environment_(environment), table_(join_.table.schema()) {
    table_.append(join_.table);
    index_table();
  }

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowEvaluation evaluation(batch, environment_, join_.source);
    const std::vector<Column> keys = evaluation.evaluate(join_.stream_keys);
    const std::vector<RowErrors::Entry> failures = evaluation.failures();
    HeldRows stream(join_.stream);
    stream.append(batch);
    auto failure = failures.begin();
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      if (!evaluation.is_good(row)) {
        judge_pairs(stream, out);
        evaluation.report(*failure++, out);
        continue;
      }
      const auto number = static_cast<std::uint64_t>(row);
      const RowTime time = batch.times()[number];
      for (const std::uint64_t table_row : find(keys, row)) {
        candidates_.push_back({number, table_row, time});
        if (candidates_.size() == kPairsAtATime) {
          judge_pairs(stream, out);
        }
      }
      end_row(number, time, stream, out);
    }
    judge_pairs(stream, out);
    flush(stream, out);
  }

  void on_bound(RowTime bound, Output& out) override { out.bound(bound); }
  void save(StateWriter& /*state*/) const override {}
  void load(StateReader& /*state*/) override {}

 private:
  void index_table() {
    RowEvaluation evaluation(join_.table, environment_, join_.source);
    const std::vector<Column> keys = evaluation.evaluate(join_.table_keys);
    if (!evaluation.all_good()) {
      throw Error(ErrorKind::kInput, "a key of the reference table cannot be computed: " +
                                         evaluation.failures().front().error.message);
    }
    for (std::int64_t row = 0; row < join_.table.row_count(); ++row) {
      if (make_key(keys, row)) {
        const KeySlots::Place place = slots_.find_or_add(key_);
        buckets_.resize(slots_.slot_count());
        buckets_[place.slot].push_back(static_cast<std::uint64_t>(row));
      }
    }
  }

  /// Makes the key in `key_`; false where a value is NULL, which equals nothing.
  bool make_key(const std::vector<Column>& keys, std::int64_t row) {
    key_.clear();
    append_key(key_, keys, row);
    return std::none_of(keys.begin(), keys.end(),
                        [&](const Column& column) { return column.is_null(row); });
  }

  std::span<const std::uint64_t> find(const std::vector<Column>& keys, std::int64_t row) {
    const std::optional<std::uint32_t> slot =
        make_key(keys, row) ? slots_.find(key_) : std::nullopt;
    return slot ? std::span<const std::uint64_t>(buckets_[*slot])
                : std::span<const std::uint64_t>();
  }

  /// Notes where a row of a LEFT JOIN comes out with NULLs if none of its pairs is a match.
  void end_row(std::uint64_t number, RowTime time, const HeldRows& stream, Output& out) {
    if (join_.keeps_unmatched) {
      candidates_.push_back({number, HeldRows::kNoRow, time});
    }
    if (candidates_.size() >= kPairsAtATime) {
      judge_pairs(stream, out);
    }
  }

  /// Passes on the candidates that are matches, and rows of a LEFT JOIN without any.
  void judge_pairs(const HeldRows& stream, Output& out) {
    if (candidates_.empty()) {
      return;
    }
    const Batch pairs = joined_rows(candidates_, stream, table_, join_.output);
    const PairVerdicts verdicts = judge(pairs, join_.condition, environment_);
    const std::vector<RowErrors::Entry> errors = verdicts.errors.sorted();
    auto error = errors.begin();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const bool failed = error != errors.end() && error->row == static_cast<std::int64_t>(i);
      if (candidates_[i].right == HeldRows::kNoRow) {
        if (!std::exchange(has_matched_, false)) {
          emitted_.push_back(candidates_[i]);
        }
      } else if (verdicts.is_match[i]) {
        has_matched_ = true;
        emitted_.push_back(candidates_[i]);
      } else if (failed) {
        out.failed({candidates_[i].time, "EXPRESSION", error->error.message, join_.source, "",
                    row_text(pairs, error->row)});
      }
      error += failed ? 1 : 0;
      if (emitted_.size() == kMaximumBatchRows) {
        flush(stream, out);
      }
    }
    candidates_.clear();
  }

  void flush(const HeldRows& stream, Output& out) {
    if (!emitted_.empty()) {
      out.batch(joined_rows(emitted_, stream, table_, join_.output));
      emitted_.clear();
    }
  }

  LookupJoin join_;
  Environment environment_;
  HeldRows table_;
  KeySlots slots_;
  std::vector<std::vector<std::uint64_t>> buckets_;  ///< rows of the table by slot of their key
  std::vector<JoinedPair>
      candidates_;  ///< yet to be judged; of a LEFT JOIN, each row ends in a pair without table row
  bool has_matched_ = false;         ///< LEFT JOIN: the row at hand has had a match
  std::vector<JoinedPair> emitted_;  ///< yet to be passed on
  std::string key_;
};

}  // namespace

OperatorPtr make_lookup_join(LookupJoin join, const Environment& environment) {
  return std::make_unique<Lookup>(std::move(join), environment);
}

}  // namespace sluice
