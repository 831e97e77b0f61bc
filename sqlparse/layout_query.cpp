#include <fmt/format.h>

#include <utility>

#include "sqlparse/layout.h"

namespace sluice::sqlparse {
namespace {

Document comma_line() { return Document::sequence({",", Document::line()}); }

/// `KEYWORD condition`; a long condition breaks before its ANDs.
Document layout_condition(std::string_view keyword, const Expression& condition) {
  return Document::group({keyword, " ", Document::nest({layout(condition)})});
}

Document layout_item(const SelectItem& item) {
  if (const auto* star = std::get_if<Star>(&item.node)) {
    return star->qualifier ? name_text(*star->qualifier) + ".*" : "*";
  }
  const std::string alias = item.alias ? fmt::format(" AS {}", name_text(*item.alias)) : "";
  return Document::sequence({layout(std::get<Expression>(item.node)), alias});
}

Document layout_select_list(const Select& select) {
  constexpr std::string_view kQuantifiers[] = {"", " ALL", " DISTINCT"};
  std::vector<Document> items;
  for (const SelectItem& item : select.items) {
    items.push_back(layout_item(item));
  }
  return layout_clause(fmt::format("SELECT{}{}", select.stream ? " STREAM" : "",
                                   kQuantifiers[static_cast<std::size_t>(select.quantifier)]),
                       join(std::move(items), comma_line()));
}

Document layout_from_item(const FromItem& item);

struct SourceLayout {
  Document operator()(const ObjectName& name) const { return name_text(name); }
  Document operator()(const DerivedTable& table) const {
    return layout_in_parentheses(*table.query);
  }
  Document operator()(const TableFunction& function) const {
    return Document::sequence({"TABLE(", layout(function.call), ")"});
  }
};

Document layout_relation(const TableReference& relation) {
  std::vector<Document> parts = {std::visit(SourceLayout(), relation.source)};
  if (relation.over) {
    parts.emplace_back(" OVER ");
    parts.push_back(layout(*relation.over));
  }
  if (relation.alias) {
    parts.push_back(fmt::format(" AS {}{}", name_text(relation.alias->name),
                                name_list_text(relation.alias->columns)));
  }
  return Document::sequence(std::move(parts));
}

Document layout_join(const Join& join) {
  constexpr std::string_view kKinds[] = {"JOIN ", "LEFT JOIN ", "RIGHT JOIN ", "FULL JOIN ",
                                         "CROSS JOIN "};
  const bool is_nested = std::holds_alternative<Join>(join.right->node);
  std::vector<Document> parts = {Document::line(),
                                 fmt::format("{}{}", join.natural ? "NATURAL " : "",
                                             kKinds[static_cast<std::size_t>(join.kind)]),
                                 is_nested ? layout_parentheses("(", layout_from_item(*join.right))
                                           : layout_from_item(*join.right)};
  if (join.condition) {
    parts.push_back(Document::sequence({" ON ", layout(*join.condition)}));
  }
  if (!join.using_columns.empty()) {
    parts.push_back(fmt::format(" USING {}", name_list_text(join.using_columns)));
  }
  return Document::sequence({layout_from_item(*join.left), Document::nest(std::move(parts))});
}

Document layout_from_item(const FromItem& item) {
  if (const auto* join = std::get_if<Join>(&item.node)) {
    return layout_join(*join);
  }
  return layout_relation(std::get<TableReference>(item.node));
}

Document layout_from(const Select& select) {
  std::vector<Document> items;
  for (const FromItem& item : select.from) {
    Document document = layout_from_item(item);
    items.push_back(items.empty() ? std::move(document)
                                  : Document::nest({comma_line(), std::move(document)}));
  }
  return Document::group({"FROM ", Document::sequence(std::move(items))});
}

Document layout_stagger(const Stagger& stagger) {
  return layout_parentheses(
      "WINDOWED BY STAGGER (",
      Document::sequence({layout_clause("PARTITION BY", layout_list(stagger.partition_by)),
                          Document::line(), "RANGE ", layout(stagger.length)}));
}

Document layout_named_windows(const std::vector<NamedWindow>& windows) {
  std::vector<Document> items;
  for (const NamedWindow& window : windows) {
    items.push_back(
        Document::sequence({name_text(window.name), " AS ", layout(window.specification)}));
  }
  return layout_clause("WINDOW", join(std::move(items), comma_line()));
}

/// The clauses of a SELECT, one a line where they do not fit on one.
Document layout_select(const Select& select, const Document& line) {
  std::vector<Document> clauses = {layout_select_list(select), layout_from(select)};
  if (select.where) {
    clauses.push_back(layout_condition("WHERE", *select.where));
  }
  if (!select.group_by.empty()) {
    clauses.push_back(layout_clause("GROUP BY", layout_list(select.group_by)));
  }
  if (select.stagger) {
    clauses.push_back(layout_stagger(*select.stagger));
  }
  if (select.having) {
    clauses.push_back(layout_condition("HAVING", *select.having));
  }
  if (!select.windows.empty()) {
    clauses.push_back(layout_named_windows(select.windows));
  }
  return join(std::move(clauses), line);
}

Document layout_values(const Values& values) {
  std::vector<Document> rows;
  for (const std::vector<Expression>& row : values.rows) {
    rows.push_back(layout_parentheses("(", layout_list(row)));
  }
  return layout_clause("VALUES", join(std::move(rows), comma_line()));
}

/// Says whether an operand of a set operator needs parentheses.
bool needs_parentheses(const Query& operand, SetOperator outer, bool is_right) {
  if (!operand.with.empty() || !operand.order_by.empty()) {
    return true;
  }
  const auto* inner = std::get_if<SetOperation>(&operand.body);
  if (inner == nullptr) {
    return false;
  }
  const bool inner_intersects = inner->op == SetOperator::kIntersect;
  const bool outer_intersects = outer == SetOperator::kIntersect;
  return is_right ? outer_intersects || !inner_intersects : outer_intersects && !inner_intersects;
}

Document layout_body(const Query& query, const Document& line);

Document layout_set_operation(const SetOperation& operation, const Document& line) {
  constexpr std::string_view kOperators[] = {"UNION", "EXCEPT", "INTERSECT"};
  const auto layout_side = [&](const Query& side, bool is_right) {
    return needs_parentheses(side, operation.op, is_right) ? layout_in_parentheses(side)
                                                           : layout_body(side, line);
  };
  return Document::sequence({layout_side(*operation.left, false), line,
                             fmt::format("{}{}", kOperators[static_cast<std::size_t>(operation.op)],
                                         operation.all ? " ALL" : ""),
                             line, layout_side(*operation.right, true)});
}

Document layout_body(const Query& query, const Document& line) {
  if (const auto* select = std::get_if<Select>(&query.body)) {
    return layout_select(*select, line);
  }
  if (const auto* values = std::get_if<Values>(&query.body)) {
    return layout_values(*values);
  }
  return layout_set_operation(std::get<SetOperation>(query.body), line);
}

Document layout_with(const std::vector<CommonTable>& tables) {
  std::vector<Document> items;
  for (const CommonTable& table : tables) {
    items.push_back(Document::sequence({name_text(table.name), name_list_text(table.columns),
                                        " AS ", layout_in_parentheses(*table.query)}));
  }
  return layout_clause("WITH", join(std::move(items), comma_line()));
}

}  // namespace

Document layout(const Query& query, bool is_top) {
  const Document line = is_top ? Document::hard_line() : Document::line();
  std::vector<Document> clauses;
  if (!query.with.empty()) {
    clauses.push_back(layout_with(query.with));
  }
  clauses.push_back(layout_body(query, line));
  if (!query.order_by.empty()) {
    Document order_by = layout_order_by(query.order_by);
    if (query.within) {
      order_by = Document::sequence({std::move(order_by), " WITHIN ", layout(*query.within)});
    }
    clauses.push_back(std::move(order_by));
  }
  return Document::group({join(std::move(clauses), line)});
}

Document layout_in_parentheses(const Query& query) {
  return layout_parentheses("(", layout(query));
}

}  // namespace sluice::sqlparse
