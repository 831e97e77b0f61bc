#include "operators/forest/point_store.h"

#include <algorithm>

namespace sluice::forest {

PointStore::Id PointStore::add(const float* row) {
  if (free_.empty()) {
    rows_.insert(rows_.end(), row, row + width_);
    references_.push_back(0);
    return static_cast<Id>(references_.size() - 1);
  }
  const Id id = free_.back();
  free_.pop_back();
  std::copy_n(row, width_, rows_.begin() + static_cast<std::ptrdiff_t>(id * width_));
  return id;
}

void PointStore::release(Id id) {
  --references_[id];
  drop_unused(id);
}

void PointStore::drop_unused(Id id) {
  if (references_[id] == 0) {
    free_.push_back(id);
  }
}

}  // namespace sluice::forest
