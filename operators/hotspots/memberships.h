#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "operators/hotspots/components.h"

namespace sluice::hotspots {

/// The components that a border record belongs to, packed in 32 bits: none, one, or the number of a
/// set in Memberships. Most have one; in the plane five is the most there can be.
using OwnerSet = std::uint32_t;
inline constexpr OwnerSet kNobody = kNothing;

/// Who belongs to what: changes the owners of records that are not cores and keeps the components'
/// record counts and boxes in step. The caller stores an OwnerSet with each record.
class Memberships {
 public:
  explicit Memberships(Components& components) : components_(components) {}

  /// The components of `set`; valid until the next change.
  std::span<const ComponentId> of(const OwnerSet& set) const;
  bool contains(const OwnerSet& set, ComponentId component) const;

  /// Makes a record, just found near a core of `component`, a member.
  void join(OwnerSet& set, ComponentId component, const double* point, RecordNumber number);
  /// Makes a member of `gone` one of `kept`, into which that merges; does not count it for `gone`.
  void move(OwnerSet& set, ComponentId gone, ComponentId kept);
  /// Forgets the memberships of a record that becomes a core: it is counted anew as such.
  void become_core(OwnerSet& set);
  /// Makes `components`, which has no duplicates, the owners of the record.
  void assign(OwnerSet& set, std::span<const ComponentId> components, const double* point,
              RecordNumber number);

 private:
  OwnerSet store(OwnerSet set, std::span<const ComponentId> components);
  void release(OwnerSet set);

  Components& components_;
  std::vector<std::vector<ComponentId>> shared_;  ///< the sets of more than one
  std::vector<std::uint32_t> free_;
};

}  // namespace sluice::hotspots
