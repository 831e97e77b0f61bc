#include "connectors/generator/places.h"

#include <algorithm>

namespace sluice {
namespace {

// Midnight to eleven, noon to eleven at night.
constexpr Hours kCommuters = {.25, .15, .1, .1, .1, .3, .7, 1.0, 1.0, .9, .6, .5,
                              .5,  .5,  .5, .6, .7, .9, .9, .8,  .7,  .6, .5, .4};
constexpr Hours kFlights = {.6, .25, .1, .05, .1, .3, .4, .5, .6, .7,  .7,  .7,
                            .8, .8,  .9, 1.0, 1., 1., 1., 1., 1., 1.0, 1.0, .9};
constexpr Hours kShows = {.4, .2, .1, .05, .05, .05, .1, .2, .3, .4, .4, .4,
                          .5, .5, .5, .6,  .6,  .6,  .6, .5, .5, .8, 1., .9};
constexpr Hours kBars = {1.0, 1.0, .9, .7, .4, .1, .05, .05, .1, .1, .1, .15,
                         .2,  .2,  .2, .2, .3, .3, .4,  .5,  .6, .7, .9, 1.0};
constexpr Hours kOffices = {.2, .1, .05, .05, .05, .1,  .2,  .3, .5, .6, .6, .6,
                            .7, .7, .7,  .7,  .8,  1.0, 1.0, .9, .8, .6, .4, .3};
constexpr Hours kShops = {.05, .02, .02, .02, .02, .02, .05, .1, .2, .4, .6, .8,
                          .9,  1.0, 1.0, 1.0, 1.0, 1.0, .9,  .8, .6, .3, .2, .1};
constexpr Hours kHomes = {.3, .2, .15, .1, .15, .4, .8, 1.0, 1.0, .9, .8, .7,
                          .7, .7, .7,  .7, .7,  .7, .7, .7,  .6,  .5, .5, .4};
constexpr Hours kHospitals = {.2, .15, .1, .1, .1, .2, .3, .6, .7, .8, .9, 1.0,
                              1., 1.0, 1., 1., 1., .9, .8, .7, .5, .4, .3, .2};

constexpr bool kOnGrid = true;

// Coordinates are public facts, rounded to some ten metres; shares follow TLC's records by eye.
constexpr Place kPlaces[] = {
    {"Penn Station", {-73.9935, 40.7503}, 70, 60, 2.6, &kCommuters, kOnGrid},
    {"Grand Central", {-73.9768, 40.7524}, 75, 60, 2.2, &kCommuters, kOnGrid},
    {"Port Authority Bus Terminal", {-73.9903, 40.7566}, 60, 60, 1.8, &kCommuters, kOnGrid},
    {"JFK Terminal 4", {-73.7822, 40.6447}, 90, 50, 1.0, &kFlights},
    {"JFK Terminal 5", {-73.7766, 40.6460}, 80, 50, .8, &kFlights},
    {"JFK Terminal 8", {-73.7898, 40.6468}, 80, 50, .6, &kFlights},
    {"LaGuardia Terminal B", {-73.8727, 40.7741}, 90, 40, 1.5, &kFlights},
    {"LaGuardia Terminal C", {-73.8638, 40.7698}, 80, 40, 1.0, &kFlights},
    {"Times Square", {-73.9855, 40.7580}, 110, 120, 1.6, &kShows, kOnGrid},
    {"Theatre District", {-73.9880, 40.7598}, 90, 140, 1.6, &kShows, kOnGrid},
    {"Madison Square Garden", {-73.9922, 40.7514}, 60, 60, .7, &kShows, kOnGrid},
    {"Lincoln Center", {-73.9827, 40.7722}, 60, 70, .9, &kShows, kOnGrid},
    {"Rockefeller Center", {-73.9787, 40.7587}, 90, 90, 1.2, &kOffices, kOnGrid},
    {"Park Avenue Offices", {-73.9730, 40.7570}, 120, 160, 2.2, &kOffices, kOnGrid},
    {"Bryant Park", {-73.9832, 40.7546}, 90, 80, 1.0, &kOffices, kOnGrid},
    {"Columbus Circle", {-73.9819, 40.7681}, 60, 60, 1.1, &kOffices, kOnGrid},
    {"Wall Street", {-74.0090, 40.7068}, 130, 150, 1.5, &kOffices},
    {"World Financial Center", {-74.0149, 40.7135}, 60, 120, 1.1, &kOffices},
    {"Fifth Avenue at 59th Street", {-73.9735, 40.7642}, 80, 80, 1.5, &kShops, kOnGrid},
    {"Bloomingdale's", {-73.9666, 40.7621}, 60, 70, .9, &kShops, kOnGrid},
    {"Herald Square", {-73.9879, 40.7498}, 70, 80, 1.0, &kShops, kOnGrid},
    {"Union Square", {-73.9904, 40.7359}, 100, 90, 1.4, &kShops, kOnGrid},
    {"SoHo", {-74.0000, 40.7240}, 170, 200, 1.5, &kShops},
    {"Metropolitan Museum", {-73.9626, 40.7790}, 25, 90, .8, &kShops, kOnGrid},
    {"Lower East Side Bars", {-73.9876, 40.7204}, 110, 140, 2.6, &kBars},
    {"East Village", {-73.9865, 40.7275}, 160, 180, 2.4, &kBars},
    {"Meatpacking District", {-74.0062, 40.7405}, 110, 120, 2.2, &kBars},
    {"Greenwich Village", {-74.0010, 40.7335}, 170, 170, 2.0, &kBars},
    {"Williamsburg, Bedford Avenue", {-73.9577, 40.7172}, 140, 170, 1.6, &kBars},
    {"Hell's Kitchen", {-73.9893, 40.7642}, 120, 250, 1.5, &kBars, kOnGrid},
    {"Koreatown", {-73.9866, 40.7478}, 70, 50, .7, &kBars, kOnGrid},
    {"Cornell and Sloan Kettering", {-73.9555, 40.7643}, 80, 150, 1.1, &kHospitals, kOnGrid},
    {"NYU and Bellevue", {-73.9745, 40.7410}, 60, 150, .9, &kHospitals, kOnGrid},
    {"Upper East Side", {-73.9585, 40.7735}, 330, 750, 13, &kHomes, kOnGrid},
    {"Upper West Side", {-73.9775, 40.7865}, 260, 900, 9, &kHomes, kOnGrid},
    {"Midtown East", {-73.9715, 40.7535}, 330, 500, 8, &kOffices, kOnGrid},
    {"Midtown West", {-73.9875, 40.7590}, 400, 600, 9, &kOffices, kOnGrid},
    {"Murray Hill and Gramercy", {-73.9805, 40.7425}, 350, 600, 8, &kHomes, kOnGrid},
    {"Chelsea and Flatiron", {-73.9955, 40.7440}, 420, 450, 8, &kOffices, kOnGrid},
    {"Villages", {-73.9980, 40.7310}, 600, 350, 6, &kBars},
    {"Tribeca and Chinatown", {-74.0050, 40.7180}, 350, 300, 3, &kOffices},
    {"Harlem", {-73.9480, 40.8080}, 500, 600, 2, &kHomes, kOnGrid},
    {"Washington Heights", {-73.9390, 40.8440}, 250, 700, .6, &kHomes},
    {"Downtown Brooklyn", {-73.9880, 40.6900}, 600, 500, 1.5, &kHomes},
    {"Park Slope", {-73.9790, 40.6720}, 700, 700, 1.0, &kHomes},
    {"Long Island City", {-73.9400, 40.7480}, 500, 600, 1.0, &kHomes},
    {"Astoria", {-73.9200, 40.7640}, 700, 600, .9, &kBars},
    {"Bushwick", {-73.9250, 40.7000}, 900, 700, .7, &kBars},
};

constexpr double kReceiverError = 7;  // metres; street canyons make it larger at times

}  // namespace

std::span<const Place> places() { return kPlaces; }

PlaceChooser::PlaceChooser() {
  for (std::size_t hour = 0; hour < 24; ++hour) {
    double sum = 0;
    for (const Place& place : kPlaces) {
      sum += place.weight * (*place.hours)[hour];
      cumulative_.push_back(sum);
    }
  }
}

const Place& PlaceChooser::choose(int hour, Random& random) const {
  const auto begin = cumulative_.begin() + hour * std::ssize(kPlaces);
  const auto end = begin + std::ssize(kPlaces);
  const auto found = std::upper_bound(begin, end, random.unit() * *(end - 1));
  return kPlaces[std::min(found - begin, std::ssize(kPlaces) - 1)];
}

GridPoint point_at(const Place& place, Random& random) {
  const GridPoint center = to_grid(place.center);
  GridPoint point;
  for (int attempt = 0; attempt < 8; ++attempt) {
    point.across = center.across + place.spread_across * random.bell();
    point.uptown = center.uptown + place.spread_uptown * random.bell();
    if (!place.on_grid || has_streets(point)) {
      break;
    }
  }
  if (place.on_grid) {
    point = snap_to_street(point);
  }
  const double error = kReceiverError * (random.chance(0.1) ? 4 : 1);
  return {.across = point.across + error * random.bell(),
          .uptown = point.uptown + error * random.bell()};
}

}  // namespace sluice
