#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "operators/registry.h"

namespace sluice {

/// The place of the cursor's column that an argument names, exactly as stored. Throws an Error of
/// kind query where it names none.
std::size_t column_argument(const TableFunctionCall& call, const ArgumentReader& arguments,
                            std::string_view parameter);

/// A whole number that must be given.
std::int64_t required_integer(const ArgumentReader& arguments, std::string_view parameter,
                              std::int64_t least, std::int64_t most);

/// A text that must be given.
std::string required_text(const ArgumentReader& arguments, std::string_view parameter);

}  // namespace sluice
