#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "apps/cli/command.h"
#include "connectors/discover.h"
#include "connectors/generator/generator.h"
#include "sqlparse/keyword.h"

namespace sluice::cli {
namespace {

std::string quoted(const std::string& name) {
  const bool plain =
      !name.empty() &&
      name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos &&
      (name[0] < '0' || name[0] > '9') && !sqlparse::is_reserved(name);
  if (plain) {
    return name;
  }
  std::string text = "\"";
  for (const char c : name) {
    text += c == '"' ? "\"\"" : std::string(1, c);
  }
  return text + "\"";
}

std::string literal(std::string_view text) {
  std::string quoted_text = "'";
  for (const char c : text) {
    quoted_text += c == '\'' ? "''" : std::string(1, c);
  }
  return quoted_text + "'";
}

int discover_source(const std::string& path, bool service) {
  const Engine engine = Engine::builtin();
  const Binding binding = parse_binding(BindingKind::kSource, "SOURCE=" + path);
  binding.options.check(engine.connectors.declarations(binding.options), kOnSource);
  SampledSource source(
      engine.connectors.connector_of(binding.options).make_source(binding.options));
  const Discovery found = discover(engine.connectors, source.sample(), binding.options,
                                   service ? DiscoveryStyle::kService : DiscoveryStyle::kSluice);
  fmt::print("CREATE OR REPLACE STREAM \"SOURCE_SQL_STREAM_001\" (\n");
  const std::vector<Field>& fields = found.schema->fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    fmt::print("  {} {}{}\n", quoted(fields[i].name), to_string(fields[i].type),
               i + 1 < fields.size() ? "," : "");
  }
  fmt::print(") OPTIONS (path {}", literal(*binding.options.text("path")));
  fmt::print(", format '{}'", found.format);
  for (const auto& [name, value] : found.options.values()) {
    fmt::print(", {} {}", name, literal(value.text));
  }
  if (!found.time_candidates.empty()) {
    fmt::print(", rowtime {}", literal(found.time_candidates.front()));
  }
  fmt::print(");\n");
  fmt::print(stderr, "read {} rows\n", found.rows_read);
  return kDone;
}

int generate_rows(const GeneratorRequest& request) {
  generate(request, [](std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
      throw ClosedPipe{};
    }
  });
  return std::fflush(stdout) == 0 ? kDone : kInputFailure;
}

std::string kinds_text() {
  std::string text = "What to make: ";
  for (const GeneratorKind& kind : generator_kinds()) {
    text += fmt::format("{}{} ({})", text.ends_with(": ") ? "" : ", ", kind.name, kind.about);
  }
  return text;
}

}  // namespace

void add_source_commands(CLI::App& app, Action& action) {
  struct Arguments {
    std::string source;
    bool service = false;
  };
  const auto request =
      std::make_shared<GeneratorRequest>(GeneratorRequest{.kind = "", .rows = 1000});
  CLI::App* generate_command = app.add_subcommand("generate", "Make up rows to try queries on");
  generate_command->add_option("kind", request->kind, kinds_text())->required();
  generate_command->add_option("--rows", request->rows, "How many")->check(CLI::NonNegativeNumber);
  generate_command->add_option("--seed", request->seed, "Same seed, same rows");
  generate_command->callback([request, &action] {
    action = [request] {
      try {
        return generate_rows(*request);
      } catch (const ClosedPipe&) {
        return static_cast<int>(kDone);
      }
    };
  });

  const auto arguments = std::make_shared<Arguments>();
  CLI::App* discover_command =
      app.add_subcommand("discover", "Find the columns of a file and print the declaration");
  discover_command
      ->add_option("source", arguments->source, "PATH[?option=value], or - for standard input")
      ->required();
  discover_command->add_flag("--kda", arguments->service,
                             "The narrow types and COL_ names that Kinesis Data Analytics chose");
  discover_command->callback([arguments, &action] {
    action = [arguments] { return discover_source(arguments->source, arguments->service); };
  });
}

}  // namespace sluice::cli
