#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace sluice {

/// The time of a row (ROWTIME) or a bound: milliseconds since 1970-01-01 00:00:00 UTC.
/// Laid out as a 64-bit integer, so that a span of RowTime is an Arrow timestamp[ms] column.
struct RowTime {
  std::int64_t milliseconds = 0;
  friend auto operator<=>(const RowTime&, const RowTime&) = default;
};

/// Before every row: the bound of a stream that has promised nothing yet.
inline constexpr RowTime kBeginningOfTime{std::numeric_limits<std::int64_t>::min()};
/// After every row: the bound at the end of a finite input.
inline constexpr RowTime kEndOfTime{std::numeric_limits<std::int64_t>::max()};

/// Adds milliseconds, saturating at the ends of time.
RowTime add(RowTime time, std::int64_t milliseconds);

}  // namespace sluice
