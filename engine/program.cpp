#include "engine/program.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "engine/application_parts.h"
#include "engine/reference_table.h"
#include "planner/binder.h"
#include "runtime/error_stream.h"
#include "runtime/metadata.h"
#include "sqlparse/parser.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

constexpr const char* kMainStream = "DESTINATION_SQL_STREAM";

/// Applies the statements in order.
class Preparer {
 public:
  Preparer(const Engine& engine, const Application& application,
           std::vector<sp::Statement> statements)
      : engine_(engine),
        application_(application),
        program_{.catalog = Catalog(engine.functions, engine.operators),
                 .statements = std::move(statements),
                 .names = {},
                 .bindings = {},
                 .sources = {},
                 .pumps = {},
                 .printed = {}} {
    for (const std::string& notice : application.notices) {
      program_.catalog.notice(notice);
    }
  }

  Program run(Inputs inputs) {
    inputs_ = inputs;
    program_.names = collect_stream_names(program_.statements);
    name_parts(application_, program_.names);
    program_.bindings = resolve_bindings(application_, program_.names, engine_.connectors);
    add_parts(engine_, application_, inputs_, program_);
    add_undeclared_sources();
    for (const sp::Statement& statement : program_.statements) {
      apply(statement);
    }
    drop_stopped_pumps();
    if (program_.pumps.empty()) {
      throw Error(ErrorKind::kQuery, "nothing to run: no pump and no query",
                  "CREATE PUMP name AS INSERT INTO stream SELECT STREAM ... moves rows");
    }
    check_streams_have_rows();
    choose_printed();
    warn_about_time();
    return std::move(program_);
  }

  std::vector<std::optional<Error>> check() {
    is_check_ = true;
    program_.names = collect_stream_names(program_.statements);
    name_parts(application_, program_.names);
    add_unread_parts(application_, program_);
    program_.bindings = resolve_bindings(application_, program_.names, engine_.connectors);
    add_undeclared_sources();
    std::vector<std::optional<Error>> errors;
    for (const sp::Statement& statement : program_.statements) {
      errors.emplace_back();
      try {
        apply(statement);
      } catch (const Error& error) {
        errors.back() = error;
      }
    }
    return errors;
  }

 private:
  void apply(const sp::Statement& statement) {
    std::visit([&](const auto& node) { apply(node, statement.span); }, statement.node);
  }

  void add_undeclared_sources() {
    for (const auto& [stream, options] : program_.bindings.sources) {
      const auto& declared = program_.names.declared;
      if (std::find(declared.begin(), declared.end(), stream) == declared.end()) {
        discover_stream(stream, options);
      }
    }
    for (const auto& [table, options] : program_.bindings.references) {
      const auto& declared = program_.names.tables;
      if (std::find(declared.begin(), declared.end(), table) == declared.end()) {
        load_reference_table(table, options, nullptr, engine_.connectors, program_.catalog);
      }
    }
  }

  void discover_stream(const std::string& stream, const Options& options) {
    OpenedSource opened = open_source(options, nullptr, engine_.connectors);
    add_input_stream(stream, mapped_schema(opened), true, program_);
    program_.sources.emplace(stream, std::move(opened));
  }

  void apply(const sp::CreateStream& create, Span span) {
    const std::string& name = object_name(create.name);
    if (name == kErrorStream || name == "ERROR_STREAM") {
      throw Error(ErrorKind::kQuery, "error_stream exists in every application",
                  "choose another name", create.name.span);
    }
    if (const StreamEntry* existing = program_.catalog.find_stream(name)) {
      const bool in_use = existing->reader_count + existing->writer_count > 0;
      if (!create.or_replace || in_use) {
        throw Error(ErrorKind::kQuery, fmt::format("there is already a stream {}", name),
                    in_use ? "a pump uses it: create each stream once"
                           : "write CREATE OR REPLACE STREAM, or choose another name",
                    create.name.span);
      }
    }
    const auto source = program_.bindings.sources.find(name);
    if (create.columns.empty()) {
      if (source == program_.bindings.sources.end()) {
        throw Error(ErrorKind::kQuery, fmt::format("stream {} has no columns", name),
                    "declare them, or bind a source to find them in", span);
      }
      discover_stream(name, source->second);
      return;
    }
    const SchemaPtr schema = bind_columns(create.columns);
    add_input_stream(name, schema, false, program_);
    if (source != program_.bindings.sources.end() && !is_check_) {
      program_.sources.insert_or_assign(name,
                                        open_source(source->second, schema, engine_.connectors));
    }
  }

