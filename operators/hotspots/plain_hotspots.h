#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "operators/hotspots/options.h"
#include "operators/hotspots/result_text.h"

namespace sluice::hotspots {

/// What PlainHotspots works out for a result.
enum class Effort {
  kWholeWindow,   ///< clusters the whole window, the textbook way
  kOnlyTheRecord  ///< with Scope::kRecord: follows only the clusters of the record
};

/// The same results as Hotspots by the plain way: for every result a static k-d tree (nanoflann) is
/// built over the window, and the window clustered by DBSCAN as in the paper. Too slow for streams;
/// it is the oracle of the tests and the baseline of the benchmarks.
/// Cost: O(n log n + n k) a result for n records with k neighbours each; with members per call.
class PlainHotspots {
 public:
  explicit PlainHotspots(const Options& options, Effort effort = Effort::kWholeWindow);

  /// As in Hotspots.
  void push(std::span<const double> coordinates);
  void expire_oldest();
  std::size_t size() const { return window_.size(); }
  void append_result(std::string& out);

  /// The hotspots of the window, or of the last record, in no particular order.
  std::vector<Summary> hotspots();

 private:
  struct Record {
    std::vector<double> coordinates;
    bool finite = false;
    std::uint64_t id = 0;  ///< with members: of the hotspot in which the record is a core, else 0
  };
  struct Cluster;

  std::vector<Cluster> clusters() const;
  Summary summarise(const Cluster& cluster) const;
  void number_hotspots(bool pushed);

  Options options_;
  Effort effort_;
  std::deque<Record> window_;
  bool holds_last_ = false;  ///< the record pushed last has not been expired
  std::uint64_t last_id_ = 0;
};

}  // namespace sluice::hotspots
