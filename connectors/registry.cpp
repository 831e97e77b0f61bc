#include "connectors/registry.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/nearest_name.h"

namespace sluice {
namespace {

template <class Definition>
const Definition& find_definition(const std::vector<Definition>& definitions, std::string_view name,
                                  const char* what) {
  std::vector<std::string> names;
  for (const Definition& definition : definitions) {
    if (definition.name == name) {
      return definition;
    }
    names.push_back(definition.name);
  }
  const auto nearest = nearest_name(name, names);
  throw Error(ErrorKind::kUsage, fmt::format("unknown {}: {}", what, name),
              nearest ? fmt::format("did you mean {}?", *nearest)
                      : fmt::format("known: {}", fmt::join(names, ", ")));
}

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()),
                    [](char a, char b) {
                      return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) ==
                             (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
                    });
}

std::string_view without_compression(std::string_view path) {
  for (const std::string_view extension : {".gz", ".zst", ".zstd"}) {
    if (ends_with_ignoring_case(path, extension)) {
      return path.substr(0, path.size() - extension.size());
    }
  }
  return path;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ');
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

/// Takes a name up to one of `ends` off the front of `rest`: plain, or in double quotes.
std::string take_name(std::string_view& rest, char end, std::string_view whole) {
  rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  std::string name;
  if (rest.starts_with('"')) {
    const std::size_t close = rest.find('"', 1);
    if (close == std::string_view::npos) {
      throw Error(ErrorKind::kUsage, fmt::format("option map has an open quote: '{}'", whole));
    }
    name = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
    rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  } else {
    const std::size_t size = std::min(rest.find(end), rest.size());
    name = trimmed(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  const bool is_closed = rest.starts_with(end) || (end == ',' && rest.empty());
  if (name.empty() || !is_closed) {
    throw Error(ErrorKind::kUsage,
                fmt::format("option map is not of the form 'column=Field,...': '{}'", whole));
  }
  rest.remove_prefix(std::min<std::size_t>(1, rest.size()));
  return name;
}

}  // namespace

const ConnectorDefinition& ConnectorRegistry::connector(std::string_view name) const {
  return find_definition(connectors_, name, "connector");
}

const FormatDefinition& ConnectorRegistry::format(std::string_view name) const {
  return find_definition(formats_, name, "format");
}

const ConnectorDefinition& ConnectorRegistry::connector_of(const Options& options) const {
  return connector(options.text_or("connector", "file"));
}

const FormatDefinition* ConnectorRegistry::format_of(const Options& options) const {
  if (const auto name = options.text("format")) {
    return &format(*name);
  }
  const std::string path = options.text_or("path", "");
  const std::string_view plain = without_compression(path);
  for (const FormatDefinition& candidate : formats_) {
    for (const std::string& extension : candidate.extensions) {
      if (ends_with_ignoring_case(plain, extension)) {
        return &candidate;
      }
    }
  }
  return nullptr;
}

std::vector<OptionDeclaration> ConnectorRegistry::declarations(const Options& options) const {
  std::vector<OptionDeclaration> all = binding_options();
  const auto format = std::find_if(all.begin(), all.end(), [](const OptionDeclaration& option) {
    return option.name == "format";
  });
  format->choices.clear();
  for (const FormatDefinition& candidate : formats_) {
    format->choices.push_back(candidate.name);
  }
  const auto append = [&](const std::vector<OptionDeclaration>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  append(connector_of(options).options);
  if (const FormatDefinition* known = format_of(options)) {
    append(known->options);
    return all;
  }
  for (const FormatDefinition& candidate : formats_) {
    append(candidate.options);
  }
  return all;
}

std::vector<ColumnMapping> parse_map_option(std::string_view text) {
  std::vector<ColumnMapping> mappings;
  std::string_view rest = trimmed(text);
  while (!rest.empty()) {
    std::string column = take_name(rest, '=', text);
    std::string field = take_name(rest, ',', text);
    mappings.push_back({.column = std::move(column), .source_field = std::move(field)});
  }
  return mappings;
}

}  // namespace sluice
