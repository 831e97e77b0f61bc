#include "engine/unread_members.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

namespace sluice {
namespace {

/// Members that mean something to the service only, and what users call them. Empty: not worth a
/// word, for the service made them up.
const std::map<std::string_view, std::string_view>& known_members() {
  static const std::map<std::string_view, std::string_view> kMembers = {
      {"ApplicationARN", ""},
      {"ApplicationDescription", ""},
      {"ApplicationMode", ""},
      {"ApplicationName", ""},
      {"ApplicationStatus", ""},
      {"ApplicationVersionId", ""},
      {"AWSTemplateFormatVersion", ""},
      {"CloudWatchLoggingOptionDescriptions", "CloudWatch logging"},
      {"CloudWatchLoggingOptions", "CloudWatch logging"},
      {"CodeContentType", ""},
      {"ConditionalToken", ""},
      {"CreateTimestamp", ""},
      {"Description", ""},
      {"InAppStreamNames", ""},
      {"InputId", ""},
      {"InputStartingPositionConfiguration", "starting positions"},
      {"LastUpdateTimestamp", ""},
      {"OutputId", ""},
      {"Properties", ""},
      {"ReferenceId", ""},
      {"ReferenceRoleARN", "roles"},
      {"RoleARN", "roles"},
      {"RunConfigurationDescription", "run configuration"},
      {"ServiceExecutionRole", "roles"},
      {"Tags", "tags"},
      {"Type", ""},
  };
  return kMembers;
}

/// Empty ones say nothing.
bool is_empty(const JsonNode& node) {
  return node.kind == JsonNode::Kind::kNull || (node.children.empty() && node.text.empty());
}

void add_once(std::vector<std::string>& list, std::string_view text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) {
    list.emplace_back(text);
  }
}

struct Unread {
  std::vector<std::string> meaningless;
  std::vector<std::string> unknown;
};

void collect(const JsonNode& node, Unread& unread) {
  if (node.is_read) {
    for (const JsonNode& child : node.children) {
      collect(child, unread);
    }
    return;
  }
  const auto known = known_members().find(node.name);
  if (known == known_members().end()) {
    if (!is_empty(node)) {
      unread.unknown.push_back(node.path);
    }
  } else if (!known->second.empty() && !is_empty(node)) {
    add_once(unread.meaningless, known->second);
  }
}

}  // namespace

std::vector<std::string> unread_members(const JsonNode& root) {
  Unread unread;
  collect(root, unread);
  std::vector<std::string> notices;
  if (!unread.meaningless.empty()) {
    notices.push_back(
        fmt::format("the application's {} mean nothing here", fmt::join(unread.meaningless, ", ")));
  }
  if (!unread.unknown.empty()) {
    notices.push_back(
        fmt::format("not known and passed over: {}", fmt::join(unread.unknown, ", ")));
  }
  return notices;
}

}  // namespace sluice
