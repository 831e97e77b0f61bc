#include "connectors/json_format.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "connectors/json_binding.h"
#include "connectors/json_cells.h"
#include "connectors/json_cutter.h"
#include "connectors/json_encoder.h"
#include "connectors/json_records.h"
#include "connectors/names.h"
#include "connectors/time_reader.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int kMaximumDepth = 256;
constexpr int kNoNode = -1;  ///< of a value that nobody reads
constexpr std::size_t kMaximumRowBytes = 1 << 20;
constexpr std::size_t kMaximumDocumentBytes = 256 << 20;  ///< of one that holds rows

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view right_trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::string syntax_reason(simdjson::error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "not valid UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "not valid JSON: a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "not valid JSON: a control character in a string";
    case simdjson::STRING_ERROR:
      return "not valid JSON: a bad escape in a string";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "not valid JSON: an object or array is not closed";
    case simdjson::DEPTH_ERROR:
      return "nested too deeply";
    case simdjson::INCORRECT_TYPE:
    case simdjson::EMPTY:
    case simdjson::SCALAR_DOCUMENT_AS_VALUE:
      return "not a JSON object";
    default:
      return "not valid JSON";
  }
}

/// A piece of the block, by bytes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Decodes one block. Everything in a record is checked, read or not: simdjson finds the structure,
/// this class looks at every value.
class BlockDecoder {
 public:
  BlockDecoder(const DecodePlan& plan, const JsonBinding& binding, const TimeReader& times,
               std::string_view padded)
      : binding_(binding),
        text_(padded),
        cells_(plan, times),
        seen_in_(binding.node_count(), 0),
        weak_in_(binding.node_count(), 0) {}

  void decode_lines() {
    std::size_t begin = 0;
    while (begin < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line({begin, end});
      begin = end + 1;
    }
  }

  void decode_records(Range range) {
    JsonRecordScanner scanner(text_.size());
    const std::string_view text = text_.substr(range.begin, range.end - range.begin);
    while (const std::optional<JsonRecord> record = scanner.next(text, true)) {
      this->record({range.begin + record->begin, range.begin + record->end});
    }
  }

  DecodedRows finish() {
    cells_.finish(rows_);
    return std::move(rows_);
  }

 private:
  // ---- records

  void line(Range range) {
    const std::string_view text = right_trimmed(text_.substr(range.begin, range.end - range.begin));
    const std::size_t blanks = std::min(text.find_first_not_of(" \t"), text.size());
    range = {range.begin + blanks, range.begin + text.size()};
    if (range.begin < range.end && text[blanks] == '{' && text.back() == '}') {
      record(range);
    } else if (range.begin < range.end) {
      decode_records(range);
    }
  }

  void record(Range range) {
    record_ = range;
    if (read(range)) {
      return;
    }
    if (error_ != simdjson::SUCCESS && holds_several(range)) {
      decode_records(range);
      return;
    }
    bad(range, error_ != simdjson::SUCCESS ? syntax_reason(error_) : cells_.take_reason());
  }

  /// A line that is no object may be several.
  bool holds_several(Range range) const {
    JsonRecordScanner scanner(text_.size());
    const auto first = scanner.next(text_.substr(range.begin, range.end - range.begin), true);
    return first && first->end < range.end - range.begin;
  }

  void bad(Range range, std::string reason) {
    rows_.bad_records.push_back({.before_row = rows_.row_count,
                                 .begin = static_cast<std::int64_t>(range.begin),
                                 .end = static_cast<std::int64_t>(range.end),
                                 .reason = std::move(reason)});
  }

  void good() {
    rows_.row_begin.push_back(static_cast<std::uint32_t>(record_.begin));
    rows_.row_end.push_back(static_cast<std::uint32_t>(record_.end));
    ++rows_.row_count;
  }

  /// The rows of a record; false, with error_ or the cells' reason set, when it has none.
  bool read(Range range) {
    if (binding_.has_row_path()) {
      return read_rows(range);
    }
    return read_row(range, 0);
  }

  bool read_row(Range range, int node) {
    if (!read_object(range, node)) {
      return false;
    }
    if (binding_.flattens()) {
      return read_elements();
    }
    if (!cells_.end_row()) {
      return false;
    }
    good();
    return true;
  }

  /// Reads all of an object into the cells of the next row.
  bool read_object(Range range, int node) {
    error_ = simdjson::SUCCESS;
    ++stamp_;
    array_ = {};
    cells_.begin_row(rows_.row_count);
    ondemand::document document;
    ondemand::object object;
    if (failed(parse(range, parser_).get(document)) || failed(document.get_object().get(object))) {
      return false;
    }
    if (!walk_object(object, node, 0)) {
      return false;
    }
    const bool is_at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return is_at_end || !failed(simdjson::TAPE_ERROR);
  }

