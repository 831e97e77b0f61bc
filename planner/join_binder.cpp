#include <fmt/format.h>

#include <algorithm>
#include <array>
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
bool belongs_to(const sp::Expression& expression, const Scope& scope, Catalog& catalog, bool& has_column) {
  if (const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node)) {
    has_column = true;
    if (is_row_time(expression) && reference->parts.size() == 1) {
      return false;
    }
    try {
      is_row_time(expression) ? (void)resolve_relation(scope, reference->parts[reference->parts.size() - 2])
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
  reference.parts.push_back({.name = relation.alias, .spelling = relation.alias, .quoted = true, .span = span});
  reference.parts.push_back({.name = column, .spelling = column, .quoted = true, .span = span});
  return {.node = std::move(reference), .span = span};
}

/// Joins two bound relations.
class JoinBinder {
 public:
  JoinBinder(BoundFrom left, BoundFrom right, Catalog& catalog)
      : left_(std::move(left)), right_(std::move(right)), catalog_(catalog) {
    check_aliases();
    join_.sides[0].columns = left_.plan->schema;
    join_.sides[1].columns = right_.plan->schema;
    set_window(join_.sides[0], left_.window);
    set_window(join_.sides[1], right_.window);
    join_scopes();
  }

  void keep_unmatched(sp::JoinKind kind) {
    join_.sides[0].keeps_unmatched = kind == sp::JoinKind::kLeft || kind == sp::JoinKind::kFull;
    join_.sides[1].keeps_unmatched = kind == sp::JoinKind::kRight || kind == sp::JoinKind::kFull;
  }

  /// Conditions of ON: equal columns pair rows up by hash, the rest is tested on pairs.
  void on(const sp::Expression& condition) {
    for_each_condition(condition, [&](const sp::Expression& part) {
      if (!add_key(part)) {
        ExpressionPtr test = ExpressionBinder(scope_, catalog_, "ON").bind_condition(part);
        join_.condition = join_.condition == nullptr ? test : make_and(join_.condition, test);
      }
    });
  }

  /// Equalities of a WHERE above, which is tested again there.
  void hint(const sp::Expression& where) {
    for_each_condition(where, [&](const sp::Expression& part) { add_key(part); });
  }

  /// USING and NATURAL: columns of one name are equal.
  void using_columns(const std::vector<std::string>& names, Span span) {
    for (const std::string& name : names) {
      sp::Binary equal{.op = sp::BinaryOperator::kEqual,
                       .left = find_named(left_.scope, name, span),
                       .right = find_named(right_.scope, name, span),
                       .op_span = span};
      on({.node = std::move(equal), .span = span});
    }
  }

  std::vector<std::string> common_columns() const {
    std::vector<std::string> names;
    for (const Field& field : left_.plan->schema->fields()) {
      if (right_.plan->schema->find(field.name) && !field.name.starts_with("row time ")) {
        names.push_back(field.name);
      }
    }
    return names;
  }

  BoundFrom finish() {
    const std::string source = left_.source + ", " + right_.source;
    JoinPlan plan{.left = std::move(left_.plan), .right = std::move(right_.plan), .join = std::move(join_), .text = source};
    plan.join.source = source;
    const SchemaPtr schema = plan.join.output;
    return {.plan = std::make_unique<Plan>(Plan{std::move(plan), schema}), .scope = std::move(scope_), .source = source};
  }

 private:
  static void set_window(JoinSide& side, const std::optional<Frame>& window) {
    if (window) {
      side.window = *window;
    }
  }

  void check_aliases() const {
    for (const ScopeRelation& left : left_.scope.relations) {
      for (const ScopeRelation& right : right_.scope.relations) {
        if (left.alias == right.alias) {
          throw Error(ErrorKind::kQuery, fmt::format("two relations of this FROM are called {}", left.alias),
                      "give one of them an alias: FROM s AS a JOIN s AS b");
        }
      }
    }
  }

  /// Names over the joined row: left's columns, right's, and the two row times.
  void join_scopes() {
    std::vector<Field> fields = left_.plan->schema->fields();
    const std::size_t left_size = fields.size();
    fields.insert(fields.end(), right_.plan->schema->fields().begin(), right_.plan->schema->fields().end());
    const std::size_t times = fields.size();
    fields.push_back({fmt::format("row time {}", times), Type::timestamp()});
    fields.push_back({fmt::format("row time {}", times + 1), Type::timestamp()});
    join_.output = std::make_shared<Schema>(std::move(fields));
    add_relations(left_.scope, 0, times);
    add_relations(right_.scope, left_size, times + 1);
  }

  void add_relations(const Scope& side, std::size_t offset, std::size_t row_time) {
    for (ScopeRelation relation : side.relations) {
      relation.first_column += offset;
      relation.row_time_column = relation.row_time_column ? *relation.row_time_column + offset : row_time;
      relation.facts.assign(relation.schema->size(), {});
      scope_.relations.push_back(std::move(relation));
    }
  }

  bool add_key(const sp::Expression& condition) {
    const sp::Binary* equal = std::get_if<sp::Binary>(&condition.node);
    if (equal == nullptr || equal->op != sp::BinaryOperator::kEqual) {
      return false;
    }
    for (const bool swapped : {false, true}) {
      const sp::Expression& of_left = swapped ? *equal->right : *equal->left;
      const sp::Expression& of_right = swapped ? *equal->left : *equal->right;
      if (belongs_to(of_left, left_.scope, catalog_) && belongs_to(of_right, right_.scope, catalog_)) {
        return add_key(of_left, of_right);
      }
    }
    return false;
  }

  bool add_key(const sp::Expression& of_left, const sp::Expression& of_right) {
    const BoundExpression left = ExpressionBinder(left_.scope, catalog_, "ON").bind(of_left);
    const BoundExpression right = ExpressionBinder(right_.scope, catalog_, "ON").bind(of_right);
    const std::optional<Type> type = comparison_type(left.type(), right.type());
    const bool pads = type && type->kind == TypeKind::kChar;
    if (!type || pads) {
      return false;  // the comparison says what is wrong, or pads
    }
    join_.sides[0].keys.push_back(coerce(left.expression, *type));
    join_.sides[1].keys.push_back(coerce(right.expression, *type));
    return true;
  }

  static sp::Expression find_named(const Scope& scope, const std::string& name, Span span) {
    for (const ScopeRelation& relation : scope.relations) {
      if (relation.schema->find(name)) {
        return column_of(relation, name, span);
      }
    }
    throw Error(ErrorKind::kQuery, fmt::format("USING: one side has no column {}", name), "", span);
  }

  BoundFrom left_;
  BoundFrom right_;
  Catalog& catalog_;
  StreamJoin join_;
  Scope scope_;
};

}  // namespace

