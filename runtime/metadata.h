#pragma once

#include <string_view>

#include "runtime/connector.h"

namespace sluice {

/// The columns that the rows of a source have beside those of the schema and ROWTIME (kda-sql 9.1):
/// APPROXIMATE_ARRIVAL_TIME, PARTITION_KEY, SEQUENCE_NUMBER and SHARD_ID, without those that the
/// schema declares itself.
SchemaPtr metadata_columns(const Schema& declared);
/// Whether a column of that name would be one of them.
bool is_metadata_column(std::string_view name);
/// The columns of `first`, then those of `second`.
SchemaPtr joined(const Schema& first, const Schema& second);

/// SHARD_ID of the rows of a block: the name of its file.
Column shard_ids(const DecodedRows& rows, const Block& block);
/// SEQUENCE_NUMBER: the byte at which the record begins, with zeros in front, so that texts compare
/// as numbers do.
Column sequence_numbers(const DecodedRows& rows, const Block& block);

}  // namespace sluice
