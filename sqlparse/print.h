#pragma once

#include <string>
#include <string_view>

#include "sqlparse/syntax.h"

namespace sluice::sqlparse {

/// Prints a tree as SQL: keywords and function names in upper case, other names as written, clauses
/// on lines of their own, at most 100 columns where possible. What it gives parses to the same
/// tree.
std::string print(const Statement& statement);
std::string print(const Query& query);

/// Prints an expression on one line, as messages and generated names show it.
std::string print(const Expression& expression);
std::string print(const DataType& type);
std::string print(const Identifier& name);
std::string print(const ObjectName& name);

/// Prints all statements of a text, each ended by a semicolon, with a blank line between, and keeps
/// the comments between them. A statement with a comment inside stays as it is written. Throws an
/// Error where the text does not parse.
std::string format(std::string_view text);

}  // namespace sluice::sqlparse
