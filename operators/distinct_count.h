#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "operators/key_slots.h"
#include "runtime/state.h"

namespace sluice {

/// How many different items DistinctCount holds before it estimates.
struct DistinctCountLimits {
  std::size_t items = 100'000;
  std::size_t bytes = 16 << 20;  ///< of the items' keys
};

/// Counts different items: exactly until the limits are reached, then by a HyperLogLog of 65,536
/// registers, whose standard error is 0.41 %. Sources: Flajolet, Fusy, Gandouet, Meunier, AofA
/// 2007; the estimate: Ertl, arXiv 1702.01284.
class DistinctCount {
 public:
  explicit DistinctCount(DistinctCountLimits limits = {}) : limits_(limits) {}

  void add(std::string_view key);
  std::int64_t count() const;
  bool is_exact() const { return registers_.empty(); }
  void clear();

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  void add_to_registers(std::string_view key);

  DistinctCountLimits limits_;
  KeySlots seen_;
  std::size_t bytes_ = 0;
  std::vector<std::uint8_t> registers_;  ///< empty while the count is exact
};

}  // namespace sluice
