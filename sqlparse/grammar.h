#pragma once

#include <string_view>
#include <vector>

#include "sqlparse/precedence.h"
#include "sqlparse/syntax.h"
#include "sqlparse/token_reader.h"

/// The functions of the recursive descent, one a clause: each takes the tokens of its clause off
/// the reader and returns the tree, or throws. A function whose keyword its caller has tested takes
/// the keyword too.
namespace sluice::sqlparse {

// parse_name.cpp
/// Says whether the token may be a name: quoted, or a word that is not reserved.
bool at_name(const TokenReader& reader, std::size_t ahead = 0);
/// What to tell about a token that stands where a name could: that a reserved word needs quotes.
std::string quoting_hint(const TokenReader& reader);
/// Parses a name; `what` says what is expected, such as "a column name".
Identifier parse_identifier(TokenReader& reader, std::string_view what);
/// Takes the current word or quoted name as a name, reserved or not.
Identifier take_identifier(TokenReader& reader);
ObjectName parse_object_name(TokenReader& reader, std::string_view what);
/// Parses `(a, b, c)`.
std::vector<Identifier> parse_name_list(TokenReader& reader, std::string_view what);

// parse_type.cpp
DataType parse_data_type(TokenReader& reader);
bool at_time_unit(const TokenReader& reader, std::size_t ahead = 0);
TimeUnit parse_time_unit(TokenReader& reader);
IntervalQualifier parse_interval_qualifier(TokenReader& reader);

// parse_literal.cpp
/// Says whether a literal begins here; one that begins with a word needs its string behind it.
bool at_literal(const TokenReader& reader);
Expression parse_literal(TokenReader& reader);
/// Parses `'text'` or `U&'text' [UESCAPE 'c']` and returns the text meant.
std::string parse_string(TokenReader& reader, std::string_view what);

// parse_expression.cpp
Expression parse_expression(TokenReader& reader);
std::vector<Expression> parse_expression_list(TokenReader& reader);
/// Parses an expression that binds tighter than predicates: what stands beside BETWEEN, IN, LIKE.
Expression parse_operand(TokenReader& reader);

// parse_predicate.cpp
/// Says whether `operand IS [NOT] TRUE|FALSE|UNKNOWN` goes on here.
bool at_truth_test(const TokenReader& reader);
/// Says whether a predicate on `left` other than a comparison goes on here.
bool at_predicate(const TokenReader& reader, const Expression& left);
/// Parses such a predicate behind `left`.
Expression parse_predicate(TokenReader& reader, Expression left);

// parse_primary.cpp
/// Parses what operators stand between: literals, names, calls, parentheses.
Expression parse_primary(TokenReader& reader);

// parse_call.cpp
/// Parses an ordinary call from its name on.
FunctionCall parse_call(TokenReader& reader);

// parse_call_form.cpp
/// Says whether a function with a syntax of its own, such as EXTRACT(unit FROM x), begins here.
bool at_call_form(const TokenReader& reader);
Expression::Node parse_call_form(TokenReader& reader);

// parse_query.cpp
/// Says whether SELECT, VALUES or WITH stands here, possibly behind opening parentheses.
bool at_query(const TokenReader& reader);
Query parse_query(TokenReader& reader);
/// Goes on with a query whose first operand, `first`, has been parsed.
Query parse_query_after(TokenReader& reader, Query first);
/// Parses `(query)`.
Query parse_parenthesised_query(TokenReader& reader);
std::vector<SortItem> parse_order_by(TokenReader& reader);

// parse_select.cpp
Select parse_select(TokenReader& reader);

// parse_from.cpp
std::vector<FromItem> parse_from(TokenReader& reader);

// parse_window.cpp
/// Parses `OVER name` or `OVER (specification)`.
Window parse_over(TokenReader& reader);
WindowSpecification parse_window_specification(TokenReader& reader);

// parse_create.cpp
Statement::Node parse_create(TokenReader& reader);

// parse_function.cpp
/// Parses from the name of the function on.
CreateFunction parse_create_function(TokenReader& reader, bool or_replace);

// parse_statement.cpp
Statement parse_statement(TokenReader& reader);

// refusal.cpp
/// Throws if a clause of other dialects begins here, naming the dialect's own way.
void refuse_clause(const TokenReader& reader);
/// Throws if a reserved word is called that is no function here, naming the dialect's own way.
void refuse_call(const TokenReader& reader);
/// Throws about a statement that begins here and cannot.
[[noreturn]] void refuse_statement(const TokenReader& reader);
/// Throws about what stands behind CREATE and cannot.
[[noreturn]] void refuse_create(const TokenReader& reader);

}  // namespace sluice::sqlparse
