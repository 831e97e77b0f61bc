#include "engine/reference_table.h"

#include <fmt/format.h>

#include <chrono>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

#include "runtime/source_node.h"

namespace sluice {
namespace {

constexpr auto kPause = std::chrono::milliseconds(2);

/// Rows of a table as they come, and what was left out.
struct Loaded {
  std::vector<Batch> batches;
  std::int64_t bad_records = 0;
  std::string first_reason;
};

void add_rows(Loaded& loaded, const Block& block, DecodedRows rows, const SchemaPtr& schema) {
  for (const BadRecord& bad : rows.bad_records) {
    if (loaded.bad_records++ == 0) {
      loaded.first_reason = fmt::format("{}: {}", position_text(block, bad.begin), bad.reason);
    }
  }
  const std::vector<RowTime> times(static_cast<std::size_t>(rows.row_count));
  loaded.batches.emplace_back(schema, std::move(rows.columns), time_buffer(times), rows.row_count);
}

Loaded read_all(Source& source, Decoder& decoder, const SchemaPtr& schema) {
  Loaded loaded;
  loaded.batches.emplace_back(schema);
  Chunk chunk;
  for (PollStatus status = source.poll(chunk); status != PollStatus::kEnd;
       status = source.poll(chunk)) {
    if (status == PollStatus::kNothing) {
      std::this_thread::sleep_for(kPause);
      continue;
    }
    std::vector<Block> blocks;
    decoder.cut(std::move(chunk), blocks);
    for (const Block& block : blocks) {
      add_rows(loaded, block, decoder.decode(block), schema);
    }
    chunk = {};
  }
  return loaded;
}

}  // namespace

void load_reference_table(const std::string& name, const Options& options,
                          const SchemaPtr& declared, const ConnectorRegistry& registry,
                          Catalog& catalog) {
  OpenedSource opened = open_source(options, declared, registry);
  const SchemaPtr schema = declared != nullptr ? declared : mapped_schema(opened);
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < schema->size(); ++i) {
    all.insert(i);
  }
  const DecodePlan plan = decode_plan(*schema, opened, declared != nullptr, all);
  const std::unique_ptr<Decoder> decoder = opened.format->make_decoder(plan, opened.options);
  const Loaded loaded = read_all(*opened.source, *decoder, schema);
  if (loaded.bad_records > 0) {
    catalog.notice(fmt::format("reference table {}: {} records left out, the first one at {}", name,
                               loaded.bad_records, loaded.first_reason));
  }
  catalog.add_table(name, concatenate(loaded.batches), declared == nullptr);
}

}  // namespace sluice
