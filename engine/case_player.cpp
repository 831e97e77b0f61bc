#include "engine/case_player.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>
#include <sstream>
#include <utility>

#include "engine/case_connector.h"
#include "engine/run.h"
#include "planner/binder.h"
#include "runtime/value_text.h"
#include "sqlparse/parser.h"

namespace sluice {
namespace {

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
      const bool same = std::equal(
          known.begin(), known.end(), name.begin(), name.end(),
          [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
      if (same) {
        return known;
      }
    }
    return name;
  }

  void bind_input(const sqlparse::CreateStream& create, const StreamNames& names) {
    const std::string& stream = object_name(create.name);
    const SchemaPtr schema = bind_columns(create.columns);
    const auto options = names.sql_options.find(stream);
    const bool has_time = options != names.sql_options.end() && options->second.has("rowtime");
    std::vector<std::string> header;
    if (!has_time) {
      header.emplace_back("ROWTIME");
    }
    for (const Field& field : schema->fields()) {
      header.push_back(field.name);
    }
    world_->inputs[stream].header = fmt::format("\"{}\"", fmt::join(header, "\",\""));
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
    for (const auto& [stream, schema] : schemas_) {
      const bool same = std::equal(
          stream.begin(), stream.end(), event.name.begin(), event.name.end(),
          [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
      if (same) {
        return stream;
      }
    }
    throw Error(ErrorKind::kUsage,
                fmt::format("line {}: no input stream is called {}", event.line, event.name));
  }

  void feed(const CaseEvent& event) {
    const std::string& stream = stored_input(event);
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
      world_->inputs[stream].pending += fmt::format("{}\n", fmt::join(cells, ","));
    }
  }

  void expect(const CaseEvent& event) {
    std::vector<std::string> actual;
    std::vector<std::string> expected = event.lines;
    if (event.kind == CaseEventKind::kExpect) {
      std::string& output = world_->outputs[stored_output(event.name)];
      actual = lines_of(output);
      output.clear();
    } else if (event.kind == CaseEventKind::kCounter) {
      const std::map<std::string, std::int64_t> before = counters_;
      count();
      actual = {fmt::format("{}", counters_[event.name])};
      counters_ = before;
      expected = {event.argument};
    } else if (event.kind == CaseEventKind::kExplain) {
      actual = lines_of(explain(prepare(engine_, application_)));
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
