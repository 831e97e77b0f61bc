#include "runtime/schema.h"

#include <algorithm>

namespace sluice {

std::optional<std::size_t> Schema::find(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const Field& field) { return field.name == name; });
  if (found == fields_.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - fields_.begin());
}

}  // namespace sluice
