#pragma once

#include <vector>

#include "functions/expression.h"

namespace sluice {

/// operand [NOT] IN (values): TRUE where one is equal, else UNKNOWN where the operand or a value is
/// NULL, else FALSE. The values compare with the operand as `make_comparison` asks. A list of
/// literals of the operand's kind is looked up in a hash set.
ExpressionPtr make_in(const ExpressionPtr& operand, std::vector<ExpressionPtr> values,
                      bool negated);

}  // namespace sluice
