#pragma once

#include <cstddef>
#include <vector>

#include "operators/hotspots/result_text.h"

namespace sluice::hotspots {

/// Sample records, a point each.
struct SamplePoints {
  std::size_t dimensions = 2;
  std::vector<double> coordinates;  ///< [n, dimensions], a point a row; all finite
  std::size_t size() const { return coordinates.size() / dimensions; }
};

/// A choice of parameters and what it would find.
struct Suggestion {
  std::size_t minimum = 0;
  double radius = 0;
  double hot_share = 0;           ///< of the records of the last window, those in a hotspot
  std::vector<Summary> hotspots;  ///< of the last window
  std::vector<double> curve;      ///< distance to the (minimum - 1)-th neighbour, ascending
};

/// Proposes radii for HOTSPOTS: for each minimum the knee of the curve of distances to the (minimum
/// - 1)-th nearest neighbour within windows of `window` records. Cost: O(n log n) per minimum over
/// the windows that the sample holds, ten at most. Throws an Error of kind input when the sample
/// holds fewer records than the smallest minimum. Source of the curve: Ester, Kriegel, Sander, Xu,
/// KDD 1996, section 4.2; of the knee: Satopaa et al., ICDCSW 2011.
std::vector<Suggestion> suggest(const SamplePoints& sample, std::size_t window);

}  // namespace sluice::hotspots
