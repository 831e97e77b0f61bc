#pragma once

namespace sluice {

/// A place on Earth, degrees WGS 84.
struct Coordinates {
  double longitude = 0;
  double latitude = 0;
};

/// A place in New York along Manhattan's streets: metres from Fifth Avenue and 42nd Street.
/// The avenues point 29 degrees east of north.
struct GridPoint {
  double across = 0;  ///< towards the East River, along the streets
  double uptown = 0;  ///< along the avenues
};

GridPoint to_grid(Coordinates place);
Coordinates to_coordinates(GridPoint point);

/// Metres between two places for somebody who keeps to the streets.
double street_distance(GridPoint from, GridPoint to);

/// Moves a point to the nearest street or avenue, whichever is nearer.
GridPoint snap_to_street(GridPoint point);

/// False in Central Park and in the rivers beside Manhattan, for points between 14th and 125th
/// Street.
bool has_streets(GridPoint point);

}  // namespace sluice
