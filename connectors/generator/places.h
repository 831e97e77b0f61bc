#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "connectors/generator/manhattan.h"
#include "connectors/generator/random.h"

namespace sluice {

/// How busy a place is in each hour of a day, relative to its busiest.
using Hours = std::array<double, 24>;

/// Where trips begin and end.
struct Place {
  std::string_view name;
  Coordinates center;
  double spread_across = 0;  ///< standard deviations in metres, along the streets
  double spread_uptown = 0;  ///< and along the avenues
  double weight = 0;         ///< share of all pickups in its busiest hours, in percent
  const Hours* hours = nullptr;
  /// Pickups keep to Manhattan's streets. Elsewhere the streets point other ways.
  bool on_grid = false;
};

/// Stations, airports, theatres, bars, offices and the quarters around them.
std::span<const Place> places();

/// Draws places by how busy they are at an hour.
class PlaceChooser {
 public:
  PlaceChooser();
  const Place& choose(int hour, Random& random) const;

 private:
  std::vector<double> cumulative_;  // [hour * places + place]: weight of all places up to this one
};

/// A point at a place, on a street where there are streets, with the receiver's error.
GridPoint point_at(const Place& place, Random& random);

}  // namespace sluice
