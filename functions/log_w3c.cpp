#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "functions/log_regex.h"

namespace sluice {
namespace {

constexpr auto kPredefined = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"COMMON", R"(%h %l %u %t "%r" %>s %b)"},
    {"COMMON WITH VHOST", R"(%v %h %l %u %t "%r" %>s %b)"},
    {"NCSA EXTENDED", R"(%h %l %u %t "%r" %>s %b "%[Referer]i" "%[User-agent]i")"},
    {"REFERER", "%[Referer]i ---> %U"},
    {"AGENT", "%[User-agent]i"},
});

/// Microsoft's format for IIS: client, user, date, time, service, server, address of the server,
/// milliseconds, bytes in and out, status, status of Windows, method, target, parameters.
constexpr std::string_view kIisFormat = "IIS";
constexpr int kIisPlainFields = 13;
constexpr std::string_view kIisPlainField = "([^,]*), *";
constexpr std::string_view kIisLastFields = "(.*?), *(.*?)(?:, *)?";

constexpr std::string_view kNumber = "([0-9]+|-)";
constexpr std::string_view kWord = "(\\S+)";
constexpr std::string_view kWordOrNothing = "(\\S*)";
constexpr std::string_view kAnyText = "(.*?)";
/// In quotes, with quotes escaped, as Apache writes it; or else with quotes inside.
constexpr std::string_view kQuotedText = R"(((?:[^"\\]|\\.)*+|.*?))";
constexpr std::string_view kBracketedTime = R"((\[[^\]]*\]|-))";
constexpr std::string_view kTimeInBrackets = R"(([^\]]*))";

/// What each specifier looks like in a line.
struct Specifier {
  char letter;
  std::string_view pattern;
};
constexpr auto kSpecifiers = std::to_array<Specifier>({
    {'a', kWord},    {'A', kWord},    {'B', kNumber},        {'b', kNumber},  {'C', kAnyText},
    {'D', kNumber},  {'e', kAnyText}, {'f', kAnyText},       {'h', kWord},    {'H', kWord},
    {'i', kAnyText}, {'l', kWord},    {'m', kWord},          {'n', kAnyText}, {'o', kAnyText},
    {'p', kNumber},  {'P', kNumber},  {'q', kWordOrNothing}, {'r', kAnyText}, {'s', kNumber},
    {'t', kAnyText}, {'T', kNumber},  {'u', kAnyText},       {'U', kAnyText}, {'v', kWord},
    {'V', kWord},    {'X', kWord},    {'I', kNumber},        {'O', kNumber},
});

/// Translates a format of Apache's mod_log_config into a regular expression.
class FormatTranslator {
 public:
  FormatTranslator(const LogArguments& arguments, std::string_view format)
      : arguments_(arguments), whole_(format), rest_(format) {}

  std::string translate() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '%') {
        translate_specifier();
      } else {
        append_literal(c == '\\' ? take_escaped() : c);
      }
    }
    if (!has_specifier_) {
      fail("no specifier stands in it");
    }
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    arguments_.refuse(fmt::format("bad log format '{}': {}", whole_, problem));
  }

  char take_escaped() {
    const char c = rest_.empty() ? '\\' : rest_.front();
    rest_.remove_prefix(rest_.empty() ? 0 : 1);
    if (c == 't') {
      return '\t';
    }
    return c == 'n' ? '\n' : c;
  }

  void append_literal(char c) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
    if (!is_plain) {
      out_ += '\\';
    }
    out_ += c;
    last_literal_ = c;
  }

  /// Reads `[!][status,...][<|>][[name]]letter`, behind the %.
  void translate_specifier() {
    if (rest_.starts_with("%")) {
      rest_.remove_prefix(1);
      append_literal('%');
      return;
    }
    rest_.remove_prefix(std::min(rest_.find_first_not_of("!0123456789,<>"), rest_.size()));
    const bool is_named = take_name();
    const char letter = rest_.empty() ? '%' : rest_.front();
    const auto* found =
        std::find_if(kSpecifiers.begin(), kSpecifiers.end(),
                     [&](const Specifier& specifier) { return specifier.letter == letter; });
    if (found == kSpecifiers.end()) {
      fail(rest_.empty() ? "a % stands at its end"
                         : fmt::format("there is no specifier %{}", letter));
    }
    rest_.remove_prefix(1);
    out_ += letter == 't' && !is_named ? time_pattern() : text_pattern(found->pattern);
    has_specifier_ = true;
    last_literal_ = 0;
  }

  /// Takes the name of a header, cookie or time format in brackets, or in Apache's own braces.
  bool take_name() {
    if (!rest_.starts_with("[") && !rest_.starts_with("{")) {
      return false;
    }
    const std::size_t end = rest_.find(rest_.front() == '[' ? ']' : '}');
    if (end == std::string_view::npos) {
      fail("a name is not closed");
    }
    rest_.remove_prefix(end + 1);
    return true;
  }

  /// A time keeps its brackets, unless the format has them too.
  std::string_view time_pattern() const {
    return last_literal_ == '[' && rest_.starts_with("]") ? kTimeInBrackets : kBracketedTime;
  }

  std::string_view text_pattern(std::string_view pattern) const {
    const bool is_quoted = last_literal_ == '"' && rest_.starts_with("\"");
    return pattern == kAnyText && is_quoted ? kQuotedText : pattern;
  }

  const LogArguments& arguments_;
  std::string_view whole_;
  std::string_view rest_;
  std::string out_;
  char last_literal_ = 0;  ///< what stands just before, 0 for a specifier
  bool has_specifier_ = false;
};

std::string upper_case_name(std::string_view name) {
  std::string upper(name);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return upper;
}

std::string pattern_of(const LogArguments& arguments) {
  const std::string_view format = arguments.text(1);
  const std::string name = upper_case_name(format);
  if (name == kIisFormat) {
    std::string pattern;
    for (int i = 0; i < kIisPlainFields; ++i) {
      pattern += kIisPlainField;
    }
    return pattern.append(kIisLastFields);
  }
  const auto* found = std::find_if(kPredefined.begin(), kPredefined.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  return FormatTranslator(arguments, found == kPredefined.end() ? format : found->second)
      .translate();
}

LogParser compile_w3c_log(const LogArguments& arguments) {
  const OrError<Regex> regex =
      Regex::compile(fmt::format("(?s)\\A{}\\r?\\n?\\z", pattern_of(arguments)));
  if (!regex.ok()) {
    arguments.refuse(regex.error().message);
  }
  return make_regex_parser(regex.value(), numbered_log_columns(regex.value().group_count()));
}

}  // namespace

RowValuedFunction w3c_log_parse() {
  return make_log_function(
      "W3C_LOG_PARSE", {.least = 2, .most = 2},
      {.arguments = "line, 'format'",
       .about = "The fields of a web server's log: COMMON, COMMON WITH VHOST, NCSA EXTENDED, "
                "REFERER, AGENT, IIS, or a format of Apache's with names in brackets.",
       .example = "W3C_LOG_PARSE('10.0.0.1 GET /', '%h %m %U') = '10.0.0.1', 'GET', '/'"},
      compile_w3c_log);
}

}  // namespace sluice
