#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>

#include "apps/cli/command.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app{
      "Sluice runs streaming SQL: applications of Kinesis Data Analytics, and HOTSPOTS over live "
      "or replayed data.",
      "sluice"};
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::help);
  app.set_version_flag("--version", "sluice 0.1.0");
  sluice::cli::Action action;
  sluice::cli::add_run_commands(app, action);
  sluice::cli::add_source_commands(app, action);
  sluice::cli::add_reference_commands(app, action);
  sluice::cli::add_suggest_command(app, action);
  sluice::cli::add_test_command(app, action);
  sluice::cli::add_application_commands(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      return app.exit(error);
    }
    fmt::print(stderr, "error: {}\nhint: sluice {} --help\n", error.what(),
               argc > 1 && argv[1][0] != '-' ? argv[1] : "");
    return sluice::cli::kWrongUsage;
  }
  try {
    return action();
  } catch (const sluice::Error& error) {
    return sluice::cli::report(error, "", "");
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return sluice::cli::kInputFailure;
  }
}
