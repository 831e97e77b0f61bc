#pragma once

#include <string_view>

#include "sqlparse/data_type.h"

namespace sluice::sqlparse {

/// The keyword of a unit of time.
constexpr std::string_view unit_name(TimeUnit unit) {
  constexpr std::string_view kNames[] = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"};
  return kNames[static_cast<std::size_t>(unit)];
}

}  // namespace sluice::sqlparse
