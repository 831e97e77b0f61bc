#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "connectors/byte_order_mark.h"
#include "connectors/csv_format.h"
#include "connectors/csv_options.h"
#include "connectors/csv_walker.h"
#include "connectors/names.h"
#include "connectors/row_delimiter.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

using Record = std::vector<std::string>;

/// Collects records up to a limit.
class RecordCollector {
 public:
  explicit RecordCollector(std::size_t limit) : limit_(limit) {}

  void field(std::string_view text, bool /*is_quoted*/) {
    if (records_.size() < limit_) {
      current_.emplace_back(text);
    }
  }
  void record(std::size_t /*begin*/, std::size_t /*end*/, CsvRecordEnd how) {
    if (how == CsvRecordEnd::kGood && records_.size() < limit_) {
      records_.push_back(std::move(current_));
    }
    current_.clear();
  }
  std::vector<Record> take() { return std::move(records_); }

 private:
  std::size_t limit_;
  Record current_;
  std::vector<Record> records_;
};

std::vector<Record> records_of(std::string_view bytes, const CsvLayoutOptions& layout,
                               std::size_t limit) {
  RecordCollector collector(limit);
  CsvWalker<RecordCollector>(bytes, layout, collector).walk();
  return collector.take();
}

/// The sample without a byte order mark and without a record that may be cut.
std::string_view whole_records(const Sample& sample) {
  std::string_view bytes = sample.bytes;
  if (bytes.starts_with(ByteOrderMark::kMark)) {
    bytes.remove_prefix(ByteOrderMark::kMark.size());
  }
  return sample.is_whole ? bytes : bytes.substr(0, bytes.rfind('\n') + 1);
}

/// How well a delimiter fits: the fields of a record, times the share of records that have as many.
/// 0 when it parts nothing.
double delimiter_score(std::string_view bytes, const CsvLayoutOptions& layout) {
  constexpr std::size_t kLookedAt = 100;
  const std::vector<Record> records = records_of(bytes, layout, kLookedAt);
  if (records.empty() || records[0].size() < 2) {
    return 0;
  }
  const Record& middle = records[records.size() / 2];  // a title line must not decide
  const auto alike = std::count_if(records.begin(), records.end(), [&](const Record& record) {
    return record.size() == middle.size();
  });
  return middle.size() < 2 ? 0
                           : static_cast<double>(alike) / static_cast<double>(records.size()) *
                                 static_cast<double>(middle.size());
}

std::string sniffed_delimiter(std::string_view bytes, CsvLayoutOptions layout) {
  constexpr std::size_t kLookedAtBytes = 64 << 10;
  const std::string_view begin = bytes.substr(0, bytes.substr(0, kLookedAtBytes).rfind('\n') + 1);
  std::string best = layout.delimiter;
  double best_score = 0;
  for (const char* candidate : {",", ";", "\t", "|"}) {
    layout.delimiter = candidate;
    const double score = delimiter_score(begin.empty() ? bytes : begin, layout);
    if (score > best_score) {
      best_score = score;
      best = candidate;
    }
  }
  return best;
}

/// A number, a time or a truth value: what a header does not hold.
bool is_data(const std::string& cell) {
  return parse_double(cell) || parse_timestamp(cell) || equals_ignoring_case(cell, "true") ||
         equals_ignoring_case(cell, "false");
}

/// The first record has no data where later ones have some.
bool looks_like_header(const std::vector<Record>& records) {
  constexpr std::size_t kLookedAt = 100;
  if (records.size() < 2 || std::any_of(records[0].begin(), records[0].end(), is_data)) {
    return false;
  }
  return std::any_of(
      records.begin() + 1,
      records.begin() + static_cast<std::ptrdiff_t>(std::min(records.size(), kLookedAt)),
      [](const Record& record) { return std::any_of(record.begin(), record.end(), is_data); });
}

std::vector<ColumnProfile> columns_of(const std::vector<Record>& records, bool has_header) {
  std::vector<ColumnProfile> columns;
  if (has_header) {
    for (const std::string& name : header_names(records[0])) {
      columns.emplace_back(name, name);
    }
    return columns;
  }
  std::size_t width = 0;
  for (const Record& record : records) {
    width = std::max(width, record.size());
  }
  for (std::size_t i = 0; i < width; ++i) {
    columns.emplace_back(fmt::format("COL_{}", i), fmt::format("#{}", i + 1));
  }
  return columns;
}

}  // namespace

std::optional<SampleProfile> profile_csv(const Sample& sample, const Options& options) {
  CsvLayoutOptions layout = csv_options(options);
  const std::string lines =
      layout.has_lines() ? "" : RowDelimiter(layout).translate(sample.bytes, sample.is_whole);
  const std::string_view bytes = layout.has_lines() ? whole_records(sample) : lines;
  if (!options.has("delimiter")) {
    layout.delimiter = sniffed_delimiter(bytes, layout);
  }
  const std::vector<Record> records = records_of(bytes, layout, kSampleRows + 1);
  if (records.empty() || bytes.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  const bool has_header = layout.header.value_or(looks_like_header(records));
  SampleProfile profile{.format = "csv", .columns = columns_of(records, has_header)};
  for (std::size_t row = has_header ? 1 : 0; row < records.size(); ++row) {
    for (std::size_t i = 0; i < std::min(records[row].size(), profile.columns.size()); ++i) {
      profile.columns[i].add_untyped(records[row][i]);
    }
    ++profile.rows_read;
  }
  profile.options.set("header", {.text = has_header ? "true" : "false"});
  profile.options.set("delimiter", {.text = layout.delimiter == "\t" ? "\\t" : layout.delimiter});
  return profile;
}

}  // namespace sluice
