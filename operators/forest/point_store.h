#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sluice::forest {

/// The points that leaves of any tree refer to, a row each, counted by reference.
/// Cost: every call O(1), `add` a copy of a row; memory follows the most rows alive at one time.
class PointStore {
 public:
  using Id = std::uint32_t;

  /// Rows of `width` floats.
  explicit PointStore(std::size_t width) : width_(width) {}

  /// Copies a row in, with no reference yet.
  Id add(const float* row);
  void retain(Id id) { ++references_[id]; }
  /// Takes a reference away; the row is given up with the last.
  void release(Id id);
  /// Gives the row up if nothing refers to it.
  void drop_unused(Id id);

  /// Valid until the next `add`.
  const float* row(Id id) const { return rows_.data() + std::size_t{id} * width_; }
  std::size_t width() const { return width_; }
  /// Rows that something refers to.
  std::size_t size() const { return references_.size() - free_.size(); }

 private:
  std::size_t width_;
  std::vector<float> rows_;
  std::vector<std::uint32_t> references_;
  std::vector<Id> free_;
};

}  // namespace sluice::forest
