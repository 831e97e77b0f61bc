#include <cmath>
#include <limits>

#include "functions/aggregate_kernel.h"
#include "functions/decimal.h"
#include "functions/topics.h"

namespace sluice {
namespace {

/// COUNT: rows, or rows with a value.
class GroupedCounts final : public AggregateState {
 public:
  void resize(std::size_t group_count) override { counts_.resize(group_count); }
  void add(std::span<const Column> arguments, std::span<const RowTime> /*times*/, std::span<const std::int32_t> rows,
           std::span<const std::uint32_t> groups) override {
    const bool counts_all = arguments.empty() || !arguments[0].may_have_nulls();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      counts_[groups[i]] += counts_all || !arguments[0].is_null(rows[i]) ? 1 : 0;
    }
  }
  std::optional<RowError> append_result(std::size_t group, ColumnBuilder& out) const override {
    out.append_integer(counts_[group]);
    return std::nullopt;
  }
  void save(std::size_t group, StateWriter& state) const override { state.put(counts_[group]); }
  void load(std::size_t group, StateReader& state) override { counts_[group] = state.get<std::int64_t>(); }

 private:
  std::vector<std::int64_t> counts_;
};

/// COUNT over a frame: which rows have a value, and how many.
class SlidingCount final : public SlidingAggregate {
 public:
  void push(std::span<const Column> arguments, std::int64_t row, RowTime /*time*/) override {
    counted_.push_back(arguments.empty() || !arguments[0].is_null(row));
    count_ += counted_.back() ? 1 : 0;
  }
  void pop() override {
    count_ -= counted_.front() ? 1 : 0;
    counted_.pop_front();
  }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    out.append_integer(count_);
    return std::nullopt;
  }
  void save(StateWriter& state) const override {
    state.put(static_cast<std::uint64_t>(counted_.size()));
    for (const bool counted : counted_) {
      state.put(counted);
    }
  }
  void load(StateReader& state) override {
    counted_.clear();
    count_ = 0;
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      counted_.push_back(state.get<bool>());
      count_ += counted_.back() ? 1 : 0;
    }
  }

 private:
  std::deque<bool> counted_;
  std::int64_t count_ = 0;
};

/// The exact sum of integers or unscaled decimals; 128 bits hold more rows than time has milliseconds.
struct ExactSum {
  Int128 sum = 0;
  std::int64_t count = 0;

  void add(std::int64_t value) {
    sum += value;
    ++count;
  }
  void subtract(std::int64_t value) {
    sum -= value;
    --count;
  }
  void save(StateWriter& state) const {
    state.put(static_cast<std::int64_t>(sum >> 64));
    state.put(static_cast<std::uint64_t>(sum));
    state.put(count);
  }
  void load(StateReader& state) {
    const auto high = state.get<std::int64_t>();
    sum = (static_cast<Int128>(high) << 64) | static_cast<Int128>(state.get<std::uint64_t>());
    count = state.get<std::int64_t>();
  }
};

/// The sum of approximate numbers, left to right.
struct FloatSum {
  double sum = 0;
  std::int64_t count = 0;

  void add(double value) {
    sum += value;
    ++count;
  }
  void merge(const FloatSum& later) {
    sum += later.sum;
    count += later.count;
  }
  void save(StateWriter& state) const {
    state.put(sum);
    state.put(count);
  }
  void load(StateReader& state) {
    sum = state.get<double>();
    count = state.get<std::int64_t>();
  }
};

/// Whether an exact number fits a type of the result.
bool fits(Int128 value, const Type& type) {
  const int bits = value_width(type.kind) * 8;
  const Int128 limit = type.kind == TypeKind::kDecimal ? Int128{largest_decimal(type.precision)}
                                                       : (Int128{1} << (bits - 1)) - 1;
  return value <= limit && value >= -limit - (type.kind == TypeKind::kDecimal ? 0 : 1);
}

struct FinishExact {
  Type type;
  bool is_average;

  std::optional<RowError> operator()(const ExactSum& sum, ColumnBuilder& out) const {
    if (sum.count == 0) {
      out.append_null();
      return std::nullopt;
    }
    const Int128 value = is_average ? average(sum) : sum.sum;
    if (!fits(value, type)) {
      out.append_null();
      return RowError{"SUM is out of range for " + to_string(type)};
    }
    out.append_integer(static_cast<std::int64_t>(value));
    return std::nullopt;
  }

  /// Integers are truncated, decimals rounded to their scale.
  Int128 average(const ExactSum& sum) const {
    return type.kind == TypeKind::kDecimal ? divide_rounding(sum.sum, sum.count) : sum.sum / sum.count;
  }
};

struct FinishFloat {
  Type type;
  bool is_average;

  std::optional<RowError> operator()(const FloatSum& sum, ColumnBuilder& out) const {
    if (sum.count == 0) {
      out.append_null();
      return std::nullopt;
    }
    const double value = is_average ? sum.sum / static_cast<double>(sum.count) : sum.sum;
    if (type.kind == TypeKind::kReal && std::isfinite(value) && !std::isfinite(static_cast<float>(value))) {
      out.append_null();
      return RowError{"SUM is out of range for REAL"};
    }
    out.append_approximate(value);
    return std::nullopt;
  }
};

