#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace sluice {

/// One SQL value outside a column: a literal, an option, a cell in a test. NULL is `monostate`. The
/// type beside it tells how to read it: integers, DECIMAL (scaled), datetimes and intervals are
/// int64; REAL and DOUBLE are double; text and binary are strings.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

inline bool is_null(const Value& value) { return value.index() == 0; }

}  // namespace sluice
