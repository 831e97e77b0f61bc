#pragma once

#include <cstdint>

#include "connectors/generator/manhattan.h"
#include "connectors/generator/places.h"
#include "connectors/generator/random.h"

namespace sluice {

/// A taxi trip as the TLC records it. Money in cents, distance in hundredths of a mile.
struct TaxiTrip {
  int vendor = 1;
  std::int64_t pickup_second = 0;  ///< since 1970-01-01, local time
  std::int64_t dropoff_second = 0;
  int passengers = 1;
  std::int64_t distance = 0;
  Coordinates pickup;
  int rate_code = 1;  ///< 1 metered, 2 the flat fare between Manhattan and JFK
  bool was_stored = false;
  Coordinates dropoff;
  int payment = 1;  ///< 1 card, 2 cash, 3 no charge, 4 dispute
  std::int64_t fare = 0;
  std::int64_t extra = 0;
  std::int64_t tax = 50;
  std::int64_t tip = 0;
  std::int64_t tolls = 0;
  std::int64_t surcharge = 30;

  std::int64_t total() const { return fare + extra + tax + tip + tolls + surcharge; }
};

/// Makes trips in order of their pickups, without end: from Thursday, 10 March 2016, 07:00 on.
class TaxiTrips {
 public:
  explicit TaxiTrips(std::uint64_t seed) : random_(seed) {}

  TaxiTrip next();

 private:
  void advance_clock();
  GridPoint choose_dropoff(GridPoint pickup, int hour);
  void drive(TaxiTrip& trip, double meters);
  void pay(TaxiTrip& trip);

  Random random_;
  PlaceChooser places_;
  double seconds_ = 1457593200;  // 2016-03-10 07:00:00
};

}  // namespace sluice
