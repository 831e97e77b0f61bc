#include "connectors/table_format.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::size_t kWidestColumn = 60;

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// One line of at most kWidestColumn characters: line breaks and other control characters show as
/// blanks.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
  if (character_count(text) <= kWidestColumn) {
    return text;
  }
  std::size_t end = 0;
  for (std::size_t characters = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (begins && characters++ == kWidestColumn - 3) {
      break;
    }
  }
  return text.substr(0, end) + "...";
}

std::string cell_text(const Column& column, std::int64_t row) {
  if (column.is_null(row)) {
    return "";
  }
  std::string text;
  append_value_text(text, column, row);
  return one_line(std::move(text));
}

class TableEncoder final : public Encoder {
 public:
  explicit TableEncoder(SchemaPtr schema) : schema_(std::move(schema)) {}

  void begin(std::string& /*out*/) override {}

  void encode(const Batch& batch, std::string& out) override {
    std::vector<std::vector<std::string>> cells(batch.columns().size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (std::int64_t row = 0; row < batch.row_count(); ++row) {
        cells[i].push_back(cell_text(batch.column(i), row));
      }
    }
    if (widths_.empty() && batch.row_count() > 0) {
      choose_widths(cells);
      append_header(out);
    }
    for (std::size_t row = 0; row < static_cast<std::size_t>(batch.row_count()); ++row) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        append_cell(out, i, cells[i][row]);
      }
      end_line(out);
    }
  }

 private:
  void choose_widths(const std::vector<std::vector<std::string>>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::size_t width = character_count(schema_->field(i).name);
      for (const std::string& cell : cells[i]) {
        width = std::max(width, character_count(cell));
      }
      widths_.push_back(width);
    }
  }

  void append_header(std::string& out) const {
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      append_cell(out, i, schema_->field(i).name);
    }
    end_line(out);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      out += (i == 0 ? "" : "  ") + std::string(widths_[i], '-');
    }
    out += '\n';
  }

  /// Numbers stand to the right, everything else to the left.
  void append_cell(std::string& out, std::size_t column, const std::string& text) const {
    const std::size_t width = character_count(text);
    const std::string padding(widths_[column] > width ? widths_[column] - width : 0, ' ');
    const bool right = is_numeric(schema_->field(column).type.kind);
    out += column == 0 ? "" : "  ";
    out += right ? padding + text : text + padding;
  }

  static void end_line(std::string& out) {
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  }

  SchemaPtr schema_;
  std::vector<std::size_t> widths_;
};

}  // namespace

void install_table_format(ConnectorRegistry& registry) {
  FormatDefinition format{.name = "table", .about = "Aligned columns for people; output only."};
  format.make_encoder = [](const SchemaPtr& schema, const Options& /*options*/) {
    return std::make_unique<TableEncoder>(schema);
  };
  format.profile = [](const Sample& /*sample*/,
                      const Options& /*options*/) -> std::optional<SampleProfile> {
    return std::nullopt;
  };
  registry.add(std::move(format));
}

}  // namespace sluice
