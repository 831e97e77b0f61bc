#include <fmt/format.h>

#include <utility>

#include "sqlparse/keyword.h"
#include "sqlparse/layout.h"
#include "sqlparse/unit_name.h"

namespace sluice::sqlparse {
namespace {

/// The qualifier that ends the text of an expression, if one does.
const IntervalQualifier* last_qualifier(const Expression& expression) {
  if (const auto* literal = std::get_if<IntervalLiteral>(&expression.node)) {
    return &literal->qualifier;
  }
  if (const auto* difference = std::get_if<QualifiedDifference>(&expression.node)) {
    return &difference->qualifier;
  }
  if (const auto* binary = std::get_if<Binary>(&expression.node)) {
    return last_qualifier(*binary->right);
  }
  const auto* unary = std::get_if<Unary>(&expression.node);
  return unary != nullptr ? last_qualifier(*unary->operand) : nullptr;
}

/// Lays out `keyword value` if there is a value.
Document optional_part(std::string_view keyword, const Box<Expression>& value) {
  return value ? Document::sequence({keyword, layout(*value)}) : Document();
}

std::string binary_text(std::string_view bytes) {
  std::string text = "X'";
  for (const char byte : bytes) {
    text += fmt::format("{:02X}", static_cast<unsigned char>(byte));
  }
  return text + "'";
}

/// Lays out every node that is no operator or predicate.
struct PrimaryLayout {
  Document operator()(const NullLiteral&) const { return "NULL"; }
  Document operator()(const BooleanLiteral& literal) const {
    return literal.value ? (*literal.value ? "TRUE" : "FALSE") : "UNKNOWN";
  }
  Document operator()(const NumberLiteral& literal) const { return literal.text; }
  Document operator()(const StringLiteral& literal) const { return string_text(literal.value); }
  Document operator()(const BinaryLiteral& literal) const { return binary_text(literal.bytes); }
  Document operator()(const DatetimeLiteral& literal) const {
    constexpr std::string_view kKinds[] = {"DATE", "TIME", "TIMESTAMP"};
    return fmt::format("{} '{}'", kKinds[static_cast<std::size_t>(literal.kind)], literal.text);
  }
  Document operator()(const IntervalLiteral& literal) const {
    return fmt::format("INTERVAL '{}{}' {}", literal.value < 0 ? "-" : "", literal.text,
                       qualifier_text(literal.qualifier));
  }

  Document operator()(const ColumnReference& column) const {
    return name_text(ObjectName{column.parts, {}});
  }

  Document operator()(const Exists& exists) const {
    return Document::sequence({"EXISTS ", layout_in_parentheses(*exists.query)});
  }
  Document operator()(const ScalarSubquery& subquery) const {
    return layout_in_parentheses(*subquery.query);
  }
  Document operator()(const Cursor& cursor) const {
    return Document::sequence({"CURSOR", layout_in_parentheses(*cursor.query)});
  }

  Document operator()(const RowValue& row) const {
    return layout_parentheses(row.values.size() == 1 ? "ROW(" : "(", layout_list(row.values));
  }
  Document operator()(const Period& period) const {
    return Document::sequence({"PERIOD (", layout(*period.start), ", ", layout(*period.end), ")"});
  }

  Document operator()(const Case& node) const {
    std::vector<Document> branches;
    for (const CaseBranch& branch : node.branches) {
      branches.push_back(Document::line());
      branches.push_back(Document::group(
          {"WHEN ", layout(*branch.when), Document::line(), "THEN ", layout(*branch.then)}));
    }
    if (node.otherwise) {
      branches.push_back(Document::line());
      branches.push_back(optional_part("ELSE ", node.otherwise));
    }
    return Document::group({"CASE", optional_part(" ", node.operand),
                            Document::nest(std::move(branches)), Document::line(), "END"});
  }

  Document operator()(const Cast& cast) const {
    return layout_parentheses("CAST(", Document::sequence({layout(*cast.operand), Document::line(),
                                                           "AS ", type_text(cast.type)}));
  }

  Document operator()(const FunctionCall& call) const { return layout(call); }

  Document operator()(const RoundToUnit& round) const {
    const IntervalQualifier* qualifier = last_qualifier(*round.operand);
    const bool would_join =
        qualifier != nullptr && !qualifier->end && qualifier->start < round.unit;
    Document operand = layout(*round.operand, Precedence::kSum);
    if (would_join) {
      operand = layout_parentheses("(", std::move(operand));
    }
    return layout_parentheses(
        round.up ? "CEIL(" : "FLOOR(",
        Document::sequence({std::move(operand), Document::line(), "TO ", unit_name(round.unit)}));
  }

