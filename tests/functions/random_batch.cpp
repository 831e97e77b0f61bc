#include "tests/functions/random_batch.h"

#include <limits>

#include "functions/decimal.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

std::int64_t pick(std::mt19937_64& random, std::int64_t least, std::int64_t most) {
  return std::uniform_int_distribution<std::int64_t>(least, most)(random);
}

/// Small numbers mostly, so that they meet; sometimes the ends of the range.
std::int64_t random_integer(std::mt19937_64& random, std::int64_t limit) {
  const std::int64_t kind = pick(random, 0, 9);
  if (kind == 0) {
    return limit;
  }
  if (kind == 1) {
    return -limit - (limit == std::numeric_limits<std::int64_t>::max() ? 0 : 1);
  }
  return kind < 8 ? pick(random, -5, 5) : pick(random, -limit, limit);
}

double random_double(std::mt19937_64& random) {
  constexpr double kValues[] = {0, -0.0, 1, -1, 0.5, 2.5, 1e9, -1e-9, 3.4e38, 1e300};
  return kValues[pick(random, 0, 9)];
}

std::string random_text(std::mt19937_64& random) {
  constexpr const char* kParts[] = {"a",   "b", "A", " ", "\xC3\xA9", "%", "_", "1", "\xE2\x82\xAC",
                                    "\xFF"};
  std::string text;
  for (std::int64_t left = pick(random, 0, 6); left > 0; --left) {
    text += kParts[pick(random, 0, 8 + (pick(random, 0, 9) == 0 ? 1 : 0))];
  }
  return text;
}

Value random_value(std::mt19937_64& random, const Type& type) {
  constexpr std::int64_t kDay = 86'400'000;
  switch (type.kind) {
    case TypeKind::kBoolean:
      return pick(random, 0, 1) == 1;
    case TypeKind::kTinyint:
    case TypeKind::kSmallint:
    case TypeKind::kInteger:
    case TypeKind::kBigint:
      return random_integer(
          random, std::numeric_limits<std::int64_t>::max() >> (64 - 8 * value_width(type.kind)));
    case TypeKind::kDecimal:
      return pick(random, 0, 3) == 0 ? pick(random, -5, 5)
                                     : random_integer(random, largest_decimal(type.precision) - 1);
    case TypeKind::kReal:
      return static_cast<double>(static_cast<float>(std::min(random_double(random), 3e38)));
    case TypeKind::kDouble:
      return random_double(random);
    case TypeKind::kDate:
      return pick(random, -3000, 30000) * kDay;
    case TypeKind::kTime:
      return pick(random, 0, kDay - 1);
    case TypeKind::kTimestamp:
      return pick(random, 0, 3) == 0 ? pick(random, -2, 2) * 1000
                                     : pick(random, -3000 * kDay, 30000 * kDay);
    case TypeKind::kChar: {
      std::string padded;
      return std::string(fit_text(type, random_text(random), padded));
    }
    default:
      return random_text(random);
  }
}

}  // namespace

SchemaPtr random_schema() {
  return std::make_shared<const Schema>(std::vector<Field>{
      {"TINY", {.kind = TypeKind::kTinyint}},
      {"SMALL", {.kind = TypeKind::kSmallint}},
      {"I1", Type::integer()},
      {"I2", Type::integer()},
      {"BIG", Type::bigint()},
      {"DEC1", Type::decimal(10, 2)},
      {"DEC2", Type::decimal(18, 6)},
      {"R1", {.kind = TypeKind::kReal}},
      {"DBL", Type::double_precision()},
      {"DBL2", Type::double_precision()},
      {"BOOL1", Type::boolean()},
      {"BOOL2", Type::boolean()},
      {"CH", {.kind = TypeKind::kChar, .precision = 4}},
      {"VC", Type::varchar(20)},
      {"VC2", Type::varchar(20)},
      {"DT", {.kind = TypeKind::kDate}},
      {"TM", {.kind = TypeKind::kTime}},
      {"TS", Type::timestamp()},
      {"TS2", Type::timestamp()},
      {"BIN", {.kind = TypeKind::kVarbinary, .precision = 20}},
  });
}

Batch random_batch(std::mt19937_64& random, std::int64_t row_count) {
  BatchBuilder builder(random_schema());
  for (std::int64_t row = 0; row < row_count; ++row) {
    for (std::size_t i = 0; i < builder.schema()->size(); ++i) {
      const bool is_null_cell = pick(random, 0, 4) == 0;
      builder.column(i).append(
          is_null_cell ? Value() : random_value(random, builder.schema()->field(i).type));
    }
    builder.end_row(RowTime{row * 1000});
  }
  return builder.finish();
}

}  // namespace sluice
