#include "engine/application_parts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "engine/reference_table.h"

namespace sluice {
namespace {

const Options* binding_of(const ApplicationPart& part, const StreamBindings& bindings) {
  const auto& all = part.kind == BindingKind::kSource ? bindings.sources
                    : part.kind == BindingKind::kSink ? bindings.sinks
                                                      : bindings.references;
  const auto found = all.find(part.stream);
  return found == all.end() ? nullptr : &found->second;
}

/// A text once, in the order in which they come: parallel streams share a resource.
void add_once(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) {
    list.push_back(std::move(text));
  }
}

void check_parts_are_bound(const Application& application, Inputs inputs, Program& program) {
  std::vector<std::string> starved;
  std::vector<std::string> missing_binds;
  std::vector<std::string> idle_outputs;
  const std::vector<std::string>& read = program.names.read;
  for (const ApplicationPart& part : application.parts) {
    if (binding_of(part, program.bindings) != nullptr) {
      continue;
    }
    const std::string bind = fmt::format("--bind {}=FILE", part.resource);
    if (part.kind == BindingKind::kSink) {
      idle_outputs.push_back(fmt::format("{} ({})", part.stream, bind));
    } else if (std::find(read.begin(), read.end(), part.stream) != read.end()) {
      starved.push_back(fmt::format("{} ({})", part.stream, part.resource));
      add_once(missing_binds, bind);
    }
  }
  if (!starved.empty()) {
    const std::string message = fmt::format("nothing brings rows to {}", fmt::join(starved, ", "));
    const std::string hint = fmt::format("add {}", fmt::join(missing_binds, " "));
    if (inputs == Inputs::kRequired) {
      throw Error(ErrorKind::kUsage, message, hint);
    }
    program.catalog.notice(fmt::format("{}; {}", message, hint));
  }
  if (!idle_outputs.empty()) {
    program.catalog.notice(
        fmt::format("outputs that are not bound: {}", fmt::join(idle_outputs, ", ")));
  }
}

}  // namespace

void name_parts(const Application& application, StreamNames& names) {
  for (const ApplicationPart& part : application.parts) {
    if (part.kind == BindingKind::kSource) {
      names.declared.push_back(part.stream);
    } else if (part.kind == BindingKind::kReference) {
      names.tables.push_back(part.stream);
    }
  }
}

void add_parts(const Engine& engine, const Application& application, Inputs inputs,
               Program& program) {
  check_parts_are_bound(application, inputs, program);
  for (const ApplicationPart& part : application.parts) {
    const Options* binding = binding_of(part, program.bindings);
    if (part.kind == BindingKind::kSource) {
      add_input_stream(part.stream, part.schema, false, program);
      if (binding != nullptr) {
        program.sources.emplace(part.stream, open_source(*binding, part.schema, engine.connectors));
      }
    } else if (part.kind == BindingKind::kReference && binding == nullptr) {
      program.catalog.add_table(part.stream, Batch(part.schema), false);
    } else if (part.kind == BindingKind::kReference) {
      load_reference_table(part.stream, *binding, part.schema, engine.connectors, program.catalog);
    }
  }
}

void add_unread_parts(const Application& application, Program& program) {
  for (const ApplicationPart& part : application.parts) {
    if (part.kind == BindingKind::kSource) {
      add_input_stream(part.stream, part.schema, false, program);
    } else if (part.kind == BindingKind::kReference) {
      program.catalog.add_table(part.stream, Batch(part.schema), false);
    }
  }
}

}  // namespace sluice
