#include "connectors/json_path.h"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view kWholeArray = "[0:]";

/// Takes `.name` or `['name']` off the front of `rest`; nothing where neither stands there.
std::optional<std::string> take_member(std::string_view& rest) {
  if (rest.starts_with("['") || rest.starts_with("[\"")) {
    const std::size_t close = rest.find(std::string{rest[1], ']'}, 2);
    if (close == std::string_view::npos) {
      return std::nullopt;
    }
    std::string name(rest.substr(2, close - 2));
    rest.remove_prefix(close + 2);
    return name;
  }
  if (!rest.starts_with('.')) {
    return std::nullopt;
  }
  const std::size_t end = std::min(rest.find_first_of(".[", 1), rest.size());
  std::string name(rest.substr(1, end - 1));
  rest.remove_prefix(end);
  return name.empty() ? std::nullopt : std::optional(std::move(name));
}

}  // namespace

std::optional<JsonPath> parse_json_path(std::string_view text) {
  JsonPath path;
  if (!text.starts_with('$')) {
    path.members.emplace_back(text);
    return path;
  }
  std::string_view rest = text.substr(1);
  while (!rest.empty()) {
    if (rest.starts_with(kWholeArray) && !path.is_array) {
      path.is_array = true;
      rest.remove_prefix(kWholeArray.size());
      continue;
    }
    std::optional<std::string> member = take_member(rest);
    if (!member) {
      return std::nullopt;
    }
    (path.is_array ? path.element_members : path.members).push_back(std::move(*member));
  }
  return path;
}

std::string json_member_path(const std::string& parent, std::string_view name) {
  const bool is_plain = !name.empty() && name.find_first_of(".[]'\"") == std::string_view::npos;
  std::string path = parent;
  if (is_plain) {
    path += '.';
    path += name;
    return path;
  }
  const bool holds_end = name.find("']") != std::string_view::npos;
  path += holds_end ? "[\"" : "['";
  path += name;
  path += holds_end ? "\"]" : "']";
  return path;
}

}  // namespace sluice
