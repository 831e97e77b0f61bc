#include "base/error.h"
#include "engine/application_json.h"
#include "engine/application_project.h"
#include "engine/compatibility.h"
#include "sqlparse/parser.h"
#include "tests/fuzz/targets.h"

namespace sluice::fuzz {
namespace {

/// What application JSON says can be said in SQL.
void check_project(const Application& application) {
  Project project;
  try {
    project = make_project(application, "application.json", "query.sql");
  } catch (const Error&) {
    return;  // the code does not parse
  }
  try {
    sqlparse::parse(project.query);
  } catch (const Error& error) {
    broken("what import writes parses", project.query + "\n" + error.message());
  }
}

}  // namespace

void read_application(std::string_view input) {
  static const Engine engine = Engine::builtin();
  try {
    const Application application = read_application_json(input, "application.json");
    check_project(application);
    report_compatibility(engine, application);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kInternal) {
      broken("a document is read or refused", error.message());
    }
  }
}

}  // namespace sluice::fuzz
