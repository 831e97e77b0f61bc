#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "apps/cli/command.h"
#include "apps/cli/monitor.h"
#include "engine/resource_binds.h"
#include "engine/run.h"
#include "runtime/value_text.h"

namespace sluice::cli {
namespace {

/// Arguments of `run`, `check` and `explain`.
struct RunArguments {
  std::string file;
  std::string query;
  std::vector<std::string> sources;
  std::vector<std::string> sinks;
  std::vector<std::string> references;
  std::vector<std::string> settings;
  std::vector<std::string> binds;
  int workers = 0;
  std::int64_t limit = -1;
  std::string replay;
  std::string start;
  std::string format;
  bool follow = false;
  bool no_flush = false;
  bool strict = false;
  bool quiet = false;
};

void add_arguments(CLI::App& command, RunArguments& arguments) {
  command.add_option("file", arguments.file,
                     "Query file or application JSON, or - for standard input");
  command.add_option("-e,--execute", arguments.query, "SQL text in place of a file");
  command
      .add_option("--source", arguments.sources,
                  "NAME=PATH: where the rows of a stream come from (glob, - for standard input)")
      ->allow_extra_args(false);
  command
      .add_option("--sink", arguments.sinks,
                  "NAME=PATH: where the rows of a stream go (- for standard output)")
      ->allow_extra_args(false);
  command.add_option("--reference", arguments.references, "NAME=PATH: a reference table")
      ->allow_extra_args(false);
  command
      .add_option("--bind", arguments.binds,
                  "ARN=PATH: what an ARN or s3://bucket/key of application JSON stands for")
      ->allow_extra_args(false);
  command
      .add_option("--set", arguments.settings,
                  "NAME.option=value: an option of a source or sink (see: sluice options)")
      ->allow_extra_args(false);
  command.add_option("--start", arguments.start, "Start time, such as '2016-03-10 08:00:00'");
}

void add_run_arguments(CLI::App& command, RunArguments& arguments) {
  command.add_option("--workers", arguments.workers, "Computing threads; all cores by default")
      ->check(CLI::Range(1, 1024));
  command.add_option("--limit", arguments.limit, "End after so many rows")
      ->check(CLI::NonNegativeNumber);
  command.add_option("--replay", arguments.replay,
                     "60x: pace files by their row times, 60 times as fast");
  command.add_flag("--follow", arguments.follow, "Go on reading files as they grow");
  command.add_flag("--no-flush", arguments.no_flush, "Leave windows open at the end of the input");
  command.add_flag("--strict", arguments.strict, "Exit with 6 when there were error rows");
  command.add_flag("--quiet", arguments.quiet, "No summary, no notices");
  command.add_option("--format", arguments.format, "How rows are printed: json, csv or table")
      ->check(CLI::IsMember({"json", "csv", "table"}));
}

double replay_speed(std::string text) {
  if (!text.empty() && text.back() == 'x') {
    text.pop_back();
  }
  const std::optional<double> speed = parse_double(text);
  if (!speed || !(*speed > 0)) {
    throw Error(ErrorKind::kUsage,
                fmt::format("--replay takes a speed such as 60x, not '{}'", text));
  }
  return *speed;
}

void add_bindings(const std::vector<std::string>& texts, BindingKind kind,
                  Application& application) {
  for (const std::string& text : texts) {
    application.bindings.push_back(parse_binding(kind, text));
  }
}

Application make_application(const RunArguments& arguments) {
  if (arguments.file.empty() == arguments.query.empty()) {
    throw Error(ErrorKind::kUsage, "give a query file, or SQL with -e",
                "for example: sluice run query.sql --source NAME=data.csv");
  }
  Application application;
  if (arguments.query.empty()) {
    application = read_application(arguments.file);
  } else {
    application.name = "-e";
    application.sql = arguments.query;
  }
  for (const std::string& text : arguments.binds) {
    bind_resource(application, text);
  }
  check_functions(application);
  add_bindings(arguments.sources, BindingKind::kSource, application);
  for (Binding& binding : application.bindings) {
    if (arguments.follow && binding.kind == BindingKind::kSource) {
      binding.options.set("follow", {"true", std::nullopt});
    }
  }
  add_bindings(arguments.sinks, BindingKind::kSink, application);
  add_bindings(arguments.references, BindingKind::kReference, application);
  for (const std::string& text : arguments.settings) {
    application.settings.push_back(parse_setting(text));
  }
  RunSettings& run = application.run;
  run.workers = arguments.workers > 0
                    ? arguments.workers
                    : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  if (arguments.limit >= 0) {
    run.limit = arguments.limit;
  }
  if (!arguments.replay.empty()) {
    run.replay_speed = replay_speed(arguments.replay);
  }
  if (!arguments.start.empty()) {
    const std::optional<std::int64_t> start = parse_timestamp(arguments.start);
    if (!start) {
      throw Error(ErrorKind::kUsage,
                  fmt::format("--start takes a time such as '2016-03-10 08:00:00', not '{}'",
                              arguments.start));
    }
    run.start = RowTime{*start};
  }
  run.flush_at_end = !arguments.no_flush;
  run.default_format = !arguments.format.empty()    ? arguments.format
                       : isatty(STDOUT_FILENO) == 1 ? "table"
                                                    : "json";
  return application;
}

int run(const RunArguments& arguments) {
  const Application application = make_application(arguments);
  const Engine engine = Engine::builtin();
  const SystemClock clock;
  Monitor::block_signals();
  const auto begin = std::chrono::steady_clock::now();
  try {
    Run running(engine, application, clock);
    if (!arguments.quiet) {
      for (const std::string& notice : running.notices()) {
        fmt::print(stderr, "notice: {}\n", notice);
      }
    }
    bool was_stopped = false;
    {
      Monitor monitor(running);
      running.run();
      was_stopped = monitor.was_stopped();
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (!arguments.quiet) {
      fmt::print(stderr, "{}", summary(running, seconds.count(), was_stopped));
    }
    return arguments.strict && running.metrics().error_rows() > 0 ? kErrorRows : kDone;
  } catch (const Error& error) {
    return report(error, application.name, application.sql);
  }
}

/// Checks an application without running it; `show` prints what was made of it.
int prepare_only(const RunArguments& arguments, bool show) {
  const Application application = make_application(arguments);
  const Engine engine = Engine::builtin();
  try {
    const Program program = prepare(engine, application, Inputs::kOptional);
    if (show) {
      fmt::print("{}", explain(program));
    }
    for (const std::string& notice : program.catalog.notices()) {
      fmt::print(stderr, "notice: {}\n", notice);
    }
    if (!show) {
      fmt::print(stderr, "{}: nothing wrong, {} pump{}\n", application.name, program.pumps.size(),
                 program.pumps.size() == 1 ? "" : "s");
    }
    return kDone;
  } catch (const Error& error) {
    return report(error, application.name, application.sql);
  }
}

}  // namespace

void add_run_commands(CLI::App& app, Action& action) {
  const auto arguments = std::make_shared<RunArguments>();
  CLI::App* run_command = app.add_subcommand("run", "Run a query file or application JSON");
  add_arguments(*run_command, *arguments);
  add_run_arguments(*run_command, *arguments);
  run_command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });

  CLI::App* check_command =
      app.add_subcommand("check", "Say what is wrong with a query, and run nothing");
  add_arguments(*check_command, *arguments);
  check_command->callback(
      [arguments, &action] { action = [arguments] { return prepare_only(*arguments, false); }; });

  CLI::App* explain_command = app.add_subcommand("explain", "Show what is made of a query");
  add_arguments(*explain_command, *arguments);
  explain_command->callback(
      [arguments, &action] { action = [arguments] { return prepare_only(*arguments, true); }; });
}

}  // namespace sluice::cli
