#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "operators/hotspots/components.h"
#include "operators/hotspots/huge_pages.h"

namespace sluice::hotspots {

/// The records of the window by number: where each is found, and which others are to be looked at
/// when it leaves. A ring that doubles as the window grows.
class Window {
 public:
  struct Entry {
    std::uint32_t cell = kNothing;  ///< kNothing for a record that is nobody's neighbour
    std::uint32_t ordinal = 0;      ///< in the cell
    RecordNumber waiting = 0;       ///< first record that is a core until this one leaves
    RecordNumber next = 0;          ///< the next that waits for the same record
    // Both are the record's own number where there is none.
  };

  std::size_t size() const { return size_; }
  RecordNumber oldest() const { return oldest_; }
  RecordNumber newest() const { return oldest_ + static_cast<RecordNumber>(size_ - 1); }

  Entry& operator[](RecordNumber number) { return ring_[number & (ring_.size() - 1)]; }
  const Entry& operator[](RecordNumber number) const { return ring_[number & (ring_.size() - 1)]; }

  /// Adds a record and returns its number.
  RecordNumber push() {
    if (size_ == ring_.size()) {
      grow();
    }
    ++size_;
    const RecordNumber number = newest();
    (*this)[number] = {.waiting = number, .next = number};
    return number;
  }

  void pop() {
    ++oldest_;
    --size_;
  }

 private:
  void grow() {
    std::vector<Entry, HugePages<Entry>> larger(ring_.empty() ? 8 : 2 * ring_.size());
    for (RecordNumber number = oldest_, i = 0; i < size_; ++number, ++i) {
      larger[number & (larger.size() - 1)] = (*this)[number];
    }
    ring_.swap(larger);
  }

  std::vector<Entry, HugePages<Entry>> ring_;  ///< a power of two long
  RecordNumber oldest_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sluice::hotspots
