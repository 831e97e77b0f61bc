#include "operators/hotspots/plain_hotspots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/check.h"
#include "operators/hotspots/static_search.h"

namespace sluice::hotspots {

/// Records of one hotspot, by their place in the window.
struct PlainHotspots::Cluster {
  std::vector<std::uint32_t> cores;
  std::vector<std::uint32_t> borders;

  std::size_t size() const { return cores.size() + borders.size(); }
  std::uint32_t oldest_core() const { return *std::ranges::min_element(cores); }
};

namespace {

/// Textbook DBSCAN over one window, with the searches of a point made when first needed.
class Clustering {
 public:
  Clustering(const StaticSearch& search, std::size_t points, std::size_t threshold)
      : search_(search), threshold_(threshold), neighbours_(points), cluster_(points, kNone) {}

  bool is_core(std::uint32_t point) { return neighbours(point).size() >= threshold_; }

  const std::vector<std::uint32_t>& neighbours(std::uint32_t point) {
    auto& found = neighbours_[point];
    if (found.empty()) {
      search_.neighbours(point, found);
    }
    return found;
  }

  bool is_visited(std::uint32_t core) const { return cluster_[core] != kNone; }

  /// Visits all that is reachable from `seed`, a core not visited before.
  void flood(std::uint32_t seed, std::vector<std::uint32_t>& cores,
             std::vector<std::uint32_t>& borders) {
    const std::uint32_t cluster = ++clusters_;
    cluster_[seed] = cluster;
    cores.push_back(seed);
    for (std::size_t next = 0; next < cores.size(); ++next) {
      for (const std::uint32_t near : neighbours(cores[next])) {
        if (cluster_[near] == cluster) {
          continue;
        }
        cluster_[near] = cluster;  // a border may be taken over by the next cluster: it is in both
        (is_core(near) ? cores : borders).push_back(near);
      }
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0;

  const StaticSearch& search_;
  std::size_t threshold_;
  std::vector<std::vector<std::uint32_t>> neighbours_;
  std::vector<std::uint32_t> cluster_;
  std::uint32_t clusters_ = kNone;
};

}  // namespace

PlainHotspots::PlainHotspots(const Options& options, Effort effort)
    : options_(options), effort_(effort) {
  validate(options);
  check(effort == Effort::kWholeWindow || (options.scope == Scope::kRecord && !options.members),
        "only the record's clusters, where nothing else is asked");
}

void PlainHotspots::push(std::span<const double> coordinates) {
  check(coordinates.size() == static_cast<std::size_t>(options_.dimensions),
        "coordinates of a record");
  if (options_.window != 0 && window_.size() == options_.window) {
    expire_oldest();
  }
  Record& record = window_.emplace_back();
  record.finite = std::ranges::all_of(coordinates, [](double x) { return std::isfinite(x); });
  for (const double x : coordinates) {
    record.coordinates.push_back(x + 0.0);  // makes -0 the same text as 0
  }
  holds_last_ = true;
  number_hotspots(true);
}

void PlainHotspots::expire_oldest() {
  check(!window_.empty(), "a record to expire");
  window_.pop_front();
  holds_last_ = holds_last_ && !window_.empty();
  number_hotspots(false);
}

std::vector<PlainHotspots::Cluster> PlainHotspots::clusters() const {
  std::vector<double> coordinates;
  std::vector<std::uint32_t> places;  // in the window, of each point
  for (std::uint32_t place = 0; place < window_.size(); ++place) {
    if (window_[place].finite) {
      const auto& point = window_[place].coordinates;
      coordinates.insert(coordinates.end(), point.begin(), point.end());
      places.push_back(place);
    }
  }
  std::vector<Cluster> found;
  if (places.empty()) {
    return found;
  }
  const auto search = make_static_search(coordinates, options_.dimensions, options_.radius);
  Clustering clustering(*search, places.size(), core_threshold(options_));
  const auto flood = [&](std::uint32_t point) {
    if (clustering.is_core(point) && !clustering.is_visited(point)) {
      Cluster& cluster = found.emplace_back();
      clustering.flood(point, cluster.cores, cluster.borders);
      for (std::uint32_t& core : cluster.cores) core = places[core];
      for (std::uint32_t& border : cluster.borders) border = places[border];
    }
  };
  if (effort_ == Effort::kWholeWindow) {
    for (std::uint32_t point = 0; point < places.size(); ++point) flood(point);
  } else if (holds_last_ && window_.back().finite) {
    const auto last = static_cast<std::uint32_t>(places.size() - 1);
    if (clustering.is_core(last)) {
      flood(last);
    } else {
      std::ranges::for_each(std::vector(clustering.neighbours(last)), flood);
    }
  }
  return found;
}

Summary PlainHotspots::summarise(const Cluster& cluster) const {
  const auto dimensions = static_cast<std::size_t>(options_.dimensions);
  Summary summary;
  summary.records = cluster.size();
  summary.id = window_[cluster.cores.front()].id;
  summary.least.assign(dimensions, std::numeric_limits<double>::infinity());
  summary.most.assign(dimensions, -std::numeric_limits<double>::infinity());
  for (const auto* part : {&cluster.cores, &cluster.borders}) {
    for (const std::uint32_t place : *part) {
      for (std::size_t i = 0; i < dimensions; ++i) {
        const double x = window_[place].coordinates[i];
        summary.least[i] = std::min(summary.least[i], x);
        summary.most[i] = std::max(summary.most[i], x);
      }
    }
  }
  return summary;
}

std::vector<Summary> PlainHotspots::hotspots() {
  std::vector<Summary> found;
  const auto last = static_cast<std::uint32_t>(window_.size() - 1);
  for (const Cluster& cluster : clusters()) {
    const auto holds = [&](const auto& part) {
      return std::ranges::find(part, last) != part.end();
    };
    const bool listed = options_.scope == Scope::kWindow ||
                        (holds_last_ && (holds(cluster.cores) || holds(cluster.borders)));
    if (listed && cluster.size() >= options_.minimum) {
      found.push_back(summarise(cluster));
    }
  }
  return found;
}

void PlainHotspots::append_result(std::string& out) {
  auto found = hotspots();
  hotspots::append_result(out, found, options_);
}

/// Gives every hotspot of the window its number. A hotspot goes on living in the clusters that hold
/// cores it had; after a push the oldest number wins, after an expiry the largest part keeps it.
void PlainHotspots::number_hotspots(bool pushed) {
  if (!options_.members) {
    return;
  }
  auto found = clusters();
  std::ranges::sort(found, {}, &Cluster::oldest_core);
  std::map<std::uint64_t, std::size_t> largest;  // number before -> the part that keeps it
  std::vector<std::uint64_t> ids(found.size(), 0);
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const std::uint32_t core : found[i].cores) {
      const std::uint64_t id = window_[core].id;
      ids[i] = id != 0 && (ids[i] == 0 || id < ids[i]) ? id : ids[i];
    }
    const auto [known, is_new] = largest.try_emplace(ids[i], i);
    if (!is_new && found[i].size() > found[known->second].size()) {
      known->second = i;
    }
  }
  for (Record& record : window_) record.id = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool alive = found[i].size() >= options_.minimum;
    const bool keeps = ids[i] != 0 && (pushed || largest[ids[i]] == i);
    const std::uint64_t id = !alive ? 0 : keeps ? ids[i] : ++last_id_;
    for (const std::uint32_t core : found[i].cores) window_[core].id = id;
  }
}

}  // namespace sluice::hotspots
