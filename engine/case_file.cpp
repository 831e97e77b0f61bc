#include "engine/case_file.h"

#include <fmt/format.h>

#include <initializer_list>
#include <sstream>
#include <tuple>
#include <utility>

#include "base/error.h"

namespace sluice {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) {
    return {};
  }
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

/// Cuts a comment ` # ...` that is not inside quotes.
std::string without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    quoted ^= line[i] == '"';
    if (line[i] == '#' && !quoted && (i == 0 || line[i - 1] == ' ')) {
      return trimmed(line.substr(0, i));
    }
  }
  return trimmed(line);
}

bool begins_event(std::string_view line) {
  return line.starts_with("> ") || line.starts_with("= ") || line.starts_with("! ") ||
         line.starts_with("? ") || line.starts_with("error:");
}

/// A name, which may have blanks, and the word behind it if it is one of `words`.
std::pair<std::string, std::string> split_last(const std::string& text,
                                               std::initializer_list<const char*> words) {
  for (const char* word : words) {
    if (text.ends_with(std::string(" ") + word)) {
      return {trimmed(text.substr(0, text.size() - std::string_view(word).size())), word};
    }
  }
  return {text, ""};
}

CaseEvent parse_input(const std::string& rest, std::size_t number) {
  std::istringstream words(rest);
  std::string first;
  words >> first;
  CaseEvent event{.line = number};
  if (first == "end" || first == "restart") {
    event.kind = first == "end" ? CaseEventKind::kEnd : CaseEventKind::kRestart;
  } else if (first == "clock") {
    event.kind = CaseEventKind::kClock;
    words >> event.argument;
  } else if (first == "bound") {
    event.kind = CaseEventKind::kBound;
    words >> event.name;
    std::getline(words, event.argument);
    event.argument = trimmed(event.argument);
  } else {
    std::tie(event.name, event.argument) = split_last(rest, {"raw", "table"});
    event.kind = event.argument == "table" ? CaseEventKind::kTable : CaseEventKind::kRows;
  }
  return event;
}

CaseEvent parse_event(const std::string& line, std::size_t number) {
  if (line.starts_with("error:")) {
    return {.kind = CaseEventKind::kError, .argument = trimmed(line.substr(6)), .line = number};
  }
  const std::string rest = without_comment(line.substr(2));
  if (line[0] == '>') {
    return parse_input(rest, number);
  }
  CaseEvent event{.line = number};
  event.kind = line[0] == '='   ? CaseEventKind::kExpect
               : line[0] == '?' ? CaseEventKind::kExplain
                                : CaseEventKind::kCounter;
  if (line[0] == '=') {
    std::tie(event.name, event.argument) = split_last(rest, {"json", "csv"});
    return event;
  }
  const std::size_t blank = rest.find(' ');
  event.name = rest.substr(0, blank);
  event.argument = blank == std::string::npos ? "" : trimmed(rest.substr(blank));
  return event;
}

/// Whether the lines of an event are taken as they stand.
bool is_verbatim(const CaseEvent& event) {
  const bool may_be_raw =
      event.kind == CaseEventKind::kRows || event.kind == CaseEventKind::kExpect;
  return event.kind == CaseEventKind::kExplain || event.kind == CaseEventKind::kTable ||
         (may_be_raw && !event.argument.empty());
}

}  // namespace

CaseFile parse_case(std::string_view text) {
  CaseFile file;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (begins_event(line)) {
      file.events.push_back(parse_event(line, number));
      file.events.back().line_count = 1;
      continue;
    }
    if (file.events.empty()) {
      file.sql += line + "\n";
      continue;
    }
    CaseEvent& event = file.events.back();
    ++event.line_count;
    const std::string row = is_verbatim(event) ? line : without_comment(line);
    if (!trimmed(row).empty()) {
      event.lines.push_back(row);
    }
  }
  if (file.events.empty()) {
    throw Error(ErrorKind::kUsage, "a test case needs events behind its SQL",
                "feed rows with `> stream`, end with `> end`, expect rows with `= stream`");
  }
  return file;
}

}  // namespace sluice
