#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "runtime/batch.h"
#include "runtime/bound_cause.h"
#include "runtime/connector.h"
#include "runtime/state.h"

namespace sluice {

/// How rows of one source get their ROWTIME.
struct ArrivalRules {
  std::int64_t lateness = 0;  ///< milliseconds that rows may be out of order
  std::optional<std::int64_t>
      ahead;  ///< milliseconds that one row may jump forward; unlimited where empty
  std::int64_t buffer_bytes = std::int64_t{1} << 30;  ///< of rows held to be put in order
};

/// Puts arriving rows in order of time: those up to `lateness` out of order are sorted in (ties
/// keep arrival order), later ones and those that jump too far ahead are refused. Its bound is the
/// newest time seen less the lateness. State: the rows younger than the bound.
class ArrivalOrder {
 public:
  ArrivalOrder(SchemaPtr schema, const ArrivalRules& rules);

  /// Called for each refused row, before any later row: its index and why.
  using Refuse = std::function<void(std::int64_t row, const std::string& reason)>;
  /// Takes rows [begin, end) of `rows`, whose times are as they came (in any order).
  void add(const Batch& rows, std::int64_t begin, std::int64_t end, const Refuse& refuse);
  /// Rows in order, `max_rows` at most; empty when nothing can leave yet.
  Batch next(std::int64_t max_rows);
  /// The newest time seen less the lateness: no row before it is accepted any more.
  RowTime bound() const { return bound_; }
  /// The time of the row that `next` gives first; the bound when there is none.
  RowTime next_time() const { return ready_.empty() ? bound_ : ready_.front().times().front(); }
  bool has_next() const { return !ready_.empty(); }
  /// What made the bound.
  BoundCause bound_cause() const { return bound_cause_; }
  /// Promises more than the rows do: by the clock of an idle source, or at the end of the input.
  void advance(RowTime bound, BoundCause cause);
  RowTime newest() const { return newest_; }
  std::int64_t waiting_rows() const { return held_rows_; }

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Held {
    RowTime time;
    std::uint64_t arrival;
    std::uint32_t batch;
    std::int32_t row;
    friend bool operator>(const Held& a, const Held& b) {
      return a.time != b.time ? a.time > b.time : a.arrival > b.arrival;
    }
  };

  std::optional<std::string> refusal(RowTime time) const;
  void see(RowTime time);
  void move_bound(RowTime bound, BoundCause cause);
  void hold(const Batch& rows, std::span<const std::int32_t> accepted);
  void release_held();

  SchemaPtr schema_;
  ArrivalRules rules_;
  RowTime newest_ = kBeginningOfTime;
  RowTime bound_ = kBeginningOfTime;
  BoundCause bound_cause_ = BoundCause::kRow;
  std::deque<Batch> ready_;
  std::vector<Batch> batches_;  ///< rows held, as they came
  std::vector<Held> heap_;
  std::uint64_t arrivals_ = 0;
  std::int64_t held_rows_ = 0;
  std::int64_t held_bytes_ = 0;
};

}  // namespace sluice
