#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "engine/application.h"
#include "engine/engine.h"

namespace CLI {
class App;
}

namespace sluice::cli {

/// What a subcommand does once its arguments are read: returns the exit code.
using Action = std::function<int()>;

/// Exit codes of every command.
enum ExitCode : int {
  kDone = 0,
  kWrongSql = 1,       ///< wrong SQL, or a failed check
  kWrongUsage = 2,     ///< wrong command line
  kInputFailure = 3,   ///< a source or sink failed
  kLimitReached = 4,   ///< stopped by a memory or disk limit
  kStateMismatch = 5,  ///< saved state does not match
  kErrorRows = 6,      ///< finished with error rows under --strict
};

/// Adds the subcommands; each stores its action in `action` when it is the one called.
void add_run_commands(CLI::App& app, Action& action);
void add_source_commands(CLI::App& app, Action& action);
void add_reference_commands(CLI::App& app, Action& action);
void add_suggest_command(CLI::App& app, Action& action);
void add_test_command(CLI::App& app, Action& action);
void add_application_commands(CLI::App& app, Action& action);

/// Prints an error the way every command does, on standard error; `name` and `text` are the SQL it
/// may be about. Returns the exit code.
int report(const Error& error, const std::string& name, const std::string& text);

/// The text of a file, or of standard input for "-". Throws an Error of kind input.
std::string read_text(const std::string& path);

/// The SQL text or application JSON of a file, or of standard input for "-", without bindings.
Application read_application(const std::string& path);

}  // namespace sluice::cli
