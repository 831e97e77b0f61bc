#pragma once

#include <memory>
#include <optional>

#include "connectors/registry.h"

namespace sluice {

/// Decodes JSON objects: one a line, one after another, printed over several lines, elements of an
/// array around them all, or below a row path. The first of members of the same name counts; a path
/// without a match is NULL; anything that is not valid JSON costs its own record.
std::unique_ptr<Decoder> make_json_decoder(const DecodePlan& plan, const Options& options);

/// Discovery: members of the sample's objects, objects inside flattened at most two levels.
std::optional<SampleProfile> profile_json(const Sample& sample, const Options& options);

/// The longest record of JSON text; more where records hold the rows.
std::size_t maximum_json_record_bytes(const Options& options);

/// Adds the format `json`.
void install_json(ConnectorRegistry& registry);

}  // namespace sluice
