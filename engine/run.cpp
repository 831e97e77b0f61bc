#include "engine/run.h"

#include <algorithm>
#include <utility>

#include "planner/build.h"
#include "runtime/error_stream.h"
#include "runtime/metadata.h"

namespace sluice {

Run::Run(const Engine& engine, const Application& application, const Clock& clock)
    : clock_(clock), start_time_(application.run.start.value_or(clock.now())) {
  Program program = prepare(engine, application);
  notices_ = program.catalog.notices();
  printed_ = program.printed;
  build(engine, application, std::move(program));
  executor_ = std::make_unique<Executor>(graph_, application.run.workers, clock_);
  for (const std::unique_ptr<Node>& node : graph_.nodes()) {
    if (auto* source = dynamic_cast<SourceNode*>(node.get())) {
      source->source().on_ready([this] { executor_->wake(); });
    }
  }
}

Run::~Run() = default;

void Run::advance(const std::string& stream, RowTime bound) {
  for (const std::unique_ptr<Node>& node : graph_.nodes()) {
    if (auto* source = dynamic_cast<SourceNode*>(node.get());
        source != nullptr && source->name() == stream) {
      source->advance(bound);
    }
  }
}

SourceSettings Run::source_settings(const Options& options, const RunSettings& run) const {
  SourceSettings settings;
  settings.arrival.lateness = options.duration("lateness").value_or(0);
  if (options.text_or("ahead", "off") != "off") {
    settings.arrival.ahead = options.duration("ahead");
  }
  if (options.text_or("idle", "hold") != "hold") {
    settings.idle = options.duration("idle");
  }
  settings.start_time = start_time_;
  settings.replay_speed = run.replay_speed;
  settings.batch_rows = run.batch_rows;
  settings.flush_at_end = run.flush_at_end;
  return settings;
}

void Run::add_source(const std::string& stream, OpenedSource opened, const Program& program,
                     const Application& application) {
  const StreamEntry& entry = program.catalog.streams().find(stream)->second;
  const auto& declared = program.names.declared;
  const bool is_declared =
      !entry.is_discovered && std::find(declared.begin(), declared.end(), stream) != declared.end();
  std::set<std::size_t> read = entry.read_columns;
  if (program.bindings.sinks.contains(stream)) {
    for (std::size_t i = 0; i < entry.schema->size(); ++i) {
      read.insert(i);
    }
  }
  const DecodePlan plan = decode_plan(*entry.schema, opened, is_declared, read);
  const SchemaPtr schema = joined(*entry.schema, *entry.metadata);
  SourceSettings settings = source_settings(opened.options, application.run);
  for (std::size_t i = entry.schema->size(); i < schema->size(); ++i) {
    if (read.contains(i)) {
      settings.metadata.insert(schema->field(i).name);
    }
  }
  auto node = std::make_unique<SourceNode>(stream, schema, std::move(opened.source),
                                           opened.format->make_decoder(plan, opened.options),
                                           settings, clock_, metrics_);
  writers_[stream].push_back(node.get());
  failing_.push_back(node.get());
  graph_.add(std::move(node));
}

/// The node whose rows are the stream's: its only writer, or a merge of them.
Node& Run::stream_node(const std::string& stream, const Program& program) {
  Node*& node = stream_nodes_[stream];
  if (node != nullptr) {
    return *node;
  }
  const std::vector<Node*>& writers = writers_[stream];
  if (writers.size() == 1) {
    node = writers.front();
    return *node;
  }
  const SchemaPtr schema = program.catalog.streams().find(stream)->second.schema;
  PumpParts parts{.name = stream,
                  .inputs = std::vector<SchemaPtr>(writers.size(), schema),
                  .operators = {},
                  .output = schema};
  PumpNode& merge = graph_.add(std::make_unique<PumpNode>(std::move(parts), nullptr, metrics_));
  for (Node* writer : writers) {
    graph_.connect(*writer, merge);
  }
  node = &merge;
  return merge;
}

void Run::build(const Engine& engine, const Application& application, Program program) {
  bool finite = true;
  for (auto& [stream, opened] : program.sources) {
    finite = finite && opened.source->is_finite();
    add_source(stream, std::move(opened), program, application);
  }
  std::vector<BuildContext::Connection> connections;
  const BuildContext context{.graph = graph_,
                             .metrics = metrics_,
                             .environment = {.clock = &clock_,
                                             .start_time = start_time_,
                                             .clock_is_rowtime = finite,
                                             .metrics = &metrics_},
                             .batch_rows = application.run.batch_rows,
                             .connections = connections};
  for (PumpPlan& pump : program.pumps) {
    const std::string target = pump.target;
    const std::size_t first = graph_.nodes().size();
    writers_[target].push_back(&sluice::build(std::move(pump), context));
    for (std::size_t i = first; i < graph_.nodes().size(); ++i) {
      failing_.push_back(graph_.nodes()[i].get());
    }
  }
  for (const BuildContext::Connection& connection : connections) {
    Node& from =
        connection.from != nullptr ? *connection.from : stream_node(connection.stream, program);
    graph_.connect(from, *connection.reader);
  }
  add_sinks(engine, application, program);
}

void Run::add_sinks(const Engine& engine, const Application& application, const Program& program) {
  for (const std::string& stream : program.printed) {
    Options options;
    options.set("path", {"-", std::nullopt});
    options.set("format", {application.run.default_format, std::nullopt});
    add_sink(engine, application, program, stream, options, stream_node(stream, program));
  }
  for (const auto& [stream, options] : program.bindings.sinks) {
    if (stream != kErrorStream) {
      add_sink(engine, application, program, stream, options, stream_node(stream, program));
      continue;
    }
    PumpParts parts{.name = kErrorStream,
                    .inputs = std::vector<SchemaPtr>(failing_.size(), error_stream_schema()),
                    .operators = {},
                    .output = error_stream_schema()};
    PumpNode& merge = graph_.add(std::make_unique<PumpNode>(std::move(parts), nullptr, metrics_));
    for (Node* node : failing_) {
      graph_.connect_errors(*node, merge);
    }
    add_sink(engine, application, program, stream, options, merge);
  }
}

void Run::add_sink(const Engine& engine, const Application& application, const Program& program,
                   const std::string& stream, const Options& options, Node& from) {
  const ConnectorDefinition& connector = engine.connectors.connector_of(options);
  if (connector.make_sink == nullptr) {
    throw Error(ErrorKind::kUsage, "the connector " + connector.name + " cannot be written");
  }
  const FormatDefinition* format = engine.connectors.format_of(options);
  const FormatDefinition& chosen = format != nullptr ? *format : engine.connectors.format("json");
  const bool is_errors = stream == kErrorStream;
  const SchemaPtr schema =
      is_errors ? error_stream_schema() : program.catalog.streams().find(stream)->second.schema;
  std::optional<std::int64_t> limit;
  if (!is_errors && application.run.limit) {
    limit = application.run.limit;
    ++limited_sinks_;
  }
  SinkNode& sink = graph_.add(std::make_unique<SinkNode>(
      stream, schema, connector.make_sink(chosen.make_encoder(schema, options), options), limit,
      [this] {
        if (--limited_sinks_ == 0) {
          executor_->cancel();
        }
      },
      metrics_));
  graph_.connect(from, sink);
}

}  // namespace sluice
