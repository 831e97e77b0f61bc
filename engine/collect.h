#pragma once

#include <vector>

#include "engine/application.h"
#include "engine/engine.h"
#include "runtime/clock.h"

namespace sluice {

/// Runs an application and returns the rows of the stream that would go to standard output, `limit`
/// (of its settings) at most.
std::vector<Batch> collect(Engine engine, Application application, const Clock& clock);

}  // namespace sluice
