#include "planner/order_binder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "planner/monotonicity.h"
#include "planner/select_binder.h"
#include "planner/syntax_walk.h"
#include "planner/table_binder.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

constexpr const char* kLeadHint =
    "sort by ROWTIME, FLOOR(s.ROWTIME TO SECOND) or the like first, then by the rest";

bool has_output_time(const sp::Expression& expression) {
  bool found =
      is_row_time(expression) && std::get<sp::ColumnReference>(expression.node).parts.size() == 1;
  for_each_operand(expression, [&](const sp::Expression& operand) {
    found = found || has_output_time(operand);
  });
  return found;
}

class OrderBinder {
 public:
  OrderBinder(const sp::Query& query, Catalog& catalog) : query_(query), catalog_(catalog) {}

  BoundQuery bind() {
    sort_ = {.keys = &query_.order_by, .is_time_sort = query_.within.has_value()};
    BoundQuery bound = bind_body();
    require_stream(bound, "ORDER BY", query_.order_by.front().span);
    BoundQuery sorted = query_.within ? sort_by_time(std::move(bound)) : sort(std::move(bound));
    return drop_hidden(std::move(sorted), sort_.visible);
  }

 private:
  BoundQuery bind_body() {
    if (const sp::Select* select = std::get_if<sp::Select>(&query_.body)) {
      BoundQuery bound = bind_select(*select, &sort_, catalog_);
      return bound;
    }
    sp::Query body = query_;
    body.order_by.clear();
    body.with.clear();
    if (query_.within) {
      throw Error(ErrorKind::kQuery, "ORDER BY ... WITHIN sorts the rows of a SELECT",
                  "put the UNION ALL in its FROM", query_.within->span);
    }
    BoundQuery bound = bind_relation(body, catalog_);
    sort_.visible = bound.plan->schema->size();
    for (const sp::SortItem& item : query_.order_by) {
      sort_.columns.push_back(is_row_time(item.key) ? 0 : named_column(bound, item.key));
    }
    return bound;
  }

