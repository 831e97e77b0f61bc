#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "operators/hotspots/index.h"
#include "operators/hotspots/kd_tree.h"
#include "operators/hotspots/lock_step_search.h"
#include "operators/hotspots/memberships.h"
#include "operators/hotspots/options.h"
#include "operators/hotspots/scan.h"
#include "operators/hotspots/window.h"

namespace sluice::hotspots {

/// The index for any number of dimensions and coordinates of any size, over a k-d tree of the
/// records. The nodes of the graph are the cores themselves, and its edges are not stored: a search
/// in the tree finds them (Ester, Kriegel, Sander, Wimmer, Xu, VLDB 1998).
class PointIndex final : public Index {
 public:
  PointIndex(int dimensions, double radius, std::size_t threshold, Simd simd);

  void push(const double* point) override;
  void expire() override;
  std::size_t size() const override { return window_.size(); }

  bool read(std::size_t place, double* point) const override;
  ComponentId core_component(std::size_t place) const override;
  void components_of(std::size_t place, std::vector<ComponentId>& found) const override;
  RecordNumber oldest_core(ComponentId component) const override;
  void settle(ComponentId component) override;

  Components& components() override { return components_; }
  Work work() const override { return work_; }

 private:
  using Slot = std::uint32_t;  ///< where a record is kept; the node that it is as a core
  struct Record {
    std::uint32_t count = 0;  ///< neighbours, itself included
    std::uint32_t cores = 0;  ///< neighbours that are cores, if it is none
    OwnerSet owners = kNobody;
    RecordNumber number = 0;
  };
  struct LostCore {
    Slot slot = 0;
    bool has_left = false;
  };

  const double* point(Slot slot) const { return &points_[slot * dimensions_]; }
  bool is_core(Slot slot) const { return records_[slot].count >= threshold_; }
  bool are_near(Slot left, Slot right) const;
  Slot take_slot(const double* point, RecordNumber number);
  std::uint32_t slot_at(std::size_t place) const;
  void find_near(const double* point, std::vector<Slot>& found);

  void add_core(Slot core);
  void merge(ComponentId left, ComponentId right);
  void remove_cores(std::span<const LostCore> lost);
  void dismiss(const LostCore& core);
  void gather_suspects();
  void settle_suspects();
  bool are_connected(Slot left, Slot right);
  void split_off(std::span<const Node> part);
  void survey(Slot slot);
  void review(Slot slot);
  void widen_by_borders(ComponentId component, std::size_t side);

  std::size_t dimensions_;
  double reach_;  ///< the radius and what rounding may add
  double squared_radius_;
  std::uint32_t threshold_;
  Scan scan_;
  KdTree tree_;
  Window window_;
  std::vector<double> points_;  ///< [slots, dimensions]
  std::vector<Record> records_;
  std::vector<Slot> free_;
  Components components_;
  Memberships memberships_{components_};
  LockStepSearch search_;
  Work work_;

  // Scratch space of the calls that carry their names.
  std::vector<Slot> near_;
  std::vector<Slot> around_;
  std::vector<Slot> new_cores_;
  std::vector<LostCore> lost_;
  std::vector<Slot> suspects_;
  std::vector<Slot> affected_;
  std::vector<ComponentId> emptied_;
  std::vector<ComponentId> found_;
  bool is_split_ = false;
};

}  // namespace sluice::hotspots
