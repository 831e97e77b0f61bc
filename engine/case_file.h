#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a line of a test case asks for.
enum class CaseEventKind {
  kRows,     ///< `> stream`: feeds the rows below; `> stream raw`: the lines as they are
  kTable,    ///< `> name table`: the lines below are a reference table, there from the start
  kBound,    ///< `> bound stream time`
  kClock,    ///< `> clock +10s`
  kRestart,  ///< `> restart`: saves all state and loads it into a fresh run
  kEnd,      ///< `> end`: the inputs end
  kExpect,   ///< `= stream`: exactly these rows came out since the last such line; `= stream csv`:
             ///< these lines, as the format writes them
  kCounter,  ///< `! counter value`
  kExplain,  ///< `? explain`: the plan below; `? discover stream`: the columns that discovery of
             ///< the service finds in the lines fed so far
  kError,    ///< `error: text`: the query is refused with a message that holds the text
};

struct CaseEvent {
  CaseEventKind kind = CaseEventKind::kEnd;
  std::string name = {};                ///< of the stream or counter
  std::string argument = {};            ///< time, duration, value, text, `raw` or a format
  std::vector<std::string> lines = {};  ///< rows or plan; comments cut off where lines are rows
  std::size_t line = 0;                 ///< number of the event's line in the file, from 1
  std::size_t line_count = 0;           ///< lines of the file that belong to it, its own included
};

/// A test case: SQL, then events. CONTRIBUTING.md tells the form.
struct CaseFile {
  std::string sql;
  std::vector<CaseEvent> events;
};

/// Throws an Error of kind usage with the number of a line that cannot be read.
CaseFile parse_case(std::string_view text);

}  // namespace sluice
