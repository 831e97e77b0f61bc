#include "operators/forest/options.h"

#include <cmath>
#include <string>

#include "base/error.h"
#include "operators/forest/box.h"

namespace sluice::forest {
namespace {

void require(bool condition, std::string message, std::string hint) {
  if (!condition) {
    throw Error(ErrorKind::kQuery, std::move(message), std::move(hint));
  }
}

bool is_within(std::size_t value, std::size_t least, std::size_t most) {
  return value >= least && value <= most;
}

}  // namespace

double most_bytes(const Options& options) {
  constexpr double kNodes = 60;  // two links, leaf, perimeter, parents, key
  const auto leaves = static_cast<double>(options.trees * options.samples);
  const auto row =
      static_cast<double>(sizeof(float) * row_width(options.columns * options.shingle));
  return leaves * (3 * row + kNodes);  // a point and a box
}

void validate(const Options& options) {
  require(is_within(options.columns, 1, kMostDimensions),
          "a forest over " + std::to_string(options.columns) + " columns",
          "a record has 1 to 65536 numbers");
  require(is_within(options.shingle, 1, kMostDimensions / options.columns),
          "a forest with a shingle of " + std::to_string(options.shingle) + " records",
          "a shingle has at least 1 record and at most 65536 numbers");
  require(is_within(options.trees, 1, kMostTrees),
          "a forest of " + std::to_string(options.trees) + " trees", "1 to 100000 trees");
  require(is_within(options.samples, kLeastSamples, kMostSamples),
          "a forest that samples " + std::to_string(options.samples) + " shingles a tree",
          "2 to 32767 shingles");
  require(std::isfinite(options.time_decay) && options.time_decay >= 1,
          "a forest with a time decay of " + std::to_string(options.time_decay),
          "the time decay is a number of shingles, 1 or more");
}

}  // namespace sluice::forest
