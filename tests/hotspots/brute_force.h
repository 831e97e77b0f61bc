#pragma once

#include <deque>
#include <string>
#include <vector>

#include "operators/hotspots/options.h"

namespace sluice::hotspots {

/// The contract word by word, every pair of records compared: the first oracle. Shares no code with
/// what it judges, the text of the result included. Does not know members.
class BruteForce {
 public:
  explicit BruteForce(const Options& options) : options_(options) {}

  void push(const std::vector<double>& record);
  void expire_oldest() { window_.pop_front(); }
  std::string result() const;

 private:
  struct Hotspot;

  bool are_near(std::size_t left, std::size_t right) const;
  std::vector<std::vector<std::size_t>> neighbours() const;
  std::vector<Hotspot> hotspots() const;

  Options options_;
  std::deque<std::vector<double>> window_;
};

}  // namespace sluice::hotspots
