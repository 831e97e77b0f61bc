#include <cmath>
#include <limits>

#include "functions/aggregate_kernel.h"
#include "functions/decimal.h"
#include "functions/topics.h"

namespace sluice {
namespace {

/// Count, mean and sum of squared deviations of numbers. Sources: Welford, Technometrics 4 (1962),
/// for `add`; Chan, Golub, LeVeque, STAN-CS-79-773 (1979), for `merge`.
struct Moments {
  std::int64_t count = 0;
  double mean = 0;
  double squares = 0;

  template <class Number>
  void add(Number number) {
    ++count;
    const double value = static_cast<double>(number);
    const double deviation = value - mean;
    mean += deviation / static_cast<double>(count);
    squares += deviation * (value - mean);
  }
  void merge(const Moments& later) {
    if (later.count == 0) {
      return;
    }
    const auto mine = static_cast<double>(count);
    const auto other = static_cast<double>(later.count);
    const double deviation = later.mean - mean;
    count += later.count;
    mean += deviation * (other / static_cast<double>(count));
    squares += later.squares + deviation * deviation * (mine * other / static_cast<double>(count));
  }
  void save(StateWriter& state) const {
    state.put(count);
    state.put(mean);
    state.put(squares);
  }
  void load(StateReader& state) {
    count = state.get<std::int64_t>();
    mean = state.get<double>();
    squares = state.get<double>();
  }
};

struct FinishVariance {
  bool is_sample;
  bool is_deviation;
  double scale;  ///< what the numbers were multiplied with: 10^scale of a DECIMAL

  std::optional<RowError> operator()(const Moments& moments, ColumnBuilder& out) const {
    const std::int64_t freedom = moments.count - (is_sample ? 1 : 0);
    if (freedom <= 0) {
      out.append_null();
      return std::nullopt;
    }
    const double variance = moments.squares / static_cast<double>(freedom);
    out.append_approximate(is_deviation ? std::sqrt(variance) / scale : variance / (scale * scale));
    return std::nullopt;
  }
};

using Constants = std::vector<std::optional<Value>>;

void add_variance(FunctionRegistry& functions, const std::string& name, const std::string& about,
                  const std::string& result, std::pair<bool, bool> is_sample_or_deviation) {
  const auto [is_sample, is_deviation] = is_sample_or_deviation;
  add_aggregate(
      functions, name,
      {.arguments = "number", .about = about, .example = name + "(x) of 1, 3, 5, 7 = " + result},
      [=](const BoundArguments& call, const Constants&, const AggregateModifiers&) -> AggregatePtr {
        call.expect_plain();
        call.expect_numeric();
        const Type& type = call.argument(0);
        const double scale =
            type.kind == TypeKind::kDecimal ? static_cast<double>(power_of_ten(type.scale)) : 1.0;
        return with_physical_type(type, [&](auto zero) -> AggregatePtr {
          using Cell = decltype(zero);
          if constexpr (std::is_arithmetic_v<Cell>) {
            return make_two_stack<Moments, Cell>(Type::double_precision(),
                                                 FinishVariance{is_sample, is_deviation, scale});
          } else {
            return nullptr;
          }
        });
      });
}

/// Sums of values and of weights, weighed down by age: relative to the time of the newest row
/// added.
struct DecayedSum {
  double values = 0;
  double weights = 0;
  std::int64_t time = 0;

  bool is_empty() const { return weights == 0; }
  /// The same sums as seen from a later time.
  DecayedSum at(std::int64_t later, double half_life) const {
    const double factor =
        std::exp2(-(static_cast<double>(later) - static_cast<double>(time)) / half_life);
    return {values * factor, weights * factor, later};
  }
};

DecayedSum operator+(const DecayedSum& left, const DecayedSum& right) {
  return {left.values + right.values, left.weights + right.weights, left.time};
}

/// EXP_AVG over a frame: sum of x * 2^(-age / half-life) over the sum of the weights, by two
/// stacks.
class ExponentialAverage final : public SlidingAggregate {
 public:
  explicit ExponentialAverage(double half_life) : half_life_(half_life) {}

