#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/batch.h"
#include "runtime/options.h"
#include "runtime/schema.h"
#include "runtime/time.h"

namespace sluice {

enum class BindingKind { kSource, kSink, kReference };

/// "--source", "--sink" or "--reference".
const char* flag_of(BindingKind kind);

/// Ties an in-application stream to the world.
struct Binding {
  BindingKind kind = BindingKind::kSource;
  std::string stream;  ///< as the user wrote it
  Options options;     ///< connector, path and the rest
};

/// How an application is to be run.
struct RunSettings {
  int workers = 1;
  std::optional<std::int64_t> limit = {};  ///< rows per sink, after which the run ends
  std::optional<double> replay_speed =
      {};  ///< sources are paced by their row times, this many times as fast
  std::optional<RowTime> start = {};  ///< the start time; the clock's now where empty
  bool flush_at_end = true;           ///< the end of the inputs closes all windows
  std::string default_format =
      "json";  ///< of the stream that goes to standard output without a sink
  std::int64_t batch_rows = kMaximumBatchRows;
};

/// A part of application JSON: an in-application input or output stream, or a reference table. SQL
/// and command line beat its options.
struct ApplicationPart {
  BindingKind kind = BindingKind::kSource;
  std::string stream;
  Options options = {};       ///< format and mapping, and nothing of where the rows are
  SchemaPtr schema = {};      ///< of inputs and tables
  std::string resource;       ///< ARN or s3://bucket/key that it was tied to in the service
  std::string function = {};  ///< ARN of the Lambda function that rows went through first
};

/// A whole application: SQL text, bindings, settings. Command line, SQL OPTIONS and application
/// JSON all end here.
struct Application {
  std::string name = "query";  ///< for messages: the file's name
  std::string sql;
  std::vector<Binding> bindings;
  std::vector<ApplicationPart> parts;  ///< of application JSON
  std::vector<std::string> notices;    ///< what the user should know about what was read
  /// `--set NAME.option=value`: stream, option, value.
  struct Setting {
    std::string stream;
    std::string option;
    std::string value;
  };
  std::vector<Setting> settings;
  RunSettings run;
};

/// Reads `NAME=PATH-OR-URI[?option=value&option=value]`. Throws an Error of kind usage.
Binding parse_binding(BindingKind kind, std::string_view text);
/// Reads `NAME.option=value`. Throws an Error of kind usage.
Application::Setting parse_setting(std::string_view text);

}  // namespace sluice
