#include "operators/hotspots/options.h"

#include <cmath>
#include <string>

#include "base/error.h"

namespace sluice::hotspots {
namespace {

void require(bool condition, std::string message, std::string hint) {
  if (!condition) {
    throw Error(ErrorKind::kQuery, std::move(message), std::move(hint));
  }
}

}  // namespace

void validate(const Options& options) {
  require(options.dimensions >= 1 && options.dimensions <= kMostDimensions,
          "hotspots over " + std::to_string(options.dimensions) + " columns",
          "select 1 to 30 numeric columns in the cursor");
  require(options.window == 0 || (options.window >= kLeastWindow && options.window <= kMostWindow),
          "hotspots in a window of " + std::to_string(options.window) + " records",
          "a window holds 2 to 10000000 records");
  require(std::isfinite(options.radius) && options.radius >= kLeastRadius,
          "hotspots with a scan radius of " + std::to_string(options.radius),
          "the radius is a finite number above 0, in the unit of the columns");
  require(options.minimum >= 2 && options.minimum <= kMostWindow &&
              (options.window == 0 || options.minimum <= options.window),
          "hotspots of at least " + std::to_string(options.minimum) + " records",
          "the minimum is 2 to the number of records in the window");
}

std::size_t core_threshold(const Options& options) {
  return options.linkage == Linkage::kAny ? 1 : options.minimum;
}

}  // namespace sluice::hotspots
