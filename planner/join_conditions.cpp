#include "planner/join_conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "functions/coercion.h"
#include "planner/select_binder.h"
#include "planner/syntax_walk.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// Calls `visit` with each condition of an AND.
template <class Visit>
void for_each_condition(const sp::Expression& expression, Visit visit) {
  const sp::Logical* logical = std::get_if<sp::Logical>(&expression.node);
  if (logical == nullptr || logical->is_or) {
    visit(expression);
    return;
  }
  for (const sp::Expression& operand : logical->operands) {
    for_each_condition(operand, visit);
  }
}

/// Whether every column of the expression is in the scope, and it has one.
bool belongs_to(const sp::Expression& expression, const Scope& scope, Catalog& catalog,
                bool& has_column) {
  if (const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node)) {
    has_column = true;
    if (is_row_time(expression) && reference->parts.size() == 1) {
      return false;
    }
    try {
      is_row_time(expression)
          ? (void)resolve_relation(scope, reference->parts[reference->parts.size() - 2])
          : (void)resolve_column(scope, *reference, catalog);
    } catch (const Error&) {
      return false;
    }
  }
  bool all = true;
  for_each_operand(expression, [&](const sp::Expression& operand) {
    all = all && belongs_to(operand, scope, catalog, has_column);
  });
  return all;
}

bool belongs_to(const sp::Expression& expression, const Scope& scope, Catalog& catalog) {
  bool has_column = false;
  return belongs_to(expression, scope, catalog, has_column) && has_column;
}

sp::Expression column_of(const ScopeRelation& relation, const std::string& column, Span span) {
  sp::ColumnReference reference;
  reference.parts.push_back(
      {.name = relation.alias, .spelling = relation.alias, .quoted = true, .span = span});
  reference.parts.push_back({.name = column, .spelling = column, .quoted = true, .span = span});
  return {.node = std::move(reference), .span = span};
}

bool has_column(const Scope& scope, const std::string& name) {
  return std::any_of(
      scope.relations.begin(), scope.relations.end(),
      [&](const ScopeRelation& relation) { return relation.schema->find(name).has_value(); });
}

}  // namespace

sp::Expression named_column(const Scope& side, const std::string& name, Span span) {
  for (const SharedColumn& column : side.shared) {
    if (column.name == name) {
      return column.value;
    }
  }
  for (const ScopeRelation& relation : side.relations) {
    if (relation.schema->find(name)) {
      return column_of(relation, name, span);
    }
  }
  throw Error(ErrorKind::kQuery, fmt::format("USING: one side has no column {}", name), "", span);
}

void JoinConditions::on(const sp::Expression& condition) {
  for_each_condition(condition, [&](const sp::Expression& part) {
    // Bound over the joined row even where it pairs rows up, so that names mean one column only.
    ExpressionPtr test = ExpressionBinder(joined_, catalog_, "ON").bind_condition(part);
    if (!add_key(part)) {
      rest_ = rest_ == nullptr ? test : make_and(rest_, test);
    }
  });
}

void JoinConditions::hint(const sp::Expression& where) {
  for_each_condition(where, [&](const sp::Expression& part) { add_key(part); });
}

void JoinConditions::using_columns(const std::vector<std::string>& names, Span span) {
  for (const std::string& name : names) {
    sp::Binary equal{.op = sp::BinaryOperator::kEqual,
                     .left = named_column(left_, name, span),
                     .right = named_column(right_, name, span),
                     .op_span = span};
    on({.node = std::move(equal), .span = span});
  }
}

std::vector<std::string> JoinConditions::common_columns() const {
  std::vector<std::string> names;
  for (const ScopeRelation& relation : left_.relations) {
    for (const Field& field : relation.schema->fields()) {
      if (has_column(right_, field.name) &&
          std::find(names.begin(), names.end(), field.name) == names.end()) {
        names.push_back(field.name);
      }
    }
  }
  return names;
}

bool JoinConditions::add_key(const sp::Expression& condition) {
  const sp::Binary* equal = std::get_if<sp::Binary>(&condition.node);
  if (equal == nullptr || equal->op != sp::BinaryOperator::kEqual) {
    return false;
  }
  for (const bool swapped : {false, true}) {
    const sp::Expression& of_left = swapped ? *equal->right : *equal->left;
    const sp::Expression& of_right = swapped ? *equal->left : *equal->right;
    if (belongs_to(of_left, left_, catalog_) && belongs_to(of_right, right_, catalog_)) {
      return add_key(of_left, of_right);
    }
  }
  return false;
}

bool JoinConditions::add_key(const sp::Expression& of_left, const sp::Expression& of_right) {
  const BoundExpression left = ExpressionBinder(left_, catalog_, "ON").bind(of_left);
  const BoundExpression right = ExpressionBinder(right_, catalog_, "ON").bind(of_right);
  const std::optional<Type> type = comparison_type(left.type(), right.type());
  const bool pads = type && type->kind == TypeKind::kChar;
  if (!type || pads) {
    return false;  // the comparison says what is wrong, or pads
  }
  left_keys_.push_back(coerce(left.expression, *type));
  right_keys_.push_back(coerce(right.expression, *type));
  return true;
}

}  // namespace sluice
