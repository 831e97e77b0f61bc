#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <optional>

#include "apps/cli/command.h"
#include "engine/case_player.h"

namespace sluice::cli {
namespace {

struct TestArguments {
  std::vector<std::string> files;
  bool update = false;
};

/// Plays one case in every mode; returns what failed first.
std::optional<std::string> play(const Engine& engine, const CaseFile& file) {
  for (const CaseMode& mode : all_case_modes()) {
    const CaseOutcome outcome = play_case(engine, file, mode);
    if (!outcome.failures.empty()) {
      return outcome.failures.front();
    }
  }
  return std::nullopt;
}

int test(const TestArguments& arguments) {
  const Engine engine = Engine::builtin();
  int failed = 0;
  for (const std::string& path : arguments.files) {
    const std::string text = read_text(path);
    const CaseFile file = parse_case(text);
    if (arguments.update) {
      std::ofstream(path, std::ios::binary)
          << updated_case(text, file, play_case(engine, file, CaseMode{}));
      continue;
    }
    const std::optional<std::string> failure = play(engine, file);
    failed += failure ? 1 : 0;
    fmt::print("{} {}\n", failure ? "FAILED" : "passed", path);
    if (failure) {
      fmt::print("{}\n", *failure);
    }
  }
  if (!arguments.update) {
    fmt::print("{} passed, {} failed\n", static_cast<int>(arguments.files.size()) - failed, failed);
  }
  return failed == 0 ? kDone : kWrongSql;
}

}  // namespace

void add_test_command(CLI::App& app, Action& action) {
  const auto arguments = std::make_shared<TestArguments>();
  CLI::App* command = app.add_subcommand("test", "Play test cases: SQL, rows in, rows expected");
  command->add_option("files", arguments->files, "Case files")->required();
  command->add_flag("--update", arguments->update, "Write what really came into the files");
  command->callback([arguments, &action] { action = [arguments] { return test(*arguments); }; });
}

}  // namespace sluice::cli
