#include "planner/monotonicity.h"

namespace sluice {
namespace {

using M = Monotonicity;

/// The sign of a numeric or interval constant; nothing where it is none.
std::optional<int> sign(const BoundExpression& bound) {
  if (!bound.constant) {
    return std::nullopt;
  }
  if (const std::int64_t* exact = std::get_if<std::int64_t>(&*bound.constant)) {
    return *exact > 0 ? 1 : *exact < 0 ? -1 : 0;
  }
  if (const double* approximate = std::get_if<double>(&*bound.constant)) {
    return *approximate > 0 ? 1 : *approximate < 0 ? -1 : 0;
  }
  return std::nullopt;
}

M added(M left, M right) {
  if (left == M::kConstant) {
    return right;
  }
  return right == M::kConstant || right == left ? left : M::kNone;
}

M scaled(M monotonicity, std::optional<int> by) {
  if (!by) {
    return M::kNone;
  }
  return *by > 0 ? monotonicity : *by < 0 ? reversed(monotonicity) : M::kConstant;
}

}  // namespace

M reversed(M monotonicity) {
  switch (monotonicity) {
    case M::kAscending:
      return M::kDescending;
    case M::kDescending:
      return M::kAscending;
    default:
      return monotonicity;
  }
}

M arithmetic_monotonicity(Arithmetic arithmetic, const BoundExpression& left,
                          const BoundExpression& right) {
  const M of_left = left.facts.monotonicity;
  const M of_right = right.facts.monotonicity;
  switch (arithmetic) {
    case Arithmetic::kAdd:
      return added(of_left, of_right);
    case Arithmetic::kSubtract:
      return added(of_left, reversed(of_right));
    case Arithmetic::kMultiply:
      return of_right == M::kConstant ? scaled(of_left, sign(right)) : scaled(of_right, sign(left));
    case Arithmetic::kDivide:
      return of_right == M::kConstant && sign(right) != 0 ? scaled(of_left, sign(right)) : M::kNone;
  }
  return M::kNone;
}

bool moves_with_time(const ColumnFacts& facts) {
  return facts.time_form != nullptr &&
         (facts.monotonicity == M::kAscending || facts.monotonicity == M::kDescending);
}

bool moves_by_value(const ColumnFacts& facts) {
  return facts.monotonicity == M::kAscending || facts.monotonicity == M::kDescending;
}

}  // namespace sluice
