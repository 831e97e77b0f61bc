#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "planner/monotonicity.h"
#include "planner/select_binder.h"
#include "planner/shifted_time.h"
#include "planner/syntax_walk.h"

namespace sluice {
namespace sp = sqlparse;

bool is_row_time(const sp::Expression& expression) {
  const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
  return reference != nullptr && reference->parts.back().name == "ROWTIME";
}

bool names_row_time(const sp::Expression& expression) {
  bool names = is_row_time(expression);
  for_each_operand(
      expression, [&](const sp::Expression& operand) { names = names || names_row_time(operand); });
  return names;
}

bool is_window_cause(const sp::Expression& expression, const Scope& scope) {
  const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
  return reference != nullptr && reference->parts.size() == 1 &&
         reference->parts.front().name == kWindowCause &&
         std::none_of(scope.relations.begin(), scope.relations.end(),
                      [](const ScopeRelation& relation) {
                        return relation.schema->find(kWindowCause).has_value();
                      });
}

namespace {

constexpr const char* kTimeHint =
    "group by STEP(s.ROWTIME BY INTERVAL '1' MINUTE) or FLOOR(s.ROWTIME TO MINUTE) as well, so "
    "that groups end";
constexpr const char* kGroupHint =
    "add GROUP BY STEP(s.ROWTIME BY INTERVAL '1' MINUTE), or a sliding window: OVER (RANGE "
    "INTERVAL '1' MINUTE PRECEDING)";

constexpr const char* kJoinHint =
    "the ROWTIME of a window's rows does not: group by that of the joined row, STEP(ROWTIME BY "
    "INTERVAL '1' MINUTE)";

bool is_monotonic_call(const sp::Expression& expression) {
  const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
  return call != nullptr && call->name.name == "MONOTONIC";
}

sp::Identifier exact_name(const std::string& name) {
  return {.name = name, .spelling = name, .quoted = true, .span = {}};
}

void normalise(sp::Expression& expression, const Scope& scope, Catalog& catalog) {
  if (const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node)) {
    if (const SharedColumn* shared = scope.find_shared(*reference)) {
      expression.node = sp::Expression::Node(shared->value.node);
    }
  }
  if (sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node)) {
    if (is_row_time(expression)) {
      const bool keeps_relation = scope.relations.size() > 1 && reference->parts.size() > 1;
      reference->parts =
          keeps_relation
              ? std::vector{exact_name(reference->parts[reference->parts.size() - 2].name),
                            exact_name("ROWTIME")}
              : std::vector{exact_name("ROWTIME")};
    } else if (!is_window_cause(expression, scope)) {
      const ScopeColumn found = resolve_column(scope, *reference, catalog);
      reference->parts = {exact_name(found.relation->alias), exact_name(found.field().name)};
    }
  }
  for_each_operand(expression,
                   [&](sp::Expression& operand) { normalise(operand, scope, catalog); });
}

}  // namespace

sp::Expression normalised(const sp::Expression& expression, const Scope& scope, Catalog& catalog) {
  sp::Expression copy = expression;
  normalise(copy, scope, catalog);
  return copy;
}

namespace {

/// A SELECT with GROUP BY: keys and aggregates over the input, then the select list over both.
class AggregationBinder {
 public:
  AggregationBinder(const sp::Select& select, BoundFrom input, std::vector<SelectedItem> items,
                    Catalog& catalog)
      : select_(select),
        input_(std::move(input)),
        items_(std::move(items)),
        catalog_(catalog),
        scope_(input_.scope) {}

  BoundQuery bind() {
    if (group_by().empty()) {
      throw Error(ErrorKind::kQuery,
                  "aggregates over a stream need GROUP BY: without it no group ever ends",
                  kGroupHint, select_.span);
    }
    for (const SelectedItem& item : items_) {
      if (item.row_field != nullptr) {
        throw Error(ErrorKind::kQuery, "a row value cannot be grouped",
                    "parse in a subquery and group its fields", item.expression.span);
      }
    }
    filter(input_, select_, catalog_);
    bind_keys();
    choose_row_time();
    return bind_output();
  }

