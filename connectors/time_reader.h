#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/time_format.h"

namespace sluice {

/// Reads times of data: by a pattern where one is given, ISO 8601 and its relatives otherwise.
class TimeReader {
 public:
  explicit TimeReader(const std::optional<std::string>& pattern);

  bool has_pattern() const { return pattern_.has_value(); }
  /// Milliseconds since 1970-01-01 UTC.
  std::optional<std::int64_t> read(std::string_view text) const;
  /// Why `read` gave nothing.
  std::string reason(std::string_view text) const;

 private:
  std::optional<std::string> pattern_;
  std::optional<TimeFormat> format_;
  std::int64_t now_ = 0;  ///< decides the century of two-digit years
};

}  // namespace sluice
