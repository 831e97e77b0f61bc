#include "runtime/bound_cause.h"

namespace sluice {

const char* text_of(BoundCause cause) {
  constexpr const char* kTexts[] = {"END", "IDLE", "BOUND", "ROW"};
  return kTexts[static_cast<int>(cause)];
}

}  // namespace sluice
