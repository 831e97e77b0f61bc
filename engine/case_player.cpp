#include "engine/case_player.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <set>
#include <sstream>
#include <utility>

#include "connectors/discover.h"
#include "engine/case_connector.h"
#include "engine/run.h"
#include "planner/binder.h"
#include "runtime/value_text.h"
#include "sqlparse/parser.h"

namespace sluice {
namespace {

/// What the options of a raw stream leave open.
constexpr std::array<std::pair<const char*, const char*>, 3> kCsvDefaults = {
    {{"format", "csv"}, {"header", "false"}, {"delimiter", ","}}};
constexpr std::array<std::pair<const char*, const char*>, 3> kJsonDefaults = {
    {{"format", "json"}, {"rows", "$"}, {"check", "all"}}};

/// Whether two names differ in case only.
bool is_same(const std::string& left, const std::string& right) {
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

/// "12:00:01" and the like: a time of day on 1970-01-01.
bool is_bare_time(std::string_view cell) {
  return cell.size() >= 8 && cell[2] == ':' && cell[5] == ':' &&
         std::isdigit(static_cast<unsigned char>(cell[0])) != 0;
}

std::string full_time(const std::string& cell) {
  return is_bare_time(cell) ? "1970-01-01 " + cell : cell;
}

/// The cells of a row as written, blanks around them cut, quotes kept.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    quoted ^= c == '"';
    if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (std::string& cell : cells) {
    const std::size_t begin = std::min(cell.find_first_not_of(' '), cell.size());
    cell = cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
  }
  return cells;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// Plays the events of one case on one run after another.
class Player {
 public:
  Player(const Engine& engine, const CaseFile& file, const CaseMode& mode)
      : engine_(engine),
        file_(file),
        mode_(mode),
        world_(std::make_shared<CaseWorld>()),
        clock_({}) {
    install_case_connector(engine_.connectors, world_);
  }

  CaseOutcome play() {
    try {
      bind_streams();
      start();
      for (const CaseEvent& event : file_.events) {
        apply(event);
        if (mode_.restarts && !ended_) {
          restart();
        }
      }
    } catch (const Error& error) {
      check_refusal(error);
      return std::move(outcome_);
    }
    expect_no_refusal();
    return std::move(outcome_);
  }

 private:
  /// Every declared stream that no pump writes is fed; every stream that an event names is
  /// collected.
  void bind_streams() {
    application_.sql = file_.sql;
    application_.run = {
        .workers = mode_.workers, .start = RowTime{}, .batch_rows = mode_.batch_rows};
    const std::vector<sqlparse::Statement> statements = sqlparse::parse(file_.sql);
    const StreamNames names = collect_stream_names(statements);
    for (const sqlparse::Statement& statement : statements) {
      const auto* create = std::get_if<sqlparse::CreateStream>(&statement.node);
      if (create != nullptr && !names.written.contains(object_name(create->name))) {
        bind_input(*create, names);
      }
    }
    std::set<std::string> expected;
    for (const CaseEvent& event : file_.events) {
      if (event.kind == CaseEventKind::kExpect && expected.insert(event.name).second) {
        Binding binding{.kind = BindingKind::kSink, .stream = event.name, .options = {}};
        set(binding, {{"connector", "case"}, {"path", stored_name(event.name, names)}});
        if (!event.argument.empty()) {
          set(binding, {{"format", event.argument}, {"encoded", "true"}});
        }
        application_.bindings.push_back(std::move(binding));
      } else if (event.kind == CaseEventKind::kTable) {
        world_->tables[event.name] = fmt::format("{}\n", fmt::join(event.lines, "\n"));
        Binding binding{.kind = BindingKind::kReference, .stream = event.name, .options = {}};
        set(binding, {{"connector", "case"}, {"path", event.name}});
        application_.bindings.push_back(std::move(binding));
      }
    }
  }

  static void set(Binding& binding,
                  const std::vector<std::pair<std::string, std::string>>& options) {
    for (const auto& [name, value] : options) {
      binding.options.set(name, {value, std::nullopt});
    }
  }

  static std::string stored_name(const std::string& name, const StreamNames& names) {
    std::vector<std::string> all = names.declared;
    all.emplace_back(kQueryStream);
    for (const std::string& known : all) {
      if (is_same(known, name)) {
        return known;
      }
    }
    return name;
  }

  void bind_input(const sqlparse::CreateStream& create, const StreamNames& names) {
    const std::string& stream = object_name(create.name);
    const SchemaPtr schema = bind_columns(create.columns);
    const auto options = names.sql_options.find(stream);
    if (is_raw(stream)) {
      bind_raw(stream, options == names.sql_options.end() ? Options() : options->second);
      schemas_[stream] = {schema, true};
      return;
    }
    const bool has_time = options != names.sql_options.end() && options->second.has("rowtime");
    std::vector<std::string> header;
    if (!has_time) {
      header.emplace_back("ROWTIME");
    }
    for (const Field& field : schema->fields()) {
      header.push_back(field.name);
    }
    world_->inputs[stream].header = fmt::format("\"{}\"\n", fmt::join(header, "\",\""));
    schemas_[stream] = {schema, has_time};
    Binding binding{.kind = BindingKind::kSource, .stream = stream, .options = {}};
    set(binding, {{"connector", "case"},
                  {"format", "csv"},
                  {"header", "true"},
                  {"delimiter", ","},
                  {"path", stream}});
    if (!has_time) {
      set(binding, {{"rowtime", "ROWTIME"}});
    }
    application_.bindings.push_back(std::move(binding));
  }

  bool is_raw(const std::string& stream) const {
    return std::any_of(file_.events.begin(), file_.events.end(), [&](const CaseEvent& event) {
      return event.kind == CaseEventKind::kRows && event.argument == "raw" &&
             is_same(event.name, stream);
    });
  }

  /// Lines go to the stream as they are: its options say how to read them, and leave nothing to be
  /// found out from lines that are not there yet.
  void bind_raw(const std::string& stream, const Options& options) {
    Binding binding{.kind = BindingKind::kSource, .stream = stream, .options = {}};
    set(binding, {{"connector", "case"}, {"path", stream}});
    const bool is_json = options.text_or("format", "") == "json";
    for (const auto& [name, value] : is_json ? kJsonDefaults : kCsvDefaults) {
      if (!options.has(name)) {
        set(binding, {{name, value}});
      }
    }
    application_.bindings.push_back(std::move(binding));
  }

  void start() { run_ = std::make_unique<Run>(engine_, application_, clock_); }

  void restart() {
    const std::string state = run_->save();
    count();
    application_.run.workers = application_.run.workers == 1 ? 4 : 1;
    start();
    run_->load(state);
  }

  /// Adds up what the run counted.
  void count() {
    for (const SourceMetrics& source : run_->metrics().sources()) {
      counters_["rows"] += source.records;
      counters_["error_rows"] += source.error_rows;
      counters_["late_rows"] += source.late_rows;
      counters_["blank_lines"] += source.blank_lines;
      counters_["extra_fields"] += source.ignored_fields;
      counters_["short_rows"] += source.short_rows;
    }
    for (const PumpMetrics& pump : run_->metrics().pumps()) {
      counters_["pump_error_rows"] += pump.error_rows;
    }
  }

  void apply(const CaseEvent& event) {
    switch (event.kind) {
      case CaseEventKind::kRows:
        feed(event);
        run_->wake();
        run_->run_until_idle();
        break;
      case CaseEventKind::kBound:
        run_->advance(stored_input(event),
                      RowTime{parse_timestamp(full_time(event.argument)).value_or(0)});
        run_->run_until_idle();
        break;
      case CaseEventKind::kClock:
        clock_.set(add(clock_.now(), parse_duration(event.argument.substr(
                                                        event.argument.starts_with("+") ? 1 : 0))
                                         .value_or(0)));
        run_->run_until_idle();
        break;
      case CaseEventKind::kRestart:
        restart();
        break;
      case CaseEventKind::kEnd:
        for (auto& [stream, input] : world_->inputs) {
          input.ended = true;
        }
        run_->run_until_idle();
        ended_ = true;
        break;
      default:
        expect(event);
    }
  }

  const std::string& stored_input(const CaseEvent& event) const {
    return stored_input(event.name, event.line);
  }

  const std::string& stored_input(const std::string& name, std::size_t line) const {
    for (const auto& [stream, schema] : schemas_) {
      if (is_same(stream, name)) {
        return stream;
      }
    }
    throw Error(ErrorKind::kUsage,
                fmt::format("line {}: no input stream is called {}", line, name));
  }

  void feed(const CaseEvent& event) {
    const std::string& stream = stored_input(event);
    CaseWorld::Input& input = world_->inputs[stream];
    if (event.argument == "raw") {
      input.pending += fmt::format("{}\n", fmt::join(event.lines, "\n"));
      input.fed += input.pending;
      return;
    }
    const auto& [schema, has_time] = schemas_.at(stream);
    for (const std::string& line : event.lines) {
      std::vector<std::string> cells = cells_of(line);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t column = has_time ? i : i - 1;
        const bool is_row_time = !has_time && i == 0;
        if (is_row_time ||
            (column < schema->size() && schema->field(column).type.kind == TypeKind::kTimestamp)) {
          cells[i] = full_time(cells[i]);
        }
        if (cells[i] == "NULL") {
          cells[i].clear();
        }
      }
      input.pending += fmt::format("{}\n", fmt::join(cells, ","));
    }
  }

  void expect(const CaseEvent& event) {
    std::vector<std::string> actual;
    std::vector<std::string> expected = event.lines;
    if (event.kind == CaseEventKind::kExpect) {
      std::string& output = world_->outputs[stored_output(event.name)].lines;
      actual = lines_of(output);
      output.clear();
    } else if (event.kind == CaseEventKind::kCounter) {
      const std::map<std::string, std::int64_t> before = counters_;
      count();
      actual = {fmt::format("{}", counters_[event.name])};
      counters_ = before;
      expected = {event.argument};
    } else if (event.kind == CaseEventKind::kExplain) {
      actual = event.name == "discover" ? discovered(event)
                                        : lines_of(explain(prepare(engine_, application_)));
    } else {
      return;
    }
    outcome_.actual.emplace_back(event.line, actual);
    if (actual != expected) {
      outcome_.failures.push_back(fmt::format("line {} ({}): expected\n  {}\nbut got\n  {}",
                                              event.line, mode_.text(), fmt::join(expected, "\n  "),
                                              fmt::join(actual, "\n  ")));
    }
  }

  /// Name, type and source field of the columns that discovery of the service finds in the lines of
  /// a raw stream.
  std::vector<std::string> discovered(const CaseEvent& event) {
    const std::string& stream = stored_input(event.argument, event.line);
    const Sample sample{.bytes = world_->inputs[stream].fed, .origin = stream, .is_whole = true};
    const Discovery found =
        discover(engine_.connectors, sample, Options(), DiscoveryStyle::kService);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < found.schema->size(); ++i) {
      const Field& field = found.schema->field(i);
      lines.push_back(fmt::format("{} {} {}", field.name, to_string(field.type), found.sources[i]));
    }
    return lines;
  }