  simdjson::simdjson_result<ondemand::document> parse(Range range, ondemand::parser& parser) const {
    return parser.iterate(text_.data() + range.begin, range.end - range.begin,
                          text_.size() - range.begin + simdjson::SIMDJSON_PADDING);
  }

  bool failed(simdjson::error_code error) {
    if (error == simdjson::SUCCESS) {
      return false;
    }
    error_ = error;
    return true;
  }

  // ---- row paths and flattened arrays

  /// Each element below the row path is a row and can be bad for itself.
  bool read_rows(Range range) {
    is_looking_for_rows_ = true;
    const bool is_valid = read_object(range, 0);
    is_looking_for_rows_ = false;
    if (!is_valid) {
      return false;
    }
    if (array_.begin == array_.end) {
      bad(range, fmt::format("there is nothing at {}", binding_.row_path()));
      return true;
    }
    for (const Range element : elements(array_)) {
      record_ = element;
      if (!read_row(element, binding_.row_node())) {
        bad(element, error_ != simdjson::SUCCESS ? syntax_reason(error_) : cells_.take_reason());
      }
    }
    return true;
  }

  /// The elements of an array that is known to be valid JSON; an object stands for itself.
  std::vector<Range> elements(Range range) {
    if (text_[range.begin] != '[') {
      return {range};
    }
    std::vector<Range> found;
    ondemand::document document;
    ondemand::array array;
    if (failed(parse(range, elements_parser_).get(document)) ||
        failed(document.get_array().get(array))) {
      return {};
    }
    for (auto element : array) {
      ondemand::value value;
      std::string_view json;
      if (failed(element.get(value)) || failed(source(value).get(json))) {
        return {};
      }
      const auto begin = static_cast<std::size_t>(json.data() - text_.data());
      found.push_back({begin, begin + right_trimmed(json).size()});
    }
    return found;
  }

  static simdjson::simdjson_result<std::string_view> source(ondemand::value& value) {
    std::string_view token = value.raw_json_token();
    if (token[0] == '{') {
      ondemand::object object;
      const auto error = value.get_object().get(object);
      return error != simdjson::SUCCESS ? error : object.raw_json();
    }
    if (token[0] == '[') {
      ondemand::array array;
      const auto error = value.get_array().get(array);
      return error != simdjson::SUCCESS ? error : array.raw_json();
    }
    return token;
  }

  /// One row for each element of the flattened array, at least one; the other cells repeat.
  bool read_elements() {
    const std::int64_t first_row = rows_.row_count;
    const bool has_elements = array_.begin != array_.end && text_[array_.begin] == '[';
    const std::vector<Range> found = has_elements ? elements(array_) : std::vector<Range>();
    if (found.empty()) {
      if (!cells_.end_row()) {
        return false;
      }
      good();
      return true;
    }
    for (const Range element : found) {
      read_element(element, first_row);
    }
    return true;
  }

  void read_element(Range element, std::int64_t first_row) {
    if (rows_.row_count > first_row) {
      cells_.begin_row(rows_.row_count);
      cells_.repeat(first_row, binding_.element_fields());
    } else {
      cells_.forget(binding_.element_fields());
    }
    error_ = simdjson::SUCCESS;
    ++stamp_;
    ondemand::document document;
    ondemand::object object;
    bool is_good = true;
    if (text_[element.begin] == '{') {
      is_good = !failed(parse(element, parser_).get(document)) &&
                !failed(document.get_object().get(object)) &&
                walk_object(object, binding_.element_node(), 0);
    }
    if (is_good && cells_.end_row()) {
      good();
    } else {
      bad(record_, error_ != simdjson::SUCCESS ? syntax_reason(error_) : cells_.take_reason());
    }
  }

  // ---- values

  bool walk_object(ondemand::object& object, int node, int depth) {
    if (depth > kMaximumDepth) {
      return !failed(simdjson::DEPTH_ERROR);
    }
    std::size_t guess = 0;
    for (auto result : object) {
      ondemand::field field;
      if (failed(std::move(result).get(field))) {
        return false;
      }
      int child = kNoNode;
      if (!find_member(field, node, guess, child)) {
        return false;
      }
      ondemand::value value = std::move(field).value();
      if (!(child == kNoNode ? check_value(value, depth) : take_value(value, child, depth))) {
        return false;
      }
    }
    return true;
  }

