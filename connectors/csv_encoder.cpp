#include "connectors/csv_encoder.h"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "connectors/csv_options.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

class CsvEncoder final : public Encoder {
 public:
  CsvEncoder(SchemaPtr schema, CsvLayoutOptions layout)
      : schema_(std::move(schema)), layout_(std::move(layout)) {
    special_ = layout_.delimiter + layout_.row_delimiter + "\r\n";
    special_ += layout_.quote ? std::string(1, *layout_.quote) : "";
  }

  void begin(std::string& out) override {
    if (!layout_.header.value_or(true)) {
      return;
    }
    for (std::size_t i = 0; i < schema_->size(); ++i) {
      out += i > 0 ? layout_.delimiter : "";
      append_text(out, schema_->field(i).name);
    }
    out += layout_.row_delimiter;
  }

  void encode(const Batch& batch, std::string& out) override {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      for (std::size_t i = 0; i < batch.columns().size(); ++i) {
        out += i > 0 ? layout_.delimiter : "";
        append_cell(out, batch.column(i), row);
      }
      out += layout_.row_delimiter;
    }
  }

 private:
  void append_cell(std::string& out, const Column& column, std::int64_t row) {
    const TypeKind kind = column.type().kind;
    if (column.is_null(row) || (is_approximate(kind) && !std::isfinite(column.approximate(row)))) {
      return;
    }
    if (is_text(kind)) {
      append_text(out, column.text(row));
      return;
    }
    scratch_.clear();
    append_value_text(scratch_, column, row);
    append_text(out, scratch_);
  }

  void append_text(std::string& out, std::string_view text) const {
    const bool is_plain = !text.empty() && text.find_first_of(special_) == std::string_view::npos;
    if (is_plain || !layout_.quote) {
      out += text;
      return;
    }
    out += *layout_.quote;
    for (const char c : text) {
      out += c;
      if (c == *layout_.quote) {
        out += c;
      }
    }
    out += *layout_.quote;
  }

  SchemaPtr schema_;
  CsvLayoutOptions layout_;
  std::string special_;  ///< bytes that need quotes
  std::string scratch_;
};

}  // namespace

std::unique_ptr<Encoder> make_csv_encoder(const SchemaPtr& schema, const Options& options) {
  return std::make_unique<CsvEncoder>(schema, csv_options(options));
}

}  // namespace sluice
