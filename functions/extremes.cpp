#include <cmath>

#include "functions/aggregate_kernel.h"
#include "functions/topics.h"

namespace sluice {
namespace {

/// Whether one value comes before another; NaN is above all numbers.
template <class Value>
bool is_below(const Value& left, const Value& right) {
  if constexpr (std::is_floating_point_v<Value>) {
    return left < right || (std::isnan(right) && !std::isnan(left));
  } else {
    return left < right;
  }
}

/// The least value, or the largest.
template <class Cell, bool is_largest>
struct Extreme {
  using Value = Remembered<Cell>;
  std::optional<Value> value;

  static bool beats(const Value& candidate, const Value& best) {
    return is_largest ? is_below(best, candidate) : is_below(candidate, best);
  }
  void add(const Cell& cell) {
    if constexpr (std::is_same_v<Cell, std::string_view>) {
      if (!value || (is_largest ? *value < cell : cell < *value)) {
        value.emplace(cell);
      }
    } else {
      if (!value || beats(cell, *value)) {
        value = cell;
      }
    }
  }
  void save(StateWriter& state) const { save_cell(value, state); }
  void load(StateReader& state) { value = load_cell<Value>(state); }
};

template <class Value>
void append_value(const std::optional<Value>& value, ColumnBuilder& out) {
  if (!value) {
    out.append_null();
  } else if constexpr (std::is_same_v<Value, std::string>) {
    out.append_text(*value);
  } else if constexpr (std::is_floating_point_v<Value>) {
    out.append_approximate(static_cast<double>(*value));
  } else if constexpr (std::is_same_v<Value, bool>) {
    out.append_boolean(*value);
  } else {
    out.append_integer(*value);
  }
}

template <class Cell, bool is_largest>
struct FinishExtreme {
  std::optional<RowError> operator()(const Extreme<Cell, is_largest>& extreme,
                                     ColumnBuilder& out) const {
    append_value(extreme.value, out);
    return std::nullopt;
  }
};

/// MIN or MAX over a frame: only rows that no later one beats are kept, so that the front is the
/// answer.
template <class Cell, bool is_largest>
class ExtremeFrame final : public SlidingAggregate {
 public:
  void push(std::span<const Column> arguments, std::int64_t row, RowTime /*time*/) override {
    const std::uint64_t number = pushed_++;
    std::optional<Value> value = remember<Cell>(arguments, row);
    if (!value) {
      return;
    }
    while (!kept_.empty() && !Extreme<Cell, is_largest>::beats(kept_.back().value, *value)) {
      kept_.pop_back();
    }
    kept_.push_back({number, std::move(*value)});
  }
  void pop() override {
    if (!kept_.empty() && kept_.front().number == popped_) {
      kept_.pop_front();
    }
    ++popped_;
  }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    append_value(kept_.empty() ? std::nullopt : std::optional(kept_.front().value), out);
    return std::nullopt;
  }
  void save(StateWriter& state) const override {
    state.put(pushed_);
    state.put(popped_);
    state.put(static_cast<std::uint64_t>(kept_.size()));
    for (const Kept& kept : kept_) {
      state.put(kept.number);
      save_cell(std::optional(kept.value), state);
    }
  }
  void load(StateReader& state) override {
    pushed_ = state.get<std::uint64_t>();
    popped_ = state.get<std::uint64_t>();
    kept_.clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      const auto number = state.get<std::uint64_t>();
      kept_.push_back({number, load_cell<Value>(state).value_or(Value())});
    }
  }

 private:
  using Value = Remembered<Cell>;
  struct Kept {
    std::uint64_t number;
    Value value;
  };
  std::uint64_t pushed_ = 0;
  std::uint64_t popped_ = 0;
  std::deque<Kept> kept_;
};

template <bool is_largest>
AggregatePtr bind_extreme(const BoundArguments& call) {
  call.expect_count(1, 1);
  const Type type = call.argument(0);
  if (!is_numeric(type.kind) && !is_text(type.kind) && !is_datetime(type.kind) &&
      !is_interval(type.kind)) {
    call.refuse(0, "a number, text, datetime or interval");
  }
  return with_physical_type(type, [&](auto zero) -> AggregatePtr {
    using Cell = decltype(zero);
    using Finish = FinishExtreme<Cell, is_largest>;
    return std::make_shared<MadeAggregate>(
        type,
        [] {
          return std::make_unique<GroupedAccumulators<Extreme<Cell, is_largest>, Cell, Finish>>(
              Finish());
        },
        [] { return std::make_unique<ExtremeFrame<Cell, is_largest>>(); });
  });
}

using Constants = std::vector<std::optional<Value>>;

}  // namespace

void install_extremes(FunctionRegistry& functions) {
  functions.topic("aggregate");
  add_aggregate(
      functions, "MIN",
      {.arguments = "value", .about = "The least value.", .example = "MIN(x) of 3, 1, NULL = 1"},
      [](const BoundArguments& call, const Constants&, const AggregateModifiers&) {
        return bind_extreme<false>(call);
      });
  add_aggregate(
      functions, "MAX",
      {.arguments = "value", .about = "The largest value.", .example = "MAX(x) of 'a', 'b' = 'b'"},
      [](const BoundArguments& call, const Constants&, const AggregateModifiers&) {
        return bind_extreme<true>(call);
      });
}

}  // namespace sluice
