#include "connectors/json_records.h"

#include <algorithm>

namespace sluice {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

std::optional<JsonRecord> JsonRecordScanner::next(std::string_view text, bool is_whole) {
  if (!is_inside_ && !find_begin(text)) {
    return std::nullopt;
  }
  if (text[begin_] != '{') {
    return rest_of_line(text, is_whole);
  }
  while (!is_closed_ && !is_broken_ && at_ < text.size()) {
    if (is_in_string_) {
      if (!take_string(text)) {
        break;
      }
      continue;
    }
    const Step result = step(text[at_]);
    is_closed_ = result == Step::kClosed;
    is_broken_ = result == Step::kBroken;
    at_ += is_broken_ ? 0 : 1;
  }
  if (is_closed_) {
    return end_closed(text, is_whole);
  }
  const bool is_too_long = at_ - begin_ > maximum_record_bytes_;
  return is_broken_ || is_whole || is_too_long ? end_broken(text, is_whole) : std::nullopt;
}

void JsonRecordScanner::rebase(std::size_t taken) {
  at_ -= std::min(at_, taken);
  begin_ -= std::min(begin_, taken);
  line_end_ -= std::min(line_end_, taken);
  if (bracket_) {
    *bracket_ -= std::min(*bracket_, taken);
  }
}

/// Moves to the first character of a record.
bool JsonRecordScanner::find_begin(std::string_view text) {
  for (; at_ < text.size(); ++at_) {
    const char c = text[at_];
    if (c == '[') {
      bracket_ = bracket_.value_or(at_);
      continue;
    }
    if (!is_blank(c) && c != '\n' && c != ',' && c != ']') {
      begin_record(c == '{' ? at_ : bracket_.value_or(at_));
      return true;
    }
    is_line_begin_ = is_line_begin_ || c == '\n';
    bracket_ = is_blank(c) ? bracket_ : std::nullopt;
  }
  return false;
}

void JsonRecordScanner::begin_record(std::size_t begin) {
  begin_ = begin;
  bracket_.reset();
  line_end_ = 0;
  objects_ = 0;
  depth_ = 0;
  previous_ = '\0';
  is_inside_ = true;
  is_in_string_ = is_closed_ = is_broken_ = is_after_line_end_ = false;
}

/// A line of a JSON text goes on where the one before left off: after a value comes a comma or a
/// bracket, in an object a name. Otherwise the record was cut off.
bool JsonRecordScanner::may_begin_value(char c) const {
  const bool wants_value =
      previous_ == '{' || previous_ == '[' || previous_ == ',' || previous_ == ':';
  const bool wants_name = (objects_ & 1U) != 0 && previous_ != ':';
  return wants_value && (!wants_name || c == '"');
}

JsonRecordScanner::Step JsonRecordScanner::step(char c) {
  if (is_blank(c)) {
    return Step::kGoOn;
  }
  if (c == '\n') {
    line_end_ = line_end_ == 0 ? at_ : line_end_;
    is_after_line_end_ = true;
    return Step::kGoOn;
  }
  const bool begins_value = c != '}' && c != ']' && c != ',' && c != ':';
  if (is_after_line_end_ && begins_value && !may_begin_value(c)) {
    return Step::kBroken;
  }
  is_after_line_end_ = false;
  previous_ = c;
  if (c == '"') {
    is_in_string_ = true;
  } else if (c == '{' || c == '[') {
    objects_ = objects_ << 1 | (c == '{' ? 1U : 0U);
    ++depth_;
  } else if (c == '}' || c == ']') {
    objects_ >>= 1;
    --depth_;
  }
  return depth_ == 0 ? Step::kClosed : Step::kGoOn;
}

/// Moves behind the string; false at the end of the text or where a line ends inside it.
bool JsonRecordScanner::take_string(std::string_view text) {
  for (; at_ < text.size(); ++at_) {
    const char c = text[at_];
    if (c == '"') {
      ++at_;
      is_in_string_ = false;
      return true;
    }
    if (c == '\\' && at_ + 1 == text.size()) {
      return false;
    }
    at_ += c == '\\' && text[at_ + 1] != '\n' ? 1 : 0;
    if (c == '\n') {
      is_broken_ = true;
      return false;
    }
  }
  return false;
}

/// After the last brace: the next record may follow, anything else makes the whole line wrong.
std::optional<JsonRecord> JsonRecordScanner::end_closed(std::string_view text, bool is_whole) {
  std::size_t next = at_;
  while (next < text.size() && is_blank(text[next])) {
    ++next;
  }
  if (next == text.size() && !is_whole) {
    return std::nullopt;
  }
  const char follower = next == text.size() ? '\n' : text[next];
  if (follower == '\n' || follower == '{' || follower == ',' || follower == '[' ||
      follower == ']') {
    return finish(at_, true);
  }
  return rest_of_line(text, is_whole);
}

std::optional<JsonRecord> JsonRecordScanner::rest_of_line(std::string_view text, bool is_whole) {
  const std::size_t line_end = text.find('\n', at_);
  const bool is_too_long = text.size() - begin_ > maximum_record_bytes_;
  if (line_end == std::string_view::npos && !is_whole && !is_too_long) {
    return std::nullopt;
  }
  return finish(std::min(line_end, text.size()), false);
}

std::optional<JsonRecord> JsonRecordScanner::end_broken(std::string_view text, bool is_whole) {
  is_broken_ = true;
  const bool is_first_line = line_end_ == 0;
  if (is_first_line) {
    return rest_of_line(text, is_whole);
  }
  const std::string_view first_line = text.substr(begin_ + 1, line_end_ - begin_ - 1);
  const bool is_printed_over_lines = std::all_of(first_line.begin(), first_line.end(), is_blank);
  if (!is_printed_over_lines) {
    return finish(line_end_, false);
  }
  const std::size_t next = text.find("\n{", line_end_);
  const bool is_too_long = text.size() - begin_ > maximum_record_bytes_;
  if (next == std::string_view::npos && !is_whole && !is_too_long) {
    return std::nullopt;
  }
  if (next == std::string_view::npos && !is_whole) {
    return finish(line_end_, false);
  }
  return finish(text.substr(0, next).find_last_not_of(" \t\r\n") + 1, false);
}

JsonRecord JsonRecordScanner::finish(std::size_t end, bool is_object) {
  const JsonRecord record{.begin = begin_,
                          .end = end,
                          .is_whole_line = is_line_begin_ && line_end_ == 0,
                          .is_object = is_object};
  at_ = end;
  is_inside_ = false;
  is_line_begin_ = false;
  return record;
}

}  // namespace sluice
