#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connectors/byte_order_mark.h"
#include "connectors/json_format.h"
#include "connectors/json_path.h"
#include "connectors/json_records.h"
#include "connectors/names.h"

namespace sluice {
namespace {

constexpr int kFlattenedLevels = 2;  ///< objects inside a record that become columns of their own

/// The columns found so far, by JSON path, in order of appearance.
class Columns {
 public:
  ColumnProfile& column(const std::string& path, const std::string& name) {
    const auto [found, is_new] = index_.try_emplace(path, columns_.size());
    if (is_new) {
      columns_.emplace_back(name, path);
    }
    return columns_[found->second];
  }

  std::vector<ColumnProfile> take() {
    std::vector<std::string> names;
    for (const ColumnProfile& column : columns_) {
      names.push_back(column.name());
    }
    names = header_names(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      columns_[i].rename(std::move(names[i]));
    }
    return std::move(columns_);
  }

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<ColumnProfile> columns_;
};

/// Tells the values of one record to the columns: what RapidJSON calls while it reads.
class RecordReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordReader> {
 public:
  RecordReader(Columns& columns, std::string_view json, const rapidjson::MemoryStream& stream)
      : columns_(columns), json_(json), stream_(stream) {}

  bool Null() {
    return scalar([](ColumnProfile& column) { column.add_null(); });
  }
  bool Bool(bool /*value*/) {
    return scalar([](ColumnProfile& column) { column.add_boolean(); });
  }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    return scalar([&](ColumnProfile& column) { column.add_number({text, size}); });
  }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    return scalar([&](ColumnProfile& column) { column.add_text({text, size}); });
  }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    if (ignored_depth_ == 0) {
      key_.assign(text, size);
    }
    return true;
  }
  bool StartObject() {
    if (ignored_depth_ > 0 || static_cast<int>(levels_.size()) > kFlattenedLevels) {
      return begin_text("");
    }
    levels_.push_back(levels_.empty() ? Level{.path = "$", .prefix = ""}
                                      : Level{.path = json_member_path(levels_.back().path, key_),
                                              .prefix = levels_.back().prefix + key_ + "_"});
    return true;
  }
  bool EndObject(rapidjson::SizeType /*count*/) {
    if (ignored_depth_ > 0) {
      end_text();
    } else {
      levels_.pop_back();
    }
    return true;
  }
  bool StartArray() { return begin_text("[0:]"); }
  bool EndArray(rapidjson::SizeType /*count*/) {
    end_text();
    return true;
  }

 private:
  struct Level {
    std::string path;
    std::string prefix;  ///< of column names
  };

  template <class Add>
  bool scalar(Add add) {
    if (ignored_depth_ == 0 && !levels_.empty()) {
      add(column(""));
    }
    return true;
  }
  ColumnProfile& column(const char* path_end) {
    return columns_.column(json_member_path(levels_.back().path, key_) + path_end,
                           levels_.back().prefix + key_);
  }
  /// An array, or an object too deep: one text column.
  bool begin_text(const char* path_end) {
    if (ignored_depth_++ == 0) {
      text_begin_ = stream_.Tell();
      text_path_end_ = path_end;
    }
    return true;
  }
  void end_text() {
    if (--ignored_depth_ == 0 && !levels_.empty()) {
      column(text_path_end_).add_text(json_.substr(text_begin_, stream_.Tell() + 1 - text_begin_));
    }
  }

  Columns& columns_;
  std::string_view json_;
  const rapidjson::MemoryStream& stream_;
  std::size_t text_begin_ = 0;
  const char* text_path_end_ = "";
  std::vector<Level> levels_;
  std::string key_;
  int ignored_depth_ = 0;
};

/// An array or object at a path of members.
struct Place {
  std::string path;
  std::size_t begin = 0;
  std::size_t end = 0;
  int depth = 0;         ///< members of the path
  int object_count = 0;  ///< of an array
};

