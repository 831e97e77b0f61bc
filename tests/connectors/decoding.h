#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connectors/builtins.h"
#include "connectors/file_source.h"
#include "connectors/registry.h"
#include "runtime/connector.h"
#include "runtime/value_text.h"

namespace sluice {

/// What a decoder made of a text, printed: a row is its cells joined with '|', NULL as NULL, absent
/// as -, after its time and
/// '@' where it has one; a bad record is its raw text, " => " and the reason.
struct Decoded {
  std::vector<std::string> rows;
  std::vector<std::string> bad;
  std::vector<std::string> order;  ///< rows and bad records as they came
  std::vector<std::string> raw;    ///< text of each row
  std::int64_t blank_lines = 0;
  std::int64_t ignored_fields = 0;
  std::int64_t short_rows = 0;
  friend bool operator==(const Decoded&, const Decoded&) = default;
  friend void PrintTo(const Decoded& decoded, std::ostream* out) {
    for (const std::string& line : decoded.order) {
      *out << "\n[" << line << "]";
    }
    *out << "\nblank lines " << decoded.blank_lines << ", ignored fields "
         << decoded.ignored_fields;
  }
};

inline std::string printed_row(const DecodedRows& rows, std::int64_t row) {
  std::string out;
  if (rows.rowtime) {
    append_value_text(out, *rows.rowtime, row);
    out += '@';
  }
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const Column& column = rows.columns[i];
    out += i > 0 ? "|" : "";
    if (column.is_absent()) {
      out += '-';
    } else if (column.is_null(row)) {
      out += "NULL";
    } else {
      append_value_text(out, column, row);
    }
  }
  return out;
}

inline void collect(const Block& block, const DecodedRows& rows, Decoded& all) {
  const auto text = [&](std::int64_t begin, std::int64_t end) {
    return block.bytes.substr(static_cast<std::size_t>(begin),
                              static_cast<std::size_t>(end - begin));
  };
  std::size_t bad = 0;
  const auto take_bad = [&](std::int64_t before) {
    for (; bad < rows.bad_records.size() && rows.bad_records[bad].before_row <= before; ++bad) {
      const BadRecord& record = rows.bad_records[bad];
      all.bad.push_back(text(record.begin, record.end) + " => " + record.reason);
      all.order.push_back(all.bad.back());
    }
  };
  for (std::int64_t row = 0; row < rows.row_count; ++row) {
    take_bad(row);
    const auto index = static_cast<std::size_t>(row);
    all.rows.push_back(printed_row(rows, row));
    all.order.push_back(all.rows.back());
    all.raw.push_back(text(rows.row_begin[index], rows.row_end[index]));
  }
  take_bad(rows.row_count);
  all.blank_lines += rows.blank_lines;
  all.ignored_fields += rows.ignored_fields;
  all.short_rows += rows.short_rows;
}

inline void feed(std::unique_ptr<Decoder>& decoder, const std::string& origin,
                 std::string_view text, std::size_t chunk_size,
                 const std::function<std::unique_ptr<Decoder>()>& restarted, Decoded& all) {
  const auto name = std::make_shared<const std::string>(origin);
  std::size_t done = 0;
  do {
    const std::size_t size = std::min(chunk_size, text.size() - done);
    std::vector<Block> blocks;
    decoder->cut({.bytes = std::string(text.substr(done, size)),
                  .origin = name,
                  .offset = static_cast<std::int64_t>(done),
                  .begins = done == 0,
                  .ends = done + size == text.size(),
                  .arrival = {}},
                 blocks);
    done += size;
    for (const Block& block : blocks) {
      collect(block, decoder->decode(block), all);
    }
    if (restarted) {
      const std::string state = decoder->save();
      decoder = restarted();
      decoder->load(state);
    }
  } while (done < text.size());
}

/// Feeds `text` in pieces of `chunk_size` bytes, saving and loading the decoder between them when
/// `restarts` is set.
inline Decoded decode(const FormatDefinition& format, const DecodePlan& plan,
                      const Options& options, std::string_view text,
                      std::size_t chunk_size = 1 << 20, bool restarts = false) {
  const auto make = [&] { return format.make_decoder(plan, options); };
  std::unique_ptr<Decoder> decoder = make();
  Decoded all;
  feed(decoder, "rows", text, chunk_size, restarts ? std::function(make) : nullptr, all);
  return all;
}

/// The same for several origins one after another.
inline Decoded decode_files(const FormatDefinition& format, const DecodePlan& plan,
                            const Options& options, const std::vector<std::string>& texts,
                            std::size_t chunk_size = 1 << 20) {
  std::unique_ptr<Decoder> decoder = format.make_decoder(plan, options);
  Decoded all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    feed(decoder, "file" + std::to_string(i + 1), texts[i], chunk_size, nullptr, all);
  }
  return all;
}

/// The registry with everything in it.
inline const ConnectorRegistry& all_connectors() {
  static const ConnectorRegistry kRegistry = [] {
    ConnectorRegistry registry;
    install_connectors(registry);
    return registry;
  }();
  return kRegistry;
}

inline Options options_of(const std::vector<std::pair<std::string, std::string>>& values) {
  Options options;
  for (const auto& [name, text] : values) {
    options.set(name, {.text = text});
  }
  return options;
}

/// A file of real data that lies beside the repository, where it does; empty elsewhere.
inline std::string shared_data(const std::string& name) {
  const std::string path =
      (std::filesystem::path(std::source_location::current().file_name()).parent_path() /
       "../../../shared/data" / name)
          .string();
  return std::filesystem::exists(path) ? path : std::string();
}

/// The whole file, decompressed.
inline std::string read_all(const std::string& path) {
  const auto source = make_file_source(path, false);
  std::string bytes;
  Chunk chunk;
  while (source->poll(chunk) == PollStatus::kChunk) {
    bytes += chunk.bytes;
  }
  return bytes;
}

}  // namespace sluice
