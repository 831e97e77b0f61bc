#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "runtime/batch.h"
#include "runtime/state.h"

namespace sluice {

/// Rows that an operator keeps for a while, numbered from 0 on as they come. Small batches are
/// joined as they come, and a batch goes when its last row is released.
class HeldRows {
 public:
  /// In a list of numbers to gather: a row of NULLs.
  static constexpr std::uint64_t kNoRow = ~std::uint64_t{0};

  explicit HeldRows(SchemaPtr schema) : schema_(std::move(schema)) {}

  const SchemaPtr& schema() const { return schema_; }
  /// The number that the next row gets.
  std::uint64_t end() const { return end_; }
  void append(const Batch& batch);
  /// Says that these rows will not be asked for again.
  void release(std::uint64_t begin, std::uint64_t end);
  void clear();

  RowTime time(std::uint64_t number) const;
  /// The first `column_count` columns of the listed rows, which may repeat and come in any order.
  std::vector<Column> gather(std::span<const std::uint64_t> numbers,
                             std::size_t column_count) const;
  std::vector<RowTime> times(std::span<const std::uint64_t> numbers) const;
  /// Where a row lies: a batch and its row there. Valid until rows are appended or released.
  std::pair<const Batch*, std::int64_t> find(std::uint64_t number) const;

  /// Writes the listed rows; `load` makes them rows 0, 1, ... of an empty HeldRows.
  void save(std::span<const std::uint64_t> numbers, StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Segment {
    Batch batch;
    std::int64_t live;  ///< rows not yet released
  };
  /// A row's segment and place in it; a segment of -1 is kNoRow.
  struct Place {
    std::int32_t segment;
    std::int32_t row;
  };

  const std::pair<const std::uint64_t, Segment>& segment_of(std::uint64_t number) const;
  void join_small_segments();
  std::vector<Place> places(std::span<const std::uint64_t> numbers,
                            std::vector<const Batch*>& batches) const;

  SchemaPtr schema_;
  std::map<std::uint64_t, Segment> segments_;  ///< by the number of their first row
  std::uint64_t end_ = 0;
};

}  // namespace sluice