 private:
  void bind_keys() {
    ExpressionBinder binder(scope_, catalog_, "GROUP BY");
    std::optional<std::size_t> moving;
    bool moving_names_row_time = false;  // a column made of ROWTIME further down does not
    std::optional<std::size_t> declared;
    for (const sp::Expression& expression : group_by()) {
      BoundExpression bound = binder.bind(expression);
      const std::size_t number = keys_.size();
      const bool names = names_row_time(expression);
      const bool moves = moves_with_time(bound.facts);
      if (moves && names && moving_names_row_time && !select_.stagger) {
        throw Error(ErrorKind::kQuery, "only one expression of ROWTIME may stand in a GROUP BY",
                    "group by the finer one and aggregate again over its result, or use a column "
                    "of the data for the other",
                    expression.span);
      }
      if (moves && (names || !moving)) {
        moving = number;
        moving_names_row_time = names;
      } else if (is_monotonic_call(expression) || moves_by_value(bound.facts)) {
        declared = declared ? declared : number;
      }
      keys_.push_back(std::move(bound));
      key_syntax_.push_back(normalised(expression));
    }
    if (!select_.stagger) {
      choose_window(moving ? moving : declared);
    }
    for (const BoundExpression& key : keys_) {
      tumbling_.keys.push_back(key.expression);
    }
  }

  const std::vector<sp::Expression>& group_by() const {
    return select_.stagger ? select_.stagger->partition_by : select_.group_by;
  }

  /// Whether a ROWTIME in GROUP BY is that of a window's rows, which come again later.
  bool joins_windows() const {
    return scope_.relations.size() > 1 &&
           std::any_of(select_.group_by.begin(), select_.group_by.end(), names_row_time);
  }

  /// The key whose change ends the groups.
  void choose_window(std::optional<std::size_t> key) {
    if (!key) {
      throw Error(ErrorKind::kQuery,
                  "this GROUP BY could never give a row: no expression in it moves on with time",
                  joins_windows() ? kJoinHint : kTimeHint, select_.group_by.front().span);
    }
    window_key_ = *key;
    tumbling_.window_key = *key;
    if (moves_with_time(keys_[*key].facts)) {
      tumbling_.window = keys_[*key].facts.time_form;
    }
  }

  /// `MIN(ROWTIME) AS ROWTIME` and `GROUP BY ROWTIME` decide the time of the rows by themselves.
  void choose_row_time() {
    if (!select_.stagger && is_row_time(select_.group_by[window_key_])) {
      tumbling_.row_time = WindowRowTime::kSame;
    }
    const auto item = std::find_if(items_.begin(), items_.end(),
                                   [](const SelectedItem& other) { return other.is_row_time; });
    if (item == items_.end()) {
      return;
    }
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&item->expression.node);
    const bool is_first = call != nullptr && call->name.name == "MIN" && !call->over &&
                          call->arguments.size() == 1 &&
                          is_row_time(*call->arguments.front().value);
    if (is_first || is_row_time(item->expression)) {
      tumbling_.row_time = is_first ? WindowRowTime::kFirstRow : tumbling_.row_time;
      items_.erase(item);
    }
  }

  sp::Expression normalised(const sp::Expression& expression) {
    return sluice::normalised(expression, scope_, catalog_);
  }

  bool has_cause(const sp::Expression& expression) const {
    bool found = is_window_cause(expression, scope_);
    for_each_operand(expression,
                     [&](const sp::Expression& operand) { found = found || has_cause(operand); });
    return found;
  }