  void push(std::span<const Column> arguments, std::int64_t row, RowTime time) override {
    std::optional<double> value;
    if (!arguments[0].is_null(row)) {
      value = number(arguments[0], row);
    }
    rows_.push_back({value, time.milliseconds});
    back_ = extended(back_, rows_.back());
  }
  void pop() override {
    if (front_.empty()) {
      turn_over();
    }
    front_.pop_back();
  }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    DecayedSum total = back_;
    if (!front_.empty() && !front_.back().is_empty()) {
      total = back_.is_empty() ? front_.back() : front_.back().at(back_.time, half_life_) + back_;
    }
    if (total.is_empty()) {
      out.append_null();
    } else {
      out.append_approximate(total.values / total.weights);
    }
    return std::nullopt;
  }
  void save(StateWriter& state) const override {
    state.put(static_cast<std::uint64_t>(front_.size()));
    for (const DecayedSum& sum : front_) {
      save_sum(sum, state);
    }
    save_sum(back_, state);
    state.put(static_cast<std::uint64_t>(rows_.size()));
    for (const Row& row : rows_) {
      save_cell(row.value, state);
      state.put(row.time);
    }
  }
  void load(StateReader& state) override {
    front_.resize(state.get<std::uint64_t>());
    for (DecayedSum& sum : front_) {
      sum = load_sum(state);
    }
    back_ = load_sum(state);
    rows_.clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      const std::optional<double> value = load_cell<double>(state);
      rows_.push_back({value, state.get<std::int64_t>()});
    }
  }

 private:
  struct Row {
    std::optional<double> value;
    std::int64_t time;
  };

  static double number(const Column& column, std::int64_t row) {
    const Type& type = column.type();
    if (is_approximate(type.kind)) {
      return column.approximate(row);
    }
    return static_cast<double>(column.integer(row)) / static_cast<double>(power_of_ten(type.scale));
  }

  /// A sum with a newer row.
  DecayedSum extended(const DecayedSum& sum, const Row& row) const {
    if (!row.value) {
      return sum;
    }
    const DecayedSum one{*row.value, 1, row.time};
    return sum.is_empty() ? one : sum.at(row.time, half_life_) + one;
  }

  /// Totals of each row and all after it, seen from the newest of them.
  void turn_over() {
    DecayedSum total;
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
      if (row->value && total.is_empty()) {
        total = {*row->value, 1, row->time};
      } else if (row->value) {
        total = DecayedSum{*row->value, 1, row->time}.at(total.time, half_life_) + total;
      }
      front_.push_back(total);
    }
    rows_.clear();
    back_ = {};
  }

  static void save_sum(const DecayedSum& sum, StateWriter& state) {
    state.put(sum.values);
    state.put(sum.weights);
    state.put(sum.time);
  }
  static DecayedSum load_sum(StateReader& state) {
    DecayedSum sum;
    sum.values = state.get<double>();
    sum.weights = state.get<double>();
    sum.time = state.get<std::int64_t>();
    return sum;
  }

  double half_life_;
  std::vector<DecayedSum> front_;  ///< the oldest row last
  DecayedSum back_;
  std::vector<Row> rows_;  ///< of the back, the newest last
};

AggregatePtr bind_exponential_average(const BoundArguments& call, const Constants& constants) {
  call.expect_plain();
  call.expect_count(2, 2);
  if (!is_numeric(call.argument(0).kind)) {
    call.refuse(0, "a number");
  }
  const auto* half_life =
      constants.size() < 2 || !constants[1] ? nullptr : std::get_if<std::int64_t>(&*constants[1]);
  if (call.argument(1).kind != TypeKind::kMillis || half_life == nullptr || *half_life <= 0) {
    call.refuse(1, "a literal day-time interval above zero");
  }
  return std::make_shared<MadeAggregate>(
      Type::double_precision(),
      []() -> std::unique_ptr<AggregateState> {
        throw Error(ErrorKind::kQuery, "EXP_AVG needs a window",
                    "write EXP_AVG(x, INTERVAL '10' SECOND) OVER (...)");
      },
      [length = static_cast<double>(*half_life)] {
        return std::make_unique<ExponentialAverage>(length);
      });
}

}  // namespace

void install_statistics(FunctionRegistry& functions) {
  functions.topic("statistics");
  const std::string sample = "The standard deviation of a sample; NULL for a single value.";
  add_variance(functions, "VAR_POP", "The variance of the values.", "5", {false, false});
  add_variance(functions, "VAR_SAMP", "The variance of a sample; NULL for a single value.",
               "20e0 / 3", {true, false});
  add_variance(functions, "STDDEV_POP", "The standard deviation of the values.", "POWER(5, 0.5)",
               {false, true});
  add_variance(functions, "STDDEV_SAMP", sample, "POWER(20e0 / 3, 0.5)", {true, true});
  add_variance(functions, "STDDEV", sample, "POWER(20e0 / 3, 0.5)", {true, true});
  add_variance(functions, "STD_DEV", sample, "POWER(20e0 / 3, 0.5)", {true, true});
  add_aggregate(
      functions, "EXP_AVG",
      {.arguments = "number, half-life",
       .about =
           "Mean weighted by age: a row one half-life (an interval) older weighs half. Needs OVER.",
       .example = "EXP_AVG(x, INTERVAL '10' SECOND) of 1, 2 = 1.5"},
      [](const BoundArguments& call, const Constants& constants, const AggregateModifiers&) {
        return bind_exponential_average(call, constants);
      });
}

}  // namespace sluice
