#include "runtime/options.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/nearest_name.h"

namespace sluice {
namespace {

/// Durations that mean "never": `ahead 'off'`, `idle 'hold'`.
bool is_no_duration(std::string_view text) { return text == "off" || text == "hold"; }

Error bad_option(const OptionValue& value, std::string message, std::string hint) {
  const ErrorKind kind = value.span ? ErrorKind::kQuery : ErrorKind::kUsage;
  return {kind, std::move(message), std::move(hint), value.span};
}

Error bad_value(std::string_view name, const OptionValue& value, const char* wanted) {
  return bad_option(
      value, "option " + std::string(name) + " is not " + wanted + ": '" + value.text + "'", {});
}

std::optional<bool> parse_flag(std::string_view text) {
  for (const char* word : {"", "true", "on", "yes", "1"}) {
    if (text == word) {
      return true;
    }
  }
  for (const char* word : {"false", "off", "no", "0"}) {
    if (text == word) {
      return false;
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_all = result.ec == std::errc() && result.ptr == text.data() + text.size();
  return is_all ? std::optional(value) : std::nullopt;
}

std::optional<double> unit_milliseconds(std::string_view unit) {
  constexpr std::pair<std::string_view, double> kUnits[] = {
      {"ms", 1.0}, {"s", 1e3}, {"min", 6e4}, {"h", 3.6e6}, {"d", 8.64e7}};
  for (const auto& [name, milliseconds] : kUnits) {
    if (unit == name) {
      return milliseconds;
    }
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

const char* place_name(OptionPlace place) {
  switch (place) {
    case kOnSource:
      return "a source";
    case kOnSink:
      return "a sink";
    default:
      return "a reference table";
  }
}

Error unknown_option(const std::string& name, const OptionValue& value,
                     const std::vector<OptionDeclaration>& declarations, OptionPlace place) {
  std::vector<std::string> names;
  for (const OptionDeclaration& declaration : declarations) {
    if ((declaration.places & place) != 0) {
      names.push_back(declaration.name);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const auto nearest = nearest_name(name, names);
  return bad_option(value, "unknown option of " + std::string(place_name(place)) + ": " + name,
                    nearest ? "did you mean " + *nearest + "?" : "known options: " + joined(names));
}

void check_value(const OptionDeclaration& declaration, const OptionValue& value) {
  const std::string& text = value.text;
  switch (declaration.kind) {
    case OptionKind::kText:
      return;
    case OptionKind::kFlag:
      if (!parse_flag(text)) {
        throw bad_value(declaration.name, value, "'true' or 'false'");
      }
      return;
    case OptionKind::kInteger:
      if (!parse_whole(text)) {
        throw bad_value(declaration.name, value, "a whole number");
      }
      return;
    case OptionKind::kDuration:
      if (text != declaration.default_text && text != "off" && !parse_duration(text)) {
        throw bad_value(declaration.name, value, "a duration such as '10 s' (ms, s, min, h, d)");
      }
      return;
    case OptionKind::kChoice:
      if (std::find(declaration.choices.begin(), declaration.choices.end(), text) ==
          declaration.choices.end()) {
        const auto nearest = nearest_name(text, declaration.choices);
        throw bad_option(value, "option " + declaration.name + " cannot be '" + text + "'",
                         nearest ? "did you mean '" + *nearest + "'?"
                                 : "choose one of: " + joined(declaration.choices));
      }
      return;
  }
}

}  // namespace

std::optional<std::string> Options::text(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::nullopt : std::optional(found->second.text);
}

std::string Options::text_or(std::string_view name, std::string_view fallback) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::string(fallback) : found->second.text;
}

std::optional<bool> Options::flag(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  if (found == values_.end()) {
    return std::nullopt;
  }
  const auto value = parse_flag(found->second.text);
  if (!value) {
    throw bad_value(name, found->second, "'true' or 'false'");
  }
  return value;
}

std::optional<std::int64_t> Options::integer(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  if (found == values_.end()) {
    return std::nullopt;
  }
  const auto value = parse_whole(found->second.text);
  if (!value) {
    throw bad_value(name, found->second, "a whole number");
  }
  return value;
}

std::optional<std::int64_t> Options::duration(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  if (found == values_.end() || is_no_duration(found->second.text)) {
    return std::nullopt;
  }
  const auto value = parse_duration(found->second.text);
  if (!value) {
    throw bad_value(name, found->second, "a duration such as '10 s' (ms, s, min, h, d)");
  }
  return value;
}

void Options::check(const std::vector<OptionDeclaration>& declarations, OptionPlace place) const {
  for (const auto& [name, value] : values_) {
    const auto declaration = std::find_if(
        declarations.begin(), declarations.end(), [&](const OptionDeclaration& candidate) {
          return candidate.name == name && (candidate.places & place) != 0;
        });
    if (declaration == declarations.end()) {
      throw unknown_option(name, value, declarations, place);
    }
    check_value(*declaration, value);
  }
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  const auto trim = [&] {
    while (!text.empty() && text.front() == ' ') {
      text.remove_prefix(1);
    }
  };
  trim();
  double number = 0;
  const auto result =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (result.ec != std::errc() || text.front() == '-') {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  trim();
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  const auto unit = unit_milliseconds(text);
  const double milliseconds = unit ? std::round(number * *unit) : -1;
  constexpr double kLongest = 9e18;
  return milliseconds >= 0 && milliseconds < kLongest
             ? std::optional(static_cast<std::int64_t>(milliseconds))
             : std::nullopt;
}

}  // namespace sluice
