#include "operators/held_rows.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>
#include <utility>

#include "base/check.h"

namespace sluice {

namespace {

/// Sizes up to 15, 255, 4095 and so on.
std::int64_t size_class(std::int64_t row_count) {
  return (std::bit_width(static_cast<std::uint64_t>(row_count)) + 3) / 4;
}

}  // namespace

void HeldRows::append(const Batch& batch) {
  if (batch.empty()) {
    return;
  }
  segments_.emplace(end_, Segment{batch, batch.row_count()});
  end_ += static_cast<std::uint64_t>(batch.row_count());
  join_small_segments();
}

/// Joins the last segments as soon as kJoined of them are of about one size, so that a row is
/// copied a few times at most.
void HeldRows::join_small_segments() {
  constexpr std::size_t kJoined = 16;
  while (segments_.size() >= kJoined) {
    const std::int64_t size = size_class(std::prev(segments_.end())->second.batch.row_count());
    auto first = segments_.end();
    std::uint64_t begin = end_;
    for (std::size_t i = 0; i < kJoined; ++i) {
      --first;
      const auto rows = static_cast<std::uint64_t>(first->second.batch.row_count());
      if (first->first + rows != begin || size_class(first->second.batch.row_count()) > size) {
        return;
      }
      begin = first->first;
    }
    if (end_ - begin > static_cast<std::uint64_t>(kMaximumBatchRows)) {
      return;
    }
    std::vector<Batch> batches;
    std::int64_t live = 0;
    for (auto segment = first; segment != segments_.end(); ++segment) {
      batches.push_back(segment->second.batch);
      live += segment->second.live;
    }
    segments_.erase(std::next(first), segments_.end());
    first->second = {concatenate(batches), live};
  }
}

void HeldRows::release(std::uint64_t begin, std::uint64_t end) {
  while (begin < end) {
    const auto segment = std::prev(segments_.upper_bound(begin));
    const std::uint64_t segment_end =
        segment->first + static_cast<std::uint64_t>(segment->second.batch.row_count());
    const std::uint64_t part_end = std::min(end, segment_end);
    segment->second.live -= static_cast<std::int64_t>(part_end - begin);
    if (segment->second.live == 0) {
      segments_.erase(segment);
    }
    begin = part_end;
  }
}

void HeldRows::clear() {
  segments_.clear();
  end_ = 0;
}

const std::pair<const std::uint64_t, HeldRows::Segment>& HeldRows::segment_of(
    std::uint64_t number) const {
  const auto behind = segments_.upper_bound(number);
  check(behind != segments_.begin(), "a held row");
  return *std::prev(behind);
}

RowTime HeldRows::time(std::uint64_t number) const {
  const auto& [first, segment] = segment_of(number);
  return segment.batch.times()[number - first];
}

std::pair<const Batch*, std::int64_t> HeldRows::find(std::uint64_t number) const {
  const auto& [first, segment] = segment_of(number);
  return {&segment.batch, static_cast<std::int64_t>(number - first)};
}

std::vector<HeldRows::Place> HeldRows::places(std::span<const std::uint64_t> numbers,
                                              std::vector<const Batch*>& batches) const {
  std::vector<Place> places;
  places.reserve(numbers.size());
  std::map<std::uint64_t, std::int32_t> used;  // segments by first row: their index in `batches`
  std::uint64_t first = 1;  // of the segment found last, which is mostly the next one too
  std::uint64_t end = 0;
  std::int32_t index = 0;
  for (const std::uint64_t number : numbers) {
    if (number == kNoRow) {
      places.push_back({-1, 0});
      continue;
    }
    if (number < first || number >= end) {
      const auto& [segment_first, segment] = segment_of(number);
      const auto [entry, is_new] =
          used.emplace(segment_first, static_cast<std::int32_t>(batches.size()));
      if (is_new) {
        batches.push_back(&segment.batch);
      }
      first = segment_first;
      end = first + static_cast<std::uint64_t>(segment.batch.row_count());
      index = entry->second;
    }
    places.push_back({index, static_cast<std::int32_t>(number - first)});
  }
  return places;
}

std::vector<Column> HeldRows::gather(std::span<const std::uint64_t> numbers,
                                     std::size_t column_count) const {
  std::vector<const Batch*> batches;
  const std::vector<Place> where = places(numbers, batches);
  const bool has_gaps =
      std::any_of(where.begin(), where.end(), [](const Place& place) { return place.segment < 0; });
  std::vector<std::int32_t> rows;
  if (batches.size() == 1 && !has_gaps) {
    std::transform(where.begin(), where.end(), std::back_inserter(rows),
                   [](const Place& place) { return place.row; });
  }
  std::vector<Column> columns;
  for (std::size_t column = 0; column < column_count; ++column) {
    if (!rows.empty()) {
      columns.push_back(sluice::gather(batches.front()->column(column), rows));
      continue;
    }
    ColumnBuilder builder(schema_->field(column).type, static_cast<std::int64_t>(numbers.size()));
    for (const Place& place : where) {
      if (place.segment < 0) {
        builder.append_null();
      } else {
        builder.append_cell(batches[static_cast<std::size_t>(place.segment)]->column(column),
                            place.row);
      }
    }
    columns.push_back(builder.finish());
  }
  return columns;
}

std::vector<RowTime> HeldRows::times(std::span<const std::uint64_t> numbers) const {
  std::vector<RowTime> row_times;
  row_times.reserve(numbers.size());
  for (const std::uint64_t number : numbers) {
    row_times.push_back(time(number));
  }
  return row_times;
}

void HeldRows::save(std::span<const std::uint64_t> numbers, StateWriter& state) const {
  state.put(static_cast<std::uint64_t>(numbers.size()));
  constexpr std::size_t kPart = kMaximumBatchRows;
  for (std::size_t begin = 0; begin < numbers.size(); begin += kPart) {
    const std::span<const std::uint64_t> part =
        numbers.subspan(begin, std::min(kPart, numbers.size() - begin));
    const std::vector<RowTime> row_times = times(part);
    state.put(Batch(schema_, gather(part, schema_->size()), time_buffer(row_times),
                    static_cast<std::int64_t>(part.size())));
  }
}

void HeldRows::load(StateReader& state) {
  clear();
  const auto count = state.get<std::uint64_t>();
  while (end_ < count) {
    const Batch batch = state.get_batch(schema_);
    check(!batch.empty(), "rows where some were held");
    append(batch);
  }
}

}  // namespace sluice
