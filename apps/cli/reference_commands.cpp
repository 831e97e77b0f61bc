#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <fstream>
#include <memory>

#include "apps/cli/command.h"
#include "base/nearest_name.h"
#include "sqlparse/print.h"

namespace sluice::cli {
namespace {

struct FunctionLine {
  std::string name;
  FunctionText text;
};

std::vector<FunctionLine> all_functions(const Engine& engine) {
  std::vector<FunctionLine> lines;
  for (const ScalarFunction* function : engine.functions.scalars()) {
    lines.push_back({function->name, function->text});
  }
  for (const AggregateFunction* function : engine.functions.aggregates()) {
    lines.push_back({function->name, function->text});
  }
  for (const RowValuedFunction* function : engine.functions.row_functions()) {
    lines.push_back({function->name, function->text});
  }
  for (const auto& [name, function] : engine.operators.functions()) {
    lines.push_back({name, function.text});
  }
  return lines;
}

int print_functions(std::string wanted) {
  std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const Engine engine = Engine::builtin();
  std::vector<std::string> names;
  bool found = false;
  for (const FunctionLine& line : all_functions(engine)) {
    names.push_back(line.name);
    if (!wanted.empty() && line.name != wanted) {
      continue;
    }
    found = true;
    fmt::print("{}({})\n    {}\n", line.name, line.text.arguments, line.text.about);
    if (!line.text.example.empty()) {
      fmt::print("    {}\n", line.text.example);
    }
  }
  if (!found) {
    const std::optional<std::string> nearest = nearest_name(wanted, names);
    throw Error(
        ErrorKind::kUsage, fmt::format("there is no function {}", wanted),
        nearest ? fmt::format("did you mean {}?", *nearest) : "sluice functions lists them all");
  }
  return kDone;
}

std::string places_text(std::uint8_t places) {
  std::string text;
  for (const auto& [place, name] : {std::pair{kOnSource, "source"}, std::pair{kOnSink, "sink"},
                                    std::pair{kOnReference, "reference"}}) {
    if ((places & place) != 0) {
      text += (text.empty() ? "" : ", ") + std::string(name);
    }
  }
  return text;
}

void print_declarations(const std::string& title, const std::string& about,
                        const std::vector<OptionDeclaration>& options) {
  fmt::print("{}: {}\n", title, about);
  for (const OptionDeclaration& option : options) {
    fmt::print(
        "  {:<17} [{}] {}{}\n", option.name, places_text(option.places), option.about,
        option.default_text.empty() ? "" : fmt::format(" Default: {}.", option.default_text));
  }
}

int print_options(const std::string& wanted) {
  const Engine engine = Engine::builtin();
  if (!wanted.empty()) {
    const ConnectorDefinition& connector = engine.connectors.connector(wanted);
    print_declarations("connector " + connector.name, connector.about, connector.options);
    return kDone;
  }
  print_declarations("every binding", "options that any source or sink takes.", binding_options());
  for (const ConnectorDefinition& connector : engine.connectors.connectors()) {
    print_declarations("connector " + connector.name, connector.about, connector.options);
  }
  for (const FormatDefinition& format : engine.connectors.formats()) {
    print_declarations("format " + format.name, format.about, format.options);
  }
  return kDone;
}

int format_file(const std::string& path, bool write) {
  const std::string text = read_text(path);
  try {
    const std::string formatted = sqlparse::format(text);
    if (write && path != "-") {
      std::ofstream(path, std::ios::binary) << formatted;
    } else {
      fmt::print("{}", formatted);
    }
    return kDone;
  } catch (const Error& error) {
    return report(error, path, text);
  }
}

}  // namespace

void add_reference_commands(CLI::App& app, Action& action) {
  struct Arguments {
    std::string name;
    bool write = false;
  };
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* functions = app.add_subcommand("functions", "List the functions, or describe one");
  functions->add_option("name", arguments->name, "A function");
  functions->callback(
      [arguments, &action] { action = [arguments] { return print_functions(arguments->name); }; });

  CLI::App* options = app.add_subcommand("options", "List the options of sources and sinks");
  options->add_option("connector", arguments->name, "Only this connector");
  options->callback(
      [arguments, &action] { action = [arguments] { return print_options(arguments->name); }; });

  CLI::App* format = app.add_subcommand("fmt", "Print a query file in canonical form");
  format->add_option("file", arguments->name, "Query file, or - for standard input")->required();
  format->add_flag("-w,--write", arguments->write, "Write it back to the file");
  format->callback([arguments, &action] {
    action = [arguments] { return format_file(arguments->name, arguments->write); };
  });
}

}  // namespace sluice::cli
