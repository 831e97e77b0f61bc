#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>

#include "apps/cli/command.h"
#include "engine/application_json.h"
#include "engine/application_project.h"
#include "engine/compatibility.h"
#include "engine/resource_binds.h"

namespace sluice::cli {
namespace {

namespace filesystem = std::filesystem;

struct ImportArguments {
  std::string file;
  std::string folder;
  std::vector<std::string> binds;
};

void write_text(const filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) {
    throw Error(ErrorKind::kInput, fmt::format("cannot write {}", path.string()));
  }
}

void check_is_new(const filesystem::path& query) {
  if (filesystem::exists(query)) {
    throw Error(ErrorKind::kUsage, fmt::format("there is already a {}", query.string()),
                "give another folder to --out, or remove the file");
  }
}

int import(const ImportArguments& arguments) {
  const std::string text = read_text(arguments.file);
  Application application = read_application_json(text, arguments.file);
  for (const std::string& bind : arguments.binds) {
    bind_resource(application, bind);
  }
  const filesystem::path folder(arguments.folder);
  const filesystem::path query = folder / "query.sql";
  check_is_new(query);
  try {
    const Project project = make_project(
        application, filesystem::path(arguments.file).filename().string(), query.string());
    filesystem::create_directories(folder);
    write_text(query, project.query);
    write_text(folder / "README.md", project.readme);
  } catch (const filesystem::filesystem_error& error) {
    throw Error(ErrorKind::kInput, error.what());
  } catch (const Error& error) {
    return report(error, application.name, application.sql);
  }
  fmt::print(stderr, "{} has the command that runs it\n", (folder / "README.md").string());
  return kDone;
}

constexpr const char* kVerdicts[] = {"same", "differs", "refused"};

void print_report(const std::string& name, const StatementReport& report) {
  const char* verdict = kVerdicts[static_cast<int>(report.verdict)];
  fmt::print("{}:{}: {}: {}{}\n", name, report.line, report.statement, verdict,
             report.text.empty() ? "" : ": " + report.text);
}

/// Says of the Lambda functions in front of inputs what SQL cannot show.
void print_functions(const std::string& path, const Application& application) {
  std::string last;
  for (const ApplicationPart& part : application.parts) {
    if (!part.function.empty() && part.function != last) {
      fmt::print("{}: {}: differs: the Lambda function in front of it is not called: {}\n", path,
                 part.stream, part.function);
    }
    last = part.function;
  }
}

/// Reports on one file; false when a statement is refused.
bool report_file(const Engine& engine, const std::string& path,
                 const std::vector<std::string>& sources) {
  try {
    Application application = read_application(path);
    for (const std::string& source : sources) {
      application.bindings.push_back(parse_binding(BindingKind::kSource, source));
    }
    print_functions(path, application);
    bool is_accepted = true;
    for (const StatementReport& report : report_compatibility(engine, application)) {
      print_report(application.name, report);
      is_accepted = is_accepted && report.verdict != Verdict::kRefused;
    }
    return is_accepted;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kQuery) {
      throw;
    }
    std::string_view why = error.message();
    why.remove_prefix(why.starts_with(path + ": ") ? path.size() + 2 : 0);
    fmt::print("{}: refused: {}{}\n", path, why,
               error.hint().empty() ? "" : fmt::format(" ({})", error.hint()));
    return false;
  }
}

}  // namespace

Application read_application(const std::string& path) {
  Application application;
  application.name = path == "-" ? "standard input" : path;
  application.sql = read_text(path);
  return is_application_json(application.name, application.sql)
             ? read_application_json(application.sql, application.name)
             : application;
}

void add_application_commands(CLI::App& app, Action& action) {
  const auto imported = std::make_shared<ImportArguments>();
  CLI::App* import_command =
      app.add_subcommand("import", "Turn application JSON into a project of SQL");
  import_command
      ->add_option("file", imported->file,
                   "What create-application takes or describe-application prints")
      ->required();
  import_command->add_option("--out", imported->folder, "Folder of the project")->required();
  import_command
      ->add_option("--bind", imported->binds, "ARN=PATH: what an ARN or s3://bucket/key stands for")
      ->allow_extra_args(false);
  import_command->callback(
      [imported, &action] { action = [imported] { return import(*imported); }; });

  struct CompatArguments {
    std::vector<std::string> files;
    std::vector<std::string> sources;
  };
  const auto compared = std::make_shared<CompatArguments>();
  CLI::App* compat_command = app.add_subcommand(
      "compat", "Say of each statement whether it gives here what it gave in the service");
  compat_command->add_option("files", compared->files, "Query files and application JSON")
      ->required();
  compat_command
      ->add_option("--source", compared->sources,
                   "NAME=PATH: a sample of a stream that no declaration tells the columns of")
      ->allow_extra_args(false);
  compat_command->callback([compared, &action] {
    action = [compared] {
      const Engine engine = Engine::builtin();
      bool is_accepted = true;
      for (const std::string& file : compared->files) {
        is_accepted = report_file(engine, file, compared->sources) && is_accepted;
      }
      return is_accepted ? kDone : kWrongSql;
    };
  });
}

}  // namespace sluice::cli
