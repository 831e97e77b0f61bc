#pragma once

#include <memory>
#include <optional>

#include "connectors/registry.h"

namespace sluice {

/// Decodes CSV. An empty field without quotes is NULL, in quotes the empty text (NULL where the
/// column is no text); missing fields at the end are NULL, extra ones are ignored and counted,
/// blank lines skipped and counted.
std::unique_ptr<Decoder> make_csv_decoder(const DecodePlan& plan, const Options& options);

/// Discovery: delimiter, header and cells of a sample.
std::optional<SampleProfile> profile_csv(const Sample& sample, const Options& options);

/// Adds the format `csv`.
void install_csv(ConnectorRegistry& registry);

}  // namespace sluice
