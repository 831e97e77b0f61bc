#pragma once

#include <string>
#include <vector>

#include "sqlparse/document.h"
#include "sqlparse/precedence.h"
#include "sqlparse/syntax.h"

/// The functions that lay out the tree as a Document, beside print.h.
namespace sluice::sqlparse {

// layout_name.cpp
std::string name_text(const Identifier& name);
std::string name_text(const ObjectName& name);
/// `(a, b)`, or nothing for no names.
std::string name_list_text(const std::vector<Identifier>& names);
std::string type_text(const DataType& type);
std::string qualifier_text(const IntervalQualifier& qualifier);
std::string string_text(std::string_view value);

// layout_expression.cpp
/// Lays out an expression; in parentheses if it binds less tightly than `least`.
Document layout(const Expression& expression, Precedence least = Precedence::kOr);
Document layout(const FunctionCall& call);
/// `a, b`, breaking behind the commas.
Document layout_list(const std::vector<Expression>& list);

// layout_primary.cpp
/// Lays out what is no operator or predicate.
Document layout_primary(const Expression& expression);

// layout_query.cpp
/// Lays out a query; a top-level one breaks between its clauses always.
Document layout(const Query& query, bool is_top = false);
/// `(query)`.
Document layout_in_parentheses(const Query& query);

// layout_window.cpp
Document layout(const WindowSpecification& window);
Document layout(const Window& window);
Document layout(const SortItem& item);
/// `ORDER BY a, b`.
Document layout_order_by(const std::vector<SortItem>& items);

// layout_statement.cpp
Document layout(const Statement& statement);

/// `KEYWORD a, b`, with the contents indented below the keyword when they take several lines.
Document layout_clause(std::string_view keyword, Document contents);

/// `( contents )`, breaking inside the parentheses.
Document layout_parentheses(std::string_view before, Document contents);

}  // namespace sluice::sqlparse
