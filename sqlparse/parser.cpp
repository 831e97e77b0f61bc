#include "sqlparse/parser.h"

#include <fmt/format.h>

#include <utility>

#include "base/nearest_name.h"
#include "sqlparse/grammar.h"
#include "sqlparse/keyword.h"

namespace sluice::sqlparse {
namespace {

bool at_statement(const TokenReader& reader) {
  return reader.at_any({"CREATE", "DROP", "ALTER", "INSERT", "SELECT", "EXPLAIN", "WITH"});
}

/// Finds out whether the word before is a slip of the clause that would make the current one fit.
std::string clause_slip(const TokenReader& reader) {
  const Token& before = reader.previous();
  if (before.kind != TokenKind::kWord || before.text.size() < 3 || is_reserved(before.text)) {
    return {};
  }
  const auto nearest =
      nearest_name(before.text, {"FROM", "WHERE", "GROUP", "WINDOWED", "HAVING", "WINDOW", "ORDER",
                                 "UNION", "JOIN", "INNER", "PARTITION"});
  return nearest ? fmt::format("did you mean {} instead of {}?", *nearest, reader.written(before))
                 : "";
}

/// Throws about what stands where a statement should have ended.
[[noreturn]] void fail_statement_end(const TokenReader& reader) {
  const std::string found = reader.spelling(reader.token());
  if (at_statement(reader)) {
    reader.fail_here(fmt::format("missing ; before {}", found),
                     "end the statement before it with ;");
  }
  if (reader.at_any({"UNION", "EXCEPT", "INTERSECT"})) {
    reader.fail_here(fmt::format("{} behind ORDER BY", found),
                     "put the sorted query in parentheses, or sort the whole at its end");
  }
  if (reader.at_any({"WHERE", "GROUP", "HAVING", "WINDOW", "WINDOWED", "ORDER"})) {
    reader.fail_here(fmt::format("clause out of order: {}", found),
                     "the order is FROM, WHERE, GROUP BY or WINDOWED BY, HAVING, WINDOW, ORDER BY");
  }
  if (reader.at(")")) {
    reader.fail_here("closing parenthesis without an opening one: )");
  }
  reader.fail_here(fmt::format("unexpected {}", found), clause_slip(reader));
}

/// Parses text that is one `parse` and nothing else.
template <typename Parse>
auto parse_whole(std::string_view text, Parse parse) {
  TokenReader reader(text);
  auto result = parse(reader);
  reader.throw_token_error();
  if (!reader.at_end()) {
    reader.fail_here(fmt::format("unexpected {}", reader.spelling(reader.token())));
  }
  return result;
}

}  // namespace

std::vector<Statement> parse(std::string_view text) {
  TokenReader reader(text);
  std::vector<Statement> statements;
  for (;;) {
    while (reader.accept(";")) {
    }
    reader.throw_token_error();
    if (reader.at_end()) {
      return statements;
    }
    statements.push_back(parse_statement(reader));
    if (!reader.at(";") && !reader.at_end()) {
      fail_statement_end(reader);
    }
  }
}

Expression parse_expression(std::string_view text) {
  return parse_whole(text, [](TokenReader& reader) { return parse_expression(reader); });
}

DataType parse_data_type(std::string_view text) {
  return parse_whole(text, [](TokenReader& reader) { return parse_data_type(reader); });
}

std::vector<Span> statement_spans(std::string_view text) {
  const TokenList list = tokenize(text);
  if (list.error) {
    throw Error(*list.error);
  }
  std::vector<Span> spans;
  bool is_open = false;
  for (const Token& token : list.tokens) {
    const bool is_semicolon = token.kind == TokenKind::kSymbol && token.text == ";";
    if (is_semicolon || token.kind == TokenKind::kEnd) {
      is_open = false;
    } else if (!is_open) {
      spans.push_back(token.span);
      is_open = true;
    } else {
      spans.back().end = token.span.end;
    }
  }
  return spans;
}

}  // namespace sluice::sqlparse
