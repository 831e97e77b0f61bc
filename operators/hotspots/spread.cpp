#include "operators/hotspots/spread.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace sluice::hotspots {
namespace {

constexpr std::size_t kFewColumns = 3;

}  // namespace

SpreadWatch::SpreadWatch(std::vector<std::string> names, std::size_t window)
    : names_(std::move(names)),
      left_(names_.size() > kFewColumns ? window : 0),
      least_(names_.size(), std::numeric_limits<double>::infinity()),
      most_(names_.size(), -std::numeric_limits<double>::infinity()) {}

std::string SpreadWatch::see(std::span<const double> point, const std::string& result) {
  for (std::size_t i = 0; i < point.size(); ++i) {
    least_[i] = std::min(least_[i], point[i]);
    most_[i] = std::max(most_[i], point[i]);
  }
  if (result != "{\"hotspots\":[]}") {
    left_ = 0;
    return {};
  }
  --left_;
  return left_ == 0 ? hint() : "";
}

std::string SpreadWatch::hint() const {
  std::string spreads;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    spreads += fmt::format("{}{} {:g} to {:g}", i == 0 ? "" : ", ", names_[i], least_[i], most_[i]);
  }
  return fmt::format(
      "HOTSPOTS: the first window held no hotspot in {} columns ({}); a place is usually two of "
      "them: "
      "CURSOR(SELECT STREAM \"{}\", \"{}\" FROM ...)",
      names_.size(), spreads, names_[0], names_[1]);
}

}  // namespace sluice::hotspots
