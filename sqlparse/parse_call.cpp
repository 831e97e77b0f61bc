#include <fmt/format.h>

#include <utility>

#include "sqlparse/grammar.h"
#include "sqlparse/keyword.h"

namespace sluice::sqlparse {
namespace {

Argument parse_argument(TokenReader& reader) {
  if (reader.at_any({"SELECT", "VALUES", "WITH"})) {
    reader.fail_here("query as an argument without CURSOR",
                     "a table function takes CURSOR(SELECT STREAM ...)");
  }
  Argument argument;
  const bool is_word = reader.at_kind(TokenKind::kWord) || reader.at_kind(TokenKind::kQuotedName);
  if (is_word && reader.at("=>", 1)) {  // parameters may be called by reserved words: scope, partition
    argument.name = take_identifier(reader);
    reader.expect("=>");
  }
  argument.value = parse_expression(reader);
  return argument;
}

void parse_arguments(TokenReader& reader, FunctionCall& call) {
  reader.expect("(");
  if (reader.accept(")")) {
    return;
  }
  if (call.name.name == "COUNT" && reader.accept("*")) {
    call.star = true;
    return reader.expect(")");
  }
  if (reader.accept("DISTINCT")) {
    call.quantifier = SetQuantifier::kDistinct;
  } else if (reader.accept("ALL")) {
    call.quantifier = SetQuantifier::kAll;
  }
  do {
    call.arguments.push_back(parse_argument(reader));
  } while (reader.accept(","));
  reader.expect(")");
}

/// Parses `FROM FIRST | LAST`, which only NTH_VALUE has: elsewhere FROM begins a clause.
void parse_count_from(TokenReader& reader, FunctionCall& call) {
  const bool goes_on = reader.at_any({"OVER", "IGNORE", "RESPECT"}, 2);
  if (call.name.name != "NTH_VALUE" || !goes_on) {
    return;
  }
  if (reader.accept_all({"FROM", "FIRST"})) {
    call.count_from = CountFrom::kFirst;
  } else if (reader.accept_all({"FROM", "LAST"})) {
    call.count_from = CountFrom::kLast;
  }
}

void parse_null_treatment(TokenReader& reader, FunctionCall& call) {
  if (reader.accept("IGNORE")) {
    call.nulls = NullTreatment::kIgnore;
  } else if (reader.accept("RESPECT")) {
    call.nulls = NullTreatment::kRespect;
  } else {
    return;
  }
  reader.expect("NULLS");
}

void refuse_call_clause(const TokenReader& reader) {
  if (reader.at("FILTER")) {
    reader.fail_here("FILTER is not in the dialect",
                     "write the condition into the argument: SUM(CASE WHEN condition THEN x END)");
  }
  if (reader.at_all({"WITHIN", "GROUP"})) {
    reader.fail_here("WITHIN GROUP is not in the dialect",
                     "for ranks use the table function GROUP_RANK");
  }
}

}  // namespace

FunctionCall parse_call(TokenReader& reader) {
  const Token& token = reader.token();
  FunctionCall call;
  if (at_name(reader)) {
    call.name = parse_identifier(reader, "a function's name");
  } else {
    call.name = {.name = token.text,
                 .spelling = std::string(reader.written(token)),
                 .quoted = false,
                 .span = token.span};
    reader.take();
  }
  if (!reader.at("(")) {
    call.parenthesised = false;
    return call;
  }
  parse_arguments(reader, call);
  parse_count_from(reader, call);
  parse_null_treatment(reader, call);
  refuse_call_clause(reader);
  if (reader.at("OVER")) {
    call.over = parse_over(reader);
  }
  return call;
}

}  // namespace sluice::sqlparse
