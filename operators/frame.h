#pragma once

#include <cstdint>

namespace sluice {

/// How far a sliding frame reaches back from the current row, which is always in it. Rows that come
/// later are not, even with the same row time.
struct Frame {
  enum class Kind {
    kRange,      ///< rows at most `extent` milliseconds older; one exactly that old is in
    kRows,       ///< the `extent` rows before the current one
    kUnbounded,  ///< everything since the start
  };
  Kind kind = Kind::kRange;
  std::int64_t extent = 0;

  static Frame range(std::int64_t milliseconds) { return {Kind::kRange, milliseconds}; }
  static Frame rows(std::int64_t preceding) { return {Kind::kRows, preceding}; }
  static Frame unbounded() { return {Kind::kUnbounded, 0}; }
};

}  // namespace sluice
