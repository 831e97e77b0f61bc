#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "operators/hotspots/hotspots.h"
#include "runtime/state.h"
#include "runtime/time.h"

namespace sluice::hotspots {

/// Windows of HOTSPOTS, one a key; one in all without a partition.
struct WindowRules {
  Options options;
  std::optional<std::int64_t> length;  ///< milliseconds; records older than that leave. Otherwise
                                       ///< options.window counts records
  std::optional<std::int64_t>
      idle;  ///< milliseconds; a key without records for longer is forgotten
};

/// The windows of all keys. State: the records of each window, with their times where the window is
/// one in time.
class KeyedWindows {
 public:
  explicit KeyedWindows(const WindowRules& rules) : rules_(rules) {}

  /// Adds a record of a key, after the records that have left its window by `time`, and appends its
  /// result.
  void push(std::string_view key, RowTime time, std::span<const double> point, std::string& out);
  /// Hotspots::expect() for the window of the empty key, which is the only one without a partition.
  void expect(std::span<const double> point);
  /// No record before `bound` will come: drops what has left its window, and idle keys.
  void advance(RowTime bound);
  std::size_t key_count() const { return windows_.size(); }

  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Window {
    Hotspots hotspots;
    std::deque<RowTime> times;  ///< of the records, where the window is one in time
    RowTime newest = kBeginningOfTime;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };

  void expire(Window& window, RowTime now) const;
  bool is_idle(const Window& window, RowTime now) const;
  std::vector<const std::string*> sorted_keys() const;

  WindowRules rules_;
  std::unordered_map<std::string, Window, Hash, std::equal_to<>> windows_;
  RowTime swept_ = kBeginningOfTime;
};

}  // namespace sluice::hotspots