  /// Of a set operation only columns can be sort keys.
  static std::size_t named_column(const BoundQuery& bound, const sp::Expression& key) {
    if (const sp::NumberLiteral* ordinal = std::get_if<sp::NumberLiteral>(&key.node)) {
      std::size_t number = 0;
      std::from_chars(ordinal->text.data(), ordinal->text.data() + ordinal->text.size(), number);
      if (number >= 1 && number <= bound.plan->schema->size()) {
        return number - 1;
      }
    }
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&key.node);
    const std::optional<std::size_t> column =
        reference == nullptr ? std::nullopt
                             : bound.plan->schema->find(reference->parts.back().name);
    if (!column) {
      throw Error(ErrorKind::kQuery, "a sort key of UNION ALL is one of its columns, or ROWTIME",
                  "", key.span);
    }
    return *column;
  }

  SortKey key(const BoundQuery& bound, std::size_t number) const {
    const sp::SortItem& item = query_.order_by[number];
    const std::size_t column = sort_.columns[number];
    return {make_column(column, bound.plan->schema->field(column).type), item.descending,
            item.nulls_first.value_or(item.descending)};
  }

  std::vector<std::string> key_texts() const {
    std::vector<std::string> texts;
    for (const sp::SortItem& item : query_.order_by) {
      texts.push_back(expression_text(item.key) + (item.descending ? " DESC" : ""));
    }
    return texts;
  }

  /// Whether the key is ROWTIME of a set operation, which is no column of it.
  bool is_bare_time(std::size_t number) const {
    return !std::holds_alternative<sp::Select>(query_.body) &&
           is_row_time(query_.order_by[number].key);
  }

  BoundQuery sort(BoundQuery bound) {
    SortPlan plan{.input = nullptr, .sorting = {}, .key_texts = key_texts()};
    Sorting& sorting = plan.sorting;
    if (is_bare_time(0)) {
      lead(sorting, row_time_facts(), make_row_time(), query_.order_by.front());
    } else {
      lead(sorting, bound.facts[sort_.columns[0]], key(bound, 0).expression,
           query_.order_by.front());
    }
    for (std::size_t i = 1; i < sort_.columns.size(); ++i) {
      if (!is_bare_time(i)) {
        sorting.keys.push_back(key(bound, i));
      }
    }
    const SchemaPtr schema = bound.plan->schema;
    sorting.output = schema;
    plan.input = std::move(bound.plan);
    bound.plan = std::make_unique<Plan>(Plan{std::move(plan), schema});
    for (ColumnFacts& facts : bound.facts) {
      facts.time_form = nullptr;  // rows may have got another time
    }
    return bound;
  }

  BoundQuery sort_by_time(BoundQuery bound) {
    check_time_key(bound);
    TimeSortPlan plan{.input = nullptr, .sort = {}, .key_texts = key_texts()};
    plan.sort.time = key(bound, 0).expression;
    plan.sort.interval = interval();
    for (std::size_t i = 1; i < sort_.columns.size(); ++i) {
      plan.sort.keys.push_back(key(bound, i));
    }
    const SchemaPtr schema = bound.plan->schema;
    plan.sort.output = schema;
    plan.input = std::move(bound.plan);
    bound.plan = std::make_unique<Plan>(Plan{std::move(plan), schema});
    for (ColumnFacts& facts : bound.facts) {
      facts = {.origin = facts.origin, .row = facts.row};
    }
    for (const std::size_t column : sort_.time_columns) {
      bound.facts[column] = row_time_facts();
    }
    return bound;
  }

  void check_time_key(const BoundQuery& bound) const {
    const sp::SortItem& first = query_.order_by.front();
    const Type& type = bound.plan->schema->field(sort_.columns[0]).type;
    if (first.descending || type.kind != TypeKind::kTimestamp || has_output_time(first.key)) {
      throw Error(
          ErrorKind::kQuery,
          first.descending ? "the first key of ORDER BY ... WITHIN cannot be DESC"
          : type.kind != TypeKind::kTimestamp
              ? fmt::format("the first key of ORDER BY ... WITHIN is a TIMESTAMP, not {}",
                            to_string(type))
              : "the first key of ORDER BY ... WITHIN cannot be ROWTIME, which is what it makes",
          "sort by a time of the data: SELECT STREAM t AS ROWTIME, ... ORDER BY t WITHIN INTERVAL "
          "'10' SECOND",
          first.span);
    }
  }

  std::int64_t interval() const {
    const Scope nothing;
    const BoundExpression bound =
        ExpressionBinder(nothing, catalog_, "WITHIN").bind(*query_.within);
    const std::int64_t* milliseconds =
        bound.constant ? std::get_if<std::int64_t>(&*bound.constant) : nullptr;
    if (milliseconds == nullptr || bound.type().kind != TypeKind::kMillis || *milliseconds < 0) {
      throw Error(ErrorKind::kQuery,
                  "WITHIN takes an interval of days to seconds that is not negative",
                  "write INTERVAL '10' SECOND", query_.within->span);
    }
    return *milliseconds;
  }

  static void lead(Sorting& sorting, const ColumnFacts& facts, ExpressionPtr value,
                   const sp::SortItem& item) {
    const bool moves = moves_with_time(facts) || facts.monotonicity == Monotonicity::kAscending;
    if (!moves || item.descending) {
      throw Error(
          ErrorKind::kQuery,
          item.descending
              ? "the first key of ORDER BY on a stream cannot be DESC"
              : fmt::format(
                    "ORDER BY {} could never give a row: its first key does not move on with time",
                    expression_text(item.key)),
          kLeadHint, item.span);
    }
    sorting.window = facts.groups_row_times ? make_row_time() : facts.time_form;
    sorting.leading = std::move(value);
    sorting.is_row_time = facts.groups_row_times;
  }

  static BoundQuery drop_hidden(BoundQuery sorted, std::size_t visible) {
    if (visible == sorted.plan->schema->size()) {
      return sorted;
    }
    ProjectPlan project;
    std::vector<Field> fields(
        sorted.plan->schema->fields().begin(),
        sorted.plan->schema->fields().begin() + static_cast<std::ptrdiff_t>(visible));
    for (std::size_t i = 0; i < visible; ++i) {
      project.projection.columns.push_back(make_column(i, fields[i].type));
      project.column_texts.push_back(fields[i].name);
    }
    const auto schema = std::make_shared<Schema>(std::move(fields));
    project.projection.output = schema;
    project.input = std::move(sorted.plan);
    sorted.plan = std::make_unique<Plan>(Plan{std::move(project), schema});
    sorted.facts.resize(visible);
    return sorted;
  }

  const sp::Query& query_;
  Catalog& catalog_;
  SortRequest sort_;
};

}  // namespace

BoundQuery bind_ordered(const sp::Query& query, Catalog& catalog) {
  return OrderBinder(query, catalog).bind();
}

}  // namespace sluice
