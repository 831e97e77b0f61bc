#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "operators/hotspots/arena.h"
#include "operators/hotspots/components.h"
#include "operators/hotspots/fetch.h"
#include "operators/hotspots/memberships.h"

namespace sluice::hotspots {

template <int kDimensions>
using Point = std::array<double, kDimensions>;

/// The count of a record known to be a core until a certain record leaves: its neighbours are not
/// counted meanwhile. Above every threshold.
inline constexpr std::uint32_t kForetold = 0x8000'0000;

/// The records of one cell, oldest first: a queue, as records leave in the order they came. Column
/// by column in one block, so that a scan runs over consecutive coordinates. A record is named by
/// its index, which moves as others leave, or its ordinal, which stays.
template <int kDimensions>
class CellRecords {
 public:
  std::uint32_t size() const { return size_; }
  std::uint32_t ordinal(std::uint32_t index) const { return first_ordinal_ + index; }
  std::uint32_t index(std::uint32_t ordinal) const { return ordinal - first_ordinal_; }

  /// The coordinates, [kDimensions][stride()].
  const double* columns() const { return doubles() + begin_; }
  std::size_t stride() const { return capacity_; }
  Point<kDimensions> point(std::uint32_t index) const {
    Point<kDimensions> point;
    for (std::size_t i = 0; i < kDimensions; ++i) point[i] = columns()[i * capacity_ + index];
    return point;
  }

  /// Asks for what a scan over the records is going to read first.
  void fetch() const {
    const std::size_t count = std::min<std::size_t>(size_, 32);
    for (std::size_t i = 0; i < kDimensions; ++i) {
      hotspots::fetch(columns() + i * capacity_, count);
    }
    hotspots::fetch(counts(), count);
    hotspots::fetch(numbers(), count);
  }

  /// Per record: its neighbours, itself included, or kForetold.
  std::uint32_t* counts() const { return integers(0); }
  /// Per record that is not a core: how many cores are its neighbours.
  std::uint32_t* cores() const { return integers(1); }
  /// Per record that is not a core: the components it belongs to.
  OwnerSet* owners() const { return integers(2); }
  RecordNumber* numbers() const { return integers(3); }

  /// Appends a record with no count, and returns its index.
  std::uint32_t push_back(const Point<kDimensions>& point, RecordNumber number, Arena& arena) {
    if (begin_ + size_ == capacity_) {
      make_room(arena);
    }
    const std::uint32_t index = size_++;
    for (std::size_t i = 0; i < kDimensions; ++i) {
      doubles()[i * capacity_ + begin_ + index] = point[i];
    }
    counts()[index] = 0;
    cores()[index] = 0;
    owners()[index] = kNobody;
    numbers()[index] = number;
    return index;
  }

  void pop_front() {
    ++begin_;
    --size_;
    ++first_ordinal_;
  }

  /// Forgets all records, keeping the block of a small cell for the next one.
  void clear(Arena& arena) {
    begin_ = size_ = 0;
    if (capacity_ > kKeptCapacity) {
      arena.give_back(std::exchange(block_, nullptr), capacity_ * kBytesPerRecord);
      capacity_ = 0;
    }
  }

 private:
  static constexpr std::uint32_t kLeastCapacity = 2;
  static constexpr std::uint32_t kKeptCapacity = 4;
  static constexpr std::size_t kIntegerColumns = 4;
  static constexpr std::size_t kBytesPerRecord =
      kDimensions * sizeof(double) + kIntegerColumns * sizeof(std::uint32_t);

  double* doubles() const { return reinterpret_cast<double*>(block_); }
  std::uint32_t* integers(std::size_t column) const {
    return reinterpret_cast<std::uint32_t*>(block_ + kDimensions * sizeof(double) * capacity_) +
           column * capacity_ + begin_;
  }

  /// Moves the records to the front of a block that is at least a third free; amortised O(1) each.
  void make_room(Arena& arena) {
    std::uint32_t capacity = std::max(capacity_, kLeastCapacity);
    while (3 * size_ >= 2 * capacity) capacity *= 2;
    while (capacity > kLeastCapacity && 4 * size_ < capacity) capacity /= 2;
    std::byte* target = block_;
    if (capacity != capacity_) {
      target = arena.take(capacity * kBytesPerRecord);
    }
    // Columns keep their order, and in place each moves towards the front: no one overwrites
    // another.
    std::byte* column = target;
    for (std::size_t i = 0; i < kDimensions && size_ != 0;
         ++i, column += capacity * sizeof(double)) {
      std::memmove(column, columns() + i * capacity_, size_ * sizeof(double));
    }
    for (std::size_t i = 0; i < kIntegerColumns && size_ != 0;
         ++i, column += capacity * sizeof(std::uint32_t)) {
      std::memmove(column, integers(i), size_ * sizeof(std::uint32_t));
    }
    if (capacity_ != 0 && target != block_) {
      arena.give_back(block_, capacity_ * kBytesPerRecord);
    }
    block_ = target;
    capacity_ = capacity;
    begin_ = 0;
  }

  std::byte* block_ = nullptr;  ///< of the arena
  std::uint32_t begin_ = 0;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
  std::uint32_t first_ordinal_ = 0;
};

}  // namespace sluice::hotspots