  /// Finds the node of a member that was not seen in this record yet; kNoNode for others. `guess`
  /// is where the member is in the plan if members come in its order.
  bool find_member(ondemand::field& field, int parent, std::size_t& guess, int& child) {
    const char* key = field.key().raw();
    if (parent != kNoNode && guess < binding_.node(parent).members.size() &&
        is_key(key, binding_.node(parent).members[guess])) {
      child = first_time(binding_.node(parent).members[guess++].node, false);
      return true;
    }
    std::string_view name(key, key_size(key));
    if (key[name.size()] == '\\' && failed(field.unescaped_key().get(name))) {
      return false;
    }
    if (parent != kNoNode) {
      child = look_up(binding_.node(parent), name, guess);
    }
    return true;
  }

  int look_up(const JsonBinding::Node& node, std::string_view name, std::size_t& guess) {
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      if (node.members[i].name == name) {
        guess = i + 1;
        return first_time(node.members[i].node, false);
      }
    }
    for (const JsonBinding::Member& member : node.members) {
      if (member.ignores_case && equals_ignoring_case(member.name, name)) {
        return first_time(member.node, true);
      }
    }
    return kNoNode;
  }

  bool is_key(const char* key, const JsonBinding::Member& member) const {
    const std::string& name = member.name;
    const auto rest = static_cast<std::size_t>(text_.data() + text_.size() - key);
    return member.is_plain && name.size() < rest && key[name.size()] == '"' &&
           std::memcmp(key, name.data(), name.size()) == 0;
  }

  static std::size_t key_size(const char* key) {
    std::size_t size = 0;
    while (key[size] != '"' && key[size] != '\\') {
      ++size;
    }
    return size;
  }

  /// The first member of a name counts, and one of exactly that name before those of another case.
  int first_time(int node, bool is_weak) {
    const auto index = static_cast<std::size_t>(node);
    const bool was_seen = seen_in_[index] == stamp_;
    const bool was_weak = weak_in_[index] == stamp_;
    if (was_seen && (is_weak || !was_weak)) {
      return kNoNode;
    }
    seen_in_[index] = stamp_;
    weak_in_[index] = is_weak ? stamp_ : 0;
    return node;
  }

  bool take_value(ondemand::value& value, int node_index, int depth) {
    const JsonBinding::Node& node = binding_.node(node_index);
    const std::string_view token = right_trimmed(value.raw_json_token());
    switch (token[0]) {
      case '{':
      case '[':
        return take_nested(value, token, node_index, depth);
      case '"': {
        std::string_view text;
        return read_string(value, token, text) &&
               set(node, [&](JsonCells::Target target) { return cells_.set_string(target, text); });
      }
      case 't':
      case 'f':
        return check_word(token, token[0] == 't' ? "true" : "false") &&
               set(node, [&](JsonCells::Target target) {
                 return cells_.set_truth(target, token[0] == 't');
               });
      case 'n':
        return check_word(token, "null") &&
               set(node, [&](JsonCells::Target target) { return cells_.set_null(target); });
      default:
        return check_number(token) && set(node, [&](JsonCells::Target target) {
                 return cells_.set_number(target, token);
               });
    }
  }

  /// Sets the cells of a row; while rows are looked for there are none.
  template <class Set>
  bool set(const JsonBinding::Node& node, Set set_cell) {
    for (const JsonCells::Target& target : node.targets) {
      if (!set_cell(target)) {
        return false;
      }
    }
    return true;
  }

  bool take_nested(ondemand::value& value, std::string_view token, int node_index, int depth) {
    const JsonBinding::Node& node = binding_.node(node_index);
    const bool is_rows = node.is_rows && is_looking_for_rows_;
    const bool is_inside = token[0] == '{' && !is_rows;
    if (!(is_inside ? walk_value(value, node_index, depth) : check_value(value, depth))) {
      return false;
    }
    if (node.targets.empty() && node.elements < 0 && !is_rows) {
      return true;
    }
    const char* next = nullptr;
    if (failed(value.current_location().get(next))) {
      return false;
    }
    const std::string_view json =
        right_trimmed({token.data(), static_cast<std::size_t>(next - token.data())});
    if (is_rows || node.elements >= 0) {
      const auto begin = static_cast<std::size_t>(json.data() - text_.data());
      array_ = {begin, begin + json.size()};
    }
    return is_rows ||
           set(node, [&](JsonCells::Target target) { return cells_.set_source(target, json); });
  }

  bool walk_value(ondemand::value& value, int node, int depth) {
    ondemand::object object;
    return !failed(value.get_object().get(object)) && walk_object(object, node, depth + 1);
  }

  /// A string's text: in place where nothing is escaped.
  bool read_string(ondemand::value& value, std::string_view token, std::string_view& text) {
    if (std::memchr(token.data(), '\\', token.size()) == nullptr) {
      const bool is_closed = token.size() >= 2 && token.back() == '"';
      text = token.substr(1, token.size() - (is_closed ? 2 : 1));
      return is_closed || !failed(simdjson::UNCLOSED_STRING);
    }
    return !failed(value.get_string().get(text));
  }

  bool check_word(std::string_view token, std::string_view word) {
    return token == word || !failed(simdjson::TAPE_ERROR);
  }

  bool check_number(std::string_view token) {
    return is_json_number(token) || !failed(simdjson::NUMBER_ERROR);
  }

  /// Checks a value that nobody reads.
  bool check_value(ondemand::value& value, int depth) {
    const std::string_view token = right_trimmed(value.raw_json_token());
    switch (token[0]) {
      case '{':
        return walk_value(value, kNoNode, depth);
      case '[':
        return check_array(value, depth + 1);
      case '"': {
        std::string_view text;
        return read_string(value, token, text);
      }
      case 't':
        return check_word(token, "true");
      case 'f':
        return check_word(token, "false");
      case 'n':
        return check_word(token, "null");
      default:
        return check_number(token);
    }
  }

  bool check_array(ondemand::value& value, int depth) {
    ondemand::array array;
    if (depth > kMaximumDepth) {
      return !failed(simdjson::DEPTH_ERROR);
    }
    if (failed(value.get_array().get(array))) {
      return false;
    }
    for (auto result : array) {
      ondemand::value element;
      if (failed(std::move(result).get(element)) || !check_value(element, depth)) {
        return false;
      }
    }
    return true;
  }

  const JsonBinding& binding_;
  std::string_view text_;  ///< followed by SIMDJSON_PADDING bytes of memory
  JsonCells cells_;
  DecodedRows rows_;
  ondemand::parser parser_;
  ondemand::parser elements_parser_;
  Range record_;
  Range array_;  ///< the rows, or the array to flatten
  bool is_looking_for_rows_ = false;
  simdjson::error_code error_ = simdjson::SUCCESS;
  std::int64_t stamp_ = 0;
  std::vector<std::int64_t> seen_in_;  ///< by node, the stamp of the record it was last seen in
  std::vector<std::int64_t> weak_in_;  ///< the same, where the name was of another case
};

