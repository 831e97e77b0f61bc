#include "connectors/csv_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "connectors/byte_order_mark.h"
#include "connectors/byte_scanner.h"
#include "connectors/column_writer.h"
#include "connectors/csv_binding.h"
#include "connectors/csv_cutter.h"
#include "connectors/csv_encoder.h"
#include "connectors/csv_options.h"
#include "connectors/csv_walker.h"
#include "connectors/names.h"
#include "connectors/number_parser.h"
#include "connectors/row_delimiter.h"
#include "connectors/time_reader.h"
#include "connectors/utf8.h"
#include "runtime/state.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Decodes one block: the handler of a CsvWalker.
class BlockDecoder {
 public:
  BlockDecoder(const DecodePlan& plan, const TimeReader& times, const CsvBinding& binding,
               std::string_view bytes)
      : plan_(plan),
        times_(times),
        binding_(binding),
        bytes_(bytes),
        is_valid_utf8_(is_valid_utf8(bytes)) {
    const std::int64_t expected = count_line_ends(bytes) + 1;
    for (const DecodeField& field : plan.fields) {
      writers_.emplace_back(field.type, field.materialise);
    }
    if (plan.rowtime_field) {
      times_out_.emplace(Type::timestamp(), true);
    }
    reserve(expected);
    rows_.row_begin.reserve(static_cast<std::size_t>(expected));
    rows_.row_end.reserve(static_cast<std::size_t>(expected));
  }

  void field(std::string_view text, bool is_quoted) {
    if (field_ < binding_.bound_count()) {
      for (int index = binding_.first_target(field_); index >= 0;
           index = binding_.target(index).next) {
        cell(binding_.target(index), text, is_quoted);
      }
    }
    ++field_;
  }

  void record(std::size_t begin, std::size_t end, CsvRecordEnd how) {
    if (how == CsvRecordEnd::kBlank) {
      ++rows_.blank_lines;
      return;
    }
    end_fields();
    check_record(begin, end, how);
    if (is_bad_) {
      rows_.bad_records.push_back({.before_row = rows_.row_count,
                                   .begin = static_cast<std::int64_t>(begin),
                                   .end = static_cast<std::int64_t>(end),
                                   .reason = std::move(reason_)});
      is_bad_ = false;
      return;
    }
    rows_.row_begin.push_back(static_cast<std::uint32_t>(begin));
    rows_.row_end.push_back(static_cast<std::uint32_t>(end));
    ++rows_.row_count;
  }

  DecodedRows finish() {
    for (ColumnWriter& writer : writers_) {
      rows_.columns.push_back(writer.finish(rows_.row_count));
    }
    if (times_out_) {
      rows_.rowtime = times_out_->finish(rows_.row_count);
    }
    return std::move(rows_);
  }

 private:
  void reserve(std::int64_t row_count) {
    for (ColumnWriter& writer : writers_) {
      writer.reserve(row_count);
    }
    if (times_out_) {
      times_out_->reserve(row_count);
    }
  }

  void cell(const CsvBinding::Target& target, std::string_view text, bool is_quoted) {
    if (target.field == CsvBinding::kRowTime) {
      row_time(text);
      return;
    }
    const auto index = static_cast<std::size_t>(target.field);
    ColumnWriter& writer = writers_[index];
    if (text.empty() || text[0] == ' ') {
      const bool is_null =
          is_text(writer.type().kind) ? text.empty() && !is_quoted : is_blank(text);
      if (is_null) {
        null(index);
        return;
      }
    }
    if (target.is_time) {
      if (!writer.set_time(rows_.row_count, text, times_)) {
        bad_cell(index, text);
      }
    } else if (writer.type().kind == TypeKind::kBoolean) {
      writer.set_boolean(rows_.row_count, truth(text));
    } else if (!writer.set_from_text(rows_.row_count, text)) {
      bad_cell(index, text);
    }
  }

