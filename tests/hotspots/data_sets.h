#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sluice::hotspots {

/// Records, and radii at which they are interesting.
struct DataSet {
  std::string name;
  std::vector<std::vector<double>> records;
  std::vector<double> radii;
};

/// Names for make_data_set().
const std::vector<std::string>& data_set_names();

/// Makes the data set of that name; the same for the same arguments.
///   window  the number of records in a window, from which radii are worked out where they follow
///           from a wanted number of neighbours
DataSet make_data_set(const std::string& name, int dimensions, std::size_t records,
                      std::size_t window, std::uint64_t seed);

}  // namespace sluice::hotspots
