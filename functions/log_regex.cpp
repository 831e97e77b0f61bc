#include "functions/log_regex.h"

#include <fmt/format.h>

#include <utility>

#include "functions/java_regex.h"

namespace sluice {
namespace {

class RegexCutter final : public LineCutter {
 public:
  explicit RegexCutter(const Regex& regex) : matcher_(regex) {}

  OrError<bool> cut(std::string_view line, FieldTexts& fields) override {
    OrError<bool> found = matcher_.find(line, 0);
    if (found.ok() && found.value()) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i] = matcher_.group(i + 1);
      }
    }
    return found;
  }

 private:
  Regex::Matcher matcher_;
};

Regex checked(const LogArguments& arguments, OrError<Regex> regex) {
  if (!regex.ok()) {
    arguments.refuse(regex.error().message);
  }
  return std::move(regex.value());
}

/// The expression that matches whole lines; its groups are those of the pattern.
Regex compile_whole(const LogArguments& arguments, std::string_view pattern) {
  checked(arguments, Regex::compile_java(pattern));  // alone, so that "a)(b" is refused
  return checked(arguments, Regex::compile(fmt::format("\\A(?:{})\\z",
                                                       translate_java_regex(pattern).value())));
}

LogParser compile_regex_log(const LogArguments& arguments) {
  const std::string_view pattern = arguments.text(1);
  const Regex regex = compile_whole(arguments, pattern);
  const std::size_t count = regex.group_count();
  if (count == 0 || count > static_cast<std::size_t>(kMaximumLogColumns)) {
    arguments.refuse(
        fmt::format("a pattern needs 1 to {} groups in parentheses, one a column: '{}'",
                    kMaximumLogColumns, pattern));
  }
  std::vector<LogColumn> columns =
      arguments.has(2) ? parse_log_columns(arguments.text(2)) : numbered_log_columns(count);
  if (columns.size() != count) {
    arguments.refuse(
        fmt::format("the pattern has {} groups, and the list {} columns", count, columns.size()));
  }
  return make_regex_parser(regex, std::move(columns));
}

}  // namespace

LogParser make_regex_parser(const Regex& regex, std::vector<LogColumn> columns) {
  return {.columns = std::move(columns),
          .make_cutter = [regex] { return std::make_unique<RegexCutter>(regex); }};
}

RowValuedFunction regex_log_parse() {
  return make_log_function(
      "REGEX_LOG_PARSE", {.least = 2, .most = 3},
      {.arguments = "line, 'regex' [, 'columns']",
       .about = "The groups of a Java regular expression that matches the whole line.",
       .example = "REGEX_LOG_PARSE('HEALTHCARE', '.*([E].).*([R].*)') = 'EA', 'RE'"},
      compile_regex_log);
}

}  // namespace sluice
