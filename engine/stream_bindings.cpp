#include "engine/stream_bindings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "base/nearest_name.h"
#include "runtime/error_stream.h"

namespace sluice {
namespace {

bool equal_folded(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

/// The stream a user means by `given`: exact, then unique regardless of case.
std::string find_stream_name(const std::string& given, const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), given) != names.end()) {
    return given;
  }
  std::vector<std::string> folded;
  std::copy_if(names.begin(), names.end(), std::back_inserter(folded),
               [&](const std::string& name) { return equal_folded(name, given); });
  if (folded.size() == 1) {
    return folded.front();
  }
  const std::optional<std::string> nearest = nearest_name(given, names);
  throw Error(
      ErrorKind::kUsage, fmt::format("the query has no stream {}", given),
      nearest ? fmt::format("did you mean {}? its streams are {}", *nearest, fmt::join(names, ", "))
              : fmt::format("its streams are {}", fmt::join(names, ", ")));
}

std::vector<std::string> all_names(const StreamNames& names) {
  std::vector<std::string> all = names.declared;
  const auto add = [&](const auto& more) {
    std::copy_if(more.begin(), more.end(), std::back_inserter(all), [&](const std::string& name) {
      return std::find(all.begin(), all.end(), name) == all.end();
    });
  };
  add(names.tables);
  add(names.read);
  add(names.written);
  all.emplace_back(kErrorStream);
  return all;
}

void merge(Options& into, const Options& from) {
  for (const auto& [name, value] : from.values()) {
    into.set(name, value);
  }
}

void apply_setting(const Application::Setting& setting, const std::vector<std::string>& names,
                   StreamBindings& bindings) {
  const std::string stream = find_stream_name(setting.stream, names);
  bool found = false;
  for (auto* bound : {&bindings.sources, &bindings.sinks, &bindings.references}) {
    if (const auto binding = bound->find(stream); binding != bound->end()) {
      binding->second.set(setting.option, {setting.value, std::nullopt});
      found = true;
    }
  }
  if (!found) {
    throw Error(ErrorKind::kUsage,
                fmt::format("--set {}.{}: the stream {} has neither a source nor a sink",
                            setting.stream, setting.option, stream),
                fmt::format("bind it first: --source {}=PATH or --sink {}=PATH", stream, stream));
  }
}

/// Whether the options leave nothing to find out in the first rows of a declared stream.
bool is_told(const Options& options) {
  const std::string format = options.text_or("format", "");
  return (format == "csv" && options.has("header") && options.has("delimiter")) ||
         (format == "json" && options.has("rows"));
}

/// Which fields a declared column may be read from, by the `map` option.
std::map<std::string, std::string> column_map(const Options& options, const Schema& schema) {
  std::map<std::string, std::string> fields;
  for (const ColumnMapping& mapping : parse_map_option(options.text_or("map", ""))) {
    std::vector<std::string> names;
    for (const Field& field : schema.fields()) {
      names.push_back(field.name);
    }
    auto found = std::find(names.begin(), names.end(), mapping.column);
    if (found == names.end()) {
      found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return equal_folded(name, mapping.column);
      });
    }
    if (found == names.end()) {
      const std::optional<std::string> nearest = nearest_name(mapping.column, names);
      throw Error(ErrorKind::kUsage,
                  fmt::format("option map: the stream has no column {}", mapping.column),
                  nearest ? fmt::format("did you mean {}?", *nearest)
                          : fmt::format("its columns are {}", fmt::join(names, ", ")));
    }
    fields[*found] = mapping.source_field;
  }
  return fields;
}

std::map<std::string, Options>& bindings_of(BindingKind kind, StreamBindings& bindings) {
  return kind == BindingKind::kSource ? bindings.sources
         : kind == BindingKind::kSink ? bindings.sinks
                                      : bindings.references;
}

/// Leaves out what a part says of another format than the one that SQL or the command line chose.
void drop_foreign(const ApplicationPart& part, const ConnectorRegistry& registry,
                  Options& options) {
  const std::vector<OptionDeclaration> declared = registry.declarations(options);
  Options kept;
  for (const auto& [name, value] : options.values()) {
    const bool is_declared = std::any_of(
        declared.begin(), declared.end(),
        [&name = name](const OptionDeclaration& option) { return option.name == name; });
    if (is_declared || !part.options.has(name)) {
      kept.set(name, value);
    }
  }
  options = std::move(kept);
}

/// Options that say how rows look but not where they are wait for a path.
void drop_placeless(std::map<std::string, Options>& bindings) {
  std::erase_if(bindings, [](const auto& binding) {
    return !binding.second.has("path") && !binding.second.has("connector");
  });
}

}  // namespace

