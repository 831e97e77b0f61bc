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
  void add(std::span<const Column> arguments, std::span<const RowTime> /*times*/,
           std::span<const std::int32_t> rows, std::span<const std::uint32_t> groups) override {
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
  void load(std::size_t group, StateReader& state) override {
    counts_[group] = state.get<std::int64_t>();
  }

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

/// The exact sum of integers or unscaled decimals; 128 bits hold more rows than time has
/// milliseconds.
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
    return type.kind == TypeKind::kDecimal ? divide_rounding(sum.sum, sum.count)
                                           : sum.sum / sum.count;
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
    if (type.kind == TypeKind::kReal && std::isfinite(value) &&
        !std::isfinite(static_cast<float>(value))) {
      out.append_null();
      return RowError{"SUM is out of range for REAL"};
    }
    out.append_approximate(value);
    return std::nullopt;
  }
};

/// The type of a SUM: of its argument, but a DECIMAL has room for 18 digits.
Type sum_type(const Type& type) {
  return type.kind == TypeKind::kDecimal ? Type::decimal(std::max(type.precision, 18), type.scale)
                                         : type;
}

AggregatePtr bind_sum(const BoundArguments& call, bool is_average) {
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

AggregatePtr bind_truths(const BoundArguments& call, bool wants_every) {
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
  add_aggregate(
      functions, "COUNT",
      {.arguments = "* | value",
       .about = "How many rows there are, or rows where the value is not NULL.",
       .example = "COUNT(x) of 1, NULL, 3 = 2"},
      [](const BoundArguments& call, const Constants&, const AggregateModifiers&) -> AggregatePtr {
        call.expect_plain();
        call.expect_count(0, 1);
        return std::make_shared<MadeAggregate>(
            Type::bigint(), [] { return std::make_unique<GroupedCounts>(); },
            [] { return std::make_unique<SlidingCount>(); });
      });
  add_aggregate(functions, "SUM",
                {.arguments = "number",
                 .about = "The sum, of the type of its argument; over no values NULL.",
                 .example = "SUM(x) of 1, NULL, 3 = 4"},
                [](const BoundArguments& call, const Constants&, const AggregateModifiers&) {
                  return bind_sum(call, false);
                });
  add_aggregate(
      functions, "AVG",
      {.arguments = "number",
       .about = "The mean, of the type of its argument: over integers an integer, truncated.",
       .example = "AVG(x) of 29, 32 = 30"},
      [](const BoundArguments& call, const Constants&, const AggregateModifiers&) {
        return bind_sum(call, true);
      });
  add_aggregate(functions, "ANY",
                {.arguments = "condition",
                 .about = "Whether any value is TRUE.",
                 .example = "ANY(x) of FALSE, TRUE = TRUE"},
                [](const BoundArguments& call, const Constants&, const AggregateModifiers&) {
                  return bind_truths(call, false);
                });
  add_aggregate(functions, "EVERY",
                {.arguments = "condition",
                 .about = "Whether all values are TRUE.",
                 .example = "EVERY(x) of FALSE, TRUE = FALSE"},
                [](const BoundArguments& call, const Constants&, const AggregateModifiers&) {
                  return bind_truths(call, true);
                });
}

}  // namespace sluice
