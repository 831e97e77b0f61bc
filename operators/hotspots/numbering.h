#pragma once

#include <cstdint>
#include <vector>

#include "operators/hotspots/index.h"
#include "operators/hotspots/options.h"

namespace sluice::hotspots {

/// Numbers the hotspots of a window as they come up. A hotspot keeps its number while it lives;
/// where several merge the oldest number stays, and where one splits the part with most records
/// keeps it (of equal ones that with the oldest core). Numbers follow the age of the oldest core.
class Numbering {
 public:
  explicit Numbering(const Options& options) : minimum_(options.minimum) {}

  /// Numbers what changed by the last call of the index.
  void update(Index& index);

  std::uint64_t last() const { return last_; }
  void set_last(std::uint64_t last) { last_ = last; }

 private:
  void settle_splits(Index& index);

  std::size_t minimum_;
  std::uint64_t last_ = 0;
  std::vector<ComponentId> born_;
};

}  // namespace sluice::hotspots
