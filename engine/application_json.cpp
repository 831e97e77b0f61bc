#include "engine/application_json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "base/nearest_name.h"
#include "engine/application_document.h"
#include "engine/application_schema.h"
#include "engine/stream_bindings.h"
#include "engine/unread_members.h"
#include "runtime/error_stream.h"
#include "sqlparse/parser.h"

namespace sluice {
namespace {

/// An ARN, or what stands for one in a template: {"Fn::GetAtt": ["Trips", "Arn"]} is `Trips.Arn`.
std::string resource_of(const JsonNode& node) {
  if (node.kind != JsonNode::Kind::kObject) {
    return node.as_text();
  }
  if (const JsonNode* attribute = node.find({"Fn::GetAtt"});
      attribute != nullptr && attribute->kind == JsonNode::Kind::kArray) {
    std::vector<std::string> parts;
    for (const JsonNode& part : attribute->elements()) {
      parts.push_back(part.as_text());
    }
    return fmt::format("{}", fmt::join(parts, "."));
  }
  return node.member({"Ref", "Fn::Sub", "Fn::GetAtt"}).as_text();
}

/// How many in-application streams an input has.
int parallelism_of(const JsonNode& input) {
  constexpr int kMost = 64;
  const JsonNode* parallelism = input.find({"InputParallelism", "InputParallelismUpdate"});
  const JsonNode* count = parallelism == nullptr ? nullptr : parallelism->find({"Count"});
  if (count == nullptr) {
    return 1;
  }
  int number = 0;
  const std::string& text = count->as_text();
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
  if (end != text.data() + text.size() || number < 1 || number > kMost) {
    throw count->error(fmt::format("{} is not a number from 1 to {}", text, kMost));
  }
  return number;
}

std::string function_of(const JsonNode& input) {
  const JsonNode* processing =
      input.find({"InputProcessingConfiguration", "InputProcessingConfigurationDescription"});
  if (processing == nullptr) {
    return {};
  }
  return resource_of(processing->member({"InputLambdaProcessor", "InputLambdaProcessorDescription"})
                         .member({"ResourceARN"}));
}

void add_input(const JsonNode& input, Application& application) {
  const std::string& prefix = read_name(input.member({"NamePrefix"}));
  const JsonNode& resource =
      input.member({"KinesisStreamsInput", "KinesisStreamsInputDescription", "KinesisFirehoseInput",
                    "KinesisFirehoseInputDescription"});
  const InputSchema schema = read_input_schema(input.member({"InputSchema"}));
  const int count = parallelism_of(input);
  for (int i = 1; i <= count; ++i) {
    application.parts.push_back({.kind = BindingKind::kSource,
                                 .stream = fmt::format("{}_{:03}", prefix, i),
                                 .options = schema.options,
                                 .schema = schema.schema,
                                 .resource = resource_of(resource.member({"ResourceARN"})),
                                 .function = function_of(input)});
  }
}

void add_reference(const JsonNode& reference, Application& application) {
  constexpr std::string_view kBucketPrefix = "arn:aws:s3:::";
  const JsonNode& place =
      reference.member({"S3ReferenceDataSource", "S3ReferenceDataSourceDescription"});
  std::string bucket = resource_of(place.member({"BucketARN"}));
  if (bucket.starts_with(kBucketPrefix)) {
    bucket.erase(0, kBucketPrefix.size());
  }
  const InputSchema schema = read_input_schema(reference.member({"ReferenceSchema"}));
  application.parts.push_back(
      {.kind = BindingKind::kReference,
       .stream = read_name(reference.member({"TableName"})),
       .options = schema.options,
       .schema = schema.schema,
       .resource = fmt::format("s3://{}/{}", bucket, place.member({"FileKey"}).as_text())});
}

/// Streams that an output may name; nothing where the code does not parse, which a run tells best.
std::optional<std::vector<std::string>> streams_of(const Application& application) {
  std::vector<std::string> streams;
  try {
    streams = collect_stream_names(sqlparse::parse(application.sql)).declared;
  } catch (const Error&) {
    return std::nullopt;
  }
  for (const ApplicationPart& part : application.parts) {
    streams.push_back(part.stream);
  }
  streams.emplace_back(kErrorStream);
  return streams;
}

void check_output_name(const JsonNode& name, const std::vector<std::string>& streams) {
  if (std::find(streams.begin(), streams.end(), name.as_text()) == streams.end()) {
    const std::optional<std::string> nearest = nearest_name(name.text, streams);
    throw name.error(fmt::format("the code creates no stream {}", name.text),
                     nearest ? fmt::format("did you mean {}?", *nearest)
                             : fmt::format("its streams are {}", fmt::join(streams, ", ")));
  }
}

void add_output(const JsonNode& output, Application& application) {
  const JsonNode& name = output.member({"Name"});
  if (const auto streams = streams_of(application)) {
    check_output_name(name, *streams);
  }
  const JsonNode& resource = output.member(
      {"KinesisStreamsOutput", "KinesisStreamsOutputDescription", "KinesisFirehoseOutput",
       "KinesisFirehoseOutputDescription", "LambdaOutput", "LambdaOutputDescription"});
  application.parts.push_back({.kind = BindingKind::kSink,
                               .stream = name.as_text(),
                               .options = read_output_schema(output.member({"DestinationSchema"})),
                               .resource = resource_of(resource.member({"ResourceARN"}))});
}

void check_names_once(const ApplicationDocument& document) {
  const auto check = [](const std::vector<const JsonNode*>& nodes, const char* member,
                        const char* hint) {
    std::set<std::string> seen;
    for (const JsonNode* node : nodes) {
      const JsonNode& name = node->member({member});
      if (!seen.insert(name.as_text()).second) {
        throw name.error(fmt::format("{} is there already", name.text), hint);
      }
    }
  };
  check(document.inputs, "NamePrefix", "each input has a prefix of its own");
  check(document.references, "TableName", "each table has a name of its own");
}

}  // namespace

bool is_application_json(std::string_view name, std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return name.ends_with(".json") || (first != std::string_view::npos && text[first] == '{');
}

Application read_application_json(std::string_view text, const std::string& name) {
  try {
    const JsonNode root = parse_json(text);
    const ApplicationDocument document = find_parts(root);
    Application application;
    application.name = name + " code";
    application.sql = document.code->as_text();
    check_names_once(document);
    for (const JsonNode* input : document.inputs) {
      add_input(*input, application);
    }
    for (const JsonNode* reference : document.references) {
      add_reference(*reference, application);
    }
    for (const JsonNode* output : document.outputs) {
      add_output(*output, application);
    }
    application.notices = unread_members(root);
    return application;
  } catch (const Error& error) {
    throw Error(error.kind(), fmt::format("{}: {}", name, error.message()), error.hint());
  }
}

}  // namespace sluice
