#include "engine/case_file.h"

#include <fmt/format.h>

#include <sstream>

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
    event.kind = CaseEventKind::kRows;
    event.name = rest;
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
  const std::size_t blank = rest.find(' ');
  event.name = line[0] == '!' ? rest.substr(0, blank) : rest;
  event.argument = line[0] == '!' && blank != std::string::npos ? trimmed(rest.substr(blank)) : "";
  return event;
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
    const std::string row = event.kind == CaseEventKind::kExplain ? line : without_comment(line);
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
