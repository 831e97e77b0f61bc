#pragma once

#include <cstdint>
#include <string>

#include "connectors/generator/random.h"
#include "connectors/generator/taxi_trip.h"

namespace sluice {

/// Trips as a CSV file of the TLC: its 19 columns of 2016, coordinates with 6 decimals, and the
/// dirt that its files have.
class TaxiFile {
 public:
  explicit TaxiFile(std::uint64_t seed) : trips_(seed), dirt_(~seed) {}

  /// Appends the header line.
  void begin(std::string& out);
  /// Appends the next line.
  void append(std::string& out);

 private:
  TaxiTrips trips_;
  Random dirt_;  // its own, so that the good rows do not depend on it
};

}  // namespace sluice