  std::string stored_output(const std::string& name) const {
    for (const Binding& binding : application_.bindings) {
      if (binding.kind == BindingKind::kSink && binding.stream == name) {
        return binding.options.text_or("path", name);
      }
    }
    return name;
  }

  const CaseEvent* refusal() const {
    const auto found =
        std::find_if(file_.events.begin(), file_.events.end(),
                     [](const CaseEvent& event) { return event.kind == CaseEventKind::kError; });
    return found == file_.events.end() ? nullptr : &*found;
  }

  void check_refusal(const Error& error) {
    const CaseEvent* expected = refusal();
    const std::string text =
        error.message() + (error.hint().empty() ? "" : " (" + error.hint() + ")");
    if (expected != nullptr) {
      outcome_.actual.emplace_back(expected->line, std::vector<std::string>{text});
    }
    if (expected == nullptr || text.find(expected->argument) == std::string::npos) {
      outcome_.failures.push_back(fmt::format("refused ({}): {}", mode_.text(), text));
    }
  }

  void expect_no_refusal() {
    if (const CaseEvent* expected = refusal()) {
      outcome_.failures.push_back(fmt::format("line {} ({}): expected the error: {}",
                                              expected->line, mode_.text(), expected->argument));
    }
  }

  Engine engine_;
  const CaseFile& file_;
  CaseMode mode_;
  std::shared_ptr<CaseWorld> world_;
  ManualClock clock_;
  Application application_;
  std::map<std::string, std::pair<SchemaPtr, bool>>
      schemas_;  ///< of fed streams, and whether a column gives their time
  std::map<std::string, std::int64_t> counters_;
  std::unique_ptr<Run> run_;
  CaseOutcome outcome_;
  bool ended_ = false;
};

}  // namespace

