#pragma once

#include <cstdint>
#include <string>

#include "connectors/generator/random.h"

namespace sluice {

/// The HOTSPOTS exercise of the service's developer guide: points in the square [0, 10) x [0, 10),
/// a fifth of them in a 1 x 1 square that moves to another place every 1000 points.
class Exercise {
 public:
  explicit Exercise(std::uint64_t seed) : random_(seed) {}

  /// JSON lines have no header.
  void begin(std::string& /*out*/) {}
  /// Appends the next point as a JSON line.
  void append(std::string& out);

 private:
  Random random_;
  std::int64_t points_ = 0;
  double left_ = 0;
  double bottom_ = 0;
};

}  // namespace sluice
