#include "sqlparse/error_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

constexpr std::size_t kMaximumShown = 120;  // bytes of a line
constexpr std::size_t kShownBefore = 60;    // bytes before the span, in a line that is cut
constexpr std::string_view kElision = "...";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

std::size_t line_begin(std::string_view text, std::size_t offset) {
  const std::size_t newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t line_end(std::string_view text, std::size_t offset) {
  std::size_t end = std::min(text.find('\n', offset), text.size());
  return end > offset && text[end - 1] == '\r' ? end - 1 : end;
}

/// Moves an offset back to where a character begins, but not before `least`.
std::size_t character_begin(std::string_view text, std::size_t offset, std::size_t least) {
  while (offset > least && offset < text.size() && is_continuation(text[offset])) {
    --offset;
  }
  return offset;
}

/// Blanks as wide as `text`: tabs stay tabs.
std::string blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_continuation(c)) {
      result += c == '\t' ? '\t' : ' ';
    }
  }
  return result;
}

/// The line that `begin` is in and the carets under `begin` to `end`.
std::string excerpt(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = line_begin(text, begin);
  std::size_t last = line_end(text, begin);
  const bool is_long = last - first > kMaximumShown;
  const bool cuts_first = is_long && begin - first > kShownBefore;
  if (cuts_first) {
    first = character_begin(text, begin - kShownBefore, first);
  }
  const bool cuts_last = is_long && last - first > kMaximumShown;
  if (cuts_last) {
    last = character_begin(text, first + kMaximumShown, begin);
  }
  const std::string_view marked = text.substr(begin, std::min(end, last) - begin);
  const std::size_t width = std::max<std::size_t>(1, begin < last ? utf8_count(marked) : 1);
  const std::string_view lead = cuts_first ? kElision : "";
  return fmt::format("  {}{}{}\n  {}{}{}\n", lead, text.substr(first, last - first),
                     cuts_last ? kElision : "", std::string(lead.size(), ' '),
                     blanks(text.substr(first, begin - first)), std::string(width, '^'));
}

}  // namespace

TextPosition text_position(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t begin = line_begin(before, before.size());
  const auto newlines = std::count(before.begin(), before.end(), '\n');
  return {.line = static_cast<std::size_t>(newlines) + 1,
          .column = utf8_count(before.substr(begin)) + 1};
}

std::string error_text(const Error& error, std::string_view file, std::string_view text) {
  const std::string hint = error.hint().empty() ? "" : fmt::format("hint: {}\n", error.hint());
  if (!error.span()) {
    return fmt::format("{}: error: {}\n{}", file, error.message(), hint);
  }
  const std::size_t begin = std::min<std::size_t>(error.span()->begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(error.span()->end, begin, text.size());
  const TextPosition position = text_position(text, begin);
  return fmt::format("{}:{}:{}: error: {}\n{}{}", file, position.line, position.column,
                     error.message(), excerpt(text, begin, end), hint);
}

}  // namespace sluice::sqlparse
