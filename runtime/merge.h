#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "runtime/channel.h"
#include "runtime/state.h"

namespace sluice {

/// Puts the rows of several inputs in one order that does not depend on when they came: by row
/// time, ties by the number of the input. A row at t leaves when every earlier input's bound is
/// beyond t and every later input's is at least t. State: the rows that wait for a lagging input.
class TimeMerge {
 public:
  explicit TimeMerge(std::vector<SchemaPtr> inputs);

  struct Run {
    Batch batch;
    int input;
  };

  void add(int input, Message message);
  /// The next rows in order, all of one input, `max_rows` at most; nothing when the order is not
  /// yet known.
  std::optional<Run> next(std::int64_t max_rows);
  /// No row to come from `next` is before this.
  RowTime bound() const;
  struct Advance {
    RowTime bound;
    BoundCause cause;
  };
  /// How far the bound gets from `from` towards `to`, which it has reached, for one cause: the
  /// strongest that any input has for moving beyond `from`. `from` never goes back.
  Advance advance(RowTime from, RowTime to);
  /// Every input has ended and every row has left.
  bool is_done() const;

  std::int64_t waiting_rows(int input) const {
    return inputs_[static_cast<std::size_t>(input)].rows;
  }
  std::int64_t waiting_bytes() const;
  bool has_ended(int input) const { return inputs_[static_cast<std::size_t>(input)].ended; }
  /// The input that the others wait for.
  int lagging_input() const;

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Input {
    SchemaPtr schema;
    std::deque<Batch> batches;
    std::int64_t begin = 0;  ///< rows of the first batch that have left
    std::int64_t rows = 0;
    RowTime bound = kBeginningOfTime;
    bool ended = false;
    RowTime reached = kBeginningOfTime;  ///< by rows or bounds
    std::deque<Advance> advances;        ///< how it got there: those that `advance` may ask for
  };

  static void note(Input& input, RowTime until, BoundCause cause);

  /// The earliest time at which this input can still give a row.
  static RowTime earliest(const Input& input);
  /// What is left of the first batch.
  static Batch rest(const Input& input);
  Run take(std::size_t input, std::int64_t row_count);

  std::vector<Input> inputs_;
};

}  // namespace sluice
