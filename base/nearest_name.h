#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Returns the candidate most like `name` for a "did you mean" hint, or nothing when none is close
/// (edit distance over a third of the length). Case does not count; ties go to the earliest.
std::optional<std::string> nearest_name(std::string_view name,
                                        const std::vector<std::string>& candidates);

}  // namespace sluice
