#include <fmt/format.h>

#include "sqlparse/grammar.h"
#include "sqlparse/keyword.h"
#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

constexpr std::size_t kMaximumParts = 3;
constexpr std::size_t kMaximumLength = 128;  ///< characters of a name

/// Words that more likely tell that a name is missing than that they are meant as one.
bool is_clause_word(const TokenReader& reader) {
  return reader.at_any({"AND",  "AS",   "BY",     "CREATE", "FROM",  "GROUP",  "HAVING",
                        "INTO", "JOIN", "NOT",    "ON",     "OR",    "ORDER",  "SELECT",
                        "SET",  "THEN", "UNION",  "USING",  "WHERE", "WITH",   "OVER",
                        "CASE", "ELSE", "VALUES", "WHEN",   "RANGE", "WINDOW", "INSERT"});
}

}  // namespace

std::string quoting_hint(const TokenReader& reader) {
  const Token& token = reader.token();
  if (token.kind == TokenKind::kString) {
    return "names are quoted with double quotes: \"name\"";
  }
  const bool is_meant_as_name = reader.previous().text == "AS" || !is_clause_word(reader);
  if (token.kind != TokenKind::kWord || !is_reserved(token.text) || !is_meant_as_name) {
    return {};
  }
  return fmt::format("{} is a reserved word: as a name it needs double quotes, \"{}\"", token.text,
                     reader.written(token));
}

bool at_name(const TokenReader& reader, std::size_t ahead) {
  const Token& token = reader.token(ahead);
  return token.kind == TokenKind::kQuotedName ||
         (token.kind == TokenKind::kWord &&
          (!is_reserved(token.text) || is_metadata_column(token.text)));
}

Identifier parse_identifier(TokenReader& reader, std::string_view what) {
  if (!at_name(reader)) {
    reader.fail_expected(what, quoting_hint(reader));
  }
  return take_identifier(reader);
}

Identifier take_identifier(TokenReader& reader) {
  const Token& token = reader.take();
  const bool quoted = token.kind == TokenKind::kQuotedName;
  if (utf8_count(token.text) > kMaximumLength) {
    TokenReader::fail(fmt::format("name of more than {} characters", kMaximumLength), "", token.span);
  }
  return {.name = token.text,
          .spelling = quoted ? token.text : std::string(reader.written(token)),
          .quoted = quoted,
          .span = token.span};
}

ObjectName parse_object_name(TokenReader& reader, std::string_view what) {
  const std::uint32_t begin = reader.begin();
  ObjectName name;
  do {
    name.parts.push_back(parse_identifier(reader, what));
  } while (name.parts.size() < kMaximumParts && !reader.at("*", 1) && reader.accept("."));
  name.span = reader.since(begin);
  return name;
}

std::vector<Identifier> parse_name_list(TokenReader& reader, std::string_view what) {
  std::vector<Identifier> names;
  reader.expect("(");
  do {
    names.push_back(parse_identifier(reader, what));
  } while (reader.accept(","));
  reader.expect(")");
  return names;
}

}  // namespace sluice::sqlparse
