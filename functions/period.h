#pragma once

#include "functions/expression.h"

namespace sluice {

/// Predicates over periods, half-open stretches of time [start, end).

enum class PeriodRelation { kEquals, kContains, kOverlaps, kPrecedes, kSucceeds, kLeads, kLags };
enum class PeriodModifier { kNone, kStrictly, kImmediately };

/// A period; start and end are datetimes of one type.
struct PeriodOperand {
  ExpressionPtr start;
  ExpressionPtr end;
};

/// left [STRICTLY | IMMEDIATELY] relation right. Throws an Error of kind query for a modifier that
/// the relation does not take, and for operands that are not datetimes of one type.
ExpressionPtr make_period_predicate(PeriodRelation relation, PeriodModifier modifier,
                                    const PeriodOperand& left, const PeriodOperand& right);
/// left [STRICTLY] CONTAINS instant.
ExpressionPtr make_period_contains(PeriodModifier modifier, const PeriodOperand& left,
                                   const ExpressionPtr& instant);

}  // namespace sluice
