#include "planner/order_binder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "planner/monotonicity.h"
#include "planner/select_binder.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

constexpr const char* kLeadHint = "sort by ROWTIME, FLOOR(s.ROWTIME TO SECOND) or the like first, then by the rest";

/// What a sort key is: a column of the select list, or an expression computed behind it.
struct KeyPlace {
  std::optional<std::size_t> item;
  std::size_t hidden = 0;
};

/// A query's column names, in order, for keys that name one.
std::vector<std::string> item_names(const sp::Query& query) {
  std::vector<std::string> names;
  if (const sp::Select* select = std::get_if<sp::Select>(&query.body)) {
    for (const sp::SelectItem& item : select->items) {
      const bool counts = !item.alias || item.alias->name != "ROWTIME";
      names.push_back(item.alias && counts ? item.alias->name : "");
    }
  }
  return names;
}

class OrderBinder {
 public:
  OrderBinder(const sp::Query& query, Catalog& catalog) : query_(query), catalog_(catalog) {}

  BoundQuery bind() {
    if (query_.within) {
      throw Error(ErrorKind::kQuery, "ORDER BY ... WITHIN is not supported yet",
                  "give the source a lateness instead: --set NAME.lateness='10 s'", query_.within->span);
    }
    find_places();
    BoundQuery bound = bind_body();
    const std::size_t visible = bound.plan->schema->size() - hidden_.size();
    BoundQuery sorted = sort(std::move(bound), visible);
    return hidden_.empty() ? std::move(sorted) : drop_hidden(std::move(sorted), visible);
  }

 private:
  void find_places() {
    const std::vector<std::string> names = item_names(query_);
    for (const sp::SortItem& item : query_.order_by) {
      places_.push_back(place_of(item, names));
    }
  }

  KeyPlace place_of(const sp::SortItem& item, const std::vector<std::string>& names) {
    if (const sp::NumberLiteral* ordinal = std::get_if<sp::NumberLiteral>(&item.key.node)) {
      std::size_t number = 0;
      std::from_chars(ordinal->text.data(), ordinal->text.data() + ordinal->text.size(), number);
      if (number == 0 || (!names.empty() && number > names.size())) {
        throw Error(ErrorKind::kQuery, fmt::format("ORDER BY {}: the select list has {} columns", ordinal->text, names.size()), "",
                    item.span);
      }
      return {number - 1};
    }
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&item.key.node);
    if (reference != nullptr && reference->parts.size() == 1) {
      const auto found = std::find(names.begin(), names.end(), reference->parts.front().name);
      if (found != names.end()) {
        return {static_cast<std::size_t>(found - names.begin())};
      }
    }
    hidden_.push_back(item.key);
    return {std::nullopt, hidden_.size() - 1};
  }

  BoundQuery bind_body() {
    if (const sp::Select* select = std::get_if<sp::Select>(&query_.body)) {
      if (select->quantifier == sp::SetQuantifier::kDistinct && !hidden_.empty()) {
        throw Error(ErrorKind::kQuery, "a sort key of SELECT DISTINCT must be in its select list", "", hidden_.front().span);
      }
      return bind_select(*select, hidden_, catalog_);
    }
    sp::Query body = query_;
    body.order_by.clear();
    if (!hidden_.empty()) {
      resolve_by_name_ = true;
    }
    return bind_query(body, catalog_);
  }

  /// Of a set operation only columns can be sort keys.
  std::size_t named_column(const BoundQuery& bound, const sp::Expression& key) {
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&key.node);
    const std::optional<std::size_t> column =
        reference == nullptr ? std::nullopt : bound.plan->schema->find(reference->parts.back().name);
    if (!column) {
      throw Error(ErrorKind::kQuery, "a sort key of UNION ALL is one of its columns, or ROWTIME", "", key.span);
    }
    return *column;
  }

  BoundQuery sort(BoundQuery bound, std::size_t visible) {
    SortPlan plan;
    Sorting& sorting = plan.sorting;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const sp::SortItem& item = query_.order_by[i];
      plan.key_texts.push_back(expression_text(item.key) + (item.descending ? " DESC" : ""));
      if (resolve_by_name_ && is_row_time(item.key)) {
        lead_by_row_time(sorting, i, item);
        continue;
      }
      const std::size_t column = resolve_by_name_ ? named_column(bound, item.key)
                                                  : places_[i].item.value_or(visible + places_[i].hidden);
      const ExpressionPtr value = make_column(column, bound.plan->schema->field(column).type);
      if (i == 0) {
        lead(sorting, bound.facts[column], value, item);
      } else {
        sorting.keys.push_back({value, item.descending, item.nulls_first.value_or(item.descending)});
      }
    }
    if (resolve_by_name_) {
      hidden_.clear();
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

  static void lead_by_row_time(Sorting& sorting, std::size_t number, const sp::SortItem& item) {
    if (number == 0) {
      ColumnFacts facts{.monotonicity = Monotonicity::kAscending, .time_form = make_row_time(), .groups_row_times = true};
      lead(sorting, facts, make_row_time(), item);
    }
  }

  static void lead(Sorting& sorting, const ColumnFacts& facts, ExpressionPtr value, const sp::SortItem& item) {
    const bool moves = moves_with_time(facts) || facts.monotonicity == Monotonicity::kAscending;
    if (!moves || item.descending) {
      throw Error(ErrorKind::kQuery,
                  item.descending ? "the first key of ORDER BY on a stream cannot be DESC"
                                  : fmt::format("ORDER BY {} could never give a row: its first key does not move on with time",
                                                expression_text(item.key)),
                  kLeadHint, item.span);
    }
    sorting.window = facts.groups_row_times ? make_row_time() : facts.time_form;
    sorting.leading = std::move(value);
    sorting.is_row_time = facts.groups_row_times;
  }

  static BoundQuery drop_hidden(BoundQuery sorted, std::size_t visible) {
    ProjectPlan project;
    std::vector<Field> fields(sorted.plan->schema->fields().begin(),
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
  std::vector<KeyPlace> places_;
  std::vector<sp::Expression> hidden_;
  bool resolve_by_name_ = false;
};

}  // namespace

BoundQuery bind_ordered(const sp::Query& query, Catalog& catalog) { return OrderBinder(query, catalog).bind(); }

BoundQuery bind_distinct(BoundQuery query, const std::vector<SelectedItem>& items, Span span) {
  Distinct distinct;
  std::optional<std::size_t> moving;
  bool has_row_time = false;
  std::size_t column = 0;
  for (const SelectedItem& item : items) {
    if (item.is_row_time) {
      continue;
    }
    const bool plain_time = is_row_time(item.expression);
    has_row_time |= plain_time;
    if (!plain_time) {
      distinct.columns.push_back(column);
      const ColumnFacts& facts = query.facts[column];
      if (!moving && (moves_with_time(facts) || facts.monotonicity == Monotonicity::kAscending)) {
        moving = column;
      }
    }
    ++column;
  }
  if (!moving && !has_row_time) {
    throw Error(ErrorKind::kQuery, "SELECT DISTINCT on a stream needs an expression that moves on with time",
                "add ROWTIME, or FLOOR(s.ROWTIME TO MINUTE), to the select list", span);
  }
  distinct.window = moving ? query.facts[*moving].time_form : make_row_time();
  distinct.window_column = moving.value_or(0);
  const SchemaPtr schema = query.plan->schema;
  query.plan = std::make_unique<Plan>(Plan{DistinctPlan{std::move(query.plan), std::move(distinct)}, schema});
  return query;
}

}  // namespace sluice
