#pragma once

#include <cstddef>

namespace sluice::hotspots {

/// Which hotspots the result of a record lists.
enum class Scope {
  kWindow,  ///< every hotspot of the window that ends with the record
  kRecord,  ///< those that the record belongs to: none, one, or several where it is a shared border
};

/// What makes a hotspot.
enum class Linkage {
  kCore,  ///< DBSCAN: records with at least `minimum` neighbours, and all that is near one of them
  kAny,   ///< any two records within the radius are linked; groups of at least `minimum` count
};

/// What HOTSPOTS is asked to compute. Every field is fixed for the life of an instance.
struct Options {
  /// Coordinates of a record, 1 to kMostDimensions.
  int dimensions = 2;
  /// Records that the window holds, kLeastWindow to kMostWindow; 0 for a window that only
  /// expire_oldest() shortens, as a window in time does.
  std::size_t window = 1000;
  /// Two records at most this far apart are neighbours, in the unit of the coordinates; at least
  /// kLeastRadius, below which its square would vanish.
  double radius = 0;
  /// Records that a hotspot needs, the record itself counted; 2 to `window`.
  std::size_t minimum = 2;
  Scope scope = Scope::kWindow;
  Linkage linkage = Linkage::kCore;
  /// Adds "count" and "id" to each hotspot of the text.
  bool members = false;
  /// Longest result in characters. What does not fit is dropped, a whole hotspot at a time.
  std::size_t text_limit = 10'000;

  friend bool operator==(const Options&, const Options&) = default;
};

inline constexpr int kMostDimensions = 30;
inline constexpr std::size_t kLeastWindow = 2;
inline constexpr std::size_t kMostWindow = 10'000'000;
inline constexpr double kLeastRadius = 1e-150;

/// Throws an Error of kind query that names the first option out of its range.
void validate(const Options& options);

/// Neighbours that make a record a core, itself counted.
std::size_t core_threshold(const Options& options);

}  // namespace sluice::hotspots
