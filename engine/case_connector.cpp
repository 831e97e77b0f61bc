#include "engine/case_connector.h"

#include <algorithm>
#include <utility>

#include "runtime/error_stream.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// Gives the rows that the case fed, as CSV under a header.
class CaseSource final : public Source {
 public:
  CaseSource(std::shared_ptr<CaseWorld> world, std::string stream)
      : world_(std::move(world)), stream_(std::move(stream)) {}

  PollStatus poll(Chunk& chunk) override {
    CaseWorld::Input& input = world_->inputs[stream_];
    if (input.pending.empty() && began_) {
      return input.ended ? PollStatus::kEnd : PollStatus::kNothing;
    }
    chunk = {};
    chunk.bytes = (began_ ? "" : input.header + "\n") + input.pending;
    chunk.origin = std::make_shared<std::string>(stream_);
    chunk.offset = offset_;
    chunk.begins = !began_;
    offset_ += static_cast<std::int64_t>(chunk.bytes.size());
    input.pending.clear();
    began_ = true;
    return PollStatus::kChunk;
  }

  std::string position() const override { return began_ ? std::to_string(offset_) : ""; }
  void seek(const std::string& position) override {
    began_ = !position.empty();
    offset_ = began_ ? std::stoll(position) : 0;
  }
  void committed(const std::string& /*position*/) override {}
  bool is_finite() const override { return true; }
  void stop() override { world_->inputs[stream_].ended = true; }
  void on_ready(std::function<void()> /*wake*/) override {}
  SourceProgress progress() const override { return {}; }

 private:
  std::shared_ptr<CaseWorld> world_;
  std::string stream_;
  std::int64_t offset_ = 0;
  bool began_ = false;
};

/// Collects rows as lines.
class CaseSink final : public Sink {
 public:
  /// Makes its place in the world at once: sinks write from several threads, each to its own text.
  CaseSink(std::shared_ptr<CaseWorld> world, std::string stream)
      : world_(std::move(world)), stream_(std::move(stream)), out_(world_->outputs[stream_]) {}

  void write(const Batch& batch) override {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      out_ += case_time(batch.times()[static_cast<std::size_t>(row)]);
      for (std::size_t i = 0; i < batch.columns().size(); ++i) {
        const bool shown = stream_ != kErrorStream || i == 2 || i == 3;  // ERROR_NAME and MESSAGE
        out_ += shown ? ", " + case_text(batch.column(i), row) : "";
      }
      out_ += "\n";
    }
  }
  void flush() override {}
  std::string prepare() override { return ""; }
  void commit(const std::string& /*token*/) override {}
  void recover(const std::string& /*token*/) override {}
  bool is_exactly_once() const override { return true; }
  void close() override {}

 private:
  std::shared_ptr<CaseWorld> world_;
  std::string stream_;
  std::string& out_;
};

}  // namespace

std::string case_time(RowTime time) {
  std::string text;
  append_timestamp_text(text, time.milliseconds);
  if (text.starts_with("1970-01-01 ")) {
    text.erase(0, 11);
  }
  if (text.ends_with(".000")) {
    text.erase(text.size() - 4);
  }
  return text;
}

std::string case_text(const Column& column, std::int64_t row) {
  if (column.is_null(row)) {
    return "NULL";
  }
  if (column.type().kind == TypeKind::kTimestamp) {
    return case_time({column.integer(row)});
  }
  std::string text;
  append_value_text(text, column, row);
  const bool plain =
      !is_text(column.type().kind) ||
      (!text.empty() && text != "NULL" && text.find_first_of(",\"#\n") == std::string::npos &&
       text.front() != ' ' && text.back() != ' ');
  if (plain) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? "\"\"" : c == '\n' ? "\\n" : std::string(1, c);
  }
  return quoted + "\"";
}

void install_case_connector(ConnectorRegistry& registry, const std::shared_ptr<CaseWorld>& world) {
  ConnectorDefinition connector{.name = "case", .about = "Rows of a test case."};
  connector.options = {{.name = "path", .places = kOnSource | kOnSink, .about = "The stream."}};
  connector.make_source = [world](const Options& options) {
    return std::make_unique<CaseSource>(world, options.text_or("path", ""));
  };
  connector.make_sink = [world](std::unique_ptr<Encoder> /*encoder*/, const Options& options) {
    return std::make_unique<CaseSink>(world, options.text_or("path", ""));
  };
  registry.add(std::move(connector));
}

}  // namespace sluice
