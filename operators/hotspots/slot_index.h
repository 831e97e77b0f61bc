#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "operators/hotspots/index.h"
#include "operators/hotspots/scan.h"
#include "operators/hotspots/slot_set.h"

namespace sluice::hotspots {

/// The index for windows of up to 64 * kWords records, of any number of dimensions and coordinates
/// of any size. Each record has a slot, and all that is known is kept as sets of slots: who is near
/// whom, the cores, the cores and the records of each component. A new record is compared with all
/// others, which costs less than to find out with which it need be, and the rest is a few
/// instructions per set.
template <std::size_t kWords>
class SlotIndex final : public Index {
 public:
  static constexpr std::size_t kSlots = 64 * kWords;

  SlotIndex(int dimensions, double radius, std::size_t threshold, Simd simd);

  void push(const double* point) override;
  void expire() override;
  std::size_t size() const override { return size_; }

  bool read(std::size_t place, double* point) const override;
  ComponentId core_component(std::size_t place) const override;
  void components_of(std::size_t place, std::vector<ComponentId>& found) const override;
  RecordNumber oldest_core(ComponentId component) const override;
  void settle(ComponentId component) override;

  Components& components() override { return components_; }
  Work work() const override { return work_; }

 private:
  using Slot = std::uint32_t;
  using Set = SlotSet<kWords>;
  struct Members {
    Set cores;
    Set all;  ///< those near a core: the cores and their borders
  };

  Slot slot_at(std::size_t place) const { return static_cast<Slot>((oldest_ + place) % kSlots); }
  RecordNumber number_of(Slot slot) const {
    return oldest_ + static_cast<RecordNumber>((slot - oldest_) % kSlots);
  }
  const double* point(Slot slot) const { return &points_[slot * dimensions_]; }
  Set compare(const double* point);
  void put(Slot slot, const double* point);
  void remove(Slot slot);

  template <class Visit>
  void for_each_component(Set cores, Visit&& visit) const;
  void join(ComponentId component, const Set& records);
  void leave(ComponentId component, Slot slot);
  void add_core(Slot core);
  ComponentId merge(ComponentId left, ComponentId right);
  void lose_cores(const Set& lost, const Set& around);
  Set split(ComponentId component, Set suspects);
  Set reach(Slot from, const Set& wanted);

  std::size_t dimensions_;
  double squared_radius_;
  std::uint32_t threshold_;
  Scan scan_;
  std::vector<double> columns_;  ///< [dimensions, kSlots]; NaN, which nothing is near, where empty
  std::vector<double> points_;   ///< [kSlots, dimensions]
  std::vector<Set> near_;        ///< by slot: its neighbours, itself included
  std::vector<std::uint32_t> counts_;      ///< by slot: how many these are
  std::vector<ComponentId> component_of_;  ///< by slot of a core
  Set cores_;
  Components components_;
  std::vector<Members> members_;  ///< by component
  RecordNumber oldest_ = 0;
  std::size_t size_ = 0;
  Work work_;
};

extern template class SlotIndex<2>;
extern template class SlotIndex<4>;
extern template class SlotIndex<16>;

}  // namespace sluice::hotspots
