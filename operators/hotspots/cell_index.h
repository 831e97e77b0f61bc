#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "operators/hotspots/borders.h"
#include "operators/hotspots/cell_grid.h"
#include "operators/hotspots/core_graph.h"
#include "operators/hotspots/index.h"
#include "operators/hotspots/look_ahead.h"
#include "operators/hotspots/loose_sides.h"
#include "operators/hotspots/window.h"

namespace sluice::hotspots {

/// Roughly how old records are: counts them by 64ths of the window.
class Ages {
 public:
  explicit Ages(const Window& window)
      : oldest_(window.oldest()),
        shift_(std::max(0, static_cast<int>(std::bit_width(window.size())) - 6)) {}

  void add(RecordNumber number) {
    ++counts_[(number - oldest_) >> shift_];
    ++size_;
  }
  std::uint32_t size() const { return size_; }

  /// A record such that at least `least` of those counted came with it or later.
  RecordNumber older_than_newest(std::uint32_t least) const {
    std::uint32_t newer = 0;
    std::uint32_t part = 64;
    while (newer < least) newer += counts_[--part];
    return oldest_ + (part << shift_);
  }

 private:
  RecordNumber oldest_;
  int shift_;
  std::uint32_t size_ = 0;
  std::array<std::uint32_t, 64> counts_{};
};

/// The index for up to three dimensions, over occupied cells.
///
/// Records leave in the order they came, so how long a record remains a core can be foretold: until
/// the last but `threshold` of its neighbours leaves. A record with far more neighbours than it
/// needs is looked at again only then; one with few has its neighbours counted as they come and
/// go. So a record's arrival touches only the cells around it that hold counted records.
/// (Foreseeing expiries is from Yang, Rundensteiner, Ward, EDBT 2009.)
template <int kDimensions>
class CellIndex final : public Index {
 public:
  CellIndex(double radius, std::size_t threshold, Simd simd);

  void push(const double* point) override;
  void expect(const double* point) override;
  void expire() override;
  std::size_t size() const override { return window_.size(); }

  bool read(std::size_t place, double* point) const override;
  ComponentId core_component(std::size_t place) const override;
  void components_of(std::size_t place, std::vector<ComponentId>& found) const override;
  RecordNumber oldest_core(ComponentId component) const override;
  void settle(ComponentId component) override { loose_sides_.settle(component); }

  Components& components() override { return components_; }
  Work work() const override { return grid_.work(); }

 private:
  const Window::Entry& entry(std::size_t place) const {
    return window_[window_.oldest() + static_cast<RecordNumber>(place)];
  }

  void remove(const Window::Entry& gone, RecordNumber number);
  void evaluate(CellId id, std::uint32_t index);
  void foretell_by_cell(CellId id, std::uint32_t index);
  void foretell(CellId id, std::uint32_t index, RecordNumber until);
  void count_arrival(CellId id, std::uint32_t index);
  void decide(CellId id, std::uint32_t index, const Ages& ages);
  void evaluate_waiting(RecordNumber first);
  void lose(CellId id, std::uint32_t index);

  CellGrid<kDimensions> grid_;
  Components components_{kDimensions};
  Borders<kDimensions> borders_{grid_, components_};
  CoreGraph<kDimensions> graph_{grid_, components_, borders_};
  LooseSides<kDimensions> loose_sides_{grid_, components_, borders_};
  Window window_;
  LookAhead<kDimensions> look_ahead_{grid_, window_};
  std::vector<Place> new_cores_;
  std::vector<Place> counted_;  ///< counted records near the one that comes or goes
  std::vector<Place> cold_;
  CoresNear cores_near_;  ///< the one that comes, unless it is a core
  std::vector<LostCore<kDimensions>> lost_;
};

extern template class CellIndex<1>;
extern template class CellIndex<2>;
extern template class CellIndex<3>;

}  // namespace sluice::hotspots
