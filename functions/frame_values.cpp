#include <limits>

#include "functions/aggregate_kernel.h"
#include "functions/coercion.h"
#include "functions/kernel.h"
#include "functions/topics.h"

namespace sluice {
namespace {

/// Which value of a frame is wanted.
enum class Pick { kFirst, kLast, kNth, kLag };

struct Choice {
  Pick pick = Pick::kFirst;
  std::int64_t offset = 1;  ///< NTH_VALUE's n, from 1; LAG's distance
  AggregateModifiers modifiers;
  Value otherwise;  ///< LAG's default
};

/// The values of a frame, oldest first. With IGNORE NULLS only rows with a value can be picked.
class FrameValues final : public SlidingAggregate {
 public:
  explicit FrameValues(const Choice& choice) : choice_(choice) {}

  void push(std::span<const Column> arguments, std::int64_t row, RowTime /*time*/) override {
    const bool is_counted = !choice_.modifiers.ignore_nulls || !arguments[0].is_null(row);
    newest_counts_ = is_counted;
    if (is_counted) {
      kept_.push_back({pushed_, arguments[0].value(row)});
    }
    ++pushed_;
  }
  void pop() override {
    if (!kept_.empty() && kept_.front().number == popped_) {
      kept_.pop_front();
    }
    ++popped_;
  }
  std::optional<RowError> append_result(RowTime /*now*/, ColumnBuilder& out) const override {
    const std::optional<std::size_t> index = picked();
    out.append(index ? kept_[*index].value : choice_.otherwise);
    return std::nullopt;
  }
  void save(StateWriter& state) const override {
    state.put(pushed_);
    state.put(popped_);
    state.put(newest_counts_);
    state.put(static_cast<std::uint64_t>(kept_.size()));
    for (const Kept& kept : kept_) {
      state.put(kept.number);
      state.put(kept.value);
    }
  }
  void load(StateReader& state) override {
    pushed_ = state.get<std::uint64_t>();
    popped_ = state.get<std::uint64_t>();
    newest_counts_ = state.get<bool>();
    kept_.clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      const auto number = state.get<std::uint64_t>();
      kept_.push_back({number, state.get_value()});
    }
  }

 private:
  struct Kept {
    std::uint64_t number;
    Value value;
  };

  /// The place in `kept_` of the wanted value, if the frame has it.
  std::optional<std::size_t> picked() const {
    const auto size = static_cast<std::int64_t>(kept_.size());
    const std::int64_t index = place(size);
    return index >= 0 && index < size ? std::optional(static_cast<std::size_t>(index))
                                      : std::nullopt;
  }
  std::int64_t place(std::int64_t size) const {
    switch (choice_.pick) {
      case Pick::kFirst:
        return 0;
      case Pick::kLast:
        return size - 1;
      case Pick::kNth:
        return choice_.modifiers.from_last ? size - choice_.offset : choice_.offset - 1;
      default:  // before the current row, which is among the kept unless it is NULL and those are
                // ignored
        return size - (newest_counts_ ? 1 : 0) - choice_.offset;
    }
  }

  Choice choice_;
  std::uint64_t pushed_ = 0;
  std::uint64_t popped_ = 0;
  bool newest_counts_ = false;
  std::deque<Kept> kept_;
};

/// FIRST_VALUE, LAST_VALUE and NTH_VALUE of groups, in order of arrival: each keeps as many values
/// as it needs.
class GroupedValues final : public AggregateState {
 public:
  explicit GroupedValues(const Choice& choice)
      : choice_(choice), keeps_last_(choice.pick == Pick::kLast || choice.modifiers.from_last) {}

  void resize(std::size_t group_count) override { groups_.resize(group_count); }
  void add(std::span<const Column> arguments, std::span<const RowTime> /*times*/,
           std::span<const std::int32_t> rows, std::span<const std::uint32_t> groups) override {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::deque<Value>& kept = groups_[groups[i]];
      const bool is_full = static_cast<std::int64_t>(kept.size()) == choice_.offset;
      const bool is_ignored = choice_.modifiers.ignore_nulls && arguments[0].is_null(rows[i]);
      if (is_ignored || (is_full && !keeps_last_)) {
        continue;
      }
      if (is_full) {
        kept.pop_front();
      }
      kept.push_back(arguments[0].value(rows[i]));
    }
  }
  std::optional<RowError> append_result(std::size_t group, ColumnBuilder& out) const override {
    const std::deque<Value>& kept = groups_[group];
    const bool has_it = static_cast<std::int64_t>(kept.size()) == choice_.offset;
    out.append(has_it ? (keeps_last_ ? kept.front() : kept.back()) : Value());
    return std::nullopt;
  }
  void save(std::size_t group, StateWriter& state) const override {
    state.put(static_cast<std::uint64_t>(groups_[group].size()));
    for (const Value& value : groups_[group]) {
      state.put(value);
    }
  }
  void load(std::size_t group, StateReader& state) override {
    groups_[group].clear();
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      groups_[group].push_back(state.get_value());
    }
  }

 private:
  Choice choice_;
  bool keeps_last_;
  std::vector<std::deque<Value>> groups_;
};

