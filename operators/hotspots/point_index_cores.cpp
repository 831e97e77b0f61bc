// The part of PointIndex that keeps the components as records become cores and cease to be.

#include <algorithm>
#include <vector>

#include "operators/hotspots/point_index.h"

namespace sluice::hotspots {

/// Takes in a record that became a core: its component, and the borders near it.
void PointIndex::add_core(Slot core) {
  components_.attach(core, components_.create());
  components_.join(components_.of(core), point(core), records_[core].number);
  find_near(point(core), near_);
  for (const Slot near : near_) {
    // A core without a component is to be added after this one, and will find it.
    if (is_core(near) && components_.of(near) != kNothing &&
        components_.of(near) != components_.of(core)) {
      merge(components_.of(near), components_.of(core));
    }
  }
  for (const Slot near : near_) {
    if (!is_core(near)) {
      Record& border = records_[near];
      ++border.cores;
      memberships_.join(border.owners, components_.of(core), point(near), border.number);
    }
  }
}

/// Makes two components one by renaming the one of fewer nodes.
void PointIndex::merge(ComponentId left, ComponentId right) {
  const bool keeps_left = components_.node_count(left) >= components_.node_count(right);
  const ComponentId kept = keeps_left ? left : right;
  const ComponentId gone = keeps_left ? right : left;
  while (components_.first_node(gone) != kNothing) {
    const Slot core = components_.first_node(gone);
    components_.detach(core);
    components_.attach(core, kept);
    find_near(point(core), around_);
    for (const Slot near : around_) {
      if (!is_core(near)) {
        memberships_.move(records_[near].owners, gone, kept);
      }
    }
  }
  components_.unite(kept, gone);
  components_.destroy(gone);
}

/// Takes out records that are no cores any more, all at once: their counts say so already, and one
/// that left the window is not in the tree any more.
void PointIndex::remove_cores(std::span<const LostCore> lost) {
  affected_.clear();
  suspects_.clear();
  emptied_.clear();
  is_split_ = false;
  for (const LostCore& core : lost) dismiss(core);
  gather_suspects();
  settle_suspects();
  for (const LostCore& core : lost) {
    if (!core.has_left) {
      survey(core.slot);
    }
  }
  for (const Slot slot : affected_) review(slot);
  for (const ComponentId component : emptied_) components_.destroy(component);
}

/// Takes a lost core out of the graph; what it connected becomes suspect.
void PointIndex::dismiss(const LostCore& core) {
  const ComponentId component = components_.of(core.slot);
  if (core.has_left) {
    components_.leave(component, records_[core.slot].number);
  } else {
    records_[core.slot].owners = component;  // for now
  }
  components_.detach(core.slot);
  if (components_.node_count(component) == 0) {
    emptied_.push_back(component);
  }
  find_near(point(core.slot), near_);
  for (const Slot near : near_) {
    if (is_core(near)) {
      suspects_.push_back(near);
    } else {
      --records_[near].cores;  // of other lost cores too, which are surveyed in any case
      affected_.push_back(near);
    }
  }
}

/// Reduces the suspects to one of each group that is connected through suspects alone.
void PointIndex::gather_suspects() {
  std::ranges::sort(suspects_);
  const auto repeated = std::ranges::unique(suspects_);
  suspects_.erase(repeated.begin(), repeated.end());
  std::vector<Slot> groups;
  while (!suspects_.empty()) {
    std::vector<Slot> group{suspects_.back()};
    groups.push_back(suspects_.back());
    suspects_.pop_back();
    for (std::size_t next = 0; next < group.size() && !suspects_.empty(); ++next) {
      const Slot from = group[next];
      work_.points += suspects_.size();
      std::erase_if(suspects_, [&](Slot other) {
        const bool is_near = are_near(from, other);
        if (is_near) {
          group.push_back(other);
        }
        return is_near;
      });
    }
  }
  suspects_ = groups;
}

/// Finds out which suspects are still connected; every part cut off becomes a component.
void PointIndex::settle_suspects() {
  while (!suspects_.empty()) {
    const Slot first = suspects_.back();
    suspects_.pop_back();
    // Those connected to the first need no further look; a search that fails renames a part.
    std::erase_if(suspects_, [&](Slot other) {
      if (components_.of(first) != components_.of(other)) {
        return false;
      }
      if (are_connected(first, other)) {
        return true;
      }
      split_off(search_.part());
      return false;
    });
  }
}

bool PointIndex::are_connected(Slot left, Slot right) {
  return search_.meet(left, right, [&](Slot core, auto&& visit) {
    find_near(point(core), near_);
    for (const Slot near : near_) {
      if (is_core(near)) {
        visit(near);
      }
    }
  });
}

/// Makes a part that is connected to nothing else a component of its own.
void PointIndex::split_off(std::span<const Node> part) {
  const ComponentId origin = components_.of(part.front());
  const ComponentId fresh = components_.create();
  components_.note_split(fresh, origin);
  is_split_ = true;
  for (const Slot core : part) {
    components_.detach(core);
    components_.attach(core, fresh);
    components_.leave(origin, records_[core].number);
    components_.join(fresh, point(core), records_[core].number);
    find_near(point(core), near_);
    for (const Slot near : near_) {
      if (!is_core(near) && memberships_.contains(records_[near].owners, origin)) {
        affected_.push_back(near);
      }
    }
  }
}

/// Looks around a record that is not a core for cores: counts them and sets its memberships.
void PointIndex::survey(Slot slot) {
  Record& record = records_[slot];
  find_near(point(slot), around_);
  found_.clear();
  record.cores = 0;
  for (const Slot near : around_) {
    if (is_core(near)) {
      ++record.cores;
      if (std::ranges::find(found_, components_.of(near)) == found_.end()) {
        found_.push_back(components_.of(near));
      }
    }
  }
  memberships_.assign(record.owners, found_, point(slot), record.number);
}

/// Sets the memberships of a record that lost a core near it.
void PointIndex::review(Slot slot) {
  Record& record = records_[slot];
  if (record.cores == 0) {
    memberships_.assign(record.owners, {}, nullptr, record.number);
  } else if (is_split_ || memberships_.of(record.owners).size() > 1) {
    survey(slot);
  }  // else what cores are left near it are of its one component
}

}  // namespace sluice::hotspots
