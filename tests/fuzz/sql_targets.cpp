#include <fmt/format.h>

#include <algorithm>

#include "engine/case_file.h"
#include "engine/engine.h"
#include "engine/program.h"
#include "planner/binder.h"
#include "sqlparse/error_text.h"
#include "sqlparse/parser.h"
#include "sqlparse/print.h"
#include "tests/functions/sql_expression.h"
#include "tests/fuzz/targets.h"

namespace sluice::fuzz {
namespace {

namespace sp = sqlparse;

/// Every mistake in a text is a query's mistake, and can be shown.
void check_error(const Error& error, std::string_view text) {
  if (error.span() && error.span()->end > text.size()) {
    broken("an error lies inside its text", text);
  }
  sp::error_text(error, "input", std::string(text));
}

void check_round_trip(const sp::Statement& statement) {
  const std::string printed = sp::print(statement);
  try {
    const std::vector<sp::Statement> again = sp::parse(printed);
    if (again.size() != 1 || !(again[0] == statement) || sp::print(again[0]) != printed) {
      broken("what is printed parses to the same tree", printed);
    }
  } catch (const Error& error) {
    broken("what is printed parses", printed + "\n" + error.message());
  }
}

bool opens_files(const sp::Statement& statement) {
  if (const auto* stream = std::get_if<sp::CreateStream>(&statement.node)) {
    return !stream->options.empty();
  }
  return std::holds_alternative<sp::CreateTable>(statement.node);
}

}  // namespace

void parse_and_print(std::string_view input) {
  try {
    for (const sp::Statement& statement : sp::parse(input)) {
      check_round_trip(statement);
    }
    const std::string formatted = sp::format(input);
    if (sp::format(formatted) != formatted) {
      broken("formatting twice changes nothing", formatted);
    }
  } catch (const Error& error) {
    check_error(error, input);
  }
}

/// Checks the statements after those of a stream to read from, as far as they open no files.
void check_program(std::string_view input) {
  static const Engine engine = Engine::builtin();
  static const std::string streams =
      "CREATE STREAM s (i INTEGER, b BIGINT, d DECIMAL(9,2), x DOUBLE, v VARCHAR(16), f BOOLEAN, "
      "t TIMESTAMP);\nCREATE STREAM r (i INTEGER, v VARCHAR(16));\n"
      "CREATE PUMP fill_s AS INSERT INTO s (i) SELECT STREAM i FROM r;\n";
  Application application;
  application.sql = streams + std::string(input);
  try {
    const std::vector<sp::Statement> statements = sp::parse(application.sql);
    if (!std::any_of(statements.begin(), statements.end(), opens_files)) {
      application.bindings.push_back({.kind = BindingKind::kSource, .stream = "R", .options = {}});
      application.bindings.back().options.set("path", {.text = "/dev/null"});
      application.bindings.back().options.set("format", {.text = "json"});
      explain(prepare(engine, application));
    }
  } catch (const Error& error) {
    check_error(error, application.sql);
  }
}

void evaluate_expression(std::string_view input) { sql(input); }

void read_case(std::string_view input) {
  try {
    const CaseFile file = parse_case(input);
    std::size_t lines = 0;
    for (const CaseEvent& event : file.events) {
      lines += event.line_count;
    }
    if (lines > static_cast<std::size_t>(std::count(input.begin(), input.end(), '\n')) + 1) {
      broken("events have the lines of the file", input);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kUsage) {
      broken("a bad case is a usage error", error.message());
    }
  }
}

}  // namespace sluice::fuzz
