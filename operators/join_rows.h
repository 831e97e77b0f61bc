#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "operators/held_rows.h"
#include "operators/join.h"
#include "operators/key_slots.h"

namespace sluice {

/// The rows of one side of a join that can still meet rows of the other side, found by key, and
/// those that still wait for their fate. Rows are numbered as they come; over both sides they come
/// in order of time.
class JoinRows {
 public:
  /// `is_last_at_a_time`: the other side's rows of one time come before this side's.
  JoinRows(const JoinSide& side, bool is_last_at_a_time);

  const HeldRows& held() const { return held_; }
  std::uint64_t end() const { return held_.end(); }
  RowTime time(std::uint64_t number) const { return row(number).time; }

  /// Takes rows, which can be looked at from now on but are not found before `index`. Returns the
  /// first one's number.
  std::uint64_t append(const Batch& batch);
  /// Makes the rows from `begin` on findable; `keys` are their key values.
  void index(std::uint64_t begin, const std::vector<Column>& keys);
  /// The rows in the window with the key of row `row` of the other side's columns, in the order in
  /// which they came. Valid until rows are indexed or leave.
  std::span<const std::uint64_t> find(const std::vector<Column>& keys, std::int64_t row);

  /// Rows that a row at `now` cannot meet leave the window.
  void leave(RowTime now);
  /// Says that a row met another, came out unmatched, or failed.
  void settle(std::uint64_t number);
  bool is_settled(std::uint64_t number) const { return row(number).is_settled; }

  /// The oldest row that comes out unmatched, once the side's RANGE has passed before `now`; kNoRow
  /// if there is none.
  std::uint64_t next_expired(RowTime now);
  /// The same for ROWS, once row `newest` has come; and for all rows of the window at the end.
  std::uint64_t next_pushed_out(std::uint64_t newest);
  std::uint64_t next_left();
  /// When a row comes out unmatched by RANGE.
  RowTime deadline(std::uint64_t number) const { return add(time(number), side_.window.extent); }
  /// Whether rows that met none come out as they come.
  bool comes_out_at_once() const { return side_.keeps_unmatched && is_never_met_; }
  /// Whether a row without a known time of coming out waits.
  bool has_untimed() const { return side_.window.kind != Frame::Kind::kRange && waiting_ > 0; }

  /// Forgets rows that have left the window and whose fate is known.
  void drop();

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  static constexpr std::uint32_t kNoSlot = ~std::uint32_t{0};
  struct Row {
    RowTime time;
    std::uint32_t slot = kNoSlot;  ///< of its key, while in the window
    bool is_settled = false;       ///< it met a row, came out unmatched, failed, or never comes out
  };
  /// Rows with one key, the oldest first; those before `begin` have left.
  struct Bucket {
    std::vector<std::uint64_t> numbers;
    std::size_t begin = 0;
  };

  const Row& row(std::uint64_t number) const { return rows_[number - first_]; }
  Row& row(std::uint64_t number) { return rows_[number - first_]; }
  void put(std::uint64_t number, std::string_view key);
  void leave_oldest();
  bool append_join_key(const std::vector<Column>& keys, std::int64_t row);
  std::uint64_t next_unsettled(std::uint64_t end);

  const JoinSide& side_;
  bool is_never_met_;  ///< rows meet none after the time they come
  HeldRows held_;
  std::deque<Row> rows_;  ///< from `first_` on
  std::uint64_t first_ = 0;
  std::uint64_t window_begin_ = 0;  ///< rows before have left the window
  std::uint64_t undecided_ = 0;     ///< rows before are settled
  std::uint64_t waiting_ = 0;       ///< rows that are not settled
  KeySlots slots_;
  std::vector<Bucket> buckets_;  ///< by slot
  std::string key_;
};

}  // namespace sluice
