#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A path of the dialect (kda-sql 19.2): `$.a.b`, `$.list[0:]` (the whole array as text) or
/// `$.list[0:].x` (one row per element). Besides, `$['a.b']` for members with points in their
/// names.
struct JsonPath {
  std::vector<std::string> members;          ///< down to the value or the array
  bool is_array = false;                     ///< ends in [0:], or goes on behind it
  std::vector<std::string> element_members;  ///< behind [0:]
  friend bool operator==(const JsonPath&, const JsonPath&) = default;
};

/// Reads a path that begins with `$`; any other text is the name of a member of the record. Nothing
/// when it is not of the dialect's form.
std::optional<JsonPath> parse_json_path(std::string_view text);

/// The path of a member below `parent`, in brackets where its name asks for it. A name that holds
/// both `']` and `"]` has none that is read as it.
std::string json_member_path(const std::string& parent, std::string_view name);

}  // namespace sluice
