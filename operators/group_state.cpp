#include "operators/group_state.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "operators/row_text.h"

namespace sluice {

GroupState::GroupState(std::vector<Type> key_types, const std::vector<AggregateCall>& calls)
    : key_types_(std::move(key_types)), calls_(calls) {
  clear();
}

void GroupState::clear() {
  groups_.clear();
  states_.clear();
  for (const AggregateCall& call : calls_) {
    states_.push_back(call.aggregate->make_state());
  }
}

void GroupState::add(const std::vector<Column>& keys,
                     const std::vector<std::vector<Column>>& arguments,
                     std::span<const RowTime> times, std::span<const std::int32_t> rows) {
  numbers_.clear();
  numbers_.reserve(rows.size());
  for (const std::int32_t row : rows) {
    key_.clear();
    append_key(key_, keys, row);
    numbers_.push_back(groups_.find_or_add(key_));
  }
  for (std::size_t call = 0; call < states_.size(); ++call) {
    states_[call]->resize(groups_.size());
    states_[call]->add(arguments[call], times, rows, numbers_);
  }
}

std::optional<RowError> GroupState::append(std::size_t group,
                                           std::vector<ColumnBuilder>& builders) const {
  std::string_view key = groups_.key(group);
  std::size_t column = 0;
  for (const Type& type : key_types_) {
    builders[column++].append(take_key_cell(key, type));
  }
  std::optional<RowError> first_error;
  for (const std::unique_ptr<AggregateState>& state : states_) {
    ColumnBuilder& builder = builders[column++];
    const std::int64_t size = builder.size();
    std::optional<RowError> error = state->append_result(group, builder);
    if (error && builder.size() == size) {
      builder.append_null();
    }
    if (error && !first_error) {
      first_error = std::move(error);
    }
  }
  return first_error;
}

std::string GroupState::key_text(std::size_t group, const Schema& schema) const {
  std::vector<Field> fields(
      schema.fields().begin(),
      schema.fields().begin() + static_cast<std::ptrdiff_t>(key_types_.size()));
  std::vector<ColumnBuilder> builders;
  for (const Type& type : key_types_) {
    builders.emplace_back(type);
  }
  append_key_cells(groups_.key(group), builders);
  std::vector<Column> columns;
  for (ColumnBuilder& builder : builders) {
    columns.push_back(builder.finish());
  }
  const RowTime no_time;
  return row_text(Batch(std::make_shared<Schema>(std::move(fields)), std::move(columns),
                        time_buffer(std::span(&no_time, 1)), 1),
                  0);
}

void GroupState::save(StateWriter& state) const {
  state.put(static_cast<std::uint64_t>(groups_.size()));
  for (const std::vector<std::uint32_t>& range : groups_.by_range()) {
    state.put(static_cast<std::uint64_t>(range.size()));
    for (const std::uint32_t group : range) {
      state.put(group);
      state.put(std::string_view(groups_.key(group)));
      for (const std::unique_ptr<AggregateState>& aggregate : states_) {
        aggregate->save(group, state);
      }
    }
  }
}

void GroupState::load(StateReader& state) {
  clear();
  const auto count = state.get<std::uint64_t>();
  std::vector<std::string> keys(count);
  for (const std::unique_ptr<AggregateState>& aggregate : states_) {
    aggregate->resize(count);
  }
  for (int range = 0; range < kKeyRanges; ++range) {
    const auto in_range = state.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < in_range; ++i) {
      const auto group = state.get<std::uint32_t>();
      check(group < count, "a group number below the number of groups");
      keys[group] = state.get_text();
      for (const std::unique_ptr<AggregateState>& aggregate : states_) {
        aggregate->load(group, state);
      }
    }
  }
  for (const std::string& key : keys) {
    groups_.find_or_add(key);
  }
}

std::vector<std::vector<Column>> evaluate_arguments(const std::vector<AggregateCall>& calls,
                                                    RowFilter& filter) {
  std::vector<std::vector<Column>> arguments;
  arguments.reserve(calls.size());
  for (const AggregateCall& call : calls) {
    arguments.push_back(filter.evaluate(call.arguments));
  }
  return arguments;
}

}  // namespace sluice
