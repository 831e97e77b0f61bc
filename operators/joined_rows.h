#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "operators/environment.h"
#include "operators/held_rows.h"

namespace sluice {

/// A left and a right row that meet, by number; HeldRows::kNoRow where a side is missing.
struct JoinedPair {
  std::uint64_t left;
  std::uint64_t right;
  RowTime time;
};

/// The rows that pairs stand for: left's columns, right's columns, then, where the schema has two
/// more, both sides' ROWTIME.
Batch joined_rows(std::span<const JoinedPair> pairs, const HeldRows& left, const HeldRows& right,
                  const SchemaPtr& schema);

/// Which pairs an ON condition keeps.
struct PairVerdicts {
  std::vector<bool> is_match;
  RowErrors errors;  ///< by pair; such a pair is no match
};

/// Evaluates a condition over joined rows; an empty one keeps all.
PairVerdicts judge(const Batch& pairs, const ExpressionPtr& condition,
                   const Environment& environment);

}  // namespace sluice
