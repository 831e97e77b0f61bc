#pragma once

#include "functions/kernel.h"

namespace sluice {

/// The parts of CAST that read and write text; the operand's family is known to fit.

/// Text to any other type but binary; a text that does not convert is a row error. Text to text is
/// cut or padded.
ColumnFunction text_to_value(const Type& to);
/// Any value to text. What does not fit fails, but an interval is cut, and so is the fraction of a
/// second of a TIMESTAMP or TIME.
ColumnFunction value_to_text(const Type& from, const Type& to);
/// Text cut to the length of the type, CHAR padded with blanks.
ColumnFunction fitted_text(const Type& to);
/// Bytes cut to the length of the type, BINARY padded with zeros.
ColumnFunction fitted_binary(const Type& to);

}  // namespace sluice