/// Finds the arrays and objects of a document that members alone lead to, for the option `rows`. To
/// be called by an iterative parse, which tells a bracket before it takes it off the stream.
class PlaceFinder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, PlaceFinder> {
 public:
  explicit PlaceFinder(const rapidjson::MemoryStream& stream) : stream_(stream) {}

  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    key_.assign(text, size);
    return true;
  }
  bool StartObject() { return start(""); }
  bool StartArray() { return start("[0:]"); }
  bool EndObject(rapidjson::SizeType /*count*/) { return end(); }
  bool EndArray(rapidjson::SizeType /*count*/) { return end(); }

  const std::vector<Place>& places() const { return places_; }

 private:
  bool start(const char* path_end) {
    if (depth_inside_ > 0 || (!open_.empty() && places_[open_.back()].path.ends_with("[0:]"))) {
      const bool is_element = depth_inside_ == 0 && *path_end == '\0';
      places_[open_.back()].object_count += is_element ? 1 : 0;
      ++depth_inside_;
      return true;
    }
    const std::string parent =
        open_.empty() ? "$" : json_member_path(places_[open_.back()].path, key_);
    places_.push_back({.path = parent + path_end,
                       .begin = stream_.Tell(),
                       .depth = static_cast<int>(open_.size())});
    open_.push_back(places_.size() - 1);
    return true;
  }

  bool end() {
    if (depth_inside_ > 0) {
      --depth_inside_;
    } else {
      places_[open_.back()].end = stream_.Tell() + 1;
      open_.pop_back();
    }
    return true;
  }

  const rapidjson::MemoryStream& stream_;
  std::vector<Place> places_;
  std::vector<std::size_t> open_;  ///< of `places_`, outermost first
  int depth_inside_ = 0;           ///< inside an array, where nothing has a path
  std::string key_;
};

/// Where the rows of a document are: below the path that was given, or in the only array of objects
/// of a wrapper such as
/// {"records": [{...}, {...}]}.
std::optional<Place> rows_of(std::string_view json, const std::optional<std::string>& path) {
  rapidjson::MemoryStream stream(json.data(), json.size());
  PlaceFinder finder(stream);
  rapidjson::Reader parser;
  if (parser.Parse<rapidjson::kParseIterativeFlag>(stream, finder).IsError()) {
    return std::nullopt;
  }
  std::vector<Place> found;
  for (const Place& place : finder.places()) {
    const bool is_given = path && (place.path == *path || place.path == *path + "[0:]");
    const bool is_wrapped = !path && place.depth == 1 && place.object_count > 1;
    if (is_given || is_wrapped) {
      found.push_back(place);
    }
  }
  return found.size() == 1 ? std::optional(found[0]) : std::nullopt;
}

bool read_record(std::string_view json, Columns& columns) {
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseIterativeFlag;
  rapidjson::MemoryStream stream(json.data(), json.size());
  rapidjson::BaseReaderHandler<> ignore;
  rapidjson::Reader parser;
  if (parser.Parse<kFlags>(stream, ignore).IsError()) {
    return false;  // a bad record must leave no trace
  }
  rapidjson::MemoryStream again(json.data(), json.size());
  RecordReader reader(columns, json, again);
  parser.Parse<kFlags>(again, reader);
  return true;
}

/// The first records of a text.
std::vector<std::string_view> records_in(std::string_view text, bool is_whole,
                                         std::size_t maximum_record_bytes) {
  std::vector<std::string_view> records;
  JsonRecordScanner scanner(maximum_record_bytes);
  while (records.size() < static_cast<std::size_t>(kSampleRows)) {
    const auto record = scanner.next(text, is_whole);
    if (!record) {
      break;
    }
    records.push_back(text.substr(record->begin, record->end - record->begin));
  }
  return records;
}

}  // namespace

std::optional<SampleProfile> profile_json(const Sample& sample, const Options& options) {
  std::string_view text = sample.bytes;
  if (text.starts_with(ByteOrderMark::kMark)) {
    text.remove_prefix(ByteOrderMark::kMark.size());
  }
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || (text[begin] != '{' && text[begin] != '[')) {
    return std::nullopt;
  }
  const std::optional<std::string> path = options.text("rows");
  const std::vector<std::string_view> documents =
      records_in(text, sample.is_whole, maximum_json_record_bytes(options));
  std::vector<std::string_view> records;
  std::optional<std::string> found_path;
  for (const std::string_view document : documents) {
    const bool may_wrap = documents.size() == 1 || (path && *path != "$");
    const auto place = may_wrap ? rows_of(document, path) : std::nullopt;
    if (!place) {
      records.push_back(document);
      continue;
    }
    found_path = place->path;
    const auto rows =
        records_in(document.substr(place->begin, place->end - place->begin), true, document.size());
    records.insert(records.end(), rows.begin(), rows.end());
  }
  Columns columns;
  SampleProfile profile{.format = "json", .columns = {}};
  for (const std::string_view record : records) {
    profile.rows_read += read_record(record, columns) ? 1 : 0;
  }
  profile.columns = columns.take();
  if (found_path && *found_path != "$") {
    profile.options.set("rows", {.text = *found_path});
  }
  return profile;
}

}  // namespace sluice
