#include "tests/operators/play.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <utility>

#include "functions/builtins.h"
#include "runtime/clock.h"

namespace sluice {
namespace {

std::string cell_text(const Value& value) {
  if (is_null(value)) {
    return "NULL";
  }
  if (const bool* boolean = std::get_if<bool>(&value)) {
    return *boolean ? "true" : "false";
  }
  if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*integer);
  }
  if (const double* approximate = std::get_if<double>(&value)) {
    return std::to_string(*approximate);
  }
  return std::get<std::string>(value);
}

/// Collects what an operator emits and checks that it keeps its promises.
class Collector final : public Output {
 public:
  void batch(Batch batch) override {
    EXPECT_FALSE(batch.empty());
    EXPECT_LE(batch.row_count(), kMaximumBatchRows);
    EXPECT_EQ(batch.columns().size(), batch.schema()->size());
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      const RowTime time = batch.times()[static_cast<std::size_t>(row)];
      EXPECT_GE(time, newest_) << "a row before an earlier one";
      EXPECT_GE(time, outcome_.bound) << "a row before a promised bound";
      newest_ = time;
      std::vector<Value> cells;
      for (const Column& column : batch.columns()) {
        EXPECT_EQ(column.size(), batch.row_count());
        cells.push_back(column.value(row));
      }
      outcome_.rows.push_back(row_line(time, cells));
    }
  }
  void bound(RowTime bound) override { outcome_.bound = std::max(outcome_.bound, bound); }
  void failed(FailedRow row) override {
    failures_.emplace_back(row.time, row_line(row.time, {row.name, row.message, row.raw}));
  }

  Outcome take() {
    std::stable_sort(failures_.begin(), failures_.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    for (auto& [time, text] : failures_) {
      outcome_.failures.push_back(std::move(text));
    }
    return std::move(outcome_);
  }

 private:
  Outcome outcome_;
  RowTime newest_ = kBeginningOfTime;
  std::vector<std::pair<RowTime, std::string>> failures_;
};

OperatorPtr restarted(const Subject& subject, const Operator& old) {
  StateWriter saved;
  old.save(saved);
  OperatorPtr fresh = subject.make();
  StateReader reader(saved.bytes());
  fresh->load(reader);
  EXPECT_TRUE(reader.at_end());
  StateWriter again;
  fresh->save(again);
  EXPECT_EQ(saved.bytes(), again.bytes()) << "a state that does not survive save and load";
  return fresh;
}

Batch batch_of(const SchemaPtr& schema, std::span<const InputRow> rows) {
  BatchBuilder builder(schema);
  for (const InputRow& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      builder.column(i).append(row.cells[i]);
    }
    builder.end_row(row.time);
  }
  return builder.finish();
}

/// The values of a group or frame as text.
class List {
 public:
  explicit List(std::size_t fails_at) : fails_at_(fails_at) {}
  void push(Value value) { values_.push_back(std::move(value)); }
  void pop() { values_.pop_front(); }
  std::optional<RowError> append_result(ColumnBuilder& out) const {
    if (values_.size() == fails_at_) {
      return RowError{"a list too long"};
    }
    std::string text;
    for (const Value& value : values_) {
      text += (text.empty() ? "" : ",") + cell_text(value);
    }
    out.append_text(text);
    return std::nullopt;
  }
  void save(StateWriter& state) const {
    state.put(static_cast<std::uint64_t>(values_.size()));
    for (const Value& value : values_) {
      state.put(value);
    }
  }
  void load(StateReader& state) {
    values_.clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      values_.push_back(state.get_value());
    }
  }

 private:
  std::size_t fails_at_;
  std::deque<Value> values_;
};

class ListState final : public AggregateState {
 public:
  explicit ListState(std::size_t fails_at) : fails_at_(fails_at) {}
  void resize(std::size_t group_count) override { lists_.resize(group_count, List(fails_at_)); }
  void add(std::span<const Column> arguments, std::span<const RowTime> /*times*/,
           std::span<const std::int32_t> rows, std::span<const std::uint32_t> groups) override {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      lists_[groups[i]].push(arguments[0].value(rows[i]));
    }
  }
  std::optional<RowError> append_result(std::size_t group, ColumnBuilder& out) const override {
    return lists_[group].append_result(out);
  }
  void save(std::size_t group, StateWriter& state) const override { lists_[group].save(state); }
  void load(std::size_t group, StateReader& state) override { lists_[group].load(state); }

 private:
  std::size_t fails_at_;
  std::vector<List> lists_;
};

