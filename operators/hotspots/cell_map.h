#pragma once

#include <cstdint>
#include <vector>

#include "operators/hotspots/fetch.h"
#include "operators/hotspots/huge_pages.h"

namespace sluice::hotspots {

/// Finds a cell by the hash of its place in the grid: open addressing over small entries, so that
/// a look-up costs one cache miss and growing touches no cell.
class CellMap {
 public:
  /// Returns the first cell of that hash for which `is_it(cell)` holds, else `otherwise`.
  template <class Test>
  std::uint32_t find(std::uint32_t hash, std::uint32_t otherwise, Test&& is_it) const {
    if (entries_.empty()) {
      return otherwise;
    }
    for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
      const Entry entry = entries_[i];
      if (entry.cell == kFree) {
        return otherwise;
      }
      if (entry.hash == hash && is_it(entry.cell)) {
        return entry.cell;
      }
    }
  }

  /// Asks for the memory that find() is going to read.
  void fetch(std::uint32_t hash) const {
    if (!entries_.empty()) {
      hotspots::fetch(&entries_[hash & mask()]);
    }
  }

  void insert(std::uint32_t hash, std::uint32_t cell) {
    if (2 * (size_ + 1) > entries_.size()) {
      grow();
    }
    place({hash, cell});
    ++size_;
  }

  void erase(std::uint32_t hash, std::uint32_t cell) {
    std::size_t hole = hash & mask();
    while (entries_[hole].cell != cell) hole = (hole + 1) & mask();
    // Entries behind the hole move up where that brings them no nearer than their own place.
    for (std::size_t i = (hole + 1) & mask(); entries_[i].cell != kFree; i = (i + 1) & mask()) {
      const std::size_t wanted = entries_[i].hash & mask();
      if (((i - wanted) & mask()) >= ((i - hole) & mask())) {
        entries_[hole] = entries_[i];
        hole = i;
      }
    }
    entries_[hole] = {};
    --size_;
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFF'FFFF;
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t cell = kFree;
  };

  std::size_t mask() const { return entries_.size() - 1; }

  void place(Entry entry) {
    std::size_t i = entry.hash & mask();
    while (entries_[i].cell != kFree) i = (i + 1) & mask();
    entries_[i] = entry;
  }

  void grow() {
    std::vector<Entry, HugePages<Entry>> before(entries_.empty() ? 16 : 2 * entries_.size());
    before.swap(entries_);
    for (const Entry entry : before) {
      if (entry.cell != kFree) {
        place(entry);
      }
    }
  }

  std::vector<Entry, HugePages<Entry>> entries_;
  std::size_t size_ = 0;
};

}  // namespace sluice::hotspots