  BoundQuery bind_output() {
    tumbling_.says_cause = (select_.having && has_cause(*select_.having)) ||
                           std::any_of(items_.begin(), items_.end(), [&](const SelectedItem& item) {
                             return has_cause(item.expression);
                           });
    ExpressionBinder output(scope_, catalog_, "the select list");
    output.intercept([this](const sp::Expression& expression) { return bind_grouped(expression); });
    BoundFrom grouped{.plan = nullptr, .scope = scope_, .source = input_.source};
    BoundQuery query = bind_projection(std::move(grouped), output, items_,
                                       select_.having ? &*select_.having : nullptr);
    for (ScopeRelation& relation : scope_.relations) {
      query.is_discovered = query.is_discovered || relation.is_discovered;
    }
    std::get<ProjectPlan>(query.plan->node).input = groups();
    return query;
  }

  /// Keys and aggregates as columns below the select list; columns that are neither are refused.
  std::optional<BoundExpression> bind_grouped(const sp::Expression& expression) {
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
    if (call != nullptr && !call->over &&
        catalog_.functions().aggregate(call->name.name) != nullptr) {
      return located(expression, [&] { return bind_aggregate(expression, *call); });
    }
    if (is_window_cause(expression, scope_)) {
      return BoundExpression{.expression = make_column(keys_.size(), cause_type()),
                             .constant = std::nullopt};
    }
    const bool is_output_time =
        is_row_time(expression) && std::get<sp::ColumnReference>(expression.node).parts.size() == 1;
    if (!is_output_time && std::holds_alternative<sp::Cursor>(expression.node)) {
      return std::nullopt;
    }
    const sp::Expression wanted = is_output_time ? expression : normalised(expression);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (key_syntax_[i].node == wanted.node) {
        return key_column(i);
      }
    }
    if (is_output_time) {
      return std::nullopt;  // the time of the row being made
    }
    if (std::holds_alternative<sp::ColumnReference>(expression.node)) {
      throw Error(
          ErrorKind::kQuery,
          fmt::format("column {} is neither grouped nor aggregated", expression_text(expression)),
          "add it to GROUP BY, or put it in an aggregate such as MIN(...)", expression.span);
    }
    return std::nullopt;
  }

  BoundExpression key_column(std::size_t number) {
    BoundExpression bound{.expression = make_column(number, keys_[number].type()),
                          .constant = std::nullopt};
    if (number == window_key_ && tumbling_.window != nullptr) {
      bound.facts.groups_row_times = tumbling_.row_time != WindowRowTime::kFirstRow;
      bound.facts.monotonicity = keys_[number].facts.monotonicity;
      bound.facts.time_form = tumbling_.row_time == WindowRowTime::kEnd
                                  ? make_shifted_time(tumbling_.window, -1)
                                  : tumbling_.window;
    }
    return bound;
  }

  BoundExpression bind_aggregate(const sp::Expression& expression, const sp::FunctionCall& call) {
    const sp::Expression wanted = normalised(expression);
    const auto known =
        std::find_if(aggregate_syntax_.begin(), aggregate_syntax_.end(),
                     [&](const sp::Expression& other) { return other.node == wanted.node; });
    const auto number = static_cast<std::size_t>(known - aggregate_syntax_.begin());
    if (known == aggregate_syntax_.end()) {
      tumbling_.aggregates.push_back(make_call(call));
      aggregate_syntax_.push_back(wanted);
    }
    return {.expression = make_column(keys_.size() + (tumbling_.says_cause ? 1 : 0) + number,
                                      tumbling_.aggregates[number].aggregate->result_type()),
            .constant = std::nullopt};
  }

  AggregateCall make_call(const sp::FunctionCall& call) {
    ExpressionBinder arguments(scope_, catalog_, "the argument of an aggregate");
    AggregateCall bound = bind_aggregate_call(call, arguments);
    (void)bound.aggregate->make_state();  // throws for what needs a window
    return bound;
  }

  /// The plan below the select list: windows with keys and aggregates.
  PlanPtr groups() {
    std::vector<Field> fields;
    std::vector<std::string> key_texts;
    std::vector<std::string> aggregate_texts;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      fields.push_back({fmt::format("key {}", i + 1), keys_[i].type()});
      key_texts.push_back(expression_text(group_by()[i]));
    }
    if (tumbling_.says_cause) {
      fields.push_back({kWindowCause, cause_type()});
    }
    for (std::size_t i = 0; i < tumbling_.aggregates.size(); ++i) {
      fields.push_back(
          {fmt::format("aggregate {}", i + 1), tumbling_.aggregates[i].aggregate->result_type()});
      aggregate_texts.push_back(expression_text(aggregate_syntax_[i]));
    }
    const auto schema = std::make_shared<Schema>(std::move(fields));
    tumbling_.output = schema;
    tumbling_.source = input_.source;
    if (select_.stagger) {
      return std::make_unique<Plan>(
          Plan{StaggerPlan{std::move(input_.plan), stagger(), std::move(key_texts),
                           std::move(aggregate_texts)},
               schema});
    }
    return std::make_unique<Plan>(Plan{TumblePlan{std::move(input_.plan), std::move(tumbling_),
                                                  std::move(key_texts), std::move(aggregate_texts)},
                                       schema});
  }

  Staggering stagger() {
    const Scope nothing;
    const sp::Expression& length = select_.stagger->length;
    const BoundExpression bound = ExpressionBinder(nothing, catalog_, "STAGGER").bind(length);
    const std::int64_t* milliseconds =
        bound.constant ? std::get_if<std::int64_t>(&*bound.constant) : nullptr;
    if (milliseconds == nullptr || bound.type().kind != TypeKind::kMillis || *milliseconds <= 0) {
      throw Error(ErrorKind::kQuery,
                  "a stagger window is an interval of days to seconds above zero",
                  "write RANGE INTERVAL '1' MINUTE", length.span);
    }
    return {.length = *milliseconds,
            .keys = std::move(tumbling_.keys),
            .aggregates = std::move(tumbling_.aggregates),
            .row_time = tumbling_.row_time,
            .says_cause = tumbling_.says_cause,
            .output = tumbling_.output,
            .source = tumbling_.source};
  }

  const sp::Select& select_;
  BoundFrom input_;
  std::vector<SelectedItem> items_;
  Catalog& catalog_;
  Scope scope_;
  Tumbling tumbling_;
  std::size_t window_key_ = 0;
  std::vector<BoundExpression> keys_;
  std::vector<sp::Expression> key_syntax_;
  std::vector<sp::Expression> aggregate_syntax_;
};

}  // namespace

