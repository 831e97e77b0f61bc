#pragma once

#include "functions/expression.h"

namespace sluice {

/// The value that an expression of ROWTIME alone has `milliseconds` after the row's time.
ExpressionPtr make_shifted_time(ExpressionPtr expression, std::int64_t milliseconds);

}  // namespace sluice
