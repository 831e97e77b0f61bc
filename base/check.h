#pragma once

#include <source_location>

namespace sluice {

/// Throws an Error of kind internal naming the caller's place, unless `condition` holds: for what
/// cannot happen when our own code is right, never for what a user or a row can cause.
void check(bool condition, const char* what,
           std::source_location where = std::source_location::current());

}  // namespace sluice
