#pragma once

#include <string>
#include <string_view>

#include "base/row_error.h"

namespace sluice {

/// Rewrites what PCRE2 spells differently in a Java regular expression: \p{Alpha} and its kin,
/// \uXXXX. Refuses what it has no way to say: nested character classes and intersections.
OrError<std::string> translate_java_regex(std::string_view pattern);

}  // namespace sluice
