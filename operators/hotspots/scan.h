#pragma once

#include <cstddef>
#include <cstdint>

namespace sluice::hotspots {

/// Which instructions compare a point with many others. All give the same bits: each distance is
/// subtract, square, add in column order, and nothing is fused.
enum class Simd { kPlain, kAvx2, kAvx512 };

/// Whether this processor has the instructions.
bool is_supported(Simd simd);

/// The fastest that this processor has.
Simd widest_simd();

/// Tells which of up to 64 points are neighbours of `point`: bit i for point i.
///   columns  [dimensions][stride] coordinates, of which the first `count` of each row are read
///   squared  the radius times itself
using Scan = std::uint64_t (*)(const double* columns, std::size_t stride, std::size_t count,
                               const double* point, std::size_t dimensions, double squared);

/// Tells which of up to 64 values are below `limit`: bit i for value i.
using Below = std::uint64_t (*)(const std::uint32_t* values, std::size_t count,
                                std::uint32_t limit);

Below choose_below(Simd simd);

/// The scan for points of that many dimensions.
Scan choose_scan(Simd simd, int dimensions);

}  // namespace sluice::hotspots
