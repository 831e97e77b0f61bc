#include "connectors/time_reader.h"

#include <fmt/format.h>

#include "runtime/value_text.h"

namespace sluice {
namespace {

/// Two-digit years fall into the 80 years before and the 20 after this day, wherever and whenever a
/// program runs.
constexpr std::int64_t kCenturyPivotYear = 2025;

}  // namespace

TimeReader::TimeReader(const std::optional<std::string>& pattern) : pattern_(pattern) {
  if (pattern_) {
    format_.emplace(*pattern_);
    constexpr std::int64_t kDayMilliseconds = 86'400'000;
    now_ = days_from_civil(kCenturyPivotYear, 1, 1) * kDayMilliseconds;
  }
}

std::optional<std::int64_t> TimeReader::read(std::string_view text) const {
  return format_ ? format_->parse(text, now_) : parse_timestamp(text);
}

std::string TimeReader::reason(std::string_view text) const {
  if (text.empty()) {
    return "there is no time";
  }
  return pattern_ ? fmt::format("'{}' is not a time of the form {}", text, *pattern_)
                  : fmt::format("'{}' is not a time of the form yyyy-MM-dd HH:mm:ss", text);
}

}  // namespace sluice
