#include "connectors/csv_cutter.h"

#include <algorithm>
#include <utility>

#include "connectors/csv_quotes.h"
#include "connectors/csv_walker.h"

namespace sluice {
namespace {

/// Collects the fields of the first record that is not blank.
struct FieldCollector {
  std::vector<std::string> fields;
  bool is_done = false;

  void field(std::string_view text, bool /*is_quoted*/) {
    if (!is_done) {
      fields.emplace_back(text);
    }
  }
  void record(std::size_t /*begin*/, std::size_t /*end*/, CsvRecordEnd how) {
    is_done = is_done || how != CsvRecordEnd::kBlank;
  }
};

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> split_csv_record(std::string_view record, const CsvLayoutOptions& layout) {
  FieldCollector collector;
  CsvWalker<FieldCollector>(record, layout, collector).walk();
  return std::move(collector.fields);
}

void CsvCutter::reset() { restore({}, false); }

void CsvCutter::restore(std::string rest, bool is_skipping) {
  rest_ = std::move(rest);
  record_begin_ = field_begin_ = 0;
  is_ended_ = false;
  is_skipping_ = is_skipping;
}

void CsvCutter::add(std::string bytes, bool ends) {
  if (rest_.empty()) {
    rest_ = std::move(bytes);
  } else {
    rest_ += bytes;
  }
  is_ended_ = ends;
  skip_long_record();
}

void CsvCutter::skip_long_record() {
  if (!is_skipping_) {
    return;
  }
  const std::size_t line_end = rest_.find('\n');
  is_skipping_ = line_end == std::string::npos;
  rest_.erase(0, is_skipping_ ? rest_.size() : line_end + 1);
}

std::string CsvCutter::take(std::size_t size) {
  std::string taken = std::move(rest_);
  rest_ = taken.substr(size);
  taken.resize(size);
  record_begin_ -= std::min(record_begin_, size);
  field_begin_ -= std::min(field_begin_, size);
  return taken;
}

std::optional<std::string> CsvCutter::take_first() {
  std::size_t end = walk_records(true);
  if (end == 0 && is_ended_) {
    end = rest_.size();
  }
  return end > 0 ? std::optional(take(end)) : std::nullopt;
}

std::string CsvCutter::take_records() {
  const std::size_t end = is_ended_ ? rest_.size() : last_record_end();
  if (end == 0 && rest_.size() > kMaximumRecordBytes) {
    std::string taken = take(kMaximumRecordBytes);
    record_begin_ = field_begin_ = 0;
    is_skipping_ = true;
    skip_long_record();
    return taken;
  }
  return end > 0 ? take(end) : std::string();
}

std::size_t CsvCutter::last_record_end() {
  const bool has_quotes =
      layout_.quote && rest_.find(*layout_.quote, record_begin_) != std::string::npos;
  if (has_quotes) {
    return walk_records(false);
  }
  const std::size_t line_end = rest_.rfind('\n');
  record_begin_ = field_begin_ = line_end == std::string::npos ? 0 : line_end + 1;
  return record_begin_;
}

/// Walks on from where it stopped; returns the end of the last complete record (of the first one
/// that is not blank with `one_only`), 0 when there is none.
std::size_t CsvCutter::walk_records(bool one_only) {
  std::size_t record_begin = record_begin_;
  while (field_begin_ < rest_.size() && end_field(field_begin_)) {
    if (record_begin_ == record_begin) {
      continue;
    }
    const bool is_blank =
        is_blank_line(std::string_view(rest_).substr(record_begin, record_begin_ - record_begin));
    record_begin = record_begin_;
    if (one_only && !is_blank) {
      return record_begin_;
    }
  }
  return one_only ? 0 : record_begin_;
}

/// Moves over the field at `at` and, where it is the last of its record, to the next record; false
/// when more bytes are needed to find its end.
bool CsvCutter::end_field(std::size_t at) {
  const std::string_view bytes = rest_;
  const auto end_record = [this](std::size_t next) {
    record_begin_ = field_begin_ = next;
    return true;
  };
  std::size_t begin = at;
  while (begin < bytes.size() && (bytes[begin] == ' ' || bytes[begin] == '\t')) {
    ++begin;
  }
  if (layout_.quote && begin < bytes.size() && bytes[begin] == *layout_.quote) {
    const QuotedField field = find_closing_quote(bytes, begin, is_ended_, layout_);
    if (field.state == QuotedField::State::kNeedsMore) {
      return false;
    }
    if (field.state == QuotedField::State::kNotClosed) {
      const std::size_t next = end_of_unclosed(bytes, begin, is_ended_);
      return next != std::string_view::npos && end_record(next);
    }
    at = field.after;
  }
  const std::string& delimiter = layout_.delimiter;
  for (; at < bytes.size(); ++at) {
    if (bytes[at] == '\n') {
      return end_record(at + 1);
    }
    if (bytes[at] == delimiter[0] && bytes.substr(at).starts_with(delimiter)) {
      field_begin_ = at + delimiter.size();
      return true;
    }
  }
  return is_ended_ && end_record(bytes.size());
}

}  // namespace sluice
