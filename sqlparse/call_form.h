#pragma once

#include "sqlparse/box.h"
#include "sqlparse/data_type.h"

/// The functions that have a syntax of their own; part of expression.h.
namespace sluice::sqlparse {

struct Expression;

/// `FLOOR(operand TO unit)`, `CEIL(operand TO unit)`; FLOOR(x) alone is a FunctionCall.
struct RoundToUnit {
  bool up = false;
  Box<Expression> operand;
  TimeUnit unit = TimeUnit::kSecond;
  friend bool operator==(const RoundToUnit&, const RoundToUnit&) = default;
};

/// `STEP(operand BY size)`; `size` is an interval or a number.
struct Step {
  Box<Expression> operand;
  Box<Expression> size;
  friend bool operator==(const Step&, const Step&) = default;
};

/// `EXTRACT(field FROM operand)`.
struct Extract {
  TimeUnit field = TimeUnit::kSecond;
  Box<Expression> operand;
  friend bool operator==(const Extract&, const Extract&) = default;
};

/// The ways to write SUBSTRING; see Substring.
enum class SubstringForm { kFrom, kComma, kSimilar };

/// `SUBSTRING(s FROM p FOR n)`, `SUBSTRING(s, p, n)`, `SUBSTRING(s SIMILAR pattern ESCAPE e)`; the
/// first two differ beyond the end of `s`, and FROM takes a regular expression too.
struct Substring {
  SubstringForm form = SubstringForm::kFrom;
  Box<Expression> operand;
  Box<Expression> start;   ///< position or pattern
  Box<Expression> length;  ///< may be empty; of the SIMILAR form, the escape character, always
  friend bool operator==(const Substring&, const Substring&) = default;
};

/// The end of the text that TRIM works on.
enum class TrimSide { kBoth, kLeading, kTrailing };

/// `TRIM([side] [character] FROM operand)`, `TRIM(operand)`.
struct Trim {
  TrimSide side = TrimSide::kBoth;
  Box<Expression> character;  ///< may be empty: a blank
  Box<Expression> operand;
  friend bool operator==(const Trim&, const Trim&) = default;
};

/// `POSITION(sought IN operand)`.
struct Position {
  Box<Expression> sought;
  Box<Expression> operand;
  friend bool operator==(const Position&, const Position&) = default;
};

/// `OVERLAY(operand PLACING replacement FROM start [FOR length])`.
struct Overlay {
  Box<Expression> operand;
  Box<Expression> replacement;
  Box<Expression> start;
  Box<Expression> length;  ///< may be empty
  friend bool operator==(const Overlay&, const Overlay&) = default;
};

}  // namespace sluice::sqlparse
