#include <fmt/format.h>

#include <array>
#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

Expression::Node parse_cast(TokenReader& reader) {
  Cast cast;
  cast.operand = parse_expression(reader);
  if (reader.at(",")) {
    reader.fail_expected("AS", "write CAST(value AS type)");
  }
  reader.expect("AS");
  cast.type = parse_data_type(reader);
  return cast;
}

Expression::Node parse_extract(TokenReader& reader) {
  Extract extract;
  extract.field = parse_time_unit(reader);
  reader.expect("FROM");
  extract.operand = parse_expression(reader);
  return extract;
}

/// Parses `FLOOR(x)`, an ordinary call of `name`, or `FLOOR(x TO unit)`.
Expression::Node parse_rounding(TokenReader& reader, const Token& name) {
  Expression operand = parse_expression(reader);
  if (reader.accept("TO")) {
    return RoundToUnit{name.text != "FLOOR", std::move(operand), parse_time_unit(reader)};
  }
  if (reader.at("BY")) {
    reader.fail_here(
        fmt::format("{} takes no BY", name.text),
        fmt::format("write STEP(x BY INTERVAL '10' SECOND) or {}(x TO MINUTE)", name.text));
  }
  FunctionCall call;
  call.name = {.name = name.text, .spelling = std::string(reader.written(name)), .span = name.span};
  call.arguments.push_back({.name = {}, .value = std::move(operand)});
  while (reader.accept(",")) {
    call.arguments.push_back({.name = {}, .value = parse_expression(reader)});
  }
  return call;
}

Expression::Node parse_step(TokenReader& reader) {
  Step step;
  step.operand = parse_expression(reader);
  if (!reader.at("BY")) {
    reader.fail_expected("BY", "write STEP(x BY INTERVAL '60' SECOND)");
  }
  reader.expect("BY");
  step.size = parse_expression(reader);
  return step;
}

Expression::Node parse_substring(TokenReader& reader) {
  Substring substring;
  substring.operand = parse_operand(reader);
  if (reader.accept("SIMILAR")) {
    substring.form = SubstringForm::kSimilar;
    substring.start = parse_operand(reader);
    reader.expect("ESCAPE");
    substring.length = parse_operand(reader);
    return substring;
  }
  const bool has_comma = reader.accept(",");
  if (!has_comma && !reader.accept("FROM")) {
    reader.fail_expected("FROM", "write SUBSTRING(s FROM 2 FOR 3) or SUBSTRING(s, 2, 3)");
  }
  substring.form = has_comma ? SubstringForm::kComma : SubstringForm::kFrom;
  substring.start = parse_expression(reader);
  if (reader.accept(has_comma ? "," : "FOR")) {
    substring.length = parse_expression(reader);
  }
  return substring;
}

Expression::Node parse_trim(TokenReader& reader) {
  Trim trim;
  const bool has_side = reader.at_any({"LEADING", "TRAILING", "BOTH"});
  if (reader.accept("LEADING")) {
    trim.side = TrimSide::kLeading;
  } else if (reader.accept("TRAILING")) {
    trim.side = TrimSide::kTrailing;
  } else {
    reader.accept("BOTH");
  }
  if (has_side && reader.accept("FROM")) {
    trim.operand = parse_expression(reader);
    return trim;
  }
  Expression first = parse_expression(reader);
  if (!has_side && !reader.at("FROM")) {
    trim.operand = std::move(first);
    return trim;
  }
  reader.expect("FROM");
  trim.character = std::move(first);
  trim.operand = parse_expression(reader);
  return trim;
}

Expression::Node parse_position(TokenReader& reader) {
  Position position;
  position.sought = parse_operand(reader);
  reader.expect("IN");
  position.operand = parse_expression(reader);
  return position;
}

Expression::Node parse_overlay(TokenReader& reader) {
  Overlay overlay;
  overlay.operand = parse_expression(reader);
  reader.expect("PLACING");
  overlay.replacement = parse_expression(reader);
  reader.expect("FROM");
  overlay.start = parse_expression(reader);
  if (reader.accept("FOR")) {
    overlay.length = parse_expression(reader);
  }
  return overlay;
}

struct CallForm {
  std::string_view word;
  Expression::Node (*parse)(TokenReader& reader);
};

constexpr auto kCallForms = std::to_array<CallForm>({
    {"CAST", parse_cast},
    {"EXTRACT", parse_extract},
    {"STEP", parse_step},
    {"SUBSTRING", parse_substring},
    {"TRIM", parse_trim},
    {"POSITION", parse_position},
    {"OVERLAY", parse_overlay},
});

}  // namespace

bool at_call_form(const TokenReader& reader) {
  return reader.at("(", 1) && reader.at_any({"CAST", "EXTRACT", "STEP", "SUBSTRING", "TRIM",
                                             "POSITION", "OVERLAY", "FLOOR", "CEIL", "CEILING"});
}

Expression::Node parse_call_form(TokenReader& reader) {
  const Token& name = reader.take();
  reader.expect("(");
  Expression::Node node;
  for (const CallForm& form : kCallForms) {
    if (form.word == name.text) {
      node = form.parse(reader);
    }
  }
  if (std::holds_alternative<NullLiteral>(node)) {
    node = parse_rounding(reader, name);
  }
  reader.expect(")");
  return node;
}

}  // namespace sluice::sqlparse
