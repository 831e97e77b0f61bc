#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A compiled Java SimpleDateFormat pattern (English, UTC, non-lenient), as CHAR_TO_TIMESTAMP,
/// TIMESTAMP_TO_CHAR and the `timestamp_format` option use it. Also takes 'epoch_ms', 'epoch_s'
/// (numbers since 1970-01-01 UTC).
class TimeFormat {
 public:
  /// Throws an Error of kind query naming the letter when the pattern is not valid.
  explicit TimeFormat(std::string_view pattern);
  ~TimeFormat();
  TimeFormat(TimeFormat&&) noexcept;
  TimeFormat& operator=(TimeFormat&&) noexcept;

  /// Milliseconds since 1970-01-01 UTC; nothing when the text does not match. `now` decides the
  /// century of two-digit years.
  std::optional<std::int64_t> parse(std::string_view text, std::int64_t now) const;
  std::string print(std::int64_t milliseconds) const;

 private:
  struct Program;
  std::unique_ptr<const Program> program_;
};

}  // namespace sluice
