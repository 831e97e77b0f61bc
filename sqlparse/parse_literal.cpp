#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "sqlparse/grammar.h"
#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

/// Literals that begin with a word and have a string behind it, or in braces (`{ts '..'}`).
struct DatetimeWord {
  std::string_view word;
  std::string_view brace;
  DatetimeKind kind;
};

constexpr auto kDatetimeWords = std::to_array<DatetimeWord>({
    {"DATE", "D", DatetimeKind::kDate},
    {"TIME", "T", DatetimeKind::kTime},
    {"TIMESTAMP", "TS", DatetimeKind::kTimestamp},
});

bool at_string(const TokenReader& reader, std::size_t ahead = 0) {
  return reader.at_kind(TokenKind::kString, ahead) ||
         reader.at_kind(TokenKind::kUnicodeString, ahead);
}

/// Decodes the `length` hexadecimal digits at `offset`, if they are there and name a character.
std::optional<std::uint32_t> hexadecimal(std::string_view text, std::size_t offset,
                                         std::size_t length) {
  if (offset + length > text.size()) {
    return {};
  }
  std::uint32_t code = 0;
  const char* begin = text.data() + offset;
  const auto [stop, error] = std::from_chars(begin, begin + length, code, 16);
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (stop != begin + length || error != std::errc() || is_surrogate || code > 0x10FFFF) {
    return {};
  }
  return code;
}

/// Replaces the escapes `\hhhh`, `\+hhhhhh` and `\\` of a U&'..' string.
std::string decode_unicode(std::string_view text, char escape, Span span) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != escape) {
      decoded += text[i];
      continue;
    }
    if (i + 1 < text.size() && text[i + 1] == escape) {
      decoded += text[++i];
      continue;
    }
    const bool is_long = i + 1 < text.size() && text[i + 1] == '+';
    const std::size_t start = i + (is_long ? 2 : 1);
    const std::size_t length = is_long ? 6 : 4;
    const auto code = hexadecimal(text, start, length);
    if (!code) {
      TokenReader::fail(
          fmt::format("illegal escape in a U& string: {}", text.substr(i, 1 + length)),
          fmt::format("write {0}hhhh with four hexadecimal digits, or {0}{0}", escape), span);
    }
    utf8_append(decoded, *code);
    i = start + length - 1;
  }
  return decoded;
}

std::string parse_unicode_string(TokenReader& reader) {
  const Token& token = reader.take();
  char escape = '\\';
  if (reader.accept("UESCAPE")) {
    const std::string& text = reader.token().text;
    const bool is_one = reader.at_kind(TokenKind::kString) && text.size() == 1;
    if (!is_one ||
        std::string_view("0123456789abcdefABCDEF+'\" ").find(text[0]) != std::string_view::npos) {
      reader.fail_expected("one character behind UESCAPE",
                           "such as UESCAPE '!'; no digit or letter to f");
    }
    escape = reader.take().text[0];
  }
  return decode_unicode(token.text, escape, token.span);
}

BinaryLiteral parse_binary_literal(TokenReader& reader) {
  const Token& token = reader.take();
  BinaryLiteral literal;
  for (std::size_t i = 0; i < token.text.size(); i += 2) {
    const auto byte = hexadecimal(token.text, i, 2);
    if (!byte) {
      TokenReader::fail("illegal binary literal", "X'..' holds pairs of hexadecimal digits",
                        token.span);
    }
    literal.bytes += static_cast<char>(*byte);
  }
  return literal;
}

NumberLiteral parse_number(TokenReader& reader) {
  const std::string& text = reader.take().text;
  return {.text = text, .approximate = text.find_first_of("eE") != std::string::npos};
}

DatetimeLiteral parse_datetime_text(TokenReader& reader, DatetimeKind kind) {
  const Span span = reader.token().span;
  const std::string text = parse_string(reader, "a string");
  return {.kind = kind, .text = text, .milliseconds = parse_datetime(kind, text, span)};
}

IntervalLiteral parse_interval_literal(TokenReader& reader) {
  reader.expect("INTERVAL");
  const bool is_negative = reader.at("-");
  if (is_negative || reader.at("+")) {
    reader.take();
  }
  if (reader.at_kind(TokenKind::kNumber)) {
    reader.fail_here(fmt::format("interval without quotes: {}", reader.token().text),
                     fmt::format("write INTERVAL '{}' and the unit", reader.token().text));
  }
  const Span span = reader.token().span;
  IntervalLiteral literal;
  literal.text = parse_string(reader, "the interval's value in quotes");
  literal.qualifier = parse_interval_qualifier(reader);
  literal.value = parse_interval(literal.text, literal.qualifier, span);
  literal.value = is_negative ? -literal.value : literal.value;
  const std::size_t first = literal.text.find_first_not_of(" +-");
  literal.text = literal.text.substr(first, literal.text.find_last_not_of(' ') + 1 - first);
  return literal;
}

Expression::Node parse_word_literal(TokenReader& reader) {
  if (reader.accept("NULL")) {
    return NullLiteral{};
  }
  if (reader.accept("UNKNOWN")) {
    return BooleanLiteral{};
  }
  return BooleanLiteral{reader.take().text == "TRUE"};
}

/// Parses `{d '..'}`, `{t '..'}` or `{ts '..'}`.
DatetimeLiteral parse_brace_literal(TokenReader& reader) {
  reader.expect("{");
  for (const DatetimeWord& entry : kDatetimeWords) {
    if (reader.accept(entry.brace)) {
      DatetimeLiteral literal = parse_datetime_text(reader, entry.kind);
      reader.expect("}");
      return literal;
    }
  }
  reader.fail_expected("d, t or ts behind {");
}

}  // namespace

bool at_literal(const TokenReader& reader) {
  switch (reader.token().kind) {
    case TokenKind::kString:
    case TokenKind::kUnicodeString:
    case TokenKind::kBinaryString:
    case TokenKind::kNumber:
      return true;
    case TokenKind::kSymbol:
      return reader.at("{");
    case TokenKind::kWord:
      return reader.at_any({"NULL", "TRUE", "FALSE", "UNKNOWN", "INTERVAL"}) ||
             (reader.at_any({"DATE", "TIME", "TIMESTAMP"}) && at_string(reader, 1));
    default:
      return false;
  }
}

Expression parse_literal(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  const auto located = [&](Expression::Node node) {
    return Expression{std::move(node), reader.since(begin)};
  };
  if (at_string(reader)) {
    return located(StringLiteral{parse_string(reader, "a string")});
  }
  if (reader.at_kind(TokenKind::kNumber)) {
    return located(parse_number(reader));
  }
  if (reader.at_kind(TokenKind::kBinaryString)) {
    return located(parse_binary_literal(reader));
  }
  if (reader.at("{")) {
    return located(parse_brace_literal(reader));
  }
  if (reader.at("INTERVAL")) {
    return located(parse_interval_literal(reader));
  }
  for (const DatetimeWord& entry : kDatetimeWords) {
    if (reader.accept(entry.word)) {
      return located(parse_datetime_text(reader, entry.kind));
    }
  }
  return located(parse_word_literal(reader));
}

std::string parse_string(TokenReader& reader, std::string_view what) {
  if (reader.at_kind(TokenKind::kUnicodeString)) {
    return parse_unicode_string(reader);
  }
  if (!reader.at_kind(TokenKind::kString)) {
    reader.fail_expected(what, reader.at_kind(TokenKind::kQuotedName)
                                   ? "strings are quoted with single quotes: 'text'"
                                   : "");
  }
  return reader.take().text;
}

}  // namespace sluice::sqlparse
