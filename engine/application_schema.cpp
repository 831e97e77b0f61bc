#include "engine/application_schema.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <utility>

#include "connectors/json_path.h"
#include "planner/binder.h"
#include "sqlparse/parser.h"

namespace sluice {
namespace {

constexpr std::size_t kMostColumns = 1000;

void set(Options& options, std::string name, std::string value) {
  options.set(std::move(name), {std::move(value), std::nullopt});
}

std::string lower_format(const JsonNode& type) {
  const std::string& text = type.as_text();
  if (text == "JSON" || text == "CSV") {
    return text == "JSON" ? "json" : "csv";
  }
  throw type.error(fmt::format("{} is no format", text), "it is JSON or CSV");
}

/// A path from the root of a record.
JsonPath read_path(const JsonNode& node) {
  std::optional<JsonPath> path = parse_json_path(node.as_text());
  if (!path || !node.text.starts_with('$')) {
    throw node.error(fmt::format("not a JSON path: {}", node.text),
                     "paths look like $.a.b, $.list[0:] or $.list[0:].x");
  }
  return std::move(*path);
}

/// The column of a schema, by the dialect's own reading of its type.
Field column_of(const JsonNode& name, const JsonNode& type) {
  sqlparse::ColumnDefinition column;
  column.name.name = read_name(name);
  try {
    column.type = sqlparse::parse_data_type(type.as_text());
    return bind_columns({column})->field(0);
  } catch (const Error& error) {
    throw type.error(fmt::format("{}: {}", type.text, error.message()), error.hint());
  }
}

/// A name as option `map` takes it: in quotes, unless one stands in it.
std::string quoted(const std::string& name) {
  return name.find('"') == std::string::npos ? fmt::format("\"{}\"", name) : name;
}

/// The columns of a schema, and from which paths those of JSON come.
class ColumnReader {
 public:
  void read(const JsonNode& column) {
    const JsonNode& name = column.member({"Name"});
    Field field = column_of(name, column.member({"SqlType"}));
    const auto [first, is_new] = paths_.emplace(field.name, name.path);
    if (!is_new) {
      throw name.error(fmt::format("the column {} is mapped twice", field.name),
                       fmt::format("first at {}: leave one of them out", first->second));
    }
    fields_.push_back(std::move(field));
    if (const JsonNode* mapping = column.find({"Mapping"})) {
      add_mapping(fields_.back().name, *mapping);
    }
  }

  SchemaPtr schema() { return std::make_shared<Schema>(std::move(fields_)); }
  const std::string& map() const { return map_; }

 private:
  void add_mapping(const std::string& column, const JsonNode& mapping) {
    const JsonPath path = read_path(mapping);
    if (!path.element_members.empty()) {
      check_flattened(path, mapping);
    }
    map_ += fmt::format("{}{}={}", map_.empty() ? "" : ",", quoted(column), quoted(mapping.text));
  }

  void check_flattened(const JsonPath& path, const JsonNode& mapping) {
    if (flattened_ && *flattened_ != path.members) {
      throw mapping.error("a second array to flatten",
                          "only one array of a schema gives rows; map the other one whole, as "
                          "$.list[0:]");
    }
    flattened_ = path.members;
  }

  std::vector<Field> fields_;
  std::map<std::string, std::string> paths_;  ///< in the document, of each column's name
  std::string map_;
  std::optional<std::vector<std::string>> flattened_;
};

void read_csv_layout(const JsonNode* layout, Options& options) {
  // The service knew no header line: one is a row like the others.
  set(options, "header", "false");
  if (layout == nullptr) {
    return;
  }
  set(options, "delimiter", layout->member({"RecordColumnDelimiter"}).as_text());
  const std::string& text = layout->member({"RecordRowDelimiter"}).as_text();
  if (text != "\n" && text != "\r\n" && text != "\\n" && text != "\\r\\n") {
    set(options, "row_delimiter", text);
  }
}

void check_encoding(const JsonNode& schema) {
  const JsonNode* encoding = schema.find({"RecordEncoding"});
  if (encoding != nullptr && encoding->as_text() != "UTF-8") {
    throw encoding->error(fmt::format("{} cannot be read", encoding->text), "make it UTF-8");
  }
}

}  // namespace

const std::string& read_name(const JsonNode& name) {
  std::string in_quotes = "\"";
  for (const char c : name.as_text()) {
    in_quotes += c == '"' ? "\"\"" : std::string(1, c);
  }
  try {
    sqlparse::parse_expression(in_quotes + "\"");
  } catch (const Error& error) {
    throw name.error(error.message(), error.hint());
  }
  return name.text;
}

InputSchema read_input_schema(const JsonNode& schema) {
  check_encoding(schema);
  const JsonNode& record_format = schema.member({"RecordFormat"});
  const std::string format = lower_format(record_format.member({"RecordFormatType"}));
  const JsonNode& columns = schema.member({"RecordColumns"});
  if (columns.elements().empty() || columns.children.size() > kMostColumns) {
    throw columns.error(fmt::format("has {} columns", columns.children.size()),
                        fmt::format("a schema has 1 to {}", kMostColumns));
  }
  ColumnReader reader;
  for (const JsonNode& column : columns.children) {
    reader.read(column);
  }
  InputSchema read{.schema = reader.schema(), .options = {}};
  set(read.options, "format", format);
  const JsonNode* mapping = record_format.find({"MappingParameters"});
  const JsonNode* json = mapping == nullptr ? nullptr : mapping->find({"JSONMappingParameters"});
  const JsonNode* csv = mapping == nullptr ? nullptr : mapping->find({"CSVMappingParameters"});
  if (format == "csv") {
    read_csv_layout(csv, read.options);
    return read;
  }
  if (!reader.map().empty()) {
    set(read.options, "map", reader.map());
  }
  if (json != nullptr) {
    const JsonNode& rows = json->member({"RecordRowPath"});
    if (!read_path(rows).element_members.empty()) {
      throw rows.error("goes on behind the array of the rows", "end it in [0:]");
    }
    set(read.options, "rows", rows.text);
  }
  return read;
}

Options read_output_schema(const JsonNode& schema) {
  Options options;
  const std::string format = lower_format(schema.member({"RecordFormatType"}));
  set(options, "format", format);
  if (format == "csv") {
    set(options, "header", "false");
  }
  return options;
}

}  // namespace sluice