BoundFrom bind_join(const sp::Join& join, const std::vector<sp::NamedWindow>& windows, Catalog& catalog) {
  BoundFrom left = bind_from_item(*join.left, windows, catalog);
  BoundFrom right = bind_from_item(*join.right, windows, catalog);
  JoinBinder binder(std::move(left), std::move(right), catalog);
  binder.keep_unmatched(join.kind);
  if (join.natural) {
    binder.using_columns(binder.common_columns(), join.right->span);
  }
  std::vector<std::string> names;
  for (const sp::Identifier& column : join.using_columns) {
    names.push_back(column.name);
  }
  binder.using_columns(names, join.right->span);
  if (join.condition) {
    binder.on(*join.condition);
  }
  return binder.finish();
}

BoundFrom bind_cross(const std::vector<sp::FromItem>& items, const sp::Expression* where,
                     const std::vector<sp::NamedWindow>& windows, Catalog& catalog) {
  BoundFrom joined = bind_from_item(items.front(), windows, catalog);
  for (std::size_t i = 1; i < items.size(); ++i) {
    JoinBinder binder(std::move(joined), bind_from_item(items[i], windows, catalog), catalog);
    if (where != nullptr) {
      binder.hint(*where);
    }
    joined = binder.finish();
  }
  return joined;
}

}  // namespace sluice
