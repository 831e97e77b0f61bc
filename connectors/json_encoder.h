#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "runtime/connector.h"
#include "runtime/options.h"
#include "runtime/schema.h"

namespace sluice {

/// One JSON object a line, a member a column in order, names as stored. NULL, NaN and infinities
/// are null, datetimes and binary strings. The columns of option `embed` hold JSON text that is
/// written as it is where it is valid.
std::unique_ptr<Encoder> make_json_encoder(const SchemaPtr& schema, const Options& options);

/// Appends `text` as a JSON string in quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace sluice
