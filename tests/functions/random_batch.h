#pragma once

#include <random>

#include "runtime/batch.h"

namespace sluice {

/// Columns of every type, named after it (TINY, SMALL, INT, BIG, DEC, DEC2, REAL_, DBL, BOOL,
/// BOOL2, CH, VC, VC2, DT, TM, TS, TS2, BIN), with a fifth NULLs and extreme values among the
/// others.
SchemaPtr random_schema();
Batch random_batch(std::mt19937_64& random, std::int64_t row_count);

}  // namespace sluice
