#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

#include "apps/cli/command.h"
#include "apps/cli/suggest_plot.h"
#include "engine/collect.h"
#include "operators/hotspots/suggest.h"

namespace sluice::cli {
namespace {

struct SuggestArguments {
  std::string source;
  std::string columns;
  std::size_t window = 1000;
  std::int64_t rows = 100000;
  std::string plot;
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) {
    parts.push_back(part);
  }
  return parts;
}

/// The columns of a file as points; records with a NULL or non-finite coordinate are left out.
hotspots::SamplePoints read_points(const SuggestArguments& arguments,
                                   const std::vector<std::string>& columns) {
  Application application;
  application.sql = "SELECT STREAM ";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    application.sql += fmt::format("{}CAST({} AS DOUBLE)", i == 0 ? "" : ", ", columns[i]);
  }
  application.sql += " FROM source";
  application.bindings.push_back(parse_binding(BindingKind::kSource, "SOURCE=" + arguments.source));
  application.run.limit = arguments.rows;
  const SystemClock clock;
  hotspots::SamplePoints sample{.dimensions = columns.size(), .coordinates = {}};
  for (const Batch& batch : collect(Engine::builtin(), std::move(application), clock)) {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      std::vector<double> point;
      for (const Column& column : batch.columns()) {
        point.push_back(column.is_null(row) ? std::nan("") : column.approximate(row));
      }
      if (std::all_of(point.begin(), point.end(),
                      [](double value) { return std::isfinite(value); })) {
        sample.coordinates.insert(sample.coordinates.end(), point.begin(), point.end());
      }
    }
  }
  return sample;
}

int run_suggest(const SuggestArguments& arguments) {
  const std::vector<std::string> columns = split(arguments.columns);
  if (columns.empty()) {
    throw Error(ErrorKind::kUsage, "--columns takes the columns that make a place",
                "for example --columns pickup_longitude,pickup_latitude");
  }
  const hotspots::SamplePoints sample = read_points(arguments, columns);
  const std::vector<hotspots::Suggestion> suggestions = hotspots::suggest(sample, arguments.window);
  fmt::print("{} records, windows of {}\n\n minimum    radius   hot records   hotspots\n",
             sample.size(), arguments.window);
  for (const hotspots::Suggestion& suggestion : suggestions) {
    fmt::print("{:8}  {:8g}  {:10.1f} %  {:9}\n", suggestion.minimum, suggestion.radius,
               100 * suggestion.hot_share, suggestion.hotspots.size());
  }
  // Of the choices the one with the largest minimum below a fiftieth of the window: steady, and
  // still local.
  const hotspots::Suggestion* chosen = &suggestions.front();
  for (const hotspots::Suggestion& suggestion : suggestions) {
    chosen = suggestion.minimum <= std::max<std::size_t>(5, arguments.window / 50) ? &suggestion
                                                                                   : chosen;
  }
  fmt::print(
      "\nFROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM {} FROM \"SOURCE_SQL_STREAM_001\"), {}, {:g}, "
      "{}))\n",
      fmt::join(columns, ", "), arguments.window, chosen->radius, chosen->minimum);
  if (!arguments.plot.empty()) {
    std::ofstream file(arguments.plot, std::ios::binary);
    file << suggestion_plot(sample, arguments.window, *chosen, columns);
    if (!file.flush()) {
      throw Error(ErrorKind::kInput, fmt::format("cannot write {}", arguments.plot));
    }
  }
  return kDone;
}

}  // namespace

void add_suggest_command(CLI::App& app, Action& action) {
  const auto arguments = std::make_shared<SuggestArguments>();
  CLI::App* command =
      app.add_subcommand("suggest", "Propose the radius and minimum of HOTSPOTS from a sample");
  command->add_option("source", arguments->source, "PATH[?option=value]")->required();
  command->add_option("--columns", arguments->columns, "The columns that make a place: x,y")
      ->required();
  command->add_option("--window", arguments->window, "Records of the window")
      ->check(CLI::Range(2, 10000000));
  command->add_option("--rows", arguments->rows, "Records to look at, at most")
      ->check(CLI::PositiveNumber);
  command->add_option("--plot", arguments->plot, "Draw the curve and the hotspots to an SVG file");
  command->callback(
      [arguments, &action] { action = [arguments] { return run_suggest(*arguments); }; });
}

}  // namespace sluice::cli
