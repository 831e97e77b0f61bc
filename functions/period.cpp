#include "functions/period.h"

#include <utility>

#include "base/error.h"

namespace sluice {
namespace {

ExpressionPtr less(const ExpressionPtr& left, const ExpressionPtr& right) {
  return make_comparison(Comparison::kLess, left, right);
}
ExpressionPtr not_above(const ExpressionPtr& left, const ExpressionPtr& right) {
  return make_comparison(Comparison::kLessOrEqual, left, right);
}
ExpressionPtr equal(const ExpressionPtr& left, const ExpressionPtr& right) {
  return make_comparison(Comparison::kEqual, left, right);
}

void check_operand(const ExpressionPtr& operand, const ExpressionPtr& other) {
  if (!is_datetime(operand->type().kind) || operand->type().kind != other->type().kind) {
    throw Error(ErrorKind::kQuery,
                "a period is made of two datetimes of one type, not of " +
                    to_string(operand->type()) + " and " + to_string(other->type()),
                "write PERIOD(start_time, end_time)");
  }
}

void check_modifier(PeriodRelation relation, PeriodModifier modifier) {
  const bool takes_strictly = relation != PeriodRelation::kEquals;
  const bool takes_immediately = relation >= PeriodRelation::kPrecedes;
  if ((modifier == PeriodModifier::kStrictly && !takes_strictly) ||
      (modifier == PeriodModifier::kImmediately && !takes_immediately)) {
    throw Error(
        ErrorKind::kQuery, "this period predicate takes no such modifier",
        "STRICTLY goes with all but EQUALS, IMMEDIATELY with PRECEDES, SUCCEEDS, LEADS and LAGS");
  }
}

using Operand = PeriodOperand;

ExpressionPtr overlaps(const Operand& x, const Operand& y) {
  return make_and(less(x.start, y.end), less(y.start, x.end));
}

/// Starts before and ends before the other.
ExpressionPtr is_earlier(const Operand& x, const Operand& y) {
  return make_and(less(x.start, y.start), less(x.end, y.end));
}

ExpressionPtr contains(const Operand& x, const Operand& y, bool strictly) {
  return strictly ? make_and(less(x.start, y.start), less(y.end, x.end))
                  : make_and(not_above(x.start, y.start), not_above(y.end, x.end));
}

ExpressionPtr precedes(const Operand& x, const Operand& y, PeriodModifier modifier) {
  switch (modifier) {
    case PeriodModifier::kStrictly:
      return less(x.end, y.start);
    case PeriodModifier::kImmediately:
      return equal(x.end, y.start);
    default:
      return not_above(x.end, y.start);
  }
}

ExpressionPtr leads(const Operand& x, const Operand& y, PeriodModifier modifier) {
  switch (modifier) {
    case PeriodModifier::kStrictly:
      return make_and(overlaps(x, y), is_earlier(x, y));
    case PeriodModifier::kImmediately:
      return make_and(overlaps(x, y), equal(x.start, y.start));
    default:
      return make_and(overlaps(x, y), not_above(x.start, y.start));
  }
}

ExpressionPtr lags(const Operand& x, const Operand& y, PeriodModifier modifier) {
  switch (modifier) {
    case PeriodModifier::kStrictly:
      return make_and(overlaps(x, y), is_earlier(y, x));
    case PeriodModifier::kImmediately:
      return make_and(overlaps(x, y), equal(x.end, y.end));
    default:
      return make_and(overlaps(x, y), not_above(y.end, x.end));
  }
}

}  // namespace

ExpressionPtr make_period_predicate(PeriodRelation relation, PeriodModifier modifier,
                                    const PeriodOperand& left, const PeriodOperand& right) {
  check_operand(left.start, left.end);
  check_operand(right.start, right.end);
  check_operand(left.start, right.start);
  check_modifier(relation, modifier);
  const bool strictly = modifier == PeriodModifier::kStrictly;
  switch (relation) {
    case PeriodRelation::kEquals:
      return make_and(equal(left.start, right.start), equal(left.end, right.end));
    case PeriodRelation::kContains:
      return contains(left, right, strictly);
    case PeriodRelation::kOverlaps:
      return strictly ? make_and(overlaps(left, right),
                                 make_or(is_earlier(left, right), is_earlier(right, left)))
                      : overlaps(left, right);
    case PeriodRelation::kPrecedes:
      return precedes(left, right, modifier);
    case PeriodRelation::kSucceeds:
      return precedes(right, left, modifier);
    case PeriodRelation::kLeads:
      return leads(left, right, modifier);
    default:
      return lags(left, right, modifier);
  }
}

ExpressionPtr make_period_contains(PeriodModifier modifier, const PeriodOperand& left,
                                   const ExpressionPtr& instant) {
  check_operand(left.start, left.end);
  check_operand(left.start, instant);
  check_modifier(PeriodRelation::kContains, modifier);
  return make_and(modifier == PeriodModifier::kStrictly ? less(left.start, instant)
                                                        : not_above(left.start, instant),
                  less(instant, left.end));
}

}  // namespace sluice
