#include "engine/application_project.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "connectors/registry.h"
#include "planner/binder.h"
#include "sqlparse/parser.h"
#include "sqlparse/print.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// A part and all that is known of where its rows are.
struct PlacedPart {
  const ApplicationPart* part;
  Options options;
  bool in_query = true;  ///< its options stand in the SQL

  bool is_placed() const { return options.has("path"); }
};

/// A stream with two outputs counts once: it goes to one place.
std::vector<PlacedPart> place_parts(const Application& application) {
  std::vector<PlacedPart> placed;
  for (const ApplicationPart& part : application.parts) {
    const bool is_there = std::any_of(placed.begin(), placed.end(), [&](const PlacedPart& other) {
      return other.part->kind == part.kind && other.part->stream == part.stream;
    });
    if (is_there) {
      continue;
    }
    PlacedPart& last = placed.emplace_back(PlacedPart{.part = &part, .options = part.options});
    for (const Binding& binding : application.bindings) {
      if (binding.kind == part.kind && binding.stream == part.stream) {
        for (const auto& [name, value] : binding.options.values()) {
          last.options.set(name, value);
        }
      }
    }
  }
  return placed;
}

std::string options_text(const Options& options) {
  std::vector<std::string> pairs;
  for (const auto& [name, value] : options.values()) {
    std::string text;
    for (const char c : value.text) {
      text += c == '\'' ? "''" : std::string(1, c);
    }
    pairs.push_back(fmt::format("{} '{}'", name, text));
  }
  return fmt::format("OPTIONS ({})", fmt::join(pairs, ", "));
}

sp::Identifier exact_name(const std::string& name) {
  return {.name = name, .spelling = name, .quoted = true, .span = {}};
}

/// CREATE STREAM or CREATE TABLE of a part.
template <class Create>
sp::Statement declaration(const PlacedPart& placed) {
  Create create;
  create.name.parts = {exact_name(placed.part->stream)};
  for (const Field& field : placed.part->schema->fields()) {
    create.columns.push_back({.name = exact_name(field.name),
                              .type = sp::parse_data_type(to_string(field.type)),
                              .not_null = false,
                              .span = {}});
  }
  for (const auto& [name, value] : placed.options.values()) {
    create.options.push_back(
        {.name = name, .value = value.text, .name_span = {}, .value_span = {}});
  }
  return {.node = std::move(create), .span = {}};
}

/// A comment of one line, whatever stands in the text.
std::string comment(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' '; }, ' ');
  return fmt::format("-- {}\n", text);
}

std::string declaration_text(const PlacedPart& placed) {
  if (placed.part->schema == nullptr) {
    return {};
  }
  const bool is_stream = placed.part->kind == BindingKind::kSource;
  return fmt::format("{}{};\n\n", comment(placed.part->resource),
                     sp::print(is_stream ? declaration<sp::CreateStream>(placed)
                                         : declaration<sp::CreateTable>(placed)));
}

/// Where OPTIONS of a stream can be put into the code; nothing where they cannot.
std::optional<std::size_t> options_place(const std::string& stream,
                                         const std::vector<sp::Statement>& statements) {
  for (const sp::Statement& statement : statements) {
    const auto* create = std::get_if<sp::CreateStream>(&statement.node);
    if (create != nullptr && object_name(create->name) == stream && create->options.empty()) {
      return static_cast<Span>(statement.span).end;
    }
  }
  return std::nullopt;
}

/// The code with the options of outputs behind their streams.
std::string code_with_outputs(const Application& application, std::vector<PlacedPart>& parts) {
  const std::vector<sp::Statement> statements = sp::parse(application.sql);
  std::vector<std::pair<std::size_t, std::string>> insertions;
  for (PlacedPart& placed : parts) {
    if (placed.part->kind == BindingKind::kSink) {
      const auto place = options_place(placed.part->stream, statements);
      placed.in_query = place.has_value();
      if (place) {
        insertions.emplace_back(*place, " " + options_text(placed.options));
      }
    }
  }
  std::sort(insertions.rbegin(), insertions.rend());
  std::string code = application.sql;
  for (const auto& [place, text] : insertions) {
    code.insert(place, text);
  }
  return code.ends_with('\n') ? code : code + "\n";
}

