#include "connectors/row_delimiter.h"

#include "connectors/csv_quotes.h"

namespace sluice {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string RowDelimiter::translate(std::string_view bytes, bool ends) {
  rest_ += bytes;
  std::string out;
  std::size_t begin = 0;
  while (begin < rest_.size()) {
    const std::size_t next = append_record(begin, ends, out);
    if (next == begin) {
      break;
    }
    begin = next;
  }
  rest_.erase(0, begin);
  return out;
}

/// Appends the record at `begin` as a line and returns where the next one begins; `begin` itself
/// when the record is not complete.
std::size_t RowDelimiter::append_record(std::size_t begin, bool ends, std::string& out) const {
  std::string line;
  std::size_t at = begin;
  while (true) {
    const Field field = field_at(at);
    if (!field.is_complete && !ends && rest_.size() - begin < kMaximumRecordBytes) {
      return begin;
    }
    append_field(std::string_view(rest_).substr(at, field.end - at), line);
    if (field.ends_record || !field.is_complete) {
      out += is_blank(line) ? "\n" : line + '\n';
      return field.next;
    }
    line += layout_.delimiter;
    at = field.next;
  }
}

RowDelimiter::Field RowDelimiter::field_at(std::size_t begin) const {
  const std::string_view text = rest_;
  for (std::size_t at = after_quotes(begin); at < text.size(); ++at) {
    if (text.substr(at).starts_with(layout_.row_delimiter)) {
      return {at, at + layout_.row_delimiter.size(), true, true};
    }
    if (text.substr(at).starts_with(layout_.delimiter)) {
      return {at, at + layout_.delimiter.size(), false, true};
    }
  }
  return {text.size(), text.size(), false, false};
}

/// What follows the quotes around the field at `begin`; `begin` where it has none.
std::size_t RowDelimiter::after_quotes(std::size_t begin) const {
  const std::size_t open = rest_.find_first_not_of(" \t", begin);
  if (!layout_.quote || open == std::string::npos || rest_[open] != *layout_.quote) {
    return begin;
  }
  std::size_t at = open + 1;
  while (true) {
    at = rest_.find(*layout_.quote, at);
    if (at == std::string::npos) {
      // Not closed: it may be by bytes to come, or else is a plain character.
      return rest_.size() - open < kMaximumQuotedBytes ? rest_.size() : begin;
    }
    if (at + 1 == rest_.size() || rest_[at + 1] != *layout_.quote) {
      return at + 1;
    }
    at += 2;
  }
}

void RowDelimiter::append_field(std::string_view field, std::string& out) const {
  const bool is_quoted = layout_.quote && field.find(*layout_.quote) != std::string_view::npos;
  if (is_quoted || is_blank(field) || field.find('\n') == std::string_view::npos) {
    out += is_quoted || !is_blank(field) ? field : std::string_view();
    return;
  }
  const std::string quote = layout_.quote ? std::string(1, *layout_.quote) : "";
  out += quote;
  out += field;
  out += quote;
}

}  // namespace sluice
