#include "connectors/generator/taxi_file.h"

#include <array>
#include <charconv>
#include <chrono>
#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view kHeader =
    "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,"
    "pickup_longitude,pickup_latitude,RatecodeID,store_and_fwd_flag,dropoff_longitude,"
    "dropoff_latitude,payment_type,fare_amount,extra,mta_tax,tip_amount,tolls_amount,"
    "improvement_surcharge,total_amount\n";

/// What is wrong with a line, and how often; real files of the TLC have about as much.
enum class Dirt {
  kNone,
  kNoPickup,
  kNoPlaces,
  kNoDistance,
  kRefund,
  kBackwards,
  kDayLong,
  kCut,
  kText
};

struct DirtShare {
  Dirt dirt;
  std::uint32_t of_100000;
};

constexpr DirtShare kDirtShares[] = {
    {Dirt::kNoPickup, 60},  {Dirt::kNoPlaces, 640}, {Dirt::kNoDistance, 350}, {Dirt::kRefund, 60},
    {Dirt::kBackwards, 90}, {Dirt::kDayLong, 150},  {Dirt::kCut, 30},         {Dirt::kText, 20},
};

Dirt draw_dirt(Random& random) {
  std::uint32_t draw = random.below(100000);
  for (const DirtShare& share : kDirtShares) {
    if (draw < share.of_100000) {
      return share.dirt;
    }
    draw -= share.of_100000;
  }
  return Dirt::kNone;
}

void make_dirty(TaxiTrip& trip, Dirt dirt, Random& random) {
  switch (dirt) {
    case Dirt::kNoPickup:
      trip.pickup = {};
      break;
    case Dirt::kNoPlaces:
      trip.pickup = {};
      trip.dropoff = {};
      break;
    case Dirt::kNoDistance:
      trip.distance = 0;
      trip.dropoff = trip.pickup;
      break;
    case Dirt::kRefund:
      trip.payment = 4;
      for (std::int64_t* amount : {&trip.fare, &trip.extra, &trip.tax, &trip.surcharge}) {
        *amount = -*amount;
      }
      trip.tip = 0;
      trip.tolls = 0;
      break;
    case Dirt::kBackwards:
      trip.dropoff_second = trip.pickup_second - 1 - random.below(3600);
      break;
    case Dirt::kDayLong:
      trip.dropoff_second = trip.pickup_second + 86399 - random.below(3600);
      break;
    case Dirt::kNone:
    case Dirt::kCut:
    case Dirt::kText:
      break;
  }
}

/// Appends `value`, whose last `decimals` digits stand behind the point.
void append_fixed(std::string& out, std::int64_t value, std::size_t decimals) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  std::array<char, 24> digits;
  const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  if (text.size() > decimals) {
    out += text.substr(0, text.size() - decimals);
    text.remove_prefix(text.size() - decimals);
  } else {
    out += '0';
  }
  out += '.';
  out.append(decimals - text.size(), '0');
  out += text;
}

/// Appends hundredths, with one decimal where the second is 0.
void append_hundredths(std::string& out, std::int64_t value) {
  append_fixed(out, value, 2);
  if (out.back() == '0') {
    out.pop_back();
  }
}

void append_degrees(std::string& out, double degrees) {
  append_fixed(out, static_cast<std::int64_t>(degrees * 1e6 + (degrees < 0 ? -0.5 : 0.5)), 6);
}

void append_two_digits(std::string& out, unsigned value) {
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

void append_time(std::string& out, std::int64_t second) {
  const std::chrono::sys_seconds time{std::chrono::seconds{second}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  append_two_digits(out, year / 100);
  append_two_digits(out, year % 100);
  out += '-';
  append_two_digits(out, static_cast<unsigned>(date.month()));
  out += '-';
  append_two_digits(out, static_cast<unsigned>(date.day()));
  out += ' ';
  append_two_digits(out, static_cast<unsigned>(clock.hours().count()));
  out += ':';
  append_two_digits(out, static_cast<unsigned>(clock.minutes().count()));
  out += ':';
  append_two_digits(out, static_cast<unsigned>(clock.seconds().count()));
}

void append_digit(std::string& out, int value) { out += static_cast<char>('0' + value); }

/// Appends the first seven columns.
void append_pickup(std::string& out, const TaxiTrip& trip) {
  append_digit(out, trip.vendor);
  out += ',';
  append_time(out, trip.pickup_second);
  out += ',';
  append_time(out, trip.dropoff_second);
  out += ',';
  append_digit(out, trip.passengers);
  out += ',';
  append_hundredths(out, trip.distance);
  out += ',';
  append_degrees(out, trip.pickup.longitude);
  out += ',';
  append_degrees(out, trip.pickup.latitude);
}

/// Appends the other twelve.
void append_rest(std::string& out, const TaxiTrip& trip, bool is_text) {
  out += ',';
  if (is_text) {
    out += "N/A";
  } else {
    append_digit(out, trip.rate_code);
  }
  out += trip.was_stored ? ",Y," : ",N,";
  append_degrees(out, trip.dropoff.longitude);
  out += ',';
  append_degrees(out, trip.dropoff.latitude);
  out += ',';
  append_digit(out, trip.payment);
  for (const std::int64_t amount :
       {trip.fare, trip.extra, trip.tax, trip.tip, trip.tolls, trip.surcharge, trip.total()}) {
    out += ',';
    append_hundredths(out, amount);
  }
}

}  // namespace

void TaxiFile::begin(std::string& out) { out += kHeader; }

void TaxiFile::append(std::string& out) {
  TaxiTrip trip = trips_.next();
  const Dirt dirt = draw_dirt(dirt_);
  make_dirty(trip, dirt, dirt_);
  append_pickup(out, trip);
  if (dirt != Dirt::kCut) {
    append_rest(out, trip, dirt == Dirt::kText);
  }
  out += '\n';
}

}  // namespace sluice
