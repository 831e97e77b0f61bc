#include "connectors/json_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "connectors/json_binding.h"
#include "connectors/json_cells.h"
#include "connectors/json_cutter.h"
#include "connectors/json_encoder.h"
#include "connectors/json_records.h"
#include "connectors/json_structure.h"
#include "connectors/json_walker.h"
#include "connectors/time_reader.h"

namespace sluice {
namespace {

constexpr std::size_t kMaximumRowBytes = 1 << 20;
constexpr std::size_t kMaximumDocumentBytes = 256 << 20;  ///< of one that holds rows

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view right_trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// True where a field of the schema is neither read nor checked.
bool skips_unread(const DecodePlan& plan) {
  return std::any_of(plan.fields.begin(), plan.fields.end(),
                     [](const DecodeField& field) { return !field.materialise && !field.check; });
}

/// Decodes one block.
class BlockDecoder {
 public:
  BlockDecoder(const DecodePlan& plan, const JsonBinding& binding, const TimeReader& times,
               std::string_view padded)
      : binding_(binding),
        text_(padded),
        cells_(plan, times),
        walker_(binding, cells_, padded, skips_unread(plan)) {}

  void decode_lines() {
    std::size_t begin = 0;
    while (begin < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line({begin, end});
      begin = end + 1;
    }
  }

  void decode_records(JsonRange range) {
    JsonRecordScanner scanner(text_.size());
    const std::string_view text = text_.substr(range.begin, range.end - range.begin);
    while (const std::optional<JsonRecord> record = scanner.next(text, true)) {
      this->record({range.begin + record->begin, range.begin + record->end});
    }
  }

  DecodedRows finish() {
    cells_.finish(rows_);
    return std::move(rows_);
  }

 private:
  // ---- records

  void line(JsonRange range) {
    const std::string_view text = right_trimmed(text_.substr(range.begin, range.end - range.begin));
    const std::size_t blanks = std::min(text.find_first_not_of(" \t"), text.size());
    range = {range.begin + blanks, range.begin + text.size()};
    if (range.begin < range.end && text[blanks] == '{' && text.back() == '}') {
      record(range);
    } else if (range.begin < range.end) {
      decode_records(range);
    }
  }

  void record(JsonRange range) {
    record_ = range;
    if (read(range)) {
      return;
    }
    if (walker_.reason() != nullptr && holds_several(range)) {
      decode_records(range);
      return;
    }
    bad(range, take_reason());
  }

  /// A line that is no object may be several.
  bool holds_several(JsonRange range) const {
    JsonRecordScanner scanner(text_.size());
    const auto first = scanner.next(text_.substr(range.begin, range.end - range.begin), true);
    return first && first->end < range.end - range.begin;
  }

  void bad(JsonRange range, std::string reason) {
    rows_.bad_records.push_back({.before_row = rows_.row_count,
                                 .begin = static_cast<std::int64_t>(range.begin),
                                 .end = static_cast<std::int64_t>(range.end),
                                 .reason = std::move(reason)});
  }

  void good() {
    rows_.row_begin.push_back(static_cast<std::uint32_t>(record_.begin));
    rows_.row_end.push_back(static_cast<std::uint32_t>(record_.end));
    ++rows_.row_count;
  }

  /// The rows of a record; false, with error_ or the cells' reason set, when it has none.
  bool read(JsonRange range) {
    if (binding_.has_row_path()) {
      return read_rows(range);
    }
    return read_row(range, 0);
  }

  bool read_row(JsonRange range, int node) {
    cells_.begin_row(rows_.row_count);
    if (!walker_.walk(range, node)) {
      return false;
    }
    if (binding_.flattens()) {
      return read_elements();
    }
    if (!cells_.end_row()) {
      return false;
    }
    good();
    return true;
  }

  // ---- row paths and flattened arrays

  /// Each element below the row path is a row and can be bad for itself.
  bool read_rows(JsonRange range) {
    cells_.begin_row(rows_.row_count);
    if (!walker_.find_rows(range)) {
      return false;
    }
    if (!has_array()) {
      bad(range, fmt::format("there is nothing at {}", binding_.row_path()));
      return true;
    }
    for (const JsonRange element : walker_.array_elements()) {
      record_ = element;
      if (!read_row(element, binding_.row_node())) {
        bad(element, take_reason());
      }
    }
    return true;
  }

