#include "connectors/csv_quotes.h"

#include <algorithm>

namespace sluice {
namespace {

enum class Follower { kFieldEnd, kOther, kNeedsMore };

/// What stands at `at`, blanks left out; `at` moves to it.
Follower what_follows(std::string_view bytes, std::size_t& at, bool is_whole,
                      const std::string& delimiter) {
  while (true) {
    const std::string_view rest = bytes.substr(at);
    if (rest.empty()) {
      return is_whole ? Follower::kFieldEnd : Follower::kNeedsMore;
    }
    if (rest.starts_with(delimiter) || rest[0] == '\n') {
      return Follower::kFieldEnd;
    }
    const bool is_cut =
        rest.size() < delimiter.size() && std::string_view(delimiter).starts_with(rest);
    if (!is_whole && (is_cut || rest == "\r")) {
      return Follower::kNeedsMore;
    }
    if (rest[0] == '\r' && (rest.size() == 1 || rest[1] == '\n')) {
      return Follower::kFieldEnd;
    }
    if (rest[0] != ' ' && rest[0] != '\t') {
      return Follower::kOther;
    }
    ++at;
  }
}

}  // namespace

QuotedField find_closing_quote(std::string_view bytes, std::size_t open, bool is_whole,
                               const CsvLayoutOptions& layout) {
  const char quote = *layout.quote;
  const std::size_t limit = open + kMaximumQuotedBytes;
  const bool is_in_sight = is_whole || bytes.size() > limit;
  QuotedField field;
  std::size_t at = open + 1;
  while (true) {
    at = bytes.substr(0, std::min(limit, bytes.size())).find(quote, at);
    const bool is_last = at + 1 == bytes.size();
    if (at == std::string_view::npos || (is_last && !is_whole)) {
      field.state = is_in_sight ? QuotedField::State::kNotClosed : QuotedField::State::kNeedsMore;
      return field;
    }
    if (is_last || bytes[at + 1] != quote) {
      break;
    }
    field.has_doubled = true;
    at += 2;
  }
  field.close = at;
  field.after = at + 1;
  const Follower follower = what_follows(bytes, field.after, is_whole, layout.delimiter);
  field.state = follower == Follower::kFieldEnd    ? QuotedField::State::kClosed
                : follower == Follower::kNeedsMore ? QuotedField::State::kNeedsMore
                                                   : QuotedField::State::kNotClosed;
  return field;
}

std::size_t end_of_unclosed(std::string_view bytes, std::size_t open, bool is_whole) {
  const std::size_t line_end = bytes.find('\n', open);
  if (line_end != std::string_view::npos) {
    return line_end + 1;
  }
  return is_whole ? bytes.size() : std::string_view::npos;
}

std::string halved_quotes(std::string_view text, char quote) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    i += text[i] == quote ? 1 : 0;
  }
  return out;
}

}  // namespace sluice