std::string CaseMode::text() const {
  return fmt::format("batches of {}, {} workers{}", batch_rows, workers,
                     restarts ? ", restarts" : "");
}

std::vector<CaseMode> all_case_modes() {
  std::vector<CaseMode> modes;
  for (const std::int64_t batch_rows : {1024, 7, 1}) {
    for (const int workers : {1, 4}) {
      for (const bool restarts : {false, true}) {
        modes.push_back({batch_rows, workers, restarts});
      }
    }
  }
  return modes;
}

CaseOutcome play_case(const Engine& engine, const CaseFile& file, const CaseMode& mode) {
  return Player(engine, file, mode).play();
}

std::string updated_case(std::string_view text, const CaseFile& file, const CaseOutcome& outcome) {
  const std::vector<std::string> lines = lines_of(std::string(text));
  std::string updated;
  std::size_t next = 0;
  for (const auto& [line, actual] : outcome.actual) {
    const auto event = std::find_if(file.events.begin(), file.events.end(),
                                    [&](const CaseEvent& other) { return other.line == line; });
    for (; next < line; ++next) {
      const bool is_own = next + 1 == line;
      if (is_own && event->kind == CaseEventKind::kCounter) {
        updated += fmt::format("! {} {}\n", event->name, actual.front());
      } else if (is_own && event->kind == CaseEventKind::kError) {
        updated += fmt::format("error: {}\n", actual.front());
      } else {
        updated += lines[next] + "\n";
      }
    }
    if (event->kind == CaseEventKind::kExpect || event->kind == CaseEventKind::kExplain) {
      for (const std::string& row : actual) {
        updated += row + "\n";
      }
      next += event->line_count - 1;
    }
  }
  for (; next < lines.size(); ++next) {
    updated += lines[next] + "\n";
  }
  return updated;
}

}  // namespace sluice