  /// A number is true unless it is 0, as in JSON; other text is true when it says so.
  static bool truth(std::string_view text) {
    if (const auto number = parse_double(text)) {
      return *number != 0;
    }
    const OrError<Value> value = value_from_text(Type::boolean(), text);
    return std::get<bool>(value.value());
  }

  void row_time(std::string_view text) {
    if (!times_out_->set_time(rows_.row_count, text, times_)) {
      bad(fmt::format("rowtime {}: {}", *plan_.rowtime_field, times_.reason(text)));
    }
  }

  void null(std::size_t index) {
    if (!plan_.fields[index].nullable) {
      bad(fmt::format("column {}: NULL in a NOT NULL column", plan_.fields[index].column));
      return;
    }
    writers_[index].set_null(rows_.row_count);
  }

  void bad_cell(std::size_t index, std::string_view text) {
    if (is_bad_) {
      return;
    }
    const Type& type = writers_[index].type();
    const OrError<Value> value = value_from_text(type, text);
    const std::string why = value.ok() ? times_.reason(text) : value.error().message;
    bad(fmt::format("column {}: {}", plan_.fields[index].column, why));
  }

  /// The first reason counts.
  void bad(std::string reason) {
    if (!is_bad_) {
      is_bad_ = true;
      reason_ = std::move(reason);
    }
  }

  /// Fields that the record does not have are NULL, which is counted, as are those it has beyond.
  void end_fields() {
    rows_.short_rows += field_ < binding_.field_count() ? 1 : 0;
    rows_.ignored_fields +=
        static_cast<std::int64_t>(field_ - std::min(field_, binding_.field_count()));
    for (std::size_t i = field_; i < binding_.bound_count(); ++i) {
      field({}, false);
    }
    field_ = 0;
  }

  void check_record(std::size_t begin, std::size_t end, CsvRecordEnd how) {
    if (how == CsvRecordEnd::kUnclosedQuote) {
      replace_reason("a quote is not closed");
    } else if (end - begin >= kMaximumRecordBytes) {
      replace_reason(fmt::format("longer than {} bytes", kMaximumRecordBytes));
    }
    if (!is_valid_utf8_ && !is_valid_utf8(bytes_.substr(begin, end - begin))) {
      replace_reason("not valid UTF-8");
    }
  }

  void replace_reason(std::string reason) {
    is_bad_ = true;
    reason_ = std::move(reason);
  }

  const DecodePlan& plan_;
  const TimeReader& times_;
  const CsvBinding& binding_;
  std::string_view bytes_;
  bool is_valid_utf8_;
  std::vector<ColumnWriter> writers_;
  std::optional<ColumnWriter> times_out_;
  DecodedRows rows_;
  std::size_t field_ = 0;
  bool is_bad_ = false;
  std::string reason_;
};

class CsvDecoder final : public Decoder {
 public:
  CsvDecoder(const DecodePlan& plan, const CsvLayoutOptions& layout)
      : plan_(plan),
        layout_(layout),
        times_(plan.timestamp_format),
        rows_(layout),
        cutter_(layout) {}

  void cut(Chunk chunk, std::vector<Block>& blocks) override {
    if (chunk.begins) {
      begin_origin(chunk);
    }
    arrival_ = chunk.arrival;
    if (!mark_.take(chunk)) {
      return;
    }
    offset_ = std::max(offset_, mark_.size());
    if (!layout_.has_lines()) {
      chunk.bytes = rows_.translate(chunk.bytes, chunk.ends);
    }
    cutter_.add(std::move(chunk.bytes), chunk.ends);
    std::string records;
    if (binding_ == nullptr) {
      std::optional<std::string> first = cutter_.take_first();
      if (!first) {
        return;
      }
      records = bind(std::move(*first));
    }
    const std::string more = cutter_.take_records();
    emit(records.empty() ? std::move(more) : records + more, blocks);
  }

  DecodedRows decode(const Block& block) const override {
    const auto& binding = *static_cast<const CsvBinding*>(block.layout.get());
    BlockDecoder decoder(plan_, times_, binding, block.bytes);
    CsvWalker<BlockDecoder>(block.bytes, layout_, decoder).walk();
    return decoder.finish();
  }

