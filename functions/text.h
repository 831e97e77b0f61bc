#pragma once

#include "functions/expression.h"

namespace sluice {

/// Builders of the text functions that SQL writes with words between their arguments. They check
/// the types of their operands and throw an Error of kind query (no span). Positions and lengths
/// count characters (bytes of binary), from 1.

enum class TrimSide { kBoth, kLeading, kTrailing };
/// How SUBSTRING was written: beyond the end `FROM` gives an empty text, the comma form NULL.
enum class SubstringForm { kFrom, kComma };

/// left || right, of text or binary.
ExpressionPtr make_concatenation(ExpressionPtr left, ExpressionPtr right);
/// POSITION(sought IN operand)
ExpressionPtr make_position(ExpressionPtr sought, ExpressionPtr operand);
/// OVERLAY(operand PLACING replacement FROM start [FOR length]); `length` may be null.
ExpressionPtr make_overlay(ExpressionPtr operand, ExpressionPtr replacement, ExpressionPtr start,
                           ExpressionPtr length);
/// SUBSTRING(operand FROM start [FOR length]) and the comma form; `length` may be null. A `start`
/// of text after FROM is a regular expression, and the result its first match.
ExpressionPtr make_substring(SubstringForm form, ExpressionPtr operand, ExpressionPtr start,
                             ExpressionPtr length);
/// TRIM([side] [character] FROM operand); `character` may be null, a blank.
ExpressionPtr make_trim(TrimSide side, ExpressionPtr character, ExpressionPtr operand);

}  // namespace sluice
