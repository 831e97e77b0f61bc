#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/error.h"
#include "functions/builtins.h"
#include "runtime/state.h"

/// Aggregates against a second, naive computation, in groups and in frames, straight and with all
/// state saved and loaded.
namespace sluice {
namespace {

struct Row {
  Value value;
  std::int64_t time;
};
using Naive = std::function<Value(const std::vector<Row>&)>;

std::vector<Value> values_of(const std::vector<Row>& rows) {
  std::vector<Value> values;
  for (const Row& row : rows) {
    if (!is_null(row.value)) {
      values.push_back(row.value);
    }
  }
  return values;
}

double number(const Value& value) {
  return std::holds_alternative<double>(value) ? std::get<double>(value)
                                               : static_cast<double>(std::get<std::int64_t>(value));
}

Value naive_sum(const std::vector<Row>& rows) {
  std::int64_t sum = 0;
  for (const Value& value : values_of(rows)) {
    sum += std::get<std::int64_t>(value);
  }
  return values_of(rows).empty() ? Value() : Value(sum);
}

Value naive_average(const std::vector<Row>& rows) {
  const auto count = static_cast<std::int64_t>(values_of(rows).size());
  return count == 0 ? Value() : Value(std::get<std::int64_t>(naive_sum(rows)) / count);
}

Value naive_double_sum(const std::vector<Row>& rows) {
  double sum = 0;
  for (const Value& value : values_of(rows)) {
    sum += number(value);
  }
  return values_of(rows).empty() ? Value() : Value(sum);
}

Value naive_variance(const std::vector<Row>& rows) {
  const auto values = values_of(rows);
  if (values.size() < 2) {
    return {};
  }
  double mean = 0;
  for (const Value& value : values) {
    mean += number(value) / static_cast<double>(values.size());
  }
  double squares = 0;
  for (const Value& value : values) {
    squares += (number(value) - mean) * (number(value) - mean);
  }
  return squares / static_cast<double>(values.size() - 1);
}

template <bool is_largest>
Value naive_extreme(const std::vector<Row>& rows) {
  const auto values = values_of(rows);
  if (values.empty()) {
    return {};
  }
  return is_largest ? *std::max_element(values.begin(), values.end())
                    : *std::min_element(values.begin(), values.end());
}

Value naive_any(const std::vector<Row>& rows) {
  const auto values = values_of(rows);
  return values.empty() ? Value()
                        : Value(std::count(values.begin(), values.end(), Value(true)) > 0);
}

Value naive_decay(const std::vector<Row>& rows) {
  double sum = 0;
  double weights = 0;
  for (const Row& row : rows) {
    if (!is_null(row.value)) {
      const double weight = std::exp2(-static_cast<double>(rows.back().time - row.time) / 2000.0);
      sum += weight * number(row.value);
      weights += weight;
    }
  }
  return weights == 0 ? Value() : Value(sum / weights);
}

Value naive_lag(const std::vector<Row>& rows, std::size_t distance) {
  return rows.size() > distance ? rows[rows.size() - 1 - distance].value : Value(std::int64_t{-1});
}

Value naive_lag_of_values(const std::vector<Row>& rows) {
  std::vector<Row> before(rows.begin(), rows.end() - 1);
  const auto values = values_of(before);
  return values.empty() ? Value() : values.back();
}

struct Case {
  const char* label;
  const char* name;
  std::vector<Type> types;
  Naive naive;
  std::vector<std::optional<Value>> constants = {std::nullopt};
  AggregateModifiers modifiers = {};
  bool in_groups = true;
};

const Type kSeconds{.kind = TypeKind::kMillis,
                    .interval = {.leading = TimeUnit::kSecond, .trailing = TimeUnit::kSecond}};

std::vector<Case> cases() {
  const auto count = [](const std::vector<Row>& rows) {
    return Value(static_cast<std::int64_t>(values_of(rows).size()));
  };
  const auto first = [](const std::vector<Row>& rows) {
    return rows.empty() ? Value() : rows.front().value;
  };
  const auto last = [](const std::vector<Row>& rows) {
    return rows.empty() ? Value() : rows.back().value;
  };
  const auto last_of_values = [](const std::vector<Row>& rows) {
    const auto values = values_of(rows);
    return values.empty() ? Value() : values.back();
  };
  const auto third = [](const std::vector<Row>& rows) {
    return rows.size() < 3 ? Value() : rows[2].value;
  };
  const auto third_last = [](const std::vector<Row>& rows) {
    const auto values = values_of(rows);
    return values.size() < 3 ? Value() : values[values.size() - 3];
  };
  const Type integer = Type::integer();
  const Type approximate = Type::double_precision();
  const std::vector<std::optional<Value>> three{std::nullopt, Value(std::int64_t{3})};
  return {
      {"count", "COUNT", {integer}, count},
      {"sum", "SUM", {integer}, naive_sum},
      {"sum_of_decimals", "SUM", {Type::decimal(18, 2)}, naive_sum},
      {"average", "AVG", {integer}, naive_average},
      {"sum_of_doubles", "SUM", {approximate}, naive_double_sum},
      {"min", "MIN", {integer}, naive_extreme<false>},
      {"max_of_doubles", "MAX", {approximate}, naive_extreme<true>},
      {"min_of_texts", "MIN", {Type::varchar(5)}, naive_extreme<false>},
      {"max_of_times", "MAX", {Type::timestamp()}, naive_extreme<true>},
      {"any", "ANY", {Type::boolean()}, naive_any},
      {"variance", "VAR_SAMP", {approximate}, naive_variance},
      {"variance_of_integers", "VAR_SAMP", {integer}, naive_variance},
      {"first", "FIRST_VALUE", {Type::varchar(5)}, first},
      {"last", "LAST_VALUE", {integer}, last},
      {"last_of_values",
       "LAST_VALUE",
       {integer},
       last_of_values,
       {std::nullopt},
       {.ignore_nulls = true}},
      {"third", "NTH_VALUE", {integer, integer}, third, three},
      {"third_last",
       "NTH_VALUE",
       {integer, integer},
       third_last,
       three,
       {.ignore_nulls = true, .from_last = true}},
      {"lag",
       "LAG",
       {integer, integer, integer},
       [](const auto& rows) { return naive_lag(rows, 3); },
       {std::nullopt, Value(std::int64_t{3}), Value(std::int64_t{-1})},
       {},
       false},
      {"lag_of_values",
       "LAG",
       {integer},
       naive_lag_of_values,
       {std::nullopt},
       {.ignore_nulls = true},
       false},
      {"exponential",
       "EXP_AVG",
       {approximate, kSeconds},
       naive_decay,
       {std::nullopt, Value(std::int64_t{2000})},
       {},
       false},
  };
}

Value random_value(std::mt19937_64& random, const Type& type) {
  if (random() % 4 == 0) {
    return {};
  }
  const auto small = static_cast<std::int64_t>(random() % 21) - 10;
  switch (type.kind) {
    case TypeKind::kDouble:
      return static_cast<double>(small) * 1.25 + 1e6;
    case TypeKind::kBoolean:
      return random() % 5 == 0;
    case TypeKind::kVarchar:
      return std::string(static_cast<std::size_t>(small + 10) % 4,
                         static_cast<char>('a' + random() % 3));
    default:
      return small;
  }
}

std::vector<Row> random_rows(std::mt19937_64& random, const Type& type, std::size_t size) {
  std::vector<Row> rows;
  std::int64_t time = 0;
  for (std::size_t i = 0; i < size; ++i) {
    time += static_cast<std::int64_t>(random() % 3) * 500;
    rows.push_back({random_value(random, type), time});
  }
  return rows;
}

std::vector<Column> columns_of(const Case& test, const std::vector<Row>& rows) {
  ColumnBuilder builder(test.types[0]);
  for (const Row& row : rows) {
    builder.append(row.value);
  }
  std::vector<Column> columns{builder.finish()};
  for (std::size_t i = 1; i < test.types.size(); ++i) {
    columns.push_back(Column::constant(test.types[i], test.constants[i].value_or(Value()),
                                       static_cast<std::int64_t>(rows.size())));
  }
  return columns;
}

AggregatePtr bound(const char* name, const std::vector<Type>& types,
                   const std::vector<std::optional<Value>>& constants,
                   const AggregateModifiers& modifiers) {
  FunctionRegistry functions;
  install_functions(functions);
  return functions.aggregate(name)->bind(types, constants, modifiers);
}

void expect_same(const Value& given, const Value& wanted, const std::string& where) {
  ASSERT_EQ(is_null(given), is_null(wanted)) << where;
  if (std::holds_alternative<double>(wanted)) {
    ASSERT_NEAR(std::get<double>(given), std::get<double>(wanted),
                1e-6 * (1 + std::abs(std::get<double>(wanted))))
        << where;
  } else {
    ASSERT_EQ(given, wanted) << where;
  }
}

class EveryAggregate : public testing::TestWithParam<std::size_t> {
 protected:
  const Case test_ = cases()[GetParam()];
  const AggregatePtr aggregate_ = bound(test_.name, test_.types, test_.constants, test_.modifiers);
};

TEST_P(EveryAggregate, SlidesAsIfRecomputed) {
  std::mt19937_64 random(3);
  const std::vector<Row> rows = random_rows(random, test_.types[0], 600);
  const std::vector<Column> columns = columns_of(test_, rows);
  std::unique_ptr<SlidingAggregate> frame = aggregate_->make_sliding();
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= rows.size(); ++end) {
    frame->push(columns, static_cast<std::int64_t>(end - 1), RowTime{rows[end - 1].time});
    while (end - begin > 1 + random() % 30) {
      frame->pop();
      ++begin;
    }
    if (random() % 20 == 0) {
      StateWriter writer;
      frame->save(writer);
      frame = aggregate_->make_sliding();
      StateReader reader(writer.bytes());
      frame->load(reader);
      ASSERT_TRUE(reader.at_end());
    }
    ColumnBuilder out(aggregate_->result_type());
    ASSERT_FALSE(frame->append_result(RowTime{rows[end - 1].time}, out).has_value());
    const std::vector<Row> inside(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                  rows.begin() + static_cast<std::ptrdiff_t>(end));
    expect_same(out.finish().value(0), test_.naive(inside),
                std::string(test_.label) + " at " + std::to_string(end));
  }
}

TEST_P(EveryAggregate, GroupsAsIfRecomputed) {
  if (!test_.in_groups) {
    EXPECT_THROW(aggregate_->make_state(), Error);
    return;
  }
  std::mt19937_64 random(5);
  const std::vector<Row> rows = random_rows(random, test_.types[0], 500);
  const std::vector<Column> columns = columns_of(test_, rows);
  constexpr std::size_t kGroups = 7;
  std::vector<std::vector<Row>> groups(kGroups);
  std::unique_ptr<AggregateState> state = aggregate_->make_state();
  state->resize(kGroups);
  for (std::size_t begin = 0; begin < rows.size(); begin += 50) {
    std::vector<std::int32_t> picked;
    std::vector<std::uint32_t> numbers;
    for (std::size_t row = begin; row < begin + 50; ++row) {
      picked.push_back(static_cast<std::int32_t>(row));
      numbers.push_back(
          static_cast<std::uint32_t>(random() % (kGroups - 1)));  // the last group stays empty
      groups[numbers.back()].push_back(rows[row]);
    }
    state->add(columns, std::vector<RowTime>(rows.size()), picked, numbers);
    std::unique_ptr<AggregateState> restored = aggregate_->make_state();
    restored->resize(kGroups);
    for (std::size_t group = 0; group < kGroups; ++group) {
      StateWriter writer;
      state->save(group, writer);
      StateReader reader(writer.bytes());
      restored->load(group, reader);
      ASSERT_TRUE(reader.at_end());
    }
    state = std::move(restored);
  }
  for (std::size_t group = 0; group < kGroups; ++group) {
    ColumnBuilder out(aggregate_->result_type());
    ASSERT_FALSE(state->append_result(group, out).has_value());
    expect_same(out.finish().value(0), test_.naive(groups[group]),
                std::string(test_.label) + " in " + std::to_string(group));
  }
}

INSTANTIATE_TEST_SUITE_P(Aggregates, EveryAggregate, testing::Range<std::size_t>(0, cases().size()),
                         [](const auto& instance) { return cases()[instance.param].label; });

/// The result over a column of these integers.
std::string over(const char* name, const Type& type, const std::vector<std::int64_t>& values) {
  ColumnBuilder builder(type);
  for (const std::int64_t value : values) {
    builder.append_integer(value);
  }
  const std::vector<Column> columns{builder.finish()};
  const AggregatePtr aggregate = bound(name, {type}, {std::nullopt}, {});
  const std::unique_ptr<AggregateState> state = aggregate->make_state();
  state->resize(1);
  std::vector<std::int32_t> rows;
  for (std::size_t i = 0; i < values.size(); ++i) {
    rows.push_back(static_cast<std::int32_t>(i));
  }
  state->add(columns, std::vector<RowTime>(values.size()), rows,
             std::vector<std::uint32_t>(values.size()));
  ColumnBuilder out(aggregate->result_type());
  if (const auto error = state->append_result(0, out)) {
    return error->message;
  }
  return testing::PrintToString(out.finish().value(0));
}

TEST(Aggregates, KeepTheirTypeAndReportOverflow) {
  const auto printed = [](std::int64_t value) { return testing::PrintToString(Value(value)); };
  EXPECT_EQ(over("AVG", Type::integer(), {29, 32}), printed(30));
  EXPECT_EQ(over("AVG", Type::integer(), {-29, -32}), printed(-30));
  EXPECT_EQ(over("SUM", Type::integer(), {2147483647, 1}), "SUM is out of range for INTEGER");
  EXPECT_EQ(over("SUM", Type::integer(), {2147483647, 1, -1}), printed(2147483647));
  EXPECT_EQ(over("AVG", Type::integer(), {2147483647, 2147483647}), printed(2147483647));
  EXPECT_EQ(over("AVG", Type::decimal(5, 2), {100, 101}), printed(101));
}

TEST(Aggregates, RefuseWhatTheDialectDoesNotHave) {
  const Type integer = Type::integer();
  EXPECT_THROW(bound("COUNT", {integer}, {std::nullopt}, {.distinct = true}), Error);
  EXPECT_THROW(bound("SUM", {Type::varchar(3)}, {std::nullopt}, {}), Error);
  EXPECT_THROW(bound("SUM", {kSeconds}, {std::nullopt}, {}), Error);
  EXPECT_THROW(bound("MIN", {Type::boolean()}, {std::nullopt}, {}), Error);
  EXPECT_THROW(bound("ANY", {integer}, {std::nullopt}, {}), Error);
  EXPECT_THROW(bound("NTH_VALUE", {integer, integer}, {std::nullopt, std::nullopt}, {}), Error);
  EXPECT_THROW(bound("LAG", {integer, integer, Type::varchar(1)},
                     {std::nullopt, Value(std::int64_t{1}), Value(std::string("x"))}, {}),
               Error);
  EXPECT_THROW(bound("EXP_AVG", {integer, integer}, {std::nullopt, Value(std::int64_t{1})}, {}),
               Error);
  EXPECT_THROW(bound("SUM", {integer}, {std::nullopt}, {.ignore_nulls = true}), Error);
}

}  // namespace
}  // namespace sluice
