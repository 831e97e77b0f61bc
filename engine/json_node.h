#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace sluice {

/// A value of a JSON document, which knows its path from the root and whether anybody read it.
struct JsonNode {
  enum class Kind { kNull, kBoolean, kText, kArray, kObject };

  Kind kind = Kind::kNull;
  std::string path;                ///< `$.Inputs[0].NamePrefix`
  std::string name;                ///< of the member, empty in an array
  std::string text;                ///< of texts, numbers (which count as texts) and booleans
  std::vector<JsonNode> children;  ///< members or elements, in order
  mutable bool is_read = false;    ///< what never is was not understood

  /// The first member that has one of these names; null where there is none, or it is null.
  const JsonNode* find(std::initializer_list<std::string_view> names) const;
  /// The same, which must be there.
  const JsonNode& member(std::initializer_list<std::string_view> names) const;
  /// The text of a text, which must not be empty.
  const std::string& as_text() const;
  /// The elements of an array.
  const std::vector<JsonNode>& elements() const;
  /// An Error of kind query about this value.
  Error error(std::string_view what, std::string hint = {}) const;
};

/// Reads a JSON document. Throws an Error of kind query with line and column where it is none.
JsonNode parse_json(std::string_view text);

}  // namespace sluice