  void apply(const sp::CreatePump& create, Span /*span*/) {
    const std::string& name = object_name(create.name);
    const auto same = [&](const PumpPlan& pump) { return pump.name == name; };
    const auto existing = std::find_if(program_.pumps.begin(), program_.pumps.end(), same);
    if (existing != program_.pumps.end() && create.or_replace) {
      drop_pump(existing);
    } else if (existing != program_.pumps.end()) {
      throw Error(ErrorKind::kQuery, fmt::format("there is already a pump {}", name),
                  "give each pump a name of its own", create.name.span);
    }
    program_.pumps.push_back(bind_pump(create, program_.catalog));
  }

  void apply(const sp::Query& query, Span span) {
    if (program_.catalog.find_stream(kQueryStream) != nullptr) {
      throw Error(ErrorKind::kQuery, "only one query can print its rows",
                  "make the others pumps into streams", span);
    }
    BoundQuery bound = bind_query(query, program_.catalog);
    StreamEntry& stream = program_.catalog.add_stream(kQueryStream, bound.plan->schema, false);
    ++stream.writer_count;
    program_.pumps.push_back(
        {.name = kQueryStream, .target = kQueryStream, .query = std::move(bound.plan)});
  }

  void apply(const sp::CreateView& create, Span /*span*/) {
    program_.catalog.add_view(object_name(create.name), create);
  }

  void apply(const sp::Drop& drop, Span span) {
    const std::string& name = object_name(drop.name);
    if (drop.kind == sp::ObjectKind::kPump) {
      const auto found = std::find_if(program_.pumps.begin(), program_.pumps.end(),
                                      [&](const PumpPlan& pump) { return pump.name == name; });
      if (found == program_.pumps.end() && !drop.if_exists) {
        throw Error(ErrorKind::kQuery, fmt::format("there is no pump {}", name), "", span);
      }
      if (found != program_.pumps.end()) {
        drop_pump(found);
      }
    } else if (drop.kind == sp::ObjectKind::kStream) {
      drop_stream(name, drop.if_exists, span);
    } else if (drop.kind == sp::ObjectKind::kView) {
      program_.catalog.drop_view(name);
    } else if (drop.kind == sp::ObjectKind::kFunction) {
      program_.catalog.drop_function(name);
    } else {
      throw Error(ErrorKind::kQuery, "this DROP is not supported yet", "", span);
    }
  }

  void drop_stream(const std::string& name, bool if_exists, Span span) {
    const StreamEntry* stream = program_.catalog.find_stream(name);
    if (stream == nullptr) {
      if (!if_exists) {
        throw Error(ErrorKind::kQuery, fmt::format("there is no stream {}", name), "", span);
      }
      return;
    }
    if (stream->reader_count + stream->writer_count > 0) {
      throw Error(ErrorKind::kQuery, fmt::format("a pump uses the stream {}", name),
                  "drop the pump first", span);
    }
    program_.catalog.drop_stream(name);
  }

  void drop_pump(std::vector<PumpPlan>::iterator pump) {
    release_pump(*pump, program_.catalog);
    program_.pumps.erase(pump);
  }

  void apply(const sp::AlterPump& alter, Span span) {
    for (const sp::ObjectName& name : alter.names) {
      bool found = alter.all_of_schema;
      for (PumpPlan& pump : program_.pumps) {
        if (alter.all_of_schema || pump.name == object_name(name)) {
          pump.is_started = alter.start;
          found = true;
        }
      }
      if (!found) {
        throw Error(ErrorKind::kQuery, fmt::format("there is no pump {}", object_name(name)), "",
                    span);
      }
    }
  }

  /// Leaves out the pumps that the text creates or leaves stopped.
  void drop_stopped_pumps() {
    for (auto pump = program_.pumps.begin(); pump != program_.pumps.end();) {
      if (pump->is_started) {
        ++pump;
        continue;
      }
      program_.catalog.notice(fmt::format("pump {} is STOPPED and does not run", pump->name));
      release_pump(*pump, program_.catalog);
      pump = program_.pumps.erase(pump);
    }
  }