AggregatePtr make_frame_values(const Type& type, const Choice& choice) {
  return std::make_shared<MadeAggregate>(
      type,
      [choice]() -> std::unique_ptr<AggregateState> {
        if (choice.pick == Pick::kLag) {
          throw Error(ErrorKind::kQuery, "LAG needs a window",
                      "write LAG(x, 1) OVER (PARTITION BY key ROWS 1 PRECEDING)");
        }
        return std::make_unique<GroupedValues>(choice);
      },
      [choice] { return std::make_unique<FrameValues>(choice); });
}

using Constants = std::vector<std::optional<Value>>;

/// An argument that must be an integer literal of at least `least`.
std::int64_t literal_argument(const BoundArguments& call, const Constants& constants,
                              std::size_t index, std::int64_t least) {
  const bool is_there = index < constants.size() && constants[index].has_value();
  const auto* number = is_there ? std::get_if<std::int64_t>(&*constants[index]) : nullptr;
  if (!is_integer(call.argument(index).kind) || number == nullptr || *number < least) {
    call.refuse(index, least > 0 ? "an integer literal above zero"
                                 : "an integer literal that is not negative");
  }
  return *number;
}

/// A literal converted to the type of the results.
Value literal_as(const BoundArguments& call, const Constants& constants, std::size_t index,
                 const Type& type) {
  if (index >= constants.size() || !constants[index]) {
    call.refuse(index, "a literal");
  }
  if (is_null(*constants[index])) {
    return {};
  }
  if (!common_type(call.argument(index), call.argument(0))) {
    call.refuse(index, "of type " + to_string(call.argument(0)));
  }
  const ExpressionPtr literal =
      make_assignment(make_literal(call.argument(index), *constants[index]), type, true);
  const ExpressionPtr folded = fold(literal);
  const Value* value = folded->constant();
  if (value == nullptr) {
    call.refuse(index, "in the range of " + to_string(type));
  }
  return *value;
}

AggregatePtr bind_edge(const BoundArguments& call, const AggregateModifiers& modifiers, Pick pick) {
  call.expect_no_distinct();
  call.expect_count(1, 1);
  return make_frame_values(call.argument(0),
                           {.pick = pick, .offset = 1, .modifiers = modifiers, .otherwise = {}});
}

AggregatePtr bind_nth(const BoundArguments& call, const Constants& constants,
                      const AggregateModifiers& modifiers) {
  call.expect_no_distinct();
  call.expect_count(2, 2);
  return make_frame_values(call.argument(0), {.pick = Pick::kNth,
                                              .offset = literal_argument(call, constants, 1, 1),
                                              .modifiers = modifiers,
                                              .otherwise = {}});
}

/// Text makes room for its default; other values keep their type.
Type lag_type(const BoundArguments& call) {
  const Type& type = call.argument(0);
  return call.size() > 2 && is_text(type.kind) ? common_type(type, call.argument(2)).value_or(type)
                                               : type;
}

AggregatePtr bind_lag(const BoundArguments& call, const Constants& constants,
                      const AggregateModifiers& modifiers) {
  call.expect_no_distinct();
  call.expect_count(1, 3);
  const Type type = lag_type(call);
  return make_frame_values(
      type, {.pick = Pick::kLag,
             .offset = call.size() > 1 ? literal_argument(call, constants, 1, 0) : 1,
             .modifiers = modifiers,
             .otherwise = call.size() > 2 ? literal_as(call, constants, 2, type) : Value()});
}

}  // namespace

void install_frame_values(FunctionRegistry& functions) {
  functions.topic("analytic");
  add_aggregate(
      functions, "FIRST_VALUE",
      {.arguments = "value",
       .about = "The value of the first row; of the first that is not NULL with IGNORE NULLS.",
       .example = "FIRST_VALUE(x) of 5, 6, 7 = 5"},
      [](const BoundArguments& call, const Constants&, const AggregateModifiers& modifiers) {
        return bind_edge(call, modifiers, Pick::kFirst);
      });
  add_aggregate(
      functions, "LAST_VALUE",
      {.arguments = "value",
       .about = "The value of the last row; of the last that is not NULL with IGNORE NULLS.",
       .example = "LAST_VALUE(x) of 5, 6, 7 = 7"},
      [](const BoundArguments& call, const Constants&, const AggregateModifiers& modifiers) {
        return bind_edge(call, modifiers, Pick::kLast);
      });
  add_aggregate(
      functions, "NTH_VALUE",
      {.arguments = "value, n",
       .about = "The value of the n-th row, counted from 1, FROM FIRST or FROM LAST.",
       .example = "NTH_VALUE(x, 2) of 5, 6, 7 = 6"},
      [](const BoundArguments& call, const Constants& constants,
         const AggregateModifiers& modifiers) { return bind_nth(call, constants, modifiers); });
  add_aggregate(
      functions, "LAG",
      {.arguments = "value [, n [, default]]",
       .about = "The value n rows (1) before the current one in its frame; the default where there "
                "is none. Needs OVER.",
       .example = "LAG(x) of 5, 6, 7 = 6; LAG(x, 9, 0) of 5, 6, 7 = 0"},
      [](const BoundArguments& call, const Constants& constants,
         const AggregateModifiers& modifiers) { return bind_lag(call, constants, modifiers); });
}

}  // namespace sluice
