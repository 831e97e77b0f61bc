// How fast decoders make rows of bytes: trips of 13 fields as JSON lines, beside bare simdjson that
// converts the same fields, and trips of 19 columns as CSV.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <random>
#include <string>
#include <vector>

#include "connectors/builtins.h"
#include "connectors/registry.h"
#include "runtime/connector.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::size_t kBlockBytes = 256 << 10;

struct Member {
  const char* name;
  Type type;
  bool is_read;  ///< by a query that counts and sums by zone
};

const std::vector<Member>& members() {
  static const std::vector<Member> kMembers = {
      {"vendor_id", Type::integer(), false},
      {"tpep_pickup_datetime", Type::timestamp(), false},
      {"tpep_dropoff_datetime", Type::timestamp(), false},
      {"passenger_count", Type::integer(), true},
      {"trip_distance", Type::double_precision(), false},
      {"pickup_longitude", Type::double_precision(), false},
      {"pickup_latitude", Type::double_precision(), false},
      {"pickup_zone_number", Type::integer(), true},
      {"dropoff_longitude", Type::double_precision(), false},
      {"dropoff_latitude", Type::double_precision(), false},
      {"payment_type_name", Type::varchar(16), false},
      {"store_and_forward_flag", Type::varchar(1), false},
      {"total_amount_usd", Type::double_precision(), true},
  };
  return kMembers;
}

/// Cells of a trip, in the order of the members; text comes with quotes where `quote` is set.
std::vector<std::string> trip_cells(std::mt19937& random, const char* quote) {
  const auto time = [&] {
    return fmt::format("{}2016-03-10 08:{:02}:{:02}.000{}", quote, random() % 60, random() % 60,
                       quote);
  };
  const auto decimal = [&](unsigned from, unsigned count, double unit) {
    return fmt::format("{:.6g}", (from + random() % count) * unit);
  };
  return {std::to_string(1 + random() % 2),
          time(),
          time(),
          std::to_string(random() % 6),
          decimal(20, 2500, 0.01),
          "-" + decimal(73'900'000, 100'000, 1e-6),
          decimal(40'700'000, 90'000, 1e-6),
          std::to_string(random() % 300),
          "-" + decimal(73'900'000, 100'000, 1e-6),
          decimal(40'700'000, 90'000, 1e-6),
          fmt::format("{}{}{}", quote, random() % 2 == 0 ? "credit card" : "cash", quote),
          fmt::format("{}N{}", quote, quote),
          decimal(250, 8000, 0.01)};
}

std::string json_lines() {
  std::mt19937 random(1);
  std::string text;
  while (text.size() < kBlockBytes) {
    const std::vector<std::string> cells = trip_cells(random, "\"");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += fmt::format("{}\"{}\":{}", i == 0 ? "{" : ",", members()[i].name, cells[i]);
    }
    text += "}\n";
  }
  return text;
}

std::string csv_lines() {
  std::mt19937 random(1);
  std::string text;
  for (const Member& member : members()) {
    text += fmt::format("{}{}", text.empty() ? "" : ",", member.name);
  }
  text += ",extra,mta_tax,tip_amount,tolls_amount,improvement,fare_amount\n";
  while (text.size() < kBlockBytes) {
    text += fmt::format("{},0.5,0.5,{},0.0,0.3,{}\n", fmt::join(trip_cells(random, ""), ","),
                        random() % 10, random() % 50);
  }
  return text;
}

DecodePlan trips_plan(bool checks_all) {
  DecodePlan plan{.fields = {},
                  .rowtime_field = "tpep_pickup_datetime",
                  .timestamp_format = {},
                  .names_fold = true};
  for (const Member& member : members()) {
    plan.fields.push_back({.column = member.name,
                           .type = member.type,
                           .source_field = {},
                           .materialise = member.is_read,
                           .check = checks_all || member.is_read});
  }
  return plan;
}

void decode(benchmark::State& state, const char* format, const DecodePlan& plan,
            const std::string& text) {
  ConnectorRegistry registry;
  install_connectors(registry);
  const auto decoder = registry.format(format).make_decoder(plan, {});
  std::vector<Block> blocks;
  decoder->cut({.bytes = text, .origin = nullptr, .begins = true, .ends = true, .arrival = {}},
               blocks);
  std::int64_t rows = 0;
  for (auto _ : state) {
    for (const Block& block : blocks) {
      rows += decoder->decode(block).row_count;
    }
  }
  state.SetItemsProcessed(rows);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void json(benchmark::State& state) {
  decode(state, "json", trips_plan(state.range(0) != 0), json_lines());
}
BENCHMARK(json)->ArgName("check_all")->Arg(1)->Arg(0);

void csv(benchmark::State& state) {
  decode(state, "csv", trips_plan(state.range(0) != 0), csv_lines());
}
BENCHMARK(csv)->ArgName("check_all")->Arg(1)->Arg(0);

/// What simdjson needs for the same: each line's members looked at in order, numbers converted,
/// times read, words checked.
void bare_simdjson(benchmark::State& state) {
  const bool checks_all = state.range(0) != 0;
  const simdjson::padded_string text(json_lines());
  simdjson::ondemand::parser parser;
  std::int64_t rows = 0;
  double sum = 0;
  for (auto _ : state) {
    const std::string_view all(text);
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = all.find('\n', begin);
      auto document = parser
                          .iterate(all.data() + begin, end - begin,
                                   all.size() - begin + simdjson::SIMDJSON_PADDING)
                          .value();
      std::size_t i = 0;
      for (auto field : document.get_object()) {
        const Member& member = members()[i++];
        const bool is_known = field.key().value().unsafe_is_equal(member.name);
        if (!is_known || (!checks_all && !member.is_read && i != 2)) {
          continue;
        }
        auto value = field.value();
        switch (member.type.kind) {
          case TypeKind::kInteger:
            sum += static_cast<double>(value.get_int64().value());
            break;
          case TypeKind::kDouble:
            sum += value.get_double().value();
            break;
          case TypeKind::kTimestamp:
            sum += static_cast<double>(*parse_timestamp(value.get_string().value()));
            break;
          default:
            sum += static_cast<double>(value.get_string().value().size());
        }
      }
      ++rows;
      begin = end + 1;
    }
  }
  benchmark::DoNotOptimize(sum);
  state.SetItemsProcessed(rows);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(bare_simdjson)->ArgName("check_all")->Arg(1)->Arg(0);

}  // namespace
}  // namespace sluice
