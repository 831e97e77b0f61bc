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
  explicit RecordReader(Columns& columns) : columns_(columns) {}

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
      --ignored_depth_;
    } else {
      levels_.pop_back();
    }
    return true;
  }
  bool StartArray() {
    ++arrays_;
    return begin_text("[0:]");
  }
  bool EndArray(rapidjson::SizeType /*count*/) {
    --ignored_depth_;
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
    if (ignored_depth_ == 0 && !levels_.empty()) {
      column(path_end).add_text("[]");
    }
    ++ignored_depth_;
    return true;
  }

  Columns& columns_;
  std::vector<Level> levels_;
  std::string key_;
  int ignored_depth_ = 0;
  int arrays_ = 0;
};

bool read_record(std::string_view json, Columns& columns) {
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseIterativeFlag;
  Columns attempt = columns;
  rapidjson::MemoryStream stream(json.data(), json.size());
  RecordReader reader(attempt);
  rapidjson::Reader parser;
  if (parser.Parse<kFlags>(stream, reader).IsError()) {
    return false;
  }
  columns = std::move(attempt);
  return true;
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
  Columns columns;
  SampleProfile profile{.format = "json", .columns = {}};
  JsonRecordScanner scanner(maximum_json_record_bytes(options));
  while (profile.rows_read < kSampleRows) {
    const auto record = scanner.next(text, sample.is_whole);
    if (!record) {
      break;
    }
    profile.rows_read +=
        read_record(text.substr(record->begin, record->end - record->begin), columns) ? 1 : 0;
  }
  profile.columns = columns.take();
  return profile;
}

}  // namespace sluice