  bool has_array() const { return walker_.array().begin != walker_.array().end; }

  /// One row for each element of the flattened array; the other cells repeat. An empty array gives
  /// one row of NULLs, as the service did.
  bool read_elements() {
    const std::int64_t first_row = rows_.row_count;
    const bool has_elements = has_array() && text_[walker_.array().begin] == '[';
    const std::vector<JsonRange> found =
        has_elements ? walker_.array_elements() : std::vector<JsonRange>();
    if (found.empty()) {
      if (has_elements) {
        cells_.forget_columns();
      }
      if (!cells_.end_row()) {
        return false;
      }
      good();
      return true;
    }
    for (const JsonRange element : found) {
      read_element(element, first_row);
    }
    return true;
  }

  void read_element(JsonRange element, std::int64_t first_row) {
    if (rows_.row_count > first_row) {
      cells_.begin_row(rows_.row_count);
      cells_.repeat(first_row, binding_.element_fields());
    } else {
      cells_.forget(binding_.element_fields());
    }
    const bool is_walked =
        text_[element.begin] != '{' || walker_.walk(element, binding_.element_node());
    if (is_walked && cells_.end_row()) {
      good();
    } else {
      bad(record_, is_walked ? cells_.take_reason() : take_reason());
    }
  }

  std::string take_reason() {
    return walker_.reason() != nullptr ? walker_.reason() : cells_.take_reason();
  }

  const JsonBinding& binding_;
  std::string_view text_;  ///< followed by JsonStructure::kPadding bytes of memory
  JsonCells cells_;
  JsonWalker walker_;
  DecodedRows rows_;
  JsonRange record_;
};

class JsonDecoder final : public Decoder {
 public:
  JsonDecoder(const DecodePlan& plan, const Options& options)
      : plan_(plan),
        binding_(plan, options.text_or("rows", "$")),
        times_(plan.timestamp_format),
        cutter_(maximum_json_record_bytes(options)) {}

  void cut(Chunk chunk, std::vector<Block>& blocks) override {
    cutter_.cut(std::move(chunk), blocks);
  }

  DecodedRows decode(const Block& block) const override {
    std::string copy;
    std::string_view text = block.bytes;
    if (block.bytes.capacity() - block.bytes.size() < JsonStructure::kPadding) {
      copy.reserve(text.size() + JsonStructure::kPadding);
      copy = text;
      text = copy;
    }
    BlockDecoder decoder(plan_, binding_, times_, text);
    const auto* layout = static_cast<const JsonLayout*>(block.layout.get());
    if (layout != nullptr && *layout == JsonLayout::kLines) {
      decoder.decode_lines();
    } else {
      decoder.decode_records({0, text.size()});
    }
    return decoder.finish();
  }

  std::string save() const override { return cutter_.save(); }
  void load(const std::string& state) override { cutter_.load(state); }

 private:
  DecodePlan plan_;
  JsonBinding binding_;
  TimeReader times_;
  JsonCutter cutter_;
};

}  // namespace

std::size_t maximum_json_record_bytes(const Options& options) {
  return options.text_or("rows", "$") == "$" ? kMaximumRowBytes : kMaximumDocumentBytes;
}

std::unique_ptr<Decoder> make_json_decoder(const DecodePlan& plan, const Options& options) {
  return std::make_unique<JsonDecoder>(plan, options);
}

void install_json(ConnectorRegistry& registry) {
  registry.add(FormatDefinition{
      .name = "json",
      .about = "Objects: one a line, one after another, or in arrays; written one a line.",
      .extensions = {".json", ".jsonl", ".ndjson", ".geojson"},
      .options = {{.name = "rows",
                   .places = kOnSource | kOnReference,
                   .default_text = "$",
                   .about = "The path in a JSON record to the object or array that holds the rows: "
                            "$.records[0:]."},
                  {.name = "embed",
                   .places = kOnSink,
                   .about = "Text columns, parted by commas, whose content is written as JSON "
                            "inside the row."}},
      .make_decoder = make_json_decoder,
      .make_encoder = make_json_encoder,
      .profile = profile_json});
}

}  // namespace sluice
