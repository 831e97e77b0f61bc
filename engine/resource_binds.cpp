#include "engine/resource_binds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/nearest_name.h"
#include "connectors/file_source.h"

namespace sluice {
namespace {

constexpr std::string_view kS3Uri = "s3://";
constexpr std::string_view kBucketArn = "arn:aws:s3:::";
constexpr const char* kNoRows = "/dev/null";

bool names(std::string_view text, std::string_view resource) {
  return !resource.empty() && text.size() > resource.size() && text.starts_with(resource) &&
         text[resource.size()] == '=';
}

/// The resource of a bind: longest first, for keys of objects may hold `=`.
std::string_view resource_in(const Application& application, std::string_view text) {
  std::string_view found;
  const auto try_one = [&](std::string_view resource) {
    found = names(text, resource) && resource.size() > found.size() ? resource : found;
  };
  for (const ApplicationPart& part : application.parts) {
    try_one(part.resource);
    try_one(part.function);
  }
  return found;
}

Error unknown_resource(const Application& application, std::string_view text) {
  std::vector<std::string> resources;
  for (const ApplicationPart& part : application.parts) {
    for (const std::string& resource : {part.resource, part.function}) {
      if (!resource.empty() &&
          std::find(resources.begin(), resources.end(), resource) == resources.end()) {
        resources.push_back(resource);
      }
    }
  }
  const std::string_view given = text.substr(0, text.find('='));
  const std::optional<std::string> nearest = nearest_name(given, resources);
  return {ErrorKind::kUsage, fmt::format("--bind: the application has no {}", given),
          nearest             ? fmt::format("did you mean {}?", *nearest)
          : resources.empty() ? "it is no application JSON: use --source, --sink and --reference"
                              : fmt::format("it has {}", fmt::join(resources, ", "))};
}

/// The parallel streams of an input share its resource; other parts that share one cannot be told
/// apart.
void check_is_one_part(const std::vector<const ApplicationPart*>& parts) {
  const ApplicationPart& first = *parts.front();
  const auto other = std::find_if(parts.begin() + 1, parts.end(), [](const ApplicationPart* part) {
    return part->kind != BindingKind::kSource;
  });
  if (other != parts.end()) {
    throw Error(ErrorKind::kUsage,
                fmt::format("--bind: both {} and {} are tied to {}", first.stream, (*other)->stream,
                            first.resource),
                "bind them by their names, with --source and --sink");
  }
}

/// Deals files to the streams of one input, in name order.
void deal_files(const std::vector<const ApplicationPart*>& streams, const Binding& bound,
                Application& application) {
  const std::string path = *bound.options.text("path");
  if (bound.options.has("connector") || path == "-") {
    throw Error(
        ErrorKind::kUsage,
        fmt::format("--bind: only files can be dealt to {} streams, not {}", streams.size(), path),
        fmt::format("bind each one: --source {}=...", streams.front()->stream));
  }
  std::vector<std::vector<std::string>> dealt(streams.size());
  std::size_t next = 0;
  for (const std::string& file : files_of(path)) {
    dealt[next++ % streams.size()].push_back(file);
  }
  if (next < streams.size()) {
    application.notices.push_back(fmt::format(
        "{} of {} streams get no rows: a file is a shard, bind more of them as '*.json'",
        streams.size() - next, streams.size()));
  }
  for (std::size_t i = 0; i < streams.size(); ++i) {
    Binding binding = bound;
    binding.stream = streams[i]->stream;
    const std::string files =
        dealt[i].empty() ? kNoRows : fmt::format("{}", fmt::join(dealt[i], ","));
    binding.options.set("path", {files, std::nullopt});
    application.bindings.push_back(std::move(binding));
  }
}

/// An output, in the format that the application gives it.
void add_output(const ApplicationPart& output, Binding bound, Application& application) {
  for (const Binding& binding : application.bindings) {
    if (binding.kind == BindingKind::kSink && binding.stream == output.stream) {
      throw Error(
          ErrorKind::kUsage,
          fmt::format("--bind: {} has two outputs, of which one can be bound", output.stream),
          fmt::format("leave out --bind {}=...", output.resource));
    }
  }
  for (const auto& [name, value] : output.options.values()) {
    if (!bound.options.has(name)) {
      bound.options.set(name, value);
    }
  }
  application.bindings.push_back(std::move(bound));
}

void release_function(Application& application, std::string_view function, std::string_view to) {
  if (to != "none") {
    throw Error(ErrorKind::kUsage, fmt::format("--bind: {} cannot be called here", function),
                fmt::format("bind rows that it has made, and say so: --bind {}=none", function));
  }
  for (ApplicationPart& part : application.parts) {
    if (part.function == function) {
      part.function.clear();
    }
  }
}

}  // namespace

void bind_resource(Application& application, std::string_view given) {
  std::string text(given);
  if (text.starts_with(kBucketArn)) {
    text.replace(0, kBucketArn.size(), kS3Uri);
  }
  const std::string resource(resource_in(application, text));
  if (resource.empty()) {
    throw unknown_resource(application, text);
  }
  const std::string_view to = std::string_view(text).substr(resource.size() + 1);
  std::vector<const ApplicationPart*> bound;
  for (const ApplicationPart& part : application.parts) {
    if (part.resource == resource) {
      bound.push_back(&part);
    }
  }
  if (bound.empty()) {
    return release_function(application, resource, to);
  }
  check_is_one_part(bound);
  Binding binding = parse_binding(bound[0]->kind, fmt::format("{}={}", bound[0]->stream, to));
  if (bound.size() > 1) {
    return deal_files(bound, binding, application);
  }
  if (binding.kind == BindingKind::kSink) {
    return add_output(*bound[0], std::move(binding), application);
  }
  application.bindings.push_back(std::move(binding));
}

void check_functions(const Application& application) {
  for (const ApplicationPart& part : application.parts) {
    if (!part.function.empty()) {
      throw Error(
          ErrorKind::kUsage,
          fmt::format("rows of {} went through a Lambda function first, which cannot be "
                      "called here: {}",
                      part.stream, part.function),
          fmt::format("bind rows that it has made, and say so: --bind {}=none", part.function));
    }
  }
}

}  // namespace sluice
