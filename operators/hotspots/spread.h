#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sluice::hotspots {

/// Watches the first window of a query over more than three columns: when it is full and held no
/// hotspot, the query likely analyses columns that its author did not mean.
class SpreadWatch {
 public:
  /// `names` are the analysed columns; `window` is the number of records to watch, 0 to watch none.
  SpreadWatch(std::vector<std::string> names, std::size_t window);

  bool is_watching() const { return left_ > 0; }
  /// Sees a record and its result; returns the hint when the window is full without a hotspot, else
  /// an empty text.
  std::string see(std::span<const double> point, const std::string& result);

 private:
  std::string hint() const;

  std::vector<std::string> names_;
  std::size_t left_;
  std::vector<double> least_;
  std::vector<double> most_;
};

}  // namespace sluice::hotspots
