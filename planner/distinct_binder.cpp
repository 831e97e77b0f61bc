#include <optional>
#include <utility>

#include "planner/monotonicity.h"
#include "planner/select_binder.h"

namespace sluice {

BoundQuery bind_distinct(BoundQuery query, const std::vector<SelectedItem>& items, Span span) {
  Distinct distinct;
  std::optional<std::size_t> moving;
  bool has_row_time = false;
  std::size_t column = 0;
  for (const SelectedItem& item : items) {
    if (item.is_row_time) {
      continue;
    }
    const bool plain_time = is_row_time(item.expression);
    has_row_time |= plain_time;
    if (!plain_time) {
      distinct.columns.push_back(column);
      const ColumnFacts& facts = query.facts[column];
      if (!moving && (moves_with_time(facts) || facts.monotonicity == Monotonicity::kAscending)) {
        moving = column;
      }
    }
    ++column;
  }
  if (!moving && !has_row_time) {
    throw Error(ErrorKind::kQuery,
                "SELECT DISTINCT on a stream needs an expression that moves on with time",
                "add ROWTIME, or FLOOR(s.ROWTIME TO MINUTE), to the select list", span);
  }
  distinct.window = moving ? query.facts[*moving].time_form : make_row_time();
  distinct.window_column = moving.value_or(0);
  const SchemaPtr schema = query.plan->schema;
  query.plan = std::make_unique<Plan>(
      Plan{DistinctPlan{std::move(query.plan), std::move(distinct)}, schema});
  return query;
}

}  // namespace sluice
