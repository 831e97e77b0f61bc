#include "functions/log.h"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view kTimeFormat = "MMM d HH:mm:ss";

/// Takes a word and the blanks behind it off the text; returns the word.
std::string_view take_word(std::string_view& rest) {
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return word;
}

/// Cuts `Mon DD HH:MM:SS server message` into its time and the rest.
class SyslogCutter final : public LineCutter {
 public:
  explicit SyslogCutter(const TimeFormat& format) : format_(format) {}

  OrError<bool> cut(std::string_view line, FieldTexts& fields) override {
    std::string_view rest = line;
    take_word(rest);
    take_word(rest);
    const std::string_view clock = take_word(rest);
    const auto end = static_cast<std::size_t>(clock.data() + clock.size() - line.data());
    fields[0] = line.substr(0, end);
    fields[1] = rest;
    constexpr std::size_t kClockSize = 8;
    return clock.size() == kClockSize && format_.parse(*fields[0], 0).has_value();
  }

 private:
  const TimeFormat& format_;
};

/// The year is not in the line: it is 1970, as in every time format without one.
LogParser compile_syslog(const LogArguments& /*arguments*/) {
  std::vector<LogColumn> columns = numbered_log_columns(2);
  const auto format = std::make_shared<const TimeFormat>(kTimeFormat);
  columns[0].type = Type::timestamp();
  columns[0].format = format;
  return {.columns = std::move(columns),
          .make_cutter = [format] { return std::make_unique<SyslogCutter>(*format); }};
}

}  // namespace

RowValuedFunction sys_log_parse() {
  return make_log_function(
      "SYS_LOG_PARSE", {.least = 1, .most = 1},
      {.arguments = "line",
       .about = "The time (of 1970) and the rest of a syslog line: Mon DD HH:MM:SS server message.",
       .example = "SYS_LOG_PARSE('Mar  7 10:11:12 host sshd: hello') = TIMESTAMP '1970-03-07 "
                  "10:11:12', 'host sshd: hello'"},
      compile_syslog);
}

}  // namespace sluice
