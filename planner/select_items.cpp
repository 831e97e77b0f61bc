#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/select_binder.h"

/// The items of a select list, with stars and row values expanded.
namespace sluice {
namespace sp = sqlparse;

namespace {

sp::Expression column_expression(const std::string& relation, const std::string& column,
                                 Span span) {
  sp::ColumnReference reference;
  for (const std::string* part : {&relation, &column}) {
    if (!part->empty()) {
      reference.parts.push_back({.name = *part, .spelling = *part, .quoted = true, .span = span});
    }
  }
  return {.node = std::move(reference), .span = span};
}

void expand_star(const sp::Star& star, const Scope& scope, Span span,
                 std::vector<SelectedItem>& items) {
  for (const SharedColumn& column : scope.shared) {
    if (!star.qualifier) {
      items.push_back({column.name, column.value});
    }
  }
  const ScopeRelation* only =
      star.qualifier ? &resolve_relation(scope, star.qualifier->object()) : nullptr;
  for (const ScopeRelation& relation : scope.relations) {
    if (only != nullptr && only != &relation) {
      continue;
    }
    for (const Field& field : relation.schema->fields()) {
      if (only != nullptr || !scope.is_shared(field.name)) {
        const std::size_t column =
            static_cast<std::size_t>(&field - relation.schema->fields().data());
        items.push_back({field.name, column_expression(relation.alias, field.name, span), false,
                         relation.facts[column].row});
      }
    }
  }
}

/// The name of an item without an alias: a column's own, else EXPR$n.
std::string default_name(const sp::Expression& expression, const Scope& scope, std::size_t number,
                         Catalog& catalog) {
  const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
  if (reference == nullptr) {
    return fmt::format("EXPR${}", number);
  }
  if (reference->parts.back().name == "ROWTIME" || is_window_cause(expression, scope)) {
    return reference->parts.back().name;
  }
  if (const SharedColumn* shared = scope.find_shared(*reference)) {
    return shared->name;
  }
  const ScopeColumn found = resolve_column(scope, *reference, catalog);
  const std::string row = found.facts().row;
  return found.field().name.substr(row.empty() ? 0 : row.size() + 1);
}

/// Expands a call that gives a row, such as a log parser's, to its fields.
bool expand_row_call(const sp::Expression& expression, const std::string& name, const Scope& scope,
                     Catalog& catalog, std::vector<SelectedItem>& items) {
  const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
  const RowValuedFunction* function =
      call == nullptr ? nullptr : catalog.functions().row_function(call->name.name);
  if (function == nullptr) {
    return false;
  }
  ExpressionBinder binder(scope, catalog, "the select list");
  std::vector<ExpressionPtr> arguments;
  for (const sp::Argument& argument : call->arguments) {
    arguments.push_back(binder.bind(*argument.value).expression);
  }
  const RowFunction row = located(expression, [&] { return function->bind(std::move(arguments)); });
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    items.push_back(
        {row_field_name(name, row.fields[i].name), expression, false, name, row.columns[i]});
  }
  return true;
}

/// Expands a reference to a row value of a subquery to its fields.
bool expand_row_reference(const sp::Expression& expression,
                          const std::optional<sp::Identifier>& alias, const Scope& scope,
                          std::vector<SelectedItem>& items) {
  const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
  if (reference == nullptr || reference->parts.size() > 2) {
    return false;
  }
  const std::string& row = reference->parts.back().name;
  const std::size_t before = items.size();
  for (const ScopeRelation& relation : scope.relations) {
    const bool is_meant =
        reference->parts.size() == 1 || reference->parts.front().name == relation.alias;
    for (std::size_t i = 0; is_meant && i < relation.schema->size(); ++i) {
      if (relation.facts[i].row == row && !row.empty()) {
        const std::string& stored = relation.schema->field(i).name;
        const std::string& name = alias ? alias->name : row;
        items.push_back({row_field_name(name, stored.substr(row.size() + 1)),
                         column_expression(relation.alias, stored, expression.span), false, name});
      }
    }
  }
  return items.size() > before;
}

}  // namespace

std::vector<SelectedItem> expand_items(const sp::Select& select, const Scope& scope,
                                       Catalog& catalog) {
  std::vector<SelectedItem> items;
  for (const sp::SelectItem& item : select.items) {
    if (const sp::Star* star = std::get_if<sp::Star>(&item.node)) {
      expand_star(*star, scope, item.span, items);
      continue;
    }
    const sp::Expression& expression = std::get<sp::Expression>(item.node);
    const std::string row = item.alias ? item.alias->name : fmt::format("EXPR${}", items.size());
    if (expand_row_call(expression, row, scope, catalog, items) ||
        expand_row_reference(expression, item.alias, scope, items)) {
      continue;
    }
    if (item.alias) {
      items.push_back({item.alias->name, expression, item.alias->name == "ROWTIME"});
    } else {
      items.push_back({default_name(expression, scope, items.size(), catalog), expression});
    }
  }
  const auto row_times = std::count_if(items.begin(), items.end(),
                                       [](const SelectedItem& item) { return item.is_row_time; });
  if (row_times > 1) {
    throw Error(ErrorKind::kQuery, "two columns AS ROWTIME: a row has one time", "", select.span);
  }
  return items;
}

}  // namespace sluice
