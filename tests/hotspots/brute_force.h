#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <deque>
#include <limits>
#include <set>
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

struct BruteForce::Hotspot {
  std::set<std::size_t> records;
  std::vector<double> least;
  std::vector<double> most;
  double density = 0;
};

inline std::string shortest(double value) {
  char digits[40];
  return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

inline std::string json_list(const std::vector<double>& values) {
  std::string text = "[";
  for (const double value : values) {
    text += text.size() > 1 ? "," : "";
    text += shortest(value);
  }
  return text += ']';
}

inline void BruteForce::push(const std::vector<double>& record) {
  if (options_.window != 0 && window_.size() == options_.window) {
    expire_oldest();
  }
  window_.push_back(record);
}

inline bool BruteForce::are_near(std::size_t left, std::size_t right) const {
  double sum = 0;
  for (std::size_t i = 0; i < window_[left].size(); ++i) {
    const double difference = window_[left][i] - window_[right][i];
    sum += difference * difference;
  }
  return sum <= options_.radius * options_.radius;  // false for NaN, and for infinite differences
}

inline std::vector<std::vector<std::size_t>> BruteForce::neighbours() const {
  std::vector<std::vector<std::size_t>> found(window_.size());
  for (std::size_t i = 0; i < window_.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      if (are_near(i, j)) {
        found[i].push_back(j);
        if (i != j) found[j].push_back(i);
      }
    }
  }
  return found;
}

inline std::vector<BruteForce::Hotspot> BruteForce::hotspots() const {
  const std::size_t threshold = options_.linkage == Linkage::kAny ? 1 : options_.minimum;
  const auto near = neighbours();
  std::vector<bool> done(window_.size());
  std::vector<Hotspot> found;
  for (std::size_t seed = 0; seed < window_.size(); ++seed) {
    if (done[seed] || near[seed].size() < threshold) {
      continue;
    }
    Hotspot hotspot;
    std::vector<std::size_t> cores{seed};
    done[seed] = true;
    for (std::size_t next = 0; next < cores.size(); ++next) {
      for (const std::size_t record : near[cores[next]]) {
        hotspot.records.insert(record);
        if (!done[record] && near[record].size() >= threshold) {
          done[record] = true;
          cores.push_back(record);
        }
      }
    }
    const bool is_listed =
        options_.scope == Scope::kWindow || hotspot.records.contains(window_.size() - 1);
    if (is_listed && hotspot.records.size() >= options_.minimum) {
      found.push_back(hotspot);
    }
  }
  return found;
}

inline std::string BruteForce::result() const {
  std::vector<Hotspot> found = hotspots();
  for (Hotspot& hotspot : found) {
    double volume = 1;
    for (std::size_t i = 0; i < static_cast<std::size_t>(options_.dimensions); ++i) {
      double least = std::numeric_limits<double>::infinity();
      double most = -least;
      for (const std::size_t record : hotspot.records) {
        least = std::min(least, window_[record][i]);
        most = std::max(most, window_[record][i]);
      }
      volume = most == least ? 0 : volume * (most - least);
      hotspot.least.push_back(least == 0 ? 0 : least);
      hotspot.most.push_back(most == 0 ? 0 : most);
    }
    hotspot.density = volume == 0 ? std::numeric_limits<double>::infinity()
                                  : static_cast<double>(hotspot.records.size()) / volume;
  }
  std::sort(found.begin(), found.end(), [](const Hotspot& left, const Hotspot& right) {
    if (left.density != right.density) return left.density > right.density;
    return left.least != right.least ? left.least < right.least : left.most < right.most;
  });
  std::string text;
  for (const Hotspot& hotspot : found) {
    const std::string density =
        std::isinf(hotspot.density) ? "\"Infinity\"" : shortest(hotspot.density);
    std::string next = (text.empty() ? "" : ",");
    next += "{\"density\":" + density + ",\"minValues\":" + json_list(hotspot.least) +
            ",\"maxValues\":" + json_list(hotspot.most) + "}";
    if (text.size() + next.size() + std::string("{\"hotspots\":[]}").size() > options_.text_limit) {
      break;
    }
    text += next;
  }
  return "{\"hotspots\":[" + text + "]}";
}

}  // namespace sluice::hotspots
