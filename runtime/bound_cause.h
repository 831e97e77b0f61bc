#pragma once

#include <cstdint>

namespace sluice {

/// What made a stream say that no row before some time will come, weakest first: where inputs meet,
/// the strongest of theirs counts, which does not depend on the order in which they speak.
enum class BoundCause : std::uint8_t {
  kEnd,    ///< the input ended
  kIdle,   ///< nothing came for the `idle` time
  kBound,  ///< the source promised it
  kRow,    ///< a later row came
};

/// "ROW" and the like.
const char* text_of(BoundCause cause);

}  // namespace sluice
