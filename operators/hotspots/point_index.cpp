#include "operators/hotspots/point_index.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sluice::hotspots {
namespace {

// The tree tells points apart in steps this much finer than the radius, so that a bucket that
// cannot be cut any more holds hardly anything but neighbours.
constexpr double kStepsPerRadius = 16;

}  // namespace

PointIndex::PointIndex(int dimensions, double radius, std::size_t threshold, Simd simd)
    : dimensions_(static_cast<std::size_t>(dimensions)),
      reach_(radius * (1 + 1e-9)),
      squared_radius_(radius * radius),
      threshold_(static_cast<std::uint32_t>(threshold)),
      scan_(choose_scan(simd, dimensions)),
      tree_(dimensions, radius / kStepsPerRadius),
      components_(dimensions) {}

bool PointIndex::are_near(Slot left, Slot right) const {
  return scan_(point(left), 1, 1, point(right), dimensions_, squared_radius_) != 0;
}

PointIndex::Slot PointIndex::take_slot(const double* point, RecordNumber number) {
  Slot slot = static_cast<Slot>(records_.size());
  if (free_.empty()) {
    records_.emplace_back();
    points_.resize(points_.size() + dimensions_);
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  records_[slot] = {.number = number};
  std::copy_n(point, dimensions_, &points_[slot * dimensions_]);
  return slot;
}

/// Replaces `found` by all records near a point.
void PointIndex::find_near(const double* point, std::vector<Slot>& found) {
  std::array<double, kMostDimensions> least;
  std::array<double, kMostDimensions> most;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    least[i] = point[i] - reach_;
    most[i] = point[i] + reach_;
  }
  found.clear();
  tree_.for_each_bucket(least.data(), most.data(), [&](const KdTree::Bucket& bucket) {
    ++work_.cells;
    work_.points += bucket.ids.size();
    for (std::size_t base = 0; base < bucket.ids.size(); base += 64) {
      const std::size_t count = std::min<std::size_t>(64, bucket.ids.size() - base);
      for (std::uint64_t hits = scan_(bucket.columns.data() + base, bucket.stride, count, point,
                                      dimensions_, squared_radius_);
           hits != 0; hits &= hits - 1) {
        found.push_back(bucket.ids[base + static_cast<std::size_t>(std::countr_zero(hits))]);
      }
    }
  });
}

void PointIndex::push(const double* coordinates) {
  const RecordNumber number = window_.push();
  if (coordinates == nullptr) {
    return;
  }
  const Slot slot = take_slot(coordinates, number);
  window_[number].cell = slot;
  tree_.insert(coordinates, slot);
  find_near(coordinates, near_);
  records_[slot].count = static_cast<std::uint32_t>(near_.size());
  new_cores_.clear();
  for (const Slot near : near_) {
    if (near != slot && ++records_[near].count == threshold_) {
      new_cores_.push_back(near);
    }
  }
  work_.flips += new_cores_.size();
  if (is_core(slot)) {
    new_cores_.push_back(slot);
  }
  for (const Slot core : new_cores_) memberships_.become_core(records_[core].owners);
  for (const Slot core : new_cores_) add_core(core);
  if (!is_core(slot)) {
    survey(slot);
  }
}

void PointIndex::expire() {
  const RecordNumber number = window_.oldest();
  const Slot slot = window_[number].cell;
  window_.pop();
  if (slot == kNothing) {
    return;
  }
  tree_.erase(point(slot), slot);
  lost_.clear();
  if (is_core(slot)) {
    lost_.push_back({slot, true});
  } else {
    memberships_.assign(records_[slot].owners, {}, nullptr, number);
  }
  find_near(point(slot), near_);
  for (const Slot near : near_) {
    if (records_[near].count-- == threshold_) {
      ++work_.flips;
      lost_.push_back({near, false});
    }
  }
  if (!lost_.empty()) {
    remove_cores(lost_);
  }
  free_.push_back(slot);
}

std::uint32_t PointIndex::slot_at(std::size_t place) const {
  return window_[window_.oldest() + static_cast<RecordNumber>(place)].cell;
}

bool PointIndex::read(std::size_t place, double* coordinates) const {
  const Slot slot = slot_at(place);
  if (slot == kNothing) {
    return false;
  }
  std::copy_n(point(slot), dimensions_, coordinates);
  return true;
}

ComponentId PointIndex::core_component(std::size_t place) const {
  const Slot slot = slot_at(place);
  return slot != kNothing && is_core(slot) ? components_.of(slot) : kNothing;
}

void PointIndex::components_of(std::size_t place, std::vector<ComponentId>& found) const {
  found.clear();
  const Slot slot = slot_at(place);
  if (slot == kNothing) {
    return;
  }
  if (is_core(slot)) {
    found.push_back(components_.of(slot));
  } else {
    const auto owners = memberships_.of(records_[slot].owners);
    found.assign(owners.begin(), owners.end());
  }
}

RecordNumber PointIndex::oldest_core(ComponentId component) const {
  RecordNumber oldest = window_.newest();
  for (Slot core = components_.first_node(component); core != kNothing;
       core = components_.next_node(core)) {
    oldest = is_older(records_[core].number, oldest) ? records_[core].number : oldest;
  }
  return oldest;
}

void PointIndex::settle(ComponentId component) {
  std::vector<std::size_t> loose;
  for (std::size_t side = 0; side < 2 * dimensions_; ++side) {
    if (components_.is_loose(component, side)) {
      loose.push_back(side);
    }
  }
  if (loose.empty()) {
    return;
  }
  components_.reset_loose(component);
  for (Slot core = components_.first_node(component); core != kNothing;
       core = components_.next_node(core)) {
    ++work_.points;
    components_.widen(component, point(core), records_[core].number);
  }
  for (const std::size_t side : loose) widen_by_borders(component, side);
}

/// Widens a side, so far that of the cores, by the borders beyond: they are within the radius.
void PointIndex::widen_by_borders(ComponentId component, std::size_t side) {
  std::array<double, kMostDimensions> least;
  std::array<double, kMostDimensions> most;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    least[i] = components_.least(component)[i] - reach_;
    most[i] = components_.most(component)[i] + reach_;
  }
  const std::size_t dimension = side % dimensions_;
  if (side < dimensions_) {
    most[dimension] = components_.least(component)[dimension];
  } else {
    least[dimension] = components_.most(component)[dimension];
  }
  tree_.for_each_bucket(least.data(), most.data(), [&](const KdTree::Bucket& bucket) {
    ++work_.cells;
    work_.points += bucket.ids.size();
    for (const Slot slot : bucket.ids) {
      if (!is_core(slot) && memberships_.contains(records_[slot].owners, component)) {
        components_.widen(component, point(slot), records_[slot].number);
      }
    }
  });
}

}  // namespace sluice::hotspots