/// The type of a SUM: of its argument, but a DECIMAL has room for 18 digits.
Type sum_type(const Type& type) {
  return type.kind == TypeKind::kDecimal ? Type::decimal(std::max(type.precision, 18), type.scale) : type;
}

AggregatePtr bind_sum(const AggregateCall& call, bool is_average) {
  call.expect_plain();
  call.expect_numeric();
  const Type result = is_average ? call.argument(0) : sum_type(call.argument(0));
  return with_physical_type(call.argument(0), [&](auto zero) -> AggregatePtr {
    using Cell = decltype(zero);
    if constexpr (std::is_floating_point_v<Cell>) {
      return make_two_stack<FloatSum, Cell>(result, FinishFloat{result, is_average});
    } else if constexpr (std::is_integral_v<Cell>) {
      return make_subtracting<ExactSum, Cell>(result, FinishExact{result, is_average});
    } else {
      return nullptr;
    }
  });
}

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
  std::optional<RowError> operator()(const Extreme<Cell, is_largest>& extreme, ColumnBuilder& out) const {
    append_value(extreme.value, out);
    return std::nullopt;
  }
};

/// MIN or MAX over a frame: only rows that no later one beats are kept, so that the front is the answer.
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
AggregatePtr bind_extreme(const AggregateCall& call) {
  call.expect_count(1, 1);
  const Type type = call.argument(0);
  if (!is_numeric(type.kind) && !is_text(type.kind) && !is_datetime(type.kind) && !is_interval(type.kind)) {
    call.refuse(0, "a number, text, datetime or interval");
  }
  return with_physical_type(type, [&](auto zero) -> AggregatePtr {
    using Cell = decltype(zero);
    using Finish = FinishExtreme<Cell, is_largest>;
    return std::make_shared<MadeAggregate>(
        type,
        [] { return std::make_unique<GroupedAccumulators<Extreme<Cell, is_largest>, Cell, Finish>>(Finish()); },
        [] { return std::make_unique<ExtremeFrame<Cell, is_largest>>(); });
  });
}

/// How many values were TRUE, of how many.
struct Truths {
  std::int64_t true_count = 0;
  std::int64_t count = 0;

  void add(bool value) {
    true_count += value ? 1 : 0;
    ++count;
  }
  void subtract(bool value) {
    true_count -= value ? 1 : 0;
    --count;
  }
  void save(StateWriter& state) const {
    state.put(true_count);
    state.put(count);
  }
  void load(StateReader& state) {
    true_count = state.get<std::int64_t>();
    count = state.get<std::int64_t>();
  }
};

struct FinishTruths {
  bool wants_every;

  std::optional<RowError> operator()(const Truths& truths, ColumnBuilder& out) const {
    if (truths.count == 0) {
      out.append_null();
    } else {
      out.append_boolean(wants_every ? truths.true_count == truths.count : truths.true_count > 0);
    }
    return std::nullopt;
  }
};

AggregatePtr bind_truths(const AggregateCall& call, bool wants_every) {
  call.expect_count(1, 1);
  if (call.argument(0).kind != TypeKind::kBoolean) {
    call.refuse(0, "a BOOLEAN");
  }
  return make_subtracting<Truths, bool>(Type::boolean(), FinishTruths{wants_every});
}

using Constants = std::vector<std::optional<Value>>;

}  // namespace

void install_aggregates(FunctionRegistry& functions) {
  functions.topic("aggregate");
  add_aggregate(functions, "COUNT",
                {.arguments = "* | value", .about = "How many rows there are, or rows where the value is not NULL."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) -> AggregatePtr {
                  call.expect_plain();
                  call.expect_count(0, 1);
                  return std::make_shared<MadeAggregate>(
                      Type::bigint(), [] { return std::make_unique<GroupedCounts>(); },
                      [] { return std::make_unique<SlidingCount>(); });
                });
  add_aggregate(functions, "SUM",
                {.arguments = "number", .about = "The sum, of the type of its argument; over no values NULL."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) { return bind_sum(call, false); });
  add_aggregate(functions, "AVG",
                {.arguments = "number",
                 .about = "The mean, of the type of its argument: over integers an integer, truncated."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) { return bind_sum(call, true); });
  add_aggregate(functions, "MIN", {.arguments = "value", .about = "The least value."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) { return bind_extreme<false>(call); });
  add_aggregate(functions, "MAX", {.arguments = "value", .about = "The largest value."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) { return bind_extreme<true>(call); });
  add_aggregate(functions, "ANY", {.arguments = "condition", .about = "Whether any value is TRUE."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) { return bind_truths(call, false); });
  add_aggregate(functions, "EVERY", {.arguments = "condition", .about = "Whether all values are TRUE."},
                [](const AggregateCall& call, const Constants&, const AggregateModifiers&) { return bind_truths(call, true); });
}

}  // namespace sluice