StreamBindings resolve_bindings(const Application& application, const StreamNames& names,
                                const ConnectorRegistry& registry) {
  StreamBindings bindings;
  for (const ApplicationPart& part : application.parts) {
    bindings_of(part.kind, bindings)[part.stream] = part.options;
  }
  for (const auto& [name, options] : names.table_options) {
    merge(bindings.references[name], options);
  }
  for (const auto& [stream, options] : names.sql_options) {
    merge((names.written.contains(stream) ? bindings.sinks : bindings.sources)[stream], options);
  }
  const std::vector<std::string> known = all_names(names);
  for (const Binding& binding : application.bindings) {
    const std::string stream = find_stream_name(binding.stream, known);
    if (binding.kind == BindingKind::kSource && stream == kErrorStream) {
      throw Error(ErrorKind::kUsage, "error_stream cannot have a source",
                  "write it out with --sink error_stream=PATH");
    }
    merge(bindings_of(binding.kind, bindings)[stream], binding.options);
  }
  for (const Application::Setting& setting : application.settings) {
    apply_setting(setting, known, bindings);
  }
  for (const ApplicationPart& part : application.parts) {
    drop_foreign(part, registry, bindings_of(part.kind, bindings)[part.stream]);
  }
  for (const auto& [stream, options] : bindings.sources) {
    options.check(registry.declarations(options), kOnSource);
  }
  for (const auto& [stream, options] : bindings.sinks) {
    options.check(registry.declarations(options), kOnSink);
  }
  for (const auto& [table, options] : bindings.references) {
    options.check(registry.declarations(options), kOnReference);
    if (options.flag("refresh").value_or(false)) {
      throw Error(ErrorKind::kUsage, fmt::format("table {}: refresh is not supported yet", table),
                  "a reference table is loaded once, as the service did: leave the option out");
    }
  }
  for (const BindingKind kind :
       {BindingKind::kSource, BindingKind::kSink, BindingKind::kReference}) {
    drop_placeless(bindings_of(kind, bindings));
  }
  return bindings;
}

SchemaPtr mapped_schema(const OpenedSource& opened) {
  std::vector<Field> fields = opened.discovery.schema->fields();
  for (const ColumnMapping& mapping : parse_map_option(opened.options.text_or("map", ""))) {
    std::vector<std::string> names;
    for (const Field& field : opened.discovery.schema->fields()) {
      names.push_back(field.name);
    }
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
      return equal_folded(name, mapping.source_field);
    });
    if (found == names.end()) {
      const std::optional<std::string> nearest = nearest_name(mapping.source_field, names);
      throw Error(ErrorKind::kUsage,
                  fmt::format("option map: the source has no field {}", mapping.source_field),
                  nearest ? fmt::format("did you mean {}?", *nearest)
                          : fmt::format("its fields are {}", fmt::join(names, ", ")));
    }
    fields[static_cast<std::size_t>(found - names.begin())].name = mapping.column;
  }
  return std::make_shared<Schema>(std::move(fields));
}

OpenedSource open_source(const Options& options, const SchemaPtr& declared,
                         const ConnectorRegistry& registry) {
  const ConnectorDefinition& connector = registry.connector_of(options);
  if (connector.make_source == nullptr) {
    throw Error(ErrorKind::kUsage, fmt::format("the connector {} cannot be read", connector.name));
  }
  OpenedSource opened{.source = std::make_unique<SampledSource>(connector.make_source(options)),
                      .discovery = {},
                      .options = options};
  if (declared != nullptr && is_told(options)) {
    opened.format = &registry.format(*options.text("format"));
    return opened;
  }
  const Sample& sample = opened.source->sample();
  if (declared != nullptr && sample.bytes.empty()) {
    opened.discovery.format = "csv";  // nothing to read yet: any format will do where none is given
    if (const FormatDefinition* format = registry.format_of(options)) {
      opened.discovery.format = format->name;
    }
  } else {
    opened.discovery = discover(registry, sample, options);
  }
  for (const auto& [name, value] : opened.discovery.options.values()) {
    if (!options.has(name)) {
      opened.options.set(name, value);
    }
  }
  opened.format = &registry.format(opened.discovery.format);
  return opened;
}

DecodePlan decode_plan(const Schema& schema, const OpenedSource& opened, bool is_declared,
                       const std::set<std::size_t>& read_columns) {
  const std::map<std::string, std::string> mapped = column_map(opened.options, schema);
  const bool check_all = opened.options.text_or("check", "all") != "read";
  DecodePlan plan{.fields = {},
                  .rowtime_field = opened.options.text("rowtime"),
                  .timestamp_format = opened.options.text("timestamp_format"),
                  .names_fold = is_declared};
  for (std::size_t i = 0; i < schema.size(); ++i) {
    const Field& field = schema.field(i);
    DecodeField decode{
        .column = field.name, .type = field.type, .nullable = field.nullable, .source_field = ""};
    if (const auto found = mapped.find(field.name); found != mapped.end()) {
      decode.source_field = found->second;
    } else if (!is_declared && i < opened.discovery.sources.size()) {
      decode.source_field = opened.discovery.sources[i];
    }
    decode.materialise = read_columns.contains(i);
    decode.check = check_all || decode.materialise;
    plan.fields.push_back(std::move(decode));
  }
  return plan;
}

}  // namespace sluice
