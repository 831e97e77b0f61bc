#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "functions/regex.h"

namespace sluice {

/// The SQL regular expressions of SIMILAR TO, compiled to a Regex. `escape` is one character, or
/// absent.

/// One that must match a whole text.
OrError<Regex> compile_similar(std::string_view pattern, std::optional<std::string_view> escape);
/// The three parts `pre<e>"mid<e>"post` of SUBSTRING's SIMILAR form, found anywhere; group 1 is the
/// middle.
OrError<Regex> compile_similar_parts(std::string_view pattern, std::string_view escape);

}  // namespace sluice
