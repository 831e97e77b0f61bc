#include "runtime/time_format.h"

#include <utility>
#include <vector>

#include "runtime/time_pattern.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::int64_t kSecond = time_pattern::kSecond;

/// Milliseconds of a unit of 'epoch_ms' or 'epoch_s'; 0 for a pattern.
std::int64_t epoch_unit(std::string_view pattern) {
  if (pattern == "epoch_ms") {
    return 1;
  }
  return pattern == "epoch_s" ? kSecond : 0;
}

std::optional<std::int64_t> parse_epoch(std::string_view text, std::int64_t unit) {
  return parse_decimal(text, 19, unit == kSecond ? 3 : 0, true);
}

std::string print_epoch(std::int64_t milliseconds, std::int64_t unit) {
  std::string text;
  if (unit == kSecond && milliseconds % kSecond != 0) {
    append_decimal_text(text, milliseconds, 3);
  } else {
    append_integer_text(text, milliseconds / unit);
  }
  return text;
}

}  // namespace

struct TimeFormat::Program {
  std::int64_t epoch_unit = 0;
  std::vector<time_pattern::Item> items;
};

TimeFormat::TimeFormat(std::string_view pattern) {
  const std::int64_t unit = epoch_unit(pattern);
  program_ = std::make_unique<const Program>(Program{
      .epoch_unit = unit,
      .items = unit == 0 ? time_pattern::compile(pattern) : std::vector<time_pattern::Item>{}});
}

TimeFormat::~TimeFormat() = default;
TimeFormat::TimeFormat(TimeFormat&&) noexcept = default;
TimeFormat& TimeFormat::operator=(TimeFormat&&) noexcept = default;

std::optional<std::int64_t> TimeFormat::parse(std::string_view text, std::int64_t now) const {
  if (program_->epoch_unit != 0) {
    return parse_epoch(text, program_->epoch_unit);
  }
  return time_pattern::parse(program_->items, text, now);
}

std::string TimeFormat::print(std::int64_t milliseconds) const {
  if (program_->epoch_unit != 0) {
    return print_epoch(milliseconds, program_->epoch_unit);
  }
  return time_pattern::print(program_->items, milliseconds);
}

}  // namespace sluice
