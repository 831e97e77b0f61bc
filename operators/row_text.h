#pragma once

#include <string>

#include "runtime/batch.h"

namespace sluice {

/// A row as a JSON object, for the RAW column of error_stream. Columns that were not materialised
/// are left out.
std::string row_text(const Batch& batch, std::int64_t row);

}  // namespace sluice
