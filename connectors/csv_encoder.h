#pragma once

#include <memory>

#include "runtime/connector.h"
#include "runtime/options.h"
#include "runtime/schema.h"

namespace sluice {

/// CSV as RFC 4180 has it, with LF line ends: a header unless option header is false, quotes where
/// they are needed and around the empty text. NULL, NaN and infinities are empty fields.
std::unique_ptr<Encoder> make_csv_encoder(const SchemaPtr& schema, const Options& options);

}  // namespace sluice
