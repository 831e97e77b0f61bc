#include "connectors/json_walker.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "connectors/json_number.h"
#include "connectors/names.h"

namespace sluice {
namespace {

constexpr int kMaximumDepth = 256;
constexpr std::size_t kMaximumRemembered = 256;  ///< members of an object
constexpr std::size_t kKeyPadding = sizeof(std::uint64_t);
constexpr const char* kWrong = "not valid JSON";
constexpr const char* kNotClosed = "not valid JSON: an object or array is not closed";
constexpr const char* kBadEscape = "not valid JSON: a bad escape in a string";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

JsonWalker::JsonWalker(const JsonBinding& binding, JsonCells& cells, std::string_view text,
                       bool skips_unread)
    : binding_(binding),
      cells_(cells),
      text_(text),
      skips_unread_(skips_unread),
      has_escapes_(text.find('\\') != std::string_view::npos),
      seen_in_(binding.node_count(), 0),
      weak_in_(binding.node_count(), 0),
      order_(binding.node_count() + 1) {}

bool JsonWalker::walk(JsonRange record, int node) {
  ++stamp_;
  array_ = {};
  record_ = text_.data() + record.begin;
  reason_ = structure_.find({record_, record.end - record.begin});
  if (reason_ != nullptr) {
    return false;
  }
  at_ = structure_.begin();
  end_ = at_ + structure_.size();
  if (next() != '{') {
    return failed("not a JSON object");
  }
  if (record_[end_[-1]] != '}') {
    return failed(kNotClosed);
  }
  return walk_object(node, 0) && (at_ == end_ || failed(kWrong));
}

bool JsonWalker::find_rows(JsonRange record) {
  is_looking_for_rows_ = true;
  const bool is_valid = walk(record, 0);
  is_looking_for_rows_ = false;
  return is_valid;
}

std::vector<JsonRange> JsonWalker::array_elements() {
  if (text_[array_.begin] != '[') {
    return {array_};
  }
  std::vector<JsonRange> elements;
  const auto base = static_cast<std::size_t>(record_ - text_.data());
  at_ = array_at_ + 1;
  while (next() != ']') {
    const std::size_t begin = base + *at_;
    const std::size_t size = token().size();
    const bool is_nested = next() == '{' || next() == '[';
    skip_value();
    elements.push_back({begin, is_nested ? base + at_[-1] + 1 : begin + size});
    at_ += next() == ',' ? 1 : 0;
  }
  return elements;
}

bool JsonWalker::walk_object(int node, int depth) {
  if (depth > kMaximumDepth) {
    return failed("nested too deeply");
  }
  ++at_;
  if (next() == '}') {
    ++at_;
    return true;
  }
  const bool may_stop = skips_unread_ && depth == 0;
  std::size_t missing = may_stop ? binding_.node(node).members.size() : 0;
  for (std::size_t place = 0; !may_stop || missing > 0; ++place) {
    place += may_stop ? pass_known(order_[static_cast<std::size_t>(node)], place) : 0;
    int child = kNoNode;
    if (!walk_name(node, place, child)) {
      return false;
    }
    if (child != kNoNode ? !take_value(child, depth) : !pass_value(depth)) {
      return false;
    }
    missing -= may_stop && child != kNoNode && !is_weak(child) ? 1 : 0;
    const char after = next();
    ++at_;
    if (after == '}') {
      return true;
    }
    if (after != ',') {
      return failed(kWrong);
    }
  }
  at_ = end_;
  return true;
}

/// Passes over members from `place` on that nobody reads, whose names come as they did last time,
/// whose values are no objects or arrays, and which are not the last; returns how many there were.
std::size_t JsonWalker::pass_known(const std::vector<Remembered>& order, std::size_t place) {
  constexpr std::ptrdiff_t kMember = 4;  // name, colon, value, comma
  const std::size_t first = place;
  const std::uint32_t* at = at_;
  while (place < order.size() && order[place].node == kNoNode && end_ - at > kMember) {
    const char value = record_[at[2]];
    const bool is_simple = record_[at[0]] == '"' && record_[at[1]] == ':' &&
                           record_[at[3]] == ',' && value != '{' && value != '[' && value != '}' &&
                           value != '\0' && value != ']' && value != ':' && value != ',';
    if (!is_simple || !is_key(at[0] + 1, order[place].key)) {
      break;
    }
    at += kMember;
    ++place;
  }
  at_ = at;
  return place - first;
}

/// A member's name and the colon behind it.
bool JsonWalker::walk_name(int parent, std::size_t place, int& child) {
  if (next() != '"') {
    return failed(kWrong);
  }
  if (!find_member(parent, place, child)) {
    return false;
  }
  ++at_;
  if (next() != ':') {
    return failed(kWrong);
  }
  ++at_;
  return true;
}

/// A value that nobody reads.
bool JsonWalker::pass_value(int depth) {
  if (!skips_unread_) {
    return check_value(depth);
  }
  const char first = next();
  if (first == '}' || first == ']' || first == ',' || first == ':' || first == '\0') {
    return failed(kWrong);
  }
  skip_value();
  return true;
}

std::string_view JsonWalker::token() const {
  const char* const begin = record_ + *at_;
  const char* end = record_ + at_[1];
  while (is_blank(end[-1])) {
    --end;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Finds the node of a member that was not seen in this record yet; kNoNode for others. Members
/// mostly come in the order of the record before.
bool JsonWalker::find_member(int parent, std::size_t place, int& child) {
  if (parent == kNoNode) {
    std::string_view name;
    return !has_escapes_ || read_string(token(), name);
  }
  std::vector<Remembered>& order = order_[static_cast<std::size_t>(parent)];
  if (place < order.size() && is_key(*at_ + 1, order[place].key)) {
    child = first_time(order[place]);
    return true;
  }
  const std::string_view written = token();
  std::string_view name;
  if (!read_string(written, name)) {
    return false;
  }
  Remembered found = look_up(parent, name);
  child = first_time(found);
  if (name.data() == written.data() + 1 && place <= order.size() && place < kMaximumRemembered) {
    found.key = written.substr(1);
    found.key.append(kKeyPadding, '\0');
    place < order.size() ? order[place] = std::move(found) : order.emplace_back(std::move(found));
  }
  return true;
}

/// Compares eight bytes at a time: keys are short, and padded as the text is.
bool JsonWalker::is_key(std::size_t begin, const std::string& padded_key) const {
  const char* at = record_ + begin;
  const char* key = padded_key.data();
  std::size_t rest = padded_key.size() - kKeyPadding;
  if (rest > static_cast<std::size_t>(text_.data() + text_.size() - at)) {
    return false;
  }
  const auto differences = [&] {
    std::uint64_t left = 0;
    std::uint64_t right = 0;
    std::memcpy(&left, at, kKeyPadding);
    std::memcpy(&right, key, kKeyPadding);
    return left ^ right;
  };
  for (; rest > kKeyPadding; rest -= kKeyPadding, at += kKeyPadding, key += kKeyPadding) {
    if (differences() != 0) {
      return false;
    }
  }
  const std::size_t beyond = (kKeyPadding - rest) * 8;
  return (std::endian::native == std::endian::little ? differences() << beyond
                                                     : differences() >> beyond) == 0;
}

JsonWalker::Remembered JsonWalker::look_up(int parent, std::string_view name) const {
  const JsonBinding::Node& node = binding_.node(parent);
  for (const JsonBinding::Member& member : node.members) {
    if (member.name == name) {
      return {.key = {}, .node = member.node};
    }
  }
  for (const JsonBinding::Member& member : node.members) {
    if (member.ignores_case && equals_ignoring_case(member.name, name)) {
      return {.key = {}, .node = member.node, .is_weak = true};
    }
  }
  return {};
}

/// The first member of a name counts, and one of exactly that name before those of another case.
int JsonWalker::first_time(const Remembered& found) {
  if (found.node == kNoNode) {
    return kNoNode;
  }
  const auto index = static_cast<std::size_t>(found.node);
  const bool was_seen = seen_in_[index] == stamp_;
  const bool was_weak = weak_in_[index] == stamp_;
  if (was_seen && (found.is_weak || !was_weak)) {
    return kNoNode;
  }
  seen_in_[index] = stamp_;
  weak_in_[index] = found.is_weak ? stamp_ : 0;
  return found.node;
}

bool JsonWalker::take_value(int node_index, int depth) {
  const JsonBinding::Node& node = binding_.node(node_index);
  const char first = next();
  if (first == '{' || first == '[') {
    return take_nested(node_index, depth);
  }
  if (at_ == end_) {
    return failed(kWrong);
  }
  const std::string_view token = this->token();
  ++at_;
  switch (first) {
    case '"': {
      std::string_view text;
      return read_string(token, text) &&
             set(node, [&](JsonCells::Target target) { return cells_.set_string(target, text); });
    }
    case 't':
    case 'f':
      return check_word(token, first == 't' ? "true" : "false") &&
             set(node,
                 [&](JsonCells::Target target) { return cells_.set_truth(target, first == 't'); });
    case 'n':
      return check_word(token, "null") &&
             set(node, [&](JsonCells::Target target) { return cells_.set_null(target); });
    default: {
      JsonNumber number;
      return read_json_number(token, number)
                 ? set(node,
                       [&](JsonCells::Target target) { return cells_.set_number(target, number); })
                 : failed(kWrong);
    }
  }
}

/// Sets the cells of a row; while rows are looked for there are none.
template <class Set>
bool JsonWalker::set(const JsonBinding::Node& node, Set set_cell) {
  for (const JsonCells::Target& target : node.targets) {
    if (!set_cell(target)) {
      return false;
    }
  }
  return true;
}

bool JsonWalker::take_nested(int node_index, int depth) {
  const JsonBinding::Node& node = binding_.node(node_index);
  const bool is_rows = node.is_rows && is_looking_for_rows_;
  const bool is_inside = next() == '{' && !is_rows;
  const bool is_array = is_rows || node.elements >= 0;
  const std::uint32_t* const begin = at_;
  const bool skips =
      std::exchange(skips_unread_, skips_unread_ && node.targets.empty() && !is_array);
  const bool is_valid = is_inside ? walk_object(node_index, depth + 1) : check_value(depth);
  skips_unread_ = skips;
  if (!is_valid) {
    return false;
  }
  const std::string_view json(record_ + *begin, at_[-1] + 1 - *begin);
  if (is_array) {
    const auto place = static_cast<std::size_t>(json.data() - text_.data());
    array_ = {place, place + json.size()};
    array_at_ = begin;
  }
  return is_rows ||
         set(node, [&](JsonCells::Target target) { return cells_.set_source(target, json); });
}

/// A string's text: in place where nothing is escaped.
bool JsonWalker::read_string(std::string_view token, std::string_view& text) {
  if (!has_escapes_ || std::memchr(token.data(), '\\', token.size()) == nullptr) {
    text = token.substr(1, token.size() - 2);
    return (token.size() >= 2 && token.back() == '"') || failed(kWrong);
  }
  const auto unescaped = structure_.unescaped(token.data(), token.size());
  text = unescaped.value_or(std::string_view());
  return unescaped || failed(kBadEscape);
}

bool JsonWalker::check_word(std::string_view token, std::string_view word) {
  return token == word || failed(kWrong);
}

/// Checks a value that nobody reads.
bool JsonWalker::check_value(int depth) {
  const char first = next();
  if (first == '{') {
    return walk_object(kNoNode, depth + 1);
  }
  if (first == '[') {
    return check_array(depth + 1);
  }
  if (at_ == end_) {
    return failed(kWrong);
  }
  const std::string_view token = this->token();
  ++at_;
  switch (first) {
    case '"': {
      std::string_view text;
      return read_string(token, text);
    }
    case 't':
      return check_word(token, "true");
    case 'f':
      return check_word(token, "false");
    case 'n':
      return check_word(token, "null");
    default: {
      JsonNumber number;
      return read_json_number(token, number) || failed(kWrong);
    }
  }
}

bool JsonWalker::check_array(int depth) {
  if (depth > kMaximumDepth) {
    return failed("nested too deeply");
  }
  ++at_;
  if (next() == ']') {
    ++at_;
    return true;
  }
  while (check_value(depth)) {
    const char after = next();
    if (after == ']') {
      ++at_;
      return true;
    }
    if (after != ',') {
      return failed(kWrong);
    }
    ++at_;
  }
  return false;
}

void JsonWalker::skip_value() {
  if (next() != '{' && next() != '[') {
    ++at_;
    return;
  }
  int depth = 0;
  do {
    const char c = next();
    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    at_ += at_ != end_ ? 1 : 0;
  } while (depth > 0 && at_ != end_);
}

}  // namespace sluice
