#include "engine/case_connector.h"

#include <algorithm>
#include <utility>

#include "runtime/error_stream.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// Gives the rows that the case fed: as CSV under a header, or as they are.
class CaseSource final : public Source {
 public:
  CaseSource(std::shared_ptr<CaseWorld> world, std::string stream)
      : world_(std::move(world)), stream_(std::move(stream)) {}

  PollStatus poll(Chunk& chunk) override {
    CaseWorld::Input& input = world_->inputs[stream_];
    const std::string bytes = (offset_ == 0 ? input.header : "") + input.pending;
    const bool ends = bytes.empty() && input.ended;
    if ((bytes.empty() && !ends) || has_ended_) {
      return has_ended_ ? PollStatus::kEnd : PollStatus::kNothing;
    }
    chunk = {.bytes = bytes,
             .origin = std::make_shared<std::string>(stream_),
             .offset = offset_,
             .begins = offset_ == 0,
             .ends = ends,
             .arrival = {}};
    offset_ += static_cast<std::int64_t>(bytes.size());
    input.pending.clear();
    has_ended_ = ends;
    return PollStatus::kChunk;
  }

  std::string position() const override { return std::to_string(offset_); }
  void seek(const std::string& position) override { offset_ = std::stoll(position); }
  void committed(const std::string& /*position*/) override {}
  bool is_finite() const override { return true; }
  void stop() override { world_->inputs[stream_].ended = true; }
  void on_ready(std::function<void()> /*wake*/) override {}
  SourceProgress progress() const override { return {}; }

 private:
  std::shared_ptr<CaseWorld> world_;
  std::string stream_;
  std::int64_t offset_ = 0;
  bool has_ended_ = false;
};

/// Gives the lines of a reference table, every time anew.
class CaseTable final : public Source {
 public:
  CaseTable(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

  PollStatus poll(Chunk& chunk) override {
    if (is_given_) {
      return PollStatus::kEnd;
    }
    chunk = {.bytes = text_,
             .origin = std::make_shared<std::string>(name_),
             .begins = true,
             .ends = true,
             .arrival = {}};
    is_given_ = true;
    return PollStatus::kChunk;
  }
  std::string position() const override { return ""; }
  void seek(const std::string& /*position*/) override {}
  void committed(const std::string& /*position*/) override {}
  bool is_finite() const override { return true; }
  void stop() override { is_given_ = true; }
  void on_ready(std::function<void()> /*wake*/) override {}
  SourceProgress progress() const override { return {}; }

 private:
  std::string name_;
  std::string text_;
  bool is_given_ = false;
};

/// Collects rows as lines: as cases write them, or encoded.
class CaseSink final : public Sink {
 public:
  /// Makes its place in the world at once: sinks write from several threads, each to its own text.
  CaseSink(std::shared_ptr<CaseWorld> world, std::string stream, std::unique_ptr<Encoder> encoder)
      : world_(std::move(world)),
        stream_(std::move(stream)),
        encoder_(std::move(encoder)),
        out_(world_->outputs[stream_]) {}

  void write(const Batch& batch) override {
    if (encoder_ == nullptr) {
      write_rows(batch);
      return;
    }
    if (!std::exchange(out_.began, true)) {
      encoder_->begin(out_.lines);
    }
    encoder_->encode(batch, out_.lines);
  }
  void flush() override {}
  std::string prepare() override { return ""; }
  void commit(const std::string& /*token*/) override {}
  void recover(const std::string& /*token*/) override {}
  bool is_exactly_once() const override { return true; }
  void close() override {}

 private:
  void write_rows(const Batch& batch) {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      out_.lines += case_time(batch.times()[static_cast<std::size_t>(row)]);
      for (std::size_t i = 0; i < batch.columns().size(); ++i) {
        const bool shown = stream_ != kErrorStream || i == 2 || i == 3;  // ERROR_NAME and MESSAGE
        out_.lines += shown ? ", " + case_text(batch.column(i), row) : "";
      }
      out_.lines += "\n";
    }
  }

  std::shared_ptr<CaseWorld> world_;
  std::string stream_;
  std::unique_ptr<Encoder> encoder_;  ///< null: rows as cases write them
  CaseWorld::Output& out_;
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
  connector.options = {
      {.name = "path", .places = kOnSource | kOnSink | kOnReference, .about = "The stream."},
      {.name = "encoded",
       .kind = OptionKind::kFlag,
       .places = kOnSink,
       .about = "Lines as the format writes them."}};
  connector.make_source = [world](const Options& options) -> std::unique_ptr<Source> {
    const std::string name = options.text_or("path", "");
    if (const auto table = world->tables.find(name); table != world->tables.end()) {
      return std::make_unique<CaseTable>(name, table->second);
    }
    return std::make_unique<CaseSource>(world, name);
  };
  connector.make_sink = [world](std::unique_ptr<Encoder> encoder, const Options& options) {
    const bool encoded = options.flag("encoded").value_or(false);
    return std::make_unique<CaseSink>(world, options.text_or("path", ""),
                                      encoded ? std::move(encoder) : nullptr);
  };
  registry.add(std::move(connector));
}

}  // namespace sluice
