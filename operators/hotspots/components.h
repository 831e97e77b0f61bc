#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "operators/hotspots/huge_pages.h"

namespace sluice::hotspots {

using ComponentId = std::uint32_t;
using Node = std::uint32_t;  ///< what components consist of: a cell that holds cores, or one core
/// Counts records as they arrive, modulo 2^32: windows are far shorter.
using RecordNumber = std::uint32_t;

inline constexpr std::uint32_t kNothing = 0xFFFF'FFFF;

/// Whether record `left` arrived before `right`, both being in the window.
inline bool is_older(RecordNumber left, RecordNumber right) {
  return static_cast<std::int32_t>(left - right) < 0;
}

/// The connected components of core records: for each its nodes, how many records belong to it
/// (borders included), and their bounding box.
///
/// A side of a box remembers the newest record that lies on it. Only when that record leaves is the
/// side unknown ("loose"), so duplicates at the edge cost nothing; a loose side is worked out again
/// when somebody asks for it.
class Components {
 public:
  explicit Components(int dimensions) : dimensions_(static_cast<std::size_t>(dimensions)) {}

  ComponentId create();
  /// Frees the component, which has no nodes and no records any more.
  void destroy(ComponentId component);

  /// The component of a node, or kNothing for one that is in none.
  ComponentId of(Node node) const {
    return node < links_.size() ? links_[node].component : kNothing;
  }
  void attach(Node node, ComponentId component);
  void detach(Node node);
  Node first_node(ComponentId component) const { return components_[component].first; }
  Node next_node(Node node) const { return links_[node].next; }
  std::uint32_t node_count(ComponentId component) const { return components_[component].nodes; }

  std::uint32_t records(ComponentId component) const { return components_[component].records; }
  void join(ComponentId component, const double* point, RecordNumber number);
  void leave(ComponentId component, RecordNumber number);
  /// Takes back one of two counts of a record that joined twice.
  void uncount(ComponentId component) { --components_[component].records; }
  /// Counts a record whose place in the box is known to be covered.
  void recount(ComponentId component) { ++components_[component].records; }
  /// Adds the records of `gone` to those of `kept`, widens its box, and keeps the older number.
  void unite(ComponentId kept, ComponentId gone);

  bool has_loose_side(ComponentId component) const { return components_[component].loose != 0; }
  bool is_loose(ComponentId component, std::size_t side) const {
    return (components_[component].loose >> side & 1U) != 0;
  }
  /// The box; side i < d is the minimum of dimension i, side d + i its maximum.
  std::span<const double> least(ComponentId component) const {
    return {&sides_[component * 2 * dimensions_], dimensions_};
  }
  std::span<const double> most(ComponentId component) const {
    return {&sides_[component * 2 * dimensions_ + dimensions_], dimensions_};
  }
  /// Forgets the loose sides, to be found again by widen() over all records.
  void reset_loose(ComponentId component);
  /// Widens the box to hold the point of a record that is counted already.
  void widen(ComponentId component, const double* point, RecordNumber number);

  /// Counts every change of the box, for caches of its text.
  std::uint32_t box_version(ComponentId component) const { return components_[component].version; }
  /// Slots in use or free: component numbers are below this.
  std::size_t slots() const { return components_.size(); }
  bool exists(ComponentId component) const { return components_[component].alive; }

  /// The number that the hotspot shows while it lives, 0 for none.
  std::uint64_t id(ComponentId component) const { return components_[component].id; }
  void set_id(ComponentId component, std::uint64_t id) { components_[component].id = id; }

  /// Components that changed since clear_changes(), each once; some may not exist any more.
  const std::vector<ComponentId>& changed() const { return changed_; }
  /// A part that was cut off `origin`, or off an earlier part of it, since clear_changes().
  struct Split {
    ComponentId part = kNothing;
    ComponentId origin = kNothing;
  };
  const std::vector<Split>& splits() const { return splits_; }
  void note_split(ComponentId part, ComponentId origin);
  void clear_changes();

 private:
  struct Component {
    std::uint64_t loose = 0;  ///< a bit per side
    std::uint64_t id = 0;
    std::uint32_t records = 0;
    std::uint32_t nodes = 0;
    Node first = kNothing;
    std::uint32_t version = 0;
    bool alive = false;
    bool changed = false;
  };
  struct Link {
    ComponentId component = kNothing;
    Node previous = kNothing;
    Node next = kNothing;
  };

  void touch(ComponentId component);

  std::size_t dimensions_;
  std::vector<Component> components_;
  std::vector<double> sides_;                 ///< [slots, 2 d]
  std::vector<RecordNumber> holders_;         ///< [slots, 2 d] the newest record on each side
  std::vector<Link, HugePages<Link>> links_;  ///< by node
  std::vector<ComponentId> free_;
  std::vector<ComponentId> changed_;
  std::vector<Split> splits_;
};

}  // namespace sluice::hotspots
