#include "connectors/csv_options.h"

#include <fmt/format.h>

#include "base/error.h"

namespace sluice {
namespace {

/// `\t`, `\r`, `\n`, `\0` and `\\` as the characters they stand for, and the word tab.
std::string unescaped(const std::string& text) {
  if (text == "tab") {
    return "\t";
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    constexpr std::string_view kLetters = "trn0\\";
    constexpr std::string_view kMeanings("\t\r\n\0\\", 5);
    const std::size_t found = kLetters.find(text[i + 1]);
    out += found == std::string_view::npos ? text[i] : kMeanings[found];
    i += found == std::string_view::npos ? 0 : 1;
  }
  return out;
}

std::string default_delimiter(const std::string& path) {
  const std::size_t name = path.find_last_of('/') + 1;
  return path.find(".tsv", name) != std::string::npos ? "\t" : ",";
}

Error unusable(const Options& options, const std::string& name, const std::string& why) {
  const OptionValue& value = options.values().at(name);
  return {value.span ? ErrorKind::kQuery : ErrorKind::kUsage,
          fmt::format("option {} {}: '{}'", name, why, value.text),
          {},
          value.span};
}

}  // namespace

CsvLayoutOptions csv_options(const Options& options) {
  CsvLayoutOptions layout;
  layout.header = options.flag("header");
  layout.delimiter = default_delimiter(options.text_or("path", ""));
  if (const auto text = options.text("quote")) {
    if (*text == "none" || text->empty()) {
      layout.quote = std::nullopt;
    } else if (text->size() == 1 && (*text)[0] != '\n') {
      layout.quote = (*text)[0];
    } else {
      throw unusable(options, "quote", "is not one character or 'none'");
    }
  }
  if (const auto text = options.text("delimiter")) {
    layout.delimiter = unescaped(*text);
    const bool has_quote =
        layout.quote && layout.delimiter.find(*layout.quote) != std::string::npos;
    if (layout.delimiter.empty() || layout.delimiter.find('\n') != std::string::npos || has_quote) {
      throw unusable(options, "delimiter", "cannot part fields");
    }
  }
  if (const auto text = options.text("row_delimiter")) {
    layout.row_delimiter = unescaped(*text);
    if (layout.row_delimiter.empty() || layout.row_delimiter == layout.delimiter) {
      throw unusable(options, "row_delimiter", "cannot end rows");
    }
    if (layout.row_delimiter == "\r\n") {
      layout.row_delimiter = "\n";
    }
  }
  return layout;
}

std::vector<OptionDeclaration> csv_option_declarations() {
  constexpr std::uint8_t kAnywhere = kOnSource | kOnSink | kOnReference;
  return {
      {.name = "delimiter",
       .places = kAnywhere,
       .default_text = ",",
       .about = "What parts CSV fields: one or more characters, or \\t; found by discovery where "
                "it is not given."},
      {.name = "row_delimiter",
       .places = kAnywhere,
       .default_text = "\\n",
       .about = "What ends CSV rows: one or more characters, \\n or \\r\\n for lines."},
      {.name = "quote",
       .places = kAnywhere,
       .default_text = "\"",
       .about = "The character around CSV fields that hold delimiters or line ends, or none."},
      {.name = "header",
       .kind = OptionKind::kFlag,
       .places = kAnywhere,
       .about = "Whether the first CSV line holds the names; found by discovery where it is not "
                "given, true on a sink."},
  };
}

}  // namespace sluice
