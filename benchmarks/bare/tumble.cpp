// What filter_tumble_low_cardinality costs with nothing around it: simdjson over each line, every
// field checked against its type as Sluice checks it, the sums of a minute in an array, the answer
// printed.
//
//   bare_tumble FILE

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kBlock = 1 << 20;
constexpr std::size_t kMostZones = 1 << 16;

std::int64_t digits(std::string_view text, std::size_t place, std::size_t width) {
  std::int64_t value = 0;
  for (std::size_t i = place; i < place + width; ++i) {
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool has_form_of_a_time(std::string_view text) {
  static constexpr std::string_view kForm = "dddd-dd-dd dd:dd:dd.ddd";
  bool is_good = text.size() == kForm.size();
  for (std::size_t i = 0; is_good && i < text.size(); ++i) {
    is_good = kForm[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == kForm[i];
  }
  return is_good;
}

/// Milliseconds since 1970-01-01 of yyyy-MM-dd HH:mm:ss.SSS; false where it is none.
bool read_time(std::string_view text, std::int64_t& time) {
  if (!has_form_of_a_time(text)) {
    return false;
  }
  const std::int64_t month = digits(text, 5, 2);
  const std::int64_t day = digits(text, 8, 2);
  const std::int64_t hour = digits(text, 11, 2);
  const std::int64_t minute = digits(text, 14, 2);
  const std::int64_t second = digits(text, 17, 2);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) {
    return false;
  }
  // Days of the civil calendar. Source: Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013.
  const std::int64_t year = digits(text, 0, 4) - (month <= 2 ? 1 : 0);
  const std::int64_t in_era = year % 400;
  const std::int64_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t days =
      year / 400 * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
  time = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + digits(text, 20, 3);
  return true;
}

struct Trip {
  std::int64_t pickup = 0;
  std::int64_t zone = 0;
  std::int64_t passengers = 0;
  double amount = 0;
};

/// Reads and checks a field by its name.
bool read_field(std::string_view name, ondemand::value value, Trip& trip) {
  std::int64_t whole = 0;
  double number = 0;
  std::string_view text;
  if (name == "pickup_datetime") {
    return value.get(text) == simdjson::SUCCESS && read_time(text, trip.pickup);
  }
  if (name == "dropoff_datetime") {
    return value.get(text) == simdjson::SUCCESS && read_time(text, whole);
  }
  if (name == "medallion" || name == "payment_type") {
    return value.get(text) == simdjson::SUCCESS && text.size() <= (name == "medallion" ? 32 : 16);
  }
  if (name == "trip_id") {
    return value.get(whole) == simdjson::SUCCESS;
  }
  if (name == "zone") {
    return value.get(trip.zone) == simdjson::SUCCESS && trip.zone >= 0 &&
           trip.zone < static_cast<std::int64_t>(kMostZones);
  }
  if (name == "passenger_count") {
    return value.get(trip.passengers) == simdjson::SUCCESS;
  }
  return value.get(name == "total_amount" ? trip.amount : number) == simdjson::SUCCESS;
}

/// Reads and checks every field; false for a bad row.
bool read_trip(ondemand::document& row, Trip& trip) {
  ondemand::object fields;
  if (row.get_object().get(fields) != simdjson::SUCCESS) {
    return false;
  }
  for (auto field : fields) {
    std::string_view name;
    if (field.unescaped_key().get(name) != simdjson::SUCCESS ||
        !read_field(name, field.value(), trip)) {
      return false;
    }
  }
  return true;
}

/// The sums of the minute that is open.
class Minutes {
 public:
  void add(const Trip& trip) {
    if (trip.pickup / 60'000 != minute_) {
      print();
      minute_ = trip.pickup / 60'000;
    }
    Sum& sum = sums_[static_cast<std::size_t>(trip.zone)];
    if (sum.trips++ == 0) {
      zones_.push_back(trip.zone);
    }
    sum.amount += trip.amount;
  }

  void print() {
    const auto in_day = static_cast<int>(minute_ % 1440);
    for (const std::int64_t zone : zones_) {
      Sum& sum = sums_[static_cast<std::size_t>(zone)];
      std::array<char, 32> amount{};
      std::to_chars(amount.begin(), amount.end() - 1, sum.amount);
      std::printf("{\"MINUTE\":\"%02d:%02d\",\"ZONE\":%d,\"TRIPS\":%d,\"TOTAL_AMOUNT\":%s}\n",
                  in_day / 60, in_day % 60, static_cast<int>(zone), static_cast<int>(sum.trips),
                  amount.data());
      sum = {};
    }
    zones_.clear();
  }

 private:
  struct Sum {
    std::int64_t trips = 0;
    double amount = 0;
  };
  std::int64_t minute_ = 0;
  std::vector<Sum> sums_ = std::vector<Sum>(kMostZones);
  std::vector<std::int64_t> zones_;
};

/// Adds the trips of whole lines; returns how many bytes they had.
std::size_t add_lines(std::string_view block, ondemand::parser& parser, Minutes& minutes,
                      std::int64_t& bad_rows) {
  std::size_t begin = 0;
  while (const void* end = std::memchr(block.data() + begin, '\n', block.size() - begin)) {
    const std::string_view line(
        block.data() + begin,
        static_cast<std::size_t>(static_cast<const char*>(end) - block.data()) - begin);
    ondemand::document row;
    Trip trip;
    const bool is_good =
        parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING)
                .get(row) == simdjson::SUCCESS &&
        read_trip(row, trip);
    bad_rows += is_good ? 0 : 1;
    if (is_good && trip.passengers > 1) {
      minutes.add(trip);
    }
    begin += line.size() + 1;
  }
  return begin;
}

}  // namespace

int main(int argc, char** argv) {
  std::FILE* file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
  if (file == nullptr) {
    std::fputs("usage: bare_tumble FILE\n", stderr);
    return 2;
  }
  std::vector<char> bytes(2 * kBlock + simdjson::SIMDJSON_PADDING);
  std::size_t held = 0;
  ondemand::parser parser;
  Minutes minutes;
  std::int64_t bad_rows = 0;
  while (const std::size_t count = std::fread(bytes.data() + held, 1, kBlock, file)) {
    held += count;
    const std::size_t used = add_lines({bytes.data(), held}, parser, minutes, bad_rows);
    std::memmove(bytes.data(), bytes.data() + used, held - used);
    held -= used;
  }
  minutes.print();
  std::fclose(file);
  return bad_rows == 0 && held == 0 ? 0 : 1;
}