  void apply(const sp::CreateTable& create, Span span) {
    const std::string& name = object_name(create.name);
    const auto binding = program_.bindings.references.find(name);
    const bool is_bound = binding != program_.bindings.references.end();
    if ((is_check_ || (!is_bound && inputs_ == Inputs::kOptional)) && !create.columns.empty()) {
      program_.catalog.add_table(name, Batch(bind_columns(create.columns)), false);
      return;
    }
    if (!is_bound) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("nothing says where the rows of the table {} are", name),
                  fmt::format("add OPTIONS (path 'FILE'), or --reference {}=FILE", name), span);
    }
    load_reference_table(name, binding->second,
                         create.columns.empty() ? nullptr : bind_columns(create.columns),
                         engine_.connectors, program_.catalog);
  }
  void apply(const sp::CreateFunction& create, Span /*span*/) {
    bind_function(create, program_.catalog);
  }
  void apply(const sp::Explain& /*explain*/, Span span) {
    throw Error(ErrorKind::kQuery, "EXPLAIN is a command: sluice explain FILE.sql", "", span);
  }

  /// Whether application JSON brings the stream, which add_parts has looked at.
  bool is_part(const std::string& stream) const {
    return std::any_of(application_.parts.begin(), application_.parts.end(),
                       [&](const ApplicationPart& part) {
                         return part.kind == BindingKind::kSource && part.stream == stream;
                       });
  }

  /// A stream that nothing fills: refused where nothing comes in at all, else only told, as the
  /// service ran applications that had one.
  void check_streams_have_rows() {
    for (const auto& [name, stream] : program_.catalog.streams()) {
      if (stream.reader_count == 0 || stream.writer_count > 0 ||
          program_.bindings.sources.contains(name) || is_part(name)) {
        continue;
      }
      const std::string message = fmt::format("nothing brings rows to the stream {}", name);
      const std::string hint = fmt::format("bind a source: --source {}=PATH", name);
      if (program_.bindings.sources.empty() && inputs_ == Inputs::kRequired) {
        throw Error(ErrorKind::kQuery, message, hint);
      }
      program_.catalog.notice(message + "; " + hint);
    }
  }

  /// Streams that go to standard output where no --sink says where rows go.
  void choose_printed() {
    const bool has_sink =
        std::any_of(program_.bindings.sinks.begin(), program_.bindings.sinks.end(),
                    [](const auto& sink) { return sink.first != kErrorStream; });
    if (has_sink) {
      return;
    }
    std::vector<std::string> ends;
    std::optional<std::string> chosen;
    for (const PumpPlan& pump : program_.pumps) {
      if (program_.catalog.find_stream(pump.target)->reader_count == 0 &&
          std::find(ends.begin(), ends.end(), pump.target) == ends.end()) {
        ends.push_back(pump.target);
      }
      if (pump.target == kMainStream || pump.target == kQueryStream) {
        chosen = pump.target;
      }
    }
    if (!chosen) {
      chosen = ends.empty() ? program_.pumps.back().target : ends.back();
    }
    program_.printed.push_back(*chosen);
    for (const std::string& other : ends) {
      if (other != *chosen) {
        program_.catalog.notice(
            fmt::format("printing {}; to see {} as well add --sink {}=FILE and --sink {}=-",
                        *chosen, other, other, *chosen));
      }
    }
  }

  void warn_about_time() {
    if (!program_.catalog.uses_time()) {
      return;
    }
    for (const auto& [stream, opened] : program_.sources) {
      if (!opened.source->is_finite() || opened.options.has("rowtime")) {
        continue;
      }
      const auto& candidates = opened.discovery.time_candidates;
      const std::string hint =
          candidates.empty()
              ? fmt::format("say which field is the time: --set {}.rowtime=FIELD", stream)
              : fmt::format("add --set {}.rowtime={}{}", stream, candidates.front(),
                            candidates.size() > 1
                                ? fmt::format(" (or {})", fmt::join(candidates.begin() + 1,
                                                                    candidates.end(), ", "))
                                : "");
      program_.catalog.notice(fmt::format(
          "the query uses ROWTIME, but all rows of {} get the start time; {}", stream, hint));
    }
  }

  const Engine& engine_;
  const Application& application_;
  Program program_;
  Inputs inputs_ = Inputs::kRequired;
  bool is_check_ = false;  ///< declared streams and tables are not opened
};

}  // namespace

void add_input_stream(const std::string& name, const SchemaPtr& schema, bool is_discovered,
                      Program& program) {
  StreamEntry& stream = program.catalog.add_stream(name, schema, is_discovered);
  if (!program.names.written.contains(name)) {
    stream.metadata = metadata_columns(*schema);
  }
}

Program prepare(const Engine& engine, const Application& application, Inputs inputs) {
  return Preparer(engine, application, sp::parse(application.sql)).run(inputs);
}

std::vector<std::optional<Error>> check_statements(const Engine& engine,
                                                   const Application& application,
                                                   std::vector<sp::Statement> statements) {
  return Preparer(engine, application, std::move(statements)).check();
}

std::string explain(const Program& program) {
  std::string text;
  for (const PumpPlan& pump : program.pumps) {
    text += fmt::format("pump {} into {}\n", pump.name, pump.target);
    const std::string plan = explain(*pump.query);
    for (std::size_t begin = 0; begin < plan.size();) {
      const std::size_t end = plan.find('\n', begin) + 1;
      text += "  " + plan.substr(begin, end - begin);
      begin = end;
    }
  }
  return text;
}

}  // namespace sluice
