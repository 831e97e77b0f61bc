#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/row_error.h"
#include "runtime/column.h"
#include "runtime/state.h"
#include "runtime/time.h"

namespace sluice {

/// What may stand in or behind an aggregate call.
struct AggregateModifiers {
  bool distinct = false;
  bool ignore_nulls = false;
  bool from_last = false;
};

/// The state of one aggregate call over many groups: group numbers are small and dense. Floating
/// sums add left to right in arrival order; integers and DECIMAL add exactly and report overflow of
/// the result type when the result is asked for.
class AggregateState {
 public:
  virtual ~AggregateState() = default;
  /// Makes room for groups [0, group_count); new ones are empty.
  virtual void resize(std::size_t group_count) = 0;
  /// Adds row rows[i] of the argument columns to group groups[i], in that order. COUNT(*) has no
  /// columns. `times` are the times of the batch's rows.
  virtual void add(std::span<const Column> arguments, std::span<const RowTime> times,
                   std::span<const std::int32_t> rows, std::span<const std::uint32_t> groups) = 0;
  /// Appends the result for a group, or says why there is none (overflow).
  virtual std::optional<RowError> append_result(std::size_t group, ColumnBuilder& out) const = 0;
  virtual void save(std::size_t group, StateWriter& state) const = 0;
  /// Reads into a group made by `resize`.
  virtual void load(std::size_t group, StateReader& state) = 0;
};

/// The same aggregate over a sliding frame of one partition: rows come at the front and leave at
/// the back, oldest first.
class SlidingAggregate {
 public:
  virtual ~SlidingAggregate() = default;
  /// The newest row of the frame, as cells of the argument columns.
  virtual void push(std::span<const Column> arguments, std::int64_t row, RowTime time) = 0;
  /// The oldest row leaves.
  virtual void pop() = 0;
  virtual std::optional<RowError> append_result(RowTime now, ColumnBuilder& out) const = 0;
  virtual void save(StateWriter& state) const = 0;
  virtual void load(StateReader& state) = 0;
};

/// A bound aggregate call: its result type and how to make its states. Immutable, shared.
class Aggregate {
 public:
  explicit Aggregate(const Type& result) : result_(result) {}
  virtual ~Aggregate() = default;
  const Type& result_type() const { return result_; }
  virtual std::unique_ptr<AggregateState> make_state() const = 0;
  /// Sums of floating-point numbers use two stacks; only integers, DECIMAL and COUNT subtract.
  virtual std::unique_ptr<SlidingAggregate> make_sliding() const = 0;

 private:
  Type result_;
};

using AggregatePtr = std::shared_ptr<const Aggregate>;

}  // namespace sluice