  Document operator()(const Step& step) const {
    return layout_parentheses("STEP(", Document::sequence({layout(*step.operand), Document::line(),
                                                           "BY ", layout(*step.size)}));
  }

  Document operator()(const Extract& extract) const {
    return Document::sequence(
        {fmt::format("EXTRACT({} FROM ", unit_name(extract.field)), layout(*extract.operand), ")"});
  }

  Document operator()(const Substring& substring) const {
    constexpr std::string_view kBeforeStart[] = {" FROM ", ", ", " SIMILAR "};
    constexpr std::string_view kBeforeLength[] = {" FOR ", ", ", " ESCAPE "};
    const auto form = static_cast<std::size_t>(substring.form);
    const auto least =
        substring.form == SubstringForm::kSimilar ? Precedence::kSum : Precedence::kOr;
    std::vector<Document> parts = {layout(*substring.operand, Precedence::kSum), kBeforeStart[form],
                                   layout(*substring.start, least)};
    if (substring.length) {
      parts.emplace_back(kBeforeLength[form]);
      parts.push_back(layout(*substring.length, least));
    }
    return layout_parentheses("SUBSTRING(", Document::sequence(std::move(parts)));
  }

  Document operator()(const Trim& trim) const {
    constexpr std::string_view kSides[] = {"BOTH ", "LEADING ", "TRAILING "};
    const bool is_plain = trim.side == TrimSide::kBoth && !trim.character;
    std::vector<Document> parts;
    if (!is_plain) {
      parts.emplace_back(kSides[static_cast<std::size_t>(trim.side)]);
      parts.push_back(optional_part("", trim.character));
      parts.emplace_back(trim.character ? " FROM " : "FROM ");
    }
    parts.push_back(layout(*trim.operand));
    return layout_parentheses("TRIM(", Document::sequence(std::move(parts)));
  }

  Document operator()(const Position& position) const {
    return layout_parentheses(
        "POSITION(", Document::sequence({layout(*position.sought, Precedence::kSum), " IN ",
                                         layout(*position.operand)}));
  }

  Document operator()(const Overlay& overlay) const {
    return layout_parentheses(
        "OVERLAY(",
        Document::sequence({layout(*overlay.operand), " PLACING ", layout(*overlay.replacement),
                            " FROM ", layout(*overlay.start),
                            optional_part(" FOR ", overlay.length)}));
  }

  Document operator()(const QualifiedDifference& difference) const {
    return Document::sequence(
        {layout_parentheses("(",
                            Document::sequence({layout(*difference.left, Precedence::kSum), " - ",
                                                layout(*difference.right, Precedence::kProduct)})),
         " ", qualifier_text(difference.qualifier)});
  }

  template <typename Operator>
  Document operator()(const Operator&) const {
    return {};
  }
};

Document layout_argument(const Argument& argument) {
  const std::string name = argument.name ? name_text(*argument.name) + " => " : "";
  return Document::sequence({name, layout(*argument.value)});
}

/// What stands behind the parentheses of a call.
std::vector<Document> layout_call_tail(const FunctionCall& call) {
  constexpr std::string_view kCountFrom[] = {"", " FROM FIRST", " FROM LAST"};
  constexpr std::string_view kNulls[] = {"", " RESPECT NULLS", " IGNORE NULLS"};
  std::vector<Document> parts = {kCountFrom[static_cast<std::size_t>(call.count_from)],
                                 kNulls[static_cast<std::size_t>(call.nulls)]};
  if (call.over) {
    parts.emplace_back(" OVER ");
    parts.push_back(layout(*call.over));
  }
  return parts;
}

}  // namespace

Document layout(const FunctionCall& call) {
  const std::string name = call.name.quoted ? name_text(call.name) : call.name.name;
  if (!call.parenthesised) {
    return name;
  }
  constexpr std::string_view kQuantifiers[] = {"", "ALL ", "DISTINCT "};
  std::vector<Document> arguments;
  if (call.star) {
    arguments.emplace_back("*");
  }
  for (const Argument& argument : call.arguments) {
    arguments.push_back(layout_argument(argument));
  }
  std::vector<Document> parts = {layout_parentheses(
      name + "(", Document::sequence(
                      {kQuantifiers[static_cast<std::size_t>(call.quantifier)],
                       join(std::move(arguments), Document::sequence({",", Document::line()}))}))};
  for (Document& part : layout_call_tail(call)) {
    parts.push_back(std::move(part));
  }
  return Document::sequence(std::move(parts));
}

Document layout_primary(const Expression& expression) {
  return std::visit(PrimaryLayout(), expression.node);
}

}  // namespace sluice::sqlparse
