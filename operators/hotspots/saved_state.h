#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "operators/hotspots/options.h"

namespace sluice::hotspots {

/// What is worth saving of a window: all else follows from it.
struct SavedState {
  /// A hotspot's number, and the place in the window of one of its cores.
  struct Numbered {
    std::uint64_t place = 0;
    std::uint64_t id = 0;
  };

  bool holds_last = false;  ///< the record pushed last is in the window
  std::vector<double>
      coordinates;  ///< [records, dimensions], NaN throughout for nobody's neighbour
  std::uint64_t last_id = 0;
  std::vector<Numbered> hotspots;  ///< with members only
};

/// Appends the state: 56 bytes, 8 per coordinate, 16 per numbered hotspot.
void encode(std::string& out, const SavedState& state, const Options& options);

/// Reads a state that was encoded under options of the same meaning for the state. Throws an Error
/// of kind state if a size, the checksum or the options do not match.
SavedState decode(std::string_view text, const Options& options);

}  // namespace sluice::hotspots