AggregateCall bind_aggregate_call(const sp::FunctionCall& call, ExpressionBinder& binder) {
  const AggregateFunction* function = binder.catalog().functions().aggregate(call.name.name);
  AggregateCall bound;
  std::vector<Type> types;
  std::vector<std::optional<Value>> constants;
  for (const sp::Argument& argument : call.arguments) {
    if (argument.name) {
      throw Error(ErrorKind::kQuery, fmt::format("{} takes no named arguments", call.name.name), "",
                  argument.value->span);
    }
    const BoundExpression value = binder.bind(*argument.value);
    bound.arguments.push_back(value.expression);
    types.push_back(value.type());
    constants.push_back(value.constant);
  }
  if (call.star && call.name.name != "COUNT") {
    throw Error(ErrorKind::kQuery, fmt::format("{}(*) has no meaning", call.name.name),
                "only COUNT counts rows with *", call.name.span);
  }
  bound.aggregate = function->bind(types, constants,
                                   {.distinct = call.quantifier == sp::SetQuantifier::kDistinct,
                                    .ignore_nulls = call.nulls == sp::NullTreatment::kIgnore,
                                    .from_last = call.count_from == sp::CountFrom::kLast});
  return bound;
}

BoundQuery bind_aggregation(const sp::Select& select, BoundFrom input,
                            std::vector<SelectedItem> items, Catalog& catalog) {
  return AggregationBinder(select, std::move(input), std::move(items), catalog).bind();
}

}  // namespace sluice
