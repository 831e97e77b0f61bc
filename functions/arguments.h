#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "functions/registry.h"

namespace sluice {

/// What a function is called and how: for the messages of binders.
struct CallText {
  std::string name;
  FunctionText text;

  /// "write MOD(dividend, divisor), for example MOD(-7, 3) = -1"
  std::string hint() const;
};

/// Throws an Error of kind query unless there are so many arguments.
void expect_count(const CallText& call, std::size_t given, std::size_t least, std::size_t most);
/// Throws an Error of kind query: argument `index` (from 0) is not `expected` ("an integer").
[[noreturn]] void refuse_argument(const CallText& call, std::size_t index, const Type& given,
                                  const std::string& expected);
/// Whether an expression is the literal NULL, which any type takes.
bool is_null_literal(const Expression& expression);

}  // namespace sluice
