#include "engine/json_node.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

#include "connectors/json_path.h"

namespace sluice {
namespace {

constexpr int kDeepest = 100;
constexpr unsigned kParsing = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag;

using RapidValue = rapidjson::Value;  // Value is ours

std::string text_of(const RapidValue& value) {
  if (value.IsBool()) {
    return value.GetBool() ? "true" : "false";
  }
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : "";
}

Error not_json(std::string_view text, std::size_t offset, std::string_view what) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return {ErrorKind::kQuery,
          fmt::format("line {}, column {}: not JSON: {}",
                      1 + std::count(before.begin(), before.end(), '\n'), offset - line_begin + 1,
                      what),
          "save what describe-application prints as it is"};
}

JsonNode node_of(const RapidValue& value, std::string path, std::string name, int depth) {
  if (depth > kDeepest) {
    throw Error(ErrorKind::kQuery, fmt::format("nested more than {} deep: {}", kDeepest, path));
  }
  JsonNode node{
      .path = std::move(path), .name = std::move(name), .text = text_of(value), .children = {}};
  if (value.IsObject()) {
    node.kind = JsonNode::Kind::kObject;
    for (const auto& member : value.GetObject()) {
      std::string below = text_of(member.name);
      std::string below_path = json_member_path(node.path, below);
      node.children.push_back(
          node_of(member.value, std::move(below_path), std::move(below), depth + 1));
    }
  } else if (value.IsArray()) {
    node.kind = JsonNode::Kind::kArray;
    for (const RapidValue& element : value.GetArray()) {
      node.children.push_back(
          node_of(element, fmt::format("{}[{}]", node.path, node.children.size()), "", depth + 1));
    }
  } else if (!value.IsNull()) {
    node.kind = value.IsBool() ? JsonNode::Kind::kBoolean : JsonNode::Kind::kText;
  }
  return node;
}

}  // namespace

const JsonNode* JsonNode::find(std::initializer_list<std::string_view> names) const {
  if (kind != Kind::kObject) {
    throw error("not an object");
  }
  is_read = true;
  for (const JsonNode& child : children) {
    if (std::find(names.begin(), names.end(), child.name) != names.end()) {
      child.is_read = true;
      return child.kind == Kind::kNull ? nullptr : &child;
    }
  }
  return nullptr;
}

const JsonNode& JsonNode::member(std::initializer_list<std::string_view> names) const {
  const JsonNode* found = find(names);
  if (found == nullptr) {
    throw error(fmt::format("has no {}", fmt::join(names, " or ")));
  }
  return *found;
}

const std::string& JsonNode::as_text() const {
  is_read = true;
  if (kind != Kind::kText) {
    throw error("not a text");
  }
  if (text.empty()) {
    throw error("is empty");
  }
  return text;
}

const std::vector<JsonNode>& JsonNode::elements() const {
  is_read = true;
  if (kind != Kind::kArray) {
    throw error("not an array");
  }
  return children;
}

Error JsonNode::error(std::string_view what, std::string hint) const {
  return {ErrorKind::kQuery, fmt::format("{}: {}", path, what), std::move(hint)};
}

JsonNode parse_json(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::size_t begin = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  rapidjson::Document document;
  document.Parse<kParsing>(text.data() + begin, text.size() - begin);
  if (document.HasParseError()) {
    throw not_json(text, begin + document.GetErrorOffset(),
                   rapidjson::GetParseError_En(document.GetParseError()));
  }
  return node_of(document, "$", "", 0);
}

}  // namespace sluice