class JsonDecoder final : public Decoder {
 public:
  JsonDecoder(const DecodePlan& plan, const Options& options)
      : plan_(plan),
        binding_(plan, options.text_or("rows", "$")),
        times_(plan.timestamp_format),
        cutter_(maximum_json_record_bytes(options)) {}

  void cut(Chunk chunk, std::vector<Block>& blocks) override {
    cutter_.cut(std::move(chunk), blocks);
  }

  DecodedRows decode(const Block& block) const override {
    std::string copy;
    std::string_view text = block.bytes;
    if (block.bytes.capacity() - block.bytes.size() < simdjson::SIMDJSON_PADDING) {
      copy.reserve(text.size() + simdjson::SIMDJSON_PADDING);
      copy = text;
      text = copy;
    }
    BlockDecoder decoder(plan_, binding_, times_, text);
    const auto* layout = static_cast<const JsonLayout*>(block.layout.get());
    if (layout != nullptr && *layout == JsonLayout::kLines) {
      decoder.decode_lines();
    } else {
      decoder.decode_records({0, text.size()});
    }
    return decoder.finish();
  }

  std::string save() const override { return cutter_.save(); }
  void load(const std::string& state) override { cutter_.load(state); }

 private:
  DecodePlan plan_;
  JsonBinding binding_;
  TimeReader times_;
  JsonCutter cutter_;
};

}  // namespace

std::size_t maximum_json_record_bytes(const Options& options) {
  return options.text_or("rows", "$") == "$" ? kMaximumRowBytes : kMaximumDocumentBytes;
}

std::unique_ptr<Decoder> make_json_decoder(const DecodePlan& plan, const Options& options) {
  return std::make_unique<JsonDecoder>(plan, options);
}

void install_json(ConnectorRegistry& registry) {
  registry.add(FormatDefinition{
      .name = "json",
      .about = "Objects: one a line, one after another, or in arrays; written one a line.",
      .extensions = {".json", ".jsonl", ".ndjson", ".geojson"},
      .options = {{.name = "rows",
                   .places = kOnSource | kOnReference,
                   .default_text = "$",
                   .about = "The path in a JSON record to the object or array that holds the rows: "
                            "$.records[0:]."},
                  {.name = "embed",
                   .places = kOnSink,
                   .about = "Text columns, parted by commas, whose content is written as JSON "
                            "inside the row."}},
      .make_decoder = make_json_decoder,
      .make_encoder = make_json_encoder,
      .profile = profile_json});
}

}  // namespace sluice