/// A binding as the shell takes it, with PATH where nobody said where.
std::string argument(const PlacedPart& placed) {
  std::string uri = placed.options.text_or("path", "PATH");
  if (const auto connector = placed.options.text("connector")) {
    uri = *connector + "://" + uri;
  }
  if (!placed.in_query) {
    std::vector<std::string> pairs;
    for (const auto& [name, value] : placed.options.values()) {
      if (name != "path" && name != "connector") {
        pairs.push_back(name + "=" + value.text);
      }
    }
    uri += fmt::format("?{}", fmt::join(pairs, "&"));
  }
  return fmt::format(" \\\n  {} '{}={}'", flag_of(placed.part->kind), placed.part->stream, uri);
}

std::string command(const std::vector<PlacedPart>& parts, const std::string& query_path) {
  std::string text = "sluice run " + query_path;
  for (const PlacedPart& placed : parts) {
    if (!placed.is_placed() || !placed.in_query) {
      text += argument(placed);
    }
  }
  return text;
}

std::string parts_table(const std::vector<PlacedPart>& parts) {
  std::string text = "| name | is | was tied to | here |\n|---|---|---|---|\n";
  for (const PlacedPart& placed : parts) {
    constexpr const char* kKinds[] = {"input", "output", "reference table"};
    text += fmt::format("| {} | {} | {} | {} |\n", placed.part->stream,
                        kKinds[static_cast<int>(placed.part->kind)], placed.part->resource,
                        placed.options.text_or("path", "PATH"));
  }
  return text;
}

std::string schema_table(const PlacedPart& placed) {
  std::string text = fmt::format("## Columns of {}\n\n| column | type | from |\n|---|---|---|\n",
                                 placed.part->stream);
  const std::vector<ColumnMapping> mappings =
      parse_map_option(placed.part->options.text_or("map", ""));
  const std::vector<Field>& fields = placed.part->schema->fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto mapping = std::find_if(
        mappings.begin(), mappings.end(),
        [&](const ColumnMapping& candidate) { return candidate.column == fields[i].name; });
    text += fmt::format(
        "| {} | {} | {} |\n", fields[i].name, to_string(fields[i].type),
        mapping != mappings.end() ? mapping->source_field : fmt::format("field {}", i + 1));
  }
  return text + "\n";
}

std::string readme(const Application& application, const std::vector<PlacedPart>& parts,
                   const std::string& file, const std::string& query_path) {
  std::string text =
      fmt::format("# {0}\n\nThe application of `{0}` as SQL, to be run by\n\n```bash\n{1}\n```\n\n",
                  file, command(parts, query_path));
  const bool all_placed = std::all_of(parts.begin(), parts.end(),
                                      [](const PlacedPart& placed) { return placed.is_placed(); });
  if (!all_placed) {
    text +=
        "Put paths for PATH (`-` is standard input or output), or write `path 'PATH'` into the\n"
        "OPTIONS of `query.sql`. An output without a path is not written; without any, one stream\n"
        "is printed. For files, `rowtime 'FIELD'` in the OPTIONS of an input says when a row\n"
        "happened.\n\n";
  }
  for (const ApplicationPart& part : application.parts) {
    if (!part.function.empty()) {
      text += fmt::format(
          "Rows of {} went through the Lambda function `{}` first: give rows that it has made.\n\n",
          part.stream, part.function);
    }
  }
  text += parts_table(parts) + "\n";
  for (const PlacedPart& placed : parts) {
    text += placed.part->schema != nullptr ? schema_table(placed) : "";
  }
  for (const std::string& notice : application.notices) {
    text += fmt::format("- {}\n", notice);
  }
  return text;
}

}  // namespace

Project make_project(const Application& application, const std::string& file,
                     const std::string& query_path) {
  std::vector<PlacedPart> parts = place_parts(application);
  const std::string code = code_with_outputs(application, parts);
  std::string query = comment(fmt::format("Imported from {}.", file)) + "\n";
  for (const PlacedPart& placed : parts) {
    query += declaration_text(placed);
  }
  return {.query = query + code, .readme = readme(application, parts, file, query_path)};
}

}  // namespace sluice
