#pragma once

#include "functions/expression.h"

namespace sluice {

/// Builders of pattern matching. A literal pattern is compiled once, and an Error of kind query
/// when it is not valid; other patterns are compiled as rows bring them, and a bad one costs its
/// row. Patterns count characters. A regular expression that backtracks without end costs its row
/// too.

/// operand [NOT] LIKE pattern [ESCAPE escape]; `escape` may be null.
ExpressionPtr make_like(ExpressionPtr operand, ExpressionPtr pattern, ExpressionPtr escape,
                        bool negated);
/// operand [NOT] SIMILAR TO pattern [ESCAPE escape]; `escape` may be null.
ExpressionPtr make_similar(ExpressionPtr operand, ExpressionPtr pattern, ExpressionPtr escape,
                           bool negated);
/// SUBSTRING(operand FROM 'regex'): the first match of a Java regular expression, or NULL.
ExpressionPtr make_first_match(ExpressionPtr operand, ExpressionPtr pattern);
/// SUBSTRING(operand SIMILAR pattern ESCAPE escape): the middle part of `pre<e>"mid<e>"post`, found
/// anywhere, or NULL.
ExpressionPtr make_substring_similar(ExpressionPtr operand, ExpressionPtr pattern,
                                     ExpressionPtr escape);

}  // namespace sluice
