#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "connectors/byte_scanner.h"
#include "connectors/csv_options.h"
#include "connectors/csv_quotes.h"

namespace sluice {

/// How a record ended.
enum class CsvRecordEnd { kGood, kBlank, kUnclosedQuote };

/// Walks over whole CSV records and tells a handler about them:
///   handler.field(text, is_quoted)        each field, doubled quotes halved
///   handler.record(begin, end, how)       the byte range without the line end; a blank record had
///   no fields
/// A template, because it is the innermost loop of decoding.
template <class Handler>
class CsvWalker {
 public:
  CsvWalker(std::string_view bytes, const CsvLayoutOptions& layout, Handler& handler)
      : bytes_(bytes),
        layout_(layout),
        handler_(handler),
        has_quotes_(layout.quote.has_value()),
        scanner_(bytes, {'\n', layout.delimiter[0], layout.quote.value_or('\n')}) {}

  void walk() {
    for (std::size_t at = scanner_.next(); at < bytes_.size(); at = scanner_.next()) {
      const char c = bytes_[at];
      if (c == '\n') {
        end_line(at, at + 1);
      } else if (has_quotes_ && c == *layout_.quote) {
        if (is_field_begin(at)) {
          take_quoted(at);
        }
      } else if (layout_.delimiter.size() == 1 ||
                 bytes_.substr(at).starts_with(layout_.delimiter)) {
        handler_.field(bytes_.substr(field_begin_, at - field_begin_), false);
        ++field_count_;
        begin_field(at + layout_.delimiter.size());
      }
    }
    if (record_begin_ < bytes_.size()) {
      end_line(bytes_.size(), bytes_.size());
    }
  }

 private:
  /// Only blanks stand before the quote.
  bool is_field_begin(std::size_t quote) const {
    const std::string_view before = bytes_.substr(field_begin_, quote - field_begin_);
    return before.find_first_not_of(" \t") == std::string_view::npos;
  }

  void begin_field(std::size_t at) {
    field_begin_ = at;
    if (layout_.delimiter.size() > 1) {
      scanner_.skip_to(at);
    }
  }

  void take_quoted(std::size_t open) {
    const QuotedField field = find_closing_quote(bytes_, open, true, layout_);
    if (field.state != QuotedField::State::kClosed) {
      const std::size_t next = end_of_unclosed(bytes_, open, true);
      end_record(next > open && bytes_[next - 1] == '\n' ? next - 1 : next, next,
                 CsvRecordEnd::kUnclosedQuote);
      return;
    }
    const std::string_view text = bytes_.substr(open + 1, field.close - open - 1);
    if (field.has_doubled) {
      handler_.field(halved_quotes(text, *layout_.quote), true);
    } else {
      handler_.field(text, true);
    }
    ++field_count_;
    end_quoted(field.after);
  }

  void end_quoted(std::size_t after) {
    if (bytes_.substr(after).starts_with(layout_.delimiter)) {
      field_begin_ = after + layout_.delimiter.size();
      scanner_.skip_to(field_begin_);
      return;
    }
    const std::size_t line_end = std::min(bytes_.find('\n', after), bytes_.size());
    end_record(line_end, std::min(line_end + 1, bytes_.size()), CsvRecordEnd::kGood);
  }

  /// Ends a record whose last field has no quotes.
  void end_line(std::size_t end, std::size_t next) {
    if (end > field_begin_ && bytes_[end - 1] == '\r') {
      --end;
    }
    const std::string_view text = bytes_.substr(field_begin_, end - field_begin_);
    const bool is_blank =
        field_count_ == 0 && text.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!is_blank) {
      handler_.field(text, false);
    }
    end_record(end, next, is_blank ? CsvRecordEnd::kBlank : CsvRecordEnd::kGood);
  }

  void end_record(std::size_t end, std::size_t next, CsvRecordEnd how) {
    if (end > record_begin_ && bytes_[end - 1] == '\r') {
      --end;
    }
    handler_.record(record_begin_, end, how);
    record_begin_ = field_begin_ = next;
    field_count_ = 0;
    if (how != CsvRecordEnd::kBlank) {
      scanner_.skip_to(next);
    }
  }

  std::string_view bytes_;
  const CsvLayoutOptions& layout_;
  Handler& handler_;
  bool has_quotes_;
  ByteScanner scanner_;
  std::size_t record_begin_ = 0;
  std::size_t field_begin_ = 0;
  std::size_t field_count_ = 0;
};

/// A record taken apart into its fields.
std::vector<std::string> split_csv_record(std::string_view record, const CsvLayoutOptions& layout);

}  // namespace sluice
