#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "operators/hotspots/options.h"

namespace sluice::hotspots {

/// One hotspot as the result shows it.
struct Summary {
  std::uint64_t records = 0;
  std::uint64_t id = 0;
  std::vector<double> least;  ///< [dimensions] minimum over the records
  std::vector<double> most;   ///< [dimensions] maximum over the records
};

/// Records per volume of the bounding box; infinity where the box has no volume. The one place
/// that says what the size of a hotspot is.
///   least, most [d]: the box
double density(std::uint64_t records, std::span<const double> least, std::span<const double> most);

/// Appends `value` in the shortest form that reads back as the same double.
void append_number(std::string& out, double value);

/// Appends `{"density":D`, infinity as the text "Infinity".
void append_density(std::string& out, double value);

/// Appends `,"minValues":[..],"maxValues":[..]`.
void append_box(std::string& out, std::span<const double> least, std::span<const double> most);

/// Appends `,"count":N,"id":M`.
void append_members(std::string& out, std::uint64_t records, std::uint64_t id);

/// Opens a result, takes whole hotspots, and closes it, within a limit of characters.
class ResultText {
 public:
  /// The text is appended to `out`, of which no more than `limit` characters are added.
  ResultText(std::string& out, std::size_t limit);

  /// Appends one hotspot, braces included, unless the result would become longer than the limit:
  /// returns false, and the caller stops.
  bool add(std::string_view hotspot);
  void close();

 private:
  std::string& out_;
  std::size_t end_;
  bool first_ = true;
};

/// Sorts `hotspots` as a result lists them and appends the whole result.
void append_result(std::string& out, std::vector<Summary>& hotspots, const Options& options);

}  // namespace sluice::hotspots
