#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"

namespace sluice::sqlparse {

/// Explains the character at `offset` that no token begins with: typographic quotes and dashes,
/// operators of other dialects, letters that need quotes.
Error stray_character(std::string_view text, std::size_t offset);

}  // namespace sluice::sqlparse
