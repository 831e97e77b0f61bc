#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.h"
#include "functions/aggregate.h"
#include "functions/arguments.h"

namespace sluice {

/// What aggregates are made of. An Accumulator is a small value: `add(x)`, `merge(later)`,
/// `save(StateWriter&)`, `load(StateReader&)`; one that may forget also has `subtract(x)`. A Finish
/// turns one into a cell of the result: `std::optional<RowError> operator()(const Accumulator&,
/// ColumnBuilder&)`.

/// Reads the cells of a column of physical type T: a fixed-width type, bool, or std::string_view.
template <class T>
class CellReader {
 public:
  explicit CellReader(const Column& column) : cells_(column.values<T>().data()) {}
  T operator[](std::int64_t row) const { return cells_[row]; }

 private:
  const T* cells_;
};
template <>
class CellReader<bool> {
 public:
  explicit CellReader(const Column& column) : column_(column) {}
  bool operator[](std::int64_t row) const { return column_.boolean(row); }

 private:
  const Column& column_;
};
template <>
class CellReader<std::string_view> {
 public:
  explicit CellReader(const Column& column) : column_(column) {}
  std::string_view operator[](std::int64_t row) const { return column_.text(row); }

 private:
  const Column& column_;
};

/// Calls `body` with a zero of the physical type of a type's cells.
template <class Body>
auto with_physical_type(const Type& type, Body body) {
  if (type.kind == TypeKind::kReal) {
    return body(float{});
  }
  if (type.kind == TypeKind::kDouble) {
    return body(double{});
  }
  if (type.kind == TypeKind::kBoolean) {
    return body(bool{});
  }
  if (is_variable_width(type.kind)) {
    return body(std::string_view{});
  }
  switch (value_width(type.kind)) {
    case 1:
      return body(std::int8_t{});
    case 2:
      return body(std::int16_t{});
    case 4:
      return body(std::int32_t{});
    default:
      return body(std::int64_t{});
  }
}

/// An accumulator a group, over a column of physical type Cell. NULLs are left out.
template <class Accumulator, class Cell, class Finish>
class GroupedAccumulators final : public AggregateState {
 public:
  explicit GroupedAccumulators(Finish finish) : finish_(std::move(finish)) {}

  void resize(std::size_t group_count) override { groups_.resize(group_count); }

  void add(std::span<const Column> arguments, std::span<const RowTime> /*times*/,
           std::span<const std::int32_t> rows, std::span<const std::uint32_t> groups) override {
    const Column& column = arguments[0];
    const CellReader<Cell> cells(column);
    if (!column.may_have_nulls()) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        groups_[groups[i]].add(cells[rows[i]]);
      }
      return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!column.is_null(rows[i])) {
        groups_[groups[i]].add(cells[rows[i]]);
      }
    }
  }

  std::optional<RowError> append_result(std::size_t group, ColumnBuilder& out) const override {
    return finish_(groups_[group], out);
  }
  void save(std::size_t group, StateWriter& state) const override { groups_[group].save(state); }
  void load(std::size_t group, StateReader& state) override { groups_[group].load(state); }

 private:
  Finish finish_;
  std::vector<Accumulator> groups_;
};

/// A cell that a frame remembers until its row leaves.
template <class Cell>
using Remembered = std::conditional_t<std::is_same_v<Cell, std::string_view>, std::string, Cell>;

template <class Cell>
std::optional<Remembered<Cell>> remember(std::span<const Column> arguments, std::int64_t row) {
  if (arguments[0].is_null(row)) {
    return std::nullopt;
  }
  return Remembered<Cell>(CellReader<Cell>(arguments[0])[row]);
}

template <class Cell>
void save_cell(const std::optional<Cell>& cell, StateWriter& state) {
  state.put(cell.has_value());
  if (!cell) {
    return;
  }
  if constexpr (std::is_same_v<Cell, std::string>) {
    state.put(std::string_view(*cell));
  } else {
    state.put(*cell);
  }
}

template <class Cell>
std::optional<Cell> load_cell(StateReader& state) {
  if (!state.get<bool>()) {
    return std::nullopt;
  }
  if constexpr (std::is_same_v<Cell, std::string>) {
    return state.get_text();
  } else {
    return state.get<Cell>();
  }
}

/// A frame whose accumulator takes back what leaves: exact numbers and counts only.
template <class Accumulator, class Cell, class Finish>
class SubtractingFrame final : public SlidingAggregate {
 public:
  explicit SubtractingFrame(Finish finish) : finish_(std::move(finish)) {}

  void push(std::span<const Column> arguments, std::int64_t row, RowTime /*time*/) override {
    cells_.push_back(remember<Cell>(arguments, row));
    if (cells_.back()) {
      total_.add(*cells_.back());
    }
  }
  void pop() override {
    if (cells_.front()) {
      total_.subtract(*cells_.front());
    }
    cells_.pop_front();
  }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    return finish_(total_, out);
  }

  void save(StateWriter& state) const override {
    total_.save(state);
    state.put(static_cast<std::uint64_t>(cells_.size()));
    for (const auto& cell : cells_) {
      save_cell(cell, state);
    }
  }
  void load(StateReader& state) override {
    total_.load(state);
    cells_.clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      cells_.push_back(load_cell<Cell>(state));
    }
  }

 private:
  Finish finish_;
  Accumulator total_;
  std::deque<std::optional<Cell>> cells_;
};

