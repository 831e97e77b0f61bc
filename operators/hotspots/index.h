#pragma once

#include <cstddef>
#include <vector>

#include "operators/hotspots/components.h"
#include "operators/hotspots/work.h"

namespace sluice::hotspots {

/// Keeps the components of the window's core records up to date: what Hotspots stands on. The
/// records of the window have places, 0 for the oldest.
class Index {
 public:
  virtual ~Index() = default;

  /// Adds a record; `point` is absent for one that is nobody's neighbour.
  virtual void push(const double* point) = 0;
  /// Says which record comes in a while: for speed only, see Hotspots::expect().
  virtual void expect(const double* /*point*/) {}
  /// Removes the oldest record of a window that is not empty.
  virtual void expire() = 0;
  virtual std::size_t size() const = 0;

  /// Reads the point of a record; false for one that is nobody's neighbour.
  virtual bool read(std::size_t place, double* point) const = 0;
  /// The component in which the record is a core, or kNothing.
  virtual ComponentId core_component(std::size_t place) const = 0;
  /// Replaces `found` by the components of the record, as a core or a border.
  virtual void components_of(std::size_t place, std::vector<ComponentId>& found) const = 0;
  /// The oldest core of a component. Cost: a pass over the component.
  virtual RecordNumber oldest_core(ComponentId component) const = 0;
  /// Finds the loose sides of the component's box.
  virtual void settle(ComponentId component) = 0;

  virtual Components& components() = 0;
  virtual Work work() const = 0;
};

}  // namespace sluice::hotspots
