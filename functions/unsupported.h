#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// What to write instead of a function that other dialects have and this one has not; empty when nothing is known.
/// `name` in upper case.
std::string unsupported_function_hint(std::string_view name);

}  // namespace sluice
