#pragma once

#include <memory>
#include <string>
#include <vector>

#include "functions/aggregate.h"
#include "functions/expression.h"
#include "operators/keys.h"
#include "operators/row_filter.h"

namespace sluice {

/// An aggregate of a query: the function and its arguments over the input.
struct AggregateCall {
  AggregatePtr aggregate;
  std::vector<ExpressionPtr> arguments;
};

/// The keys and aggregates of the groups of a window. Output columns: the keys, then one an
/// aggregate.
class GroupState {
 public:
  GroupState(std::vector<Type> key_types, const std::vector<AggregateCall>& calls);

  /// Adds rows, each to the group of its key. `keys` and `arguments` are evaluated columns: the
  /// keys', and each call's.
  void add(const std::vector<Column>& keys, const std::vector<std::vector<Column>>& arguments,
           std::span<const RowTime> times, std::span<const std::int32_t> rows);
  std::size_t size() const { return groups_.size(); }
  /// Which group the rows of the last `add` went to, parallel to its `rows`.
  const std::vector<std::uint32_t>& last_groups() const { return numbers_; }
  /// Appends a group's keys and results to the first builders; says why when a result cannot be
  /// given.
  std::optional<RowError> append(std::size_t group, std::vector<ColumnBuilder>& builders) const;
  /// The keys of a group as text, for error rows.
  std::string key_text(std::size_t group, const Schema& schema) const;
  void clear();

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  std::vector<Type> key_types_;
  const std::vector<AggregateCall>& calls_;
  GroupTable groups_;
  std::vector<std::unique_ptr<AggregateState>> states_;
  std::vector<std::uint32_t> numbers_;
  std::string key_;
};

/// Evaluates the arguments of each call.
std::vector<std::vector<Column>> evaluate_arguments(const std::vector<AggregateCall>& calls,
                                                    RowFilter& filter);

}  // namespace sluice
