#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/connector.h"

namespace sluice {

/// Which fields of a CSV record go to which columns; made once an origin's header is known.
/// Immutable, and shared by the blocks of the origin.
class CsvBinding {
 public:
  /// What a field is converted to. Several targets of one field form a list.
  struct Target {
    int field = 0;         ///< of the plan, or kRowTime
    int next = -1;         ///< the next target of the same field
    bool is_time = false;  ///< read by the plan's timestamp format
  };
  static constexpr int kRowTime = -1;

  /// Binds by the header's names where there is one, else by position. Throws an Error of kind
  /// input naming the origin and what it has when a name is not there.
  CsvBinding(const DecodePlan& plan, const std::optional<std::vector<std::string>>& header,
             const std::string& origin);

  /// First target of a field of the record, -1 for none.
  int first_target(std::size_t field) const { return first_targets_[field]; }
  const Target& target(int index) const { return targets_[static_cast<std::size_t>(index)]; }
  const std::vector<Target>& targets() const { return targets_; }
  /// Fields up to the last one that a column is bound to.
  std::size_t bound_count() const { return first_targets_.size(); }
  /// Fields that a record should have: more are extra ones.
  std::size_t field_count() const { return field_count_; }

 private:
  void bind(std::size_t field, Target target);

  std::vector<int> first_targets_;
  std::vector<Target> targets_;
  std::size_t field_count_ = 0;
};

/// True when a first record reads like a header of the plan's columns: one of its fields is named
/// like one of them.
bool is_header_of(const DecodePlan& plan, const std::vector<std::string>& fields);

}  // namespace sluice