class ListFrame final : public SlidingAggregate {
 public:
  explicit ListFrame(std::size_t fails_at) : list_(fails_at) {}
  void push(std::span<const Column> arguments, std::int64_t row, RowTime /*time*/) override {
    list_.push(arguments[0].value(row));
  }
  void pop() override { list_.pop(); }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    return list_.append_result(out);
  }
  void save(StateWriter& state) const override { list_.save(state); }
  void load(StateReader& state) override { list_.load(state); }

 private:
  List list_;
};

class ListAggregate final : public Aggregate {
 public:
  explicit ListAggregate(std::size_t fails_at)
      : Aggregate(Type::varchar(kMaximumLength)), fails_at_(fails_at) {}
  std::unique_ptr<AggregateState> make_state() const override {
    return std::make_unique<ListState>(fails_at_);
  }
  std::unique_ptr<SlidingAggregate> make_sliding() const override {
    return std::make_unique<ListFrame>(fails_at_);
  }

 private:
  std::size_t fails_at_;
};

}  // namespace

Outcome play(const Subject& subject, const std::vector<InputRow>& rows, const Cut& cut) {
  Random random(cut.seed);
  Collector out;
  OperatorPtr subject_operator = subject.make();
  for (std::size_t begin = 0; begin < rows.size();) {
    const std::size_t most =
        cut.seed == 0
            ? cut.most_rows
            : 1 + static_cast<std::size_t>(random.below(static_cast<std::int64_t>(cut.most_rows)));
    std::size_t end = begin + 1;
    while (end < rows.size() && end - begin < most && rows[end].input == rows[begin].input) {
      ++end;
    }
    const int input = rows[begin].input;
    subject_operator->on_batch(batch_of(subject.inputs[static_cast<std::size_t>(input)],
                                        std::span(rows).subspan(begin, end - begin)),
                               input, out);
    if (cut.seed != 0 && end < rows.size() && random.one_in(2)) {
      const std::int64_t gap = rows[end].time.milliseconds - rows[end - 1].time.milliseconds;
      subject_operator->on_bound(add(rows[end - 1].time, random.below(gap + 1)), out);
    }
    if (cut.restarts && random.one_in(3)) {
      subject_operator = restarted(subject, *subject_operator);
    }
    begin = end;
  }
  subject_operator->on_bound(kEndOfTime, out);
  return out.take();
}

Outcome play_all_cuts(const Subject& subject, const std::vector<InputRow>& rows) {
  Outcome whole = play(subject, rows);
  EXPECT_EQ(whole.bound, kEndOfTime);
  EXPECT_EQ(play(subject, rows, {.most_rows = 1}), whole);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    for (const std::size_t most_rows : {1, 3, 20}) {
      EXPECT_EQ(
          play(subject, rows, {.most_rows = most_rows, .seed = seed, .restarts = seed % 2 == 0}),
          whole)
          << "seed " << seed << ", batches of up to " << most_rows;
    }
  }
  return whole;
}

Environment test_environment() {
  static const ManualClock clock({0});
  return {.clock = &clock, .start_time = {0}};
}

SchemaPtr make_schema(std::vector<Field> fields) {
  return std::make_shared<Schema>(std::move(fields));
}

std::string row_line(RowTime time, const std::vector<Value>& cells) {
  std::string line = std::to_string(time.milliseconds);
  for (const Value& cell : cells) {
    line += "|" + cell_text(cell);
  }
  return line;
}

RowTime clock_time(const std::string& text) {
  const auto number = [&](std::size_t at) { return std::stoll(text.substr(at, 2)); };
  return {((number(0) * 60 + number(3)) * 60 + number(6)) * 1000};
}

AggregateCall list_of(ExpressionPtr argument, std::size_t fails_at) {
  return {std::make_shared<ListAggregate>(fails_at), {std::move(argument)}};
}

AggregateCall call_of(const std::string& name, std::vector<ExpressionPtr> arguments) {
  FunctionRegistry functions;
  install_functions(functions);
  std::vector<Type> types;
  for (const ExpressionPtr& argument : arguments) {
    types.push_back(argument->type());
  }
  return {
      functions.aggregate(name)->bind(types, std::vector<std::optional<Value>>(types.size()), {}),
      std::move(arguments)};
}

}  // namespace sluice
