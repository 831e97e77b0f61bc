#include "connectors/json_binding.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "connectors/names.h"

namespace sluice {
namespace {

Error bad_path(const std::string& text) {
  return {ErrorKind::kUsage, fmt::format("not a JSON path: {}", text),
          "paths look like $.a.b, $.list[0:] or $.list[0:].x"};
}

JsonPath checked_path(const std::string& text) {
  std::optional<JsonPath> path = parse_json_path(text);
  if (!path) {
    throw bad_path(text);
  }
  return std::move(*path);
}

/// Where ROWTIME is: where a column is found that has the name, so that both are read from one
/// member, else the path or member itself.
std::string row_time_path(const DecodePlan& plan) {
  const std::string& name = *plan.rowtime_field;
  for (const bool ignore_case : {false, true}) {
    for (const DecodeField& field : plan.fields) {
      if (field.column == name || (ignore_case && equals_ignoring_case(field.column, name))) {
        return field.source_field.empty() ? field.column : field.source_field;
      }
    }
  }
  return name;
}

}  // namespace

JsonBinding::JsonBinding(const DecodePlan& plan, const std::string& row_path)
    : nodes_(1), row_path_(row_path) {
  const JsonPath rows = checked_path(row_path);
  for (const std::string& member : rows.members) {
    row_node_ = child(row_node_, member, false);
  }
  if (!rows.element_members.empty()) {
    throw bad_path(row_path);
  }
  nodes_[static_cast<std::size_t>(row_node_)].is_rows = row_node_ != 0;
  const std::string time_path = plan.rowtime_field ? row_time_path(plan) : std::string();
  if (plan.rowtime_field) {
    bind(time_path, {.field = kRowTime, .is_time = plan.timestamp_format.has_value()},
         plan.names_fold);
  }
  for (std::size_t i = 0; i < plan.fields.size(); ++i) {
    const DecodeField& field = plan.fields[i];
    if (!field.materialise && !field.check) {
      continue;
    }
    const bool is_named = !field.source_field.empty();
    const std::string& path = is_named ? field.source_field : field.column;
    const bool is_time =
        plan.timestamp_format && field.type.kind == TypeKind::kTimestamp &&
        (path == time_path || (!is_named && equals_ignoring_case(path, time_path)));
    bind(path, {.field = static_cast<int>(i), .is_time = is_time}, !is_named && plan.names_fold);
  }
}

int JsonBinding::child(int node, const std::string& name, bool ignores_case) {
  for (Member& member : nodes_[static_cast<std::size_t>(node)].members) {
    if (member.name == name) {
      member.ignores_case = member.ignores_case || ignores_case;
      return member.node;
    }
  }
  const auto index = static_cast<int>(nodes_.size());
  const bool is_plain = name.find_first_of("\"\\") == std::string::npos;
  nodes_.emplace_back();
  nodes_[static_cast<std::size_t>(node)].members.push_back(
      {.name = name, .node = index, .is_plain = is_plain, .ignores_case = ignores_case});
  return index;
}

/// The path below the row; mappings may repeat the row path in front, as applications do.
JsonPath JsonBinding::relative(const std::string& text) const {
  const bool repeats =
      has_row_path() && text.starts_with(row_path_) && text.size() > row_path_.size();
  return checked_path(repeats ? std::string("$").append(text, row_path_.size()) : text);
}

void JsonBinding::bind(const std::string& text, Target target, bool ignores_case) {
  const JsonPath path = relative(text);
  int node = row_node_;
  for (const std::string& member : path.members) {
    node = child(node, member, ignores_case);
  }
  if (path.is_array && !path.element_members.empty()) {
    if (flattened_ >= 0 && flattened_ != node) {
      throw Error(ErrorKind::kUsage, fmt::format("a second array to flatten: {}", text),
                  "only one array of a schema gives rows; map the other one whole, as $.list[0:]");
    }
    flattened_ = node;
    if (nodes_[static_cast<std::size_t>(node)].elements < 0) {
      nodes_.emplace_back();
      nodes_[static_cast<std::size_t>(node)].elements = static_cast<int>(nodes_.size()) - 1;
    }
    node = nodes_[static_cast<std::size_t>(node)].elements;
    for (const std::string& member : path.element_members) {
      node = child(node, member, false);
    }
    element_fields_.push_back(target.field);
  }
  nodes_[static_cast<std::size_t>(node)].targets.push_back(target);
}

}  // namespace sluice
