#pragma once

#include <string>
#include <vector>

#include "operators/hotspots/suggest.h"

namespace sluice::cli {

/// An SVG picture of a suggestion: the distance curve with the radius on it, and the last window's
/// records (first two columns) with the boxes of its hotspots.
std::string suggestion_plot(const hotspots::SamplePoints& sample, std::size_t window,
                            const hotspots::Suggestion& suggestion,
                            const std::vector<std::string>& columns);

}  // namespace sluice::cli
