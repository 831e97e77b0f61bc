#pragma once

#include <string_view>
#include <vector>

#include "sqlparse/syntax.h"

namespace sluice::sqlparse {

/// How deep parentheses, subqueries, CASE and the like may nest.
inline constexpr int kMaximumNesting = 200;
/// How high an expression may be: nesting plus the lengths of its chains `a + b + c`. A chain of
/// AND or of OR counts once.
inline constexpr int kMaximumHeight = 1000;
/// How many joins and set operators one statement may hold.
inline constexpr int kMaximumJoins = 256;

/// Parses statements separated by semicolons; the last one may go without. Throws the first Error,
/// of kind query and with its span. Takes time linear in the length of `text`.
std::vector<Statement> parse(std::string_view text);

/// Parses text that is one expression.
Expression parse_expression(std::string_view text);

/// Parses text that is one type, such as `VARCHAR(16)`.
DataType parse_data_type(std::string_view text);

/// Returns where each statement stands, comments before it and its semicolon left out, without
/// looking into it: works for statements that do not parse. Throws on text that has no tokens.
std::vector<Span> statement_spans(std::string_view text);

}  // namespace sluice::sqlparse