/// A frame as two stacks: new rows add to the back; when the front runs out, the back is turned
/// over into totals of each row and all after it. Amortised constant time, and nothing is ever
/// subtracted.
template <class Accumulator, class Cell, class Finish>
class TwoStackFrame final : public SlidingAggregate {
 public:
  explicit TwoStackFrame(Finish finish) : finish_(std::move(finish)) {}

  void push(std::span<const Column> arguments, std::int64_t row, RowTime /*time*/) override {
    back_.push_back(remember<Cell>(arguments, row));
    if (back_.back()) {
      back_total_.add(*back_.back());
    }
  }
  void pop() override {
    if (front_.empty()) {
      turn_over();
    }
    front_.pop_back();
  }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    if (front_.empty()) {
      return finish_(back_total_, out);
    }
    Accumulator total = front_.back();
    total.merge(back_total_);
    return finish_(total, out);
  }

  void save(StateWriter& state) const override {
    state.put(static_cast<std::uint64_t>(front_.size()));
    for (const Accumulator& total : front_) {
      total.save(state);
    }
    back_total_.save(state);
    state.put(static_cast<std::uint64_t>(back_.size()));
    for (const auto& cell : back_) {
      save_cell(cell, state);
    }
  }
  void load(StateReader& state) override {
    front_.resize(state.get<std::uint64_t>());
    for (Accumulator& total : front_) {
      total.load(state);
    }
    back_total_.load(state);
    back_.clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      back_.push_back(load_cell<Cell>(state));
    }
  }

 private:
  void turn_over() {
    for (auto cell = back_.rbegin(); cell != back_.rend(); ++cell) {
      Accumulator total;
      if (*cell) {
        total.add(**cell);
      }
      if (!front_.empty()) {
        total.merge(front_.back());
      }
      front_.push_back(total);
    }
    back_.clear();
    back_total_ = Accumulator();
  }

  Finish finish_;
  std::vector<Accumulator> front_;  ///< the oldest row last
  Accumulator back_total_;
  std::vector<std::optional<Cell>> back_;  ///< the newest row last
};

/// An aggregate whose states are made by two functions.
class MadeAggregate final : public Aggregate {
 public:
  using MakeState = std::function<std::unique_ptr<AggregateState>()>;
  using MakeSliding = std::function<std::unique_ptr<SlidingAggregate>()>;
  MadeAggregate(const Type& result, MakeState make_state, MakeSliding make_sliding)
      : Aggregate(result),
        make_state_(std::move(make_state)),
        make_sliding_(std::move(make_sliding)) {}
  std::unique_ptr<AggregateState> make_state() const override { return make_state_(); }
  std::unique_ptr<SlidingAggregate> make_sliding() const override { return make_sliding_(); }

 private:
  MakeState make_state_;
  MakeSliding make_sliding_;
};

template <class Accumulator, class Cell, class Finish>
AggregatePtr make_subtracting(const Type& result, Finish finish) {
  return std::make_shared<MadeAggregate>(
      result,
      [finish] { return std::make_unique<GroupedAccumulators<Accumulator, Cell, Finish>>(finish); },
      [finish] { return std::make_unique<SubtractingFrame<Accumulator, Cell, Finish>>(finish); });
}

template <class Accumulator, class Cell, class Finish>
AggregatePtr make_two_stack(const Type& result, Finish finish) {
  return std::make_shared<MadeAggregate>(
      result,
      [finish] { return std::make_unique<GroupedAccumulators<Accumulator, Cell, Finish>>(finish); },
      [finish] { return std::make_unique<TwoStackFrame<Accumulator, Cell, Finish>>(finish); });
}

/// What the binders of aggregates check.
class BoundArguments {
 public:
  BoundArguments(const CallText& call, const std::vector<Type>& arguments,
                const AggregateModifiers& modifiers)
      : call_(call), arguments_(arguments), modifiers_(modifiers) {}

  /// Refuses DISTINCT, IGNORE NULLS and FROM LAST, as plain aggregates do.
  void expect_plain() const;
  void expect_no_distinct() const;
  void expect_count(std::size_t least, std::size_t most) const {
    sluice::expect_count(call_, arguments_.size(), least, most);
  }
  /// A number; `expect` names what is wanted.
  void expect_numeric() const;
  [[noreturn]] void refuse(std::size_t index, const std::string& expected) const {
    refuse_argument(call_, index, arguments_[index], expected);
  }
  const Type& argument(std::size_t index) const { return arguments_[index]; }
  std::size_t size() const { return arguments_.size(); }

 private:
  const CallText& call_;
  const std::vector<Type>& arguments_;
  AggregateModifiers modifiers_;
};

/// Registers an aggregate whose binder takes an BoundArguments and the constants.
template <class Bind>
void add_aggregate(FunctionRegistry& functions, const std::string& name, FunctionText text,
                   Bind bind) {
  const CallText call{.name = name, .text = std::move(text)};
  functions.add(AggregateFunction{
      name, call.text,
      [call, bind](const std::vector<Type>& arguments,
                   const std::vector<std::optional<Value>>& constants,
                   const AggregateModifiers& modifiers) -> AggregatePtr {
        return bind(BoundArguments(call, arguments, modifiers), constants, modifiers);
      }});
}

}  // namespace sluice
