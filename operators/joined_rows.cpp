#include "operators/joined_rows.h"

#include <utility>

namespace sluice {
namespace {

std::vector<std::uint64_t> numbers_of(std::span<const JoinedPair> pairs,
                                      std::uint64_t JoinedPair::*side) {
  std::vector<std::uint64_t> numbers;
  numbers.reserve(pairs.size());
  for (const JoinedPair& pair : pairs) {
    numbers.push_back(pair.*side);
  }
  return numbers;
}

Column row_times(std::span<const std::uint64_t> numbers, const HeldRows& held) {
  ColumnBuilder builder(Type::timestamp(), static_cast<std::int64_t>(numbers.size()));
  for (const std::uint64_t number : numbers) {
    if (number == HeldRows::kNoRow) {
      builder.append_null();
    } else {
      builder.append_integer(held.time(number).milliseconds);
    }
  }
  return builder.finish();
}

}  // namespace

Batch joined_rows(std::span<const JoinedPair> pairs, const HeldRows& left, const HeldRows& right,
                  const SchemaPtr& schema) {
  const std::vector<std::uint64_t> left_numbers = numbers_of(pairs, &JoinedPair::left);
  const std::vector<std::uint64_t> right_numbers = numbers_of(pairs, &JoinedPair::right);
  std::vector<Column> columns = left.gather(left_numbers, left.schema()->size());
  for (Column& column : right.gather(right_numbers, right.schema()->size())) {
    columns.push_back(std::move(column));
  }
  if (columns.size() < schema->size()) {
    columns.push_back(row_times(left_numbers, left));
    columns.push_back(row_times(right_numbers, right));
  }
  std::vector<RowTime> times;
  times.reserve(pairs.size());
  for (const JoinedPair& pair : pairs) {
    times.push_back(pair.time);
  }
  return Batch(schema, std::move(columns), time_buffer(times),
               static_cast<std::int64_t>(pairs.size()));
}

PairVerdicts judge(const Batch& pairs, const ExpressionPtr& condition,
                   const Environment& environment) {
  PairVerdicts verdicts;
  const auto count = static_cast<std::size_t>(pairs.row_count());
  if (condition == nullptr) {
    verdicts.is_match.assign(count, true);
    return verdicts;
  }
  const Column truth = condition->evaluate(environment.context(pairs),
                                           Selection::all(pairs.row_count()), verdicts.errors);
  verdicts.is_match.resize(count);
  for (std::int64_t pair = 0; pair < pairs.row_count(); ++pair) {
    verdicts.is_match[static_cast<std::size_t>(pair)] =
        !verdicts.errors.contains(pair) && !truth.is_null(pair) && truth.boolean(pair);
  }
  return verdicts;
}

}  // namespace sluice
