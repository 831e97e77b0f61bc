#include "connectors/generator/manhattan.h"

#include <array>
#include <cmath>

namespace sluice {
namespace {

constexpr Coordinates kOrigin{.longitude = -73.9807, .latitude = 40.7536};
constexpr double kMetersPerLongitude = 84320;  // at the origin's latitude
constexpr double kMetersPerLatitude = 111050;
constexpr double kSine = 0.48480962024633706;  // of 29 degrees
constexpr double kCosine = 0.87461970713939574;

/// Twenty streets make a mile.
constexpr double kStreetSpacing = 80.5;
/// Twelfth to York Avenue, with Park, Lexington and Madison between them.
constexpr std::array kAvenues = {-1750.0, -1505.0, -1260.0, -1015.0, -770.0, -525.0, -280.0, 0.0,
                                 140.0,   280.0,   420.0,   560.0,   770.0,  985.0,  1180.0};

double nearest_avenue(double across) {
  double nearest = kAvenues.front();
  for (const double avenue : kAvenues) {
    if (std::abs(avenue - across) < std::abs(nearest - across)) {
      nearest = avenue;
    }
  }
  return nearest;
}

}  // namespace

GridPoint to_grid(Coordinates place) {
  const double east = (place.longitude - kOrigin.longitude) * kMetersPerLongitude;
  const double north = (place.latitude - kOrigin.latitude) * kMetersPerLatitude;
  return {.across = east * kCosine - north * kSine, .uptown = east * kSine + north * kCosine};
}

Coordinates to_coordinates(GridPoint point) {
  const double east = point.across * kCosine + point.uptown * kSine;
  const double north = point.uptown * kCosine - point.across * kSine;
  return {.longitude = kOrigin.longitude + east / kMetersPerLongitude,
          .latitude = kOrigin.latitude + north / kMetersPerLatitude};
}

double street_distance(GridPoint from, GridPoint to) {
  return std::abs(from.across - to.across) + std::abs(from.uptown - to.uptown);
}

GridPoint snap_to_street(GridPoint point) {
  const double avenue = nearest_avenue(point.across);
  const double street = std::floor(point.uptown / kStreetSpacing + 0.5) * kStreetSpacing;
  // Twice as far to an avenue is still worth it: most people hail there.
  if (std::abs(avenue - point.across) <= 2 * std::abs(street - point.uptown)) {
    return {.across = avenue, .uptown = point.uptown};
  }
  return {.across = point.across, .uptown = street};
}

bool has_streets(GridPoint point) {
  const double street = 42 + point.uptown / kStreetSpacing;
  if (street < 14 || street > 125) {
    return true;
  }
  const bool is_park = street > 59 && street < 110 && point.across > -770 && point.across < 0;
  return !is_park && point.across >= -1800 && point.across <= 1260;
}

}  // namespace sluice
