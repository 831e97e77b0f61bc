#include "connectors/generator/taxi_trip.h"

#include <algorithm>

#include "connectors/generator/rhythm.h"

namespace sluice {
namespace {

constexpr double kMetersPerMile = 1609.344;
/// Beyond this, trips use bridges and motorways: longer ways, higher speed, often a toll.
constexpr double kFarMeters = 9000;
constexpr std::int64_t kTunnelToll = 554;  // cents, with the electronic tag, in 2016

bool is_jfk(Coordinates place) {
  return place.longitude > -73.83 && place.longitude < -73.74 && place.latitude > 40.62 &&
         place.latitude < 40.67;
}

bool is_manhattan(Coordinates place) {
  const GridPoint point = to_grid(place);
  return point.across > -2000 && point.across < 1400 && place.latitude > 40.70;
}

int draw_passengers(Random& random) {
  const std::uint32_t draw = random.below(1000);
  constexpr std::uint32_t kUpTo[] = {716, 855, 897, 916, 968};
  const auto* found = std::upper_bound(std::begin(kUpTo), std::end(kUpTo), draw);
  return static_cast<int>(found - std::begin(kUpTo)) + 1;
}

int draw_payment(Random& random) {
  const std::uint32_t draw = random.below(1000);
  if (draw < 667) {
    return 1;
  }
  return draw < 995 ? 2 : draw < 999 ? 3 : 4;
}

/// $2.50, and $0.50 for each fifth of a mile or each minute in slow traffic.
std::int64_t metered_fare(std::int64_t distance, std::int64_t seconds) {
  const std::int64_t moving_seconds = distance * 36 / 20;  // at 20 miles an hour
  const std::int64_t slow_minutes = std::max<std::int64_t>(0, (seconds - moving_seconds) / 60);
  return 250 + 50 * (distance / 20 + slow_minutes);
}

std::int64_t extra_charge(std::int64_t second) {
  const int hour = hour_of_day(second);
  if (hour >= 20 || hour < 6) {
    return 50;
  }
  return hour >= 16 && is_working_day(second) ? 100 : 0;
}

}  // namespace

TaxiTrip TaxiTrips::next() {
  advance_clock();
  TaxiTrip trip;
  trip.pickup_second = static_cast<std::int64_t>(seconds_);
  const int hour = hour_of_day(trip.pickup_second);
  const GridPoint from = point_at(places_.choose(hour, random_), random_);
  const GridPoint to = choose_dropoff(from, hour);
  trip.pickup = to_coordinates(from);
  trip.dropoff = to_coordinates(to);
  trip.vendor = random_.chance(0.53) ? 2 : 1;
  trip.passengers = draw_passengers(random_);
  trip.was_stored = random_.chance(0.005);
  drive(trip, street_distance(from, to));
  pay(trip);
  return trip;
}

/// Pickups are a Poisson process whose rate follows the hour.
void TaxiTrips::advance_clock() {
  const double rate = trips_per_minute(static_cast<std::int64_t>(seconds_));
  seconds_ += random_.exponential() * 60 / rate;
}

/// Most trips are short: of three places the nearest wins, mostly.
GridPoint TaxiTrips::choose_dropoff(GridPoint pickup, int hour) {
  GridPoint best = point_at(places_.choose(hour, random_), random_);
  if (random_.chance(0.25)) {
    return best;
  }
  for (int candidate = 0; candidate < 2; ++candidate) {
    const GridPoint other = point_at(places_.choose(hour, random_), random_);
    if (street_distance(pickup, other) < street_distance(pickup, best)) {
      best = other;
    }
  }
  return best;
}

void TaxiTrips::drive(TaxiTrip& trip, double meters) {
  const bool is_far = meters > kFarMeters;
  const double detour = is_far ? random_.between(1.05, 1.3) : random_.between(0.95, 1.15);
  const double miles = meters * detour / kMetersPerMile;
  trip.distance = static_cast<std::int64_t>(miles * 100 + 0.5);
  const double speed = std::min(40.0, street_speed(trip.pickup_second) + 0.9 * miles);
  const double seconds = 60 + miles / speed * 3600 * random_.between(0.7, 1.4);
  trip.dropoff_second = trip.pickup_second + static_cast<std::int64_t>(seconds);
  trip.tolls = is_far && random_.chance(0.5) ? kTunnelToll : 0;
}

void TaxiTrips::pay(TaxiTrip& trip) {
  const bool is_flat = (is_jfk(trip.pickup) && is_manhattan(trip.dropoff)) ||
                       (is_manhattan(trip.pickup) && is_jfk(trip.dropoff));
  if (is_flat) {
    trip.rate_code = 2;
    trip.fare = 5200;
  } else {
    trip.fare = metered_fare(trip.distance, trip.dropoff_second - trip.pickup_second);
    trip.extra = extra_charge(trip.pickup_second);
  }
  trip.payment = draw_payment(random_);
  if (trip.payment == 1 && random_.chance(0.95)) {
    constexpr double kShares[] = {0.15, 0.2, 0.2, 0.2, 0.25, 0.3};
    trip.tip = static_cast<std::int64_t>(static_cast<double>(trip.total()) *
                                         kShares[random_.below(std::size(kShares))]);
  }
}

}  // namespace sluice
