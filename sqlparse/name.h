#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace sluice::sqlparse {

/// Where a node stands in the SQL text. Any two compare equal: trees compare by what they say.
struct Location : Span {
  Location(Span span = {}) : Span(span) {}
  friend bool operator==(const Location&, const Location&) { return true; }
};

/// A name. Two are equal when they name the same thing: `price` and "PRICE" do.
struct Identifier {
  std::string name;      ///< as stored and looked up: upper case unless quoted
  std::string spelling;  ///< as written, without the quotes
  bool quoted = false;
  Location span;
  friend bool operator==(const Identifier& left, const Identifier& right) {
    return left.name == right.name;
  }
};

/// The name of a stream, table, pump, view or function: `[catalog.][schema.]object`.
struct ObjectName {
  std::vector<Identifier> parts;  ///< one to three
  Location span;
  const Identifier& object() const { return parts.back(); }
  friend bool operator==(const ObjectName&, const ObjectName&) = default;
};

}  // namespace sluice::sqlparse
