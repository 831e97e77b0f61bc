#include <fmt/format.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "connectors/registry.h"
#include "engine/application.h"
#include "functions/utf8.h"
#include "runtime/time_format.h"
#include "runtime/value_text.h"
#include "tests/connectors/decoding.h"
#include "tests/functions/log_parsing.h"
#include "tests/fuzz/targets.h"
#include "tests/fuzz/text_expression.h"

namespace sluice::fuzz {
namespace {

/// LIKE by definition, over bytes: text and pattern are ASCII.
bool is_like(std::string_view text, std::string_view pattern) {
  std::vector<bool> matches(text.size() + 1);  // the pattern so far, against text so long
  matches[0] = true;
  for (const char letter : pattern) {
    std::vector<bool> next(text.size() + 1);
    for (std::size_t size = 0; size <= text.size(); ++size) {
      next[size] = letter == '%' ? matches[size] || (size > 0 && next[size - 1])
                                 : size > 0 && matches[size - 1] &&
                                       (letter == '_' || letter == text[size - 1]);
    }
    matches = next;
  }
  return matches[text.size()];
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

ExpressionPtr log_argument(std::string_view text) {
  const std::optional<std::int64_t> number = parse_integer(text);
  return number ? integer_literal(*number) : literal(text);
}

}  // namespace

/// The parser's number, then its arguments until an empty line, then lines to parse.
void parse_logs(std::string_view input) {
  static constexpr std::array kParsers = {"REGEX_LOG_PARSE",        "FAST_REGEX_LOG_PARSE",
                                          "FIXED_COLUMN_LOG_PARSE", "VARIABLE_COLUMN_LOG_PARSE",
                                          "SYS_LOG_PARSE",          "W3C_LOG_PARSE"};
  Pieces pieces(input);
  const std::string_view number = pieces.line();
  const std::size_t chosen = number.empty() ? 0 : static_cast<unsigned char>(number[0]) % 8;
  std::vector<ExpressionPtr> arguments;
  for (std::string_view line = pieces.line(); !line.empty(); line = pieces.line()) {
    arguments.push_back(log_argument(line));
  }
  std::vector<std::string> lines;
  while (!pieces.rest().empty()) {
    lines.emplace_back(pieces.line());
  }
  try {
    parsed_lines(kParsers[chosen % kParsers.size()], lines, std::move(arguments));
  } catch (const Error&) {
    return;  // arguments that are refused
  }
}

/// A Java regular expression, a replacement, a text.
void match_regex(std::string_view input) {
  static const TextExpression first_match("SUBSTRING(C FROM A)");
  static const TextExpression replaced("REGEX_REPLACE(C, A, B, 1, 0)");
  static const TextExpression replaced_second("REGEX_REPLACE(C, A, B, 1, 2)");
  Pieces pieces(input);
  const std::string_view pattern = pieces.line();
  const std::string_view replacement = pieces.line();
  const TextExpression::Result found = first_match(pattern, replacement, pieces.rest());
  if (found.text && pieces.rest().find(*found.text) == std::string_view::npos) {
    broken("a match is a part of the text", *found.text);
  }
  const TextExpression::Result all = replaced(pattern, replacement, pieces.rest());
  if (!found.failed && !all.failed && !found.text && all.text && *all.text != pieces.rest()) {
    broken("without a match nothing is replaced", *all.text);
  }
  replaced_second(pattern, replacement, pieces.rest());
}

/// A pattern of LIKE and SIMILAR, an escape character, a text.
void match_pattern(std::string_view input) {
  static const TextExpression like("C LIKE A");
  static const TextExpression like_escape("C LIKE A ESCAPE B");
  static const TextExpression similar("C SIMILAR TO A");
  static const TextExpression similar_escape("C SIMILAR TO A ESCAPE B");
  static const TextExpression part("SUBSTRING(C SIMILAR A ESCAPE B)");
  Pieces pieces(input);
  const std::string_view pattern = pieces.line();
  const std::string_view escape = pieces.line();
  const std::string_view text = pieces.rest();
  const TextExpression::Result liked = like(pattern, escape, text);
  if (is_ascii(input) && liked.text != (is_like(text, pattern) ? "TRUE" : "FALSE")) {
    broken("LIKE is what it is defined to be", input);
  }
  like_escape(pattern, escape, text);
  similar(pattern, escape, text);
  similar_escape(pattern, escape, text);
  part(pattern, escape, text);
}

/// A pattern of SimpleDateFormat, a text.
void format_time(std::string_view input) {
  static const TextExpression parsed("CHAR_TO_TIMESTAMP(A, C)");
  Pieces pieces(input);
  const std::string_view pattern = pieces.line();
  parsed(pattern, {}, pieces.rest());
  try {
    const TimeFormat format(pattern);
    const auto parsed_time = format.parse(pieces.rest(), 0);
    for (const std::int64_t time :
         {parsed_time.value_or(0), std::numeric_limits<std::int64_t>::min(),
          std::numeric_limits<std::int64_t>::max(), std::int64_t{-1},
          std::int64_t{253402300800000}}) {
      format.parse(format.print(time), time);
    }
  } catch (const Error&) {
    return;  // a pattern that is refused
  }
}

/// Text to every type; what was read once is read again from what it is printed as.
void cast_text(std::string_view input) {
  static const std::vector<TextExpression> kCasts = [] {
    std::vector<TextExpression> casts;
    for (const char* const type :
         {"INTERVAL DAY TO SECOND", "INTERVAL SECOND", "INTERVAL YEAR TO MONTH", "TINYINT",
          "SMALLINT", "INTEGER", "BIGINT", "DECIMAL(18,4)", "DECIMAL(3,3)", "REAL", "DOUBLE",
          "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "CHAR(4)", "VARCHAR(4)"}) {
      casts.emplace_back(fmt::format("CAST(CAST(A AS {}) AS VARCHAR(400))", type));
    }
    return casts;
  }();
  for (const TextExpression& cast : kCasts) {
    const TextExpression::Result once = cast(input);
    if (once.text && cast(*once.text) != once) {
      broken("a printed value is read as that value", *once.text);
    }
  }
}

void read_options(std::string_view input) {
  Pieces pieces(input);
  const std::string name(pieces.line());
  const std::string value(pieces.rest());
  parse_duration(value);
  for (const auto place : {kOnSource, kOnSink, kOnReference}) {
    try {
      const Options options = options_of({{name, value}});
      options.check(all_connectors().declarations(options), place);
    } catch (const Error&) {
      continue;
    }
  }
  for (const auto read :
       {+[](const std::string& text) { parse_binding(BindingKind::kSource, text); },
        +[](const std::string& text) { parse_setting(text); },
        +[](const std::string& text) { parse_map_option(text); }}) {
    try {
      read(value);
    } catch (const Error&) {
      continue;
    }
  }
}

}  // namespace sluice::fuzz