  std::string save() const override {
    StateWriter state;
    state.put(origin_ ? std::string_view(*origin_) : std::string_view());
    state.put(offset_);
    state.put(line_);
    state.put(std::string_view(mark_.save()));
    state.put(std::string_view(rows_.rest()));
    state.put(binding_ != nullptr);
    state.put(header_.has_value());
    state.put(std::string_view(header_.value_or(std::string())));
    state.put(cutter_.is_skipping());
    state.put(std::string_view(cutter_.rest()));
    return state.take();
  }

  void load(const std::string& bytes) override {
    StateReader state(bytes);
    origin_ = std::make_shared<const std::string>(state.get_text());
    offset_ = state.get<std::int64_t>();
    line_ = state.get<std::int64_t>();
    mark_.load(state.get_text());
    rows_.restore(state.get_text());
    const bool is_bound = state.get<bool>();
    const bool has_header = state.get<bool>();
    std::string header = state.get_text();
    header_ = has_header ? std::optional(std::move(header)) : std::nullopt;
    binding_ = is_bound ? make_binding() : nullptr;
    const bool is_skipping = state.get<bool>();
    cutter_.restore(state.get_text(), is_skipping);
  }

 private:
  void begin_origin(const Chunk& chunk) {
    origin_ = chunk.origin != nullptr ? chunk.origin : std::make_shared<const std::string>("input");
    offset_ = 0;
    line_ = 1;
    mark_.reset();
    rows_.restore("");
    header_.reset();
    binding_ = nullptr;
    cutter_.reset();
  }

  /// Makes the binding; returns the first record unless it is the header.
  std::string bind(std::string first) {
    const bool is_header =
        layout_.header ? *layout_.header
                       : is_header_of(plan_, header_names(split_csv_record(first, layout_)));
    if (is_header) {
      pass(first);
      header_ = std::move(first);
      first.clear();
    }
    binding_ = make_binding();
    return first;
  }

  std::shared_ptr<const CsvBinding> make_binding() const {
    std::optional<std::vector<std::string>> names;
    if (header_) {
      names = header_names(split_csv_record(*header_, layout_));
    }
    return std::make_shared<const CsvBinding>(plan_, names, *origin_);
  }

  void emit(std::string records, std::vector<Block>& blocks) {
    if (records.empty()) {
      return;
    }
    const std::int64_t offset = offset_;
    const std::int64_t line = line_;
    pass(records);
    blocks.push_back({.bytes = std::move(records),
                      .origin = origin_,
                      .offset = offset,
                      .line = line,
                      .arrival = arrival_,
                      .layout = binding_});
  }

  void pass(const std::string& bytes) {
    offset_ += static_cast<std::int64_t>(bytes.size());
    line_ += count_line_ends(bytes);
  }

  DecodePlan plan_;
  CsvLayoutOptions layout_;
  TimeReader times_;
  RowDelimiter rows_;
  CsvCutter cutter_;
  std::shared_ptr<const std::string> origin_;
  std::shared_ptr<const CsvBinding> binding_;
  std::optional<std::string> header_;
  std::optional<RowTime> arrival_;
  std::int64_t offset_ = 0;
  std::int64_t line_ = 1;
  ByteOrderMark mark_;
};

}  // namespace

std::unique_ptr<Decoder> make_csv_decoder(const DecodePlan& plan, const Options& options) {
  return std::make_unique<CsvDecoder>(plan, csv_options(options));
}

void install_csv(ConnectorRegistry& registry) {
  registry.add(FormatDefinition{
      .name = "csv",
      .about = "Fields parted by a delimiter, a record a line; names in a header or none.",
      .extensions = {".csv", ".tsv", ".txt"},
      .options = csv_option_declarations(),
      .make_decoder = make_csv_decoder,
      .make_encoder = make_csv_encoder,
      .profile = profile_csv});
}

}  // namespace sluice
