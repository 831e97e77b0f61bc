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

namespace {

constexpr const char* kTimeHint =
    "group by STEP(s.ROWTIME BY INTERVAL '1' MINUTE) or FLOOR(s.ROWTIME TO MINUTE) as well, so that groups end";

bool is_row_time(const sp::Expression& expression) {
  const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
  return reference != nullptr && reference->parts.back().name == "ROWTIME";
}

bool is_monotonic_call(const sp::Expression& expression) {
  const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
  return call != nullptr && call->name.name == "MONOTONIC";
}

sp::Identifier exact_name(const std::string& name) {
  return {.name = name, .spelling = name, .quoted = true, .span = {}};
}

/// A SELECT with GROUP BY: keys and aggregates over the input, then the select list over both.
class AggregationBinder {
 public:
  AggregationBinder(const sp::Select& select, BoundFrom input, std::vector<SelectedItem> items, Catalog& catalog)
      : select_(select), input_(std::move(input)), items_(std::move(items)), catalog_(catalog), scope_(input_.scope) {}

  BoundQuery bind() {
    if (select_.group_by.empty()) {
      throw Error(ErrorKind::kQuery, "aggregates over a stream need GROUP BY: without it no group ever ends", kTimeHint,
                  select_.span);
    }
    filter_input();
    bind_keys();
    choose_row_time();
    return bind_output();
  }

 private:
  /// WHERE below the groups.
  void filter_input() {
    if (!select_.where) {
      return;
    }
    ProjectPlan project;
    ExpressionBinder binder(scope_, catalog_, "WHERE");
    project.projection.condition = binder.bind_condition(*select_.where);
    project.condition_text = expression_text(*select_.where);
    project.projection.source = input_.source;
    const SchemaPtr schema = input_.plan->schema;
    for (std::size_t i = 0; i < schema->size(); ++i) {
      project.projection.columns.push_back(make_column(i, schema->field(i).type));
      project.column_texts.push_back(schema->field(i).name);
    }
    project.projection.output = schema;
    project.input = std::move(input_.plan);
    input_.plan = std::make_unique<Plan>(Plan{std::move(project), schema});
  }

  void bind_keys() {
    ExpressionBinder binder(scope_, catalog_, "GROUP BY");
    std::optional<std::size_t> moving;
    std::optional<std::size_t> declared;
    for (const sp::Expression& expression : select_.group_by) {
      BoundExpression bound = binder.bind(expression);
      const std::size_t number = keys_.size();
      if (moves_with_time(bound.facts) && moving) {
        throw Error(ErrorKind::kQuery, "only one expression of ROWTIME may stand in a GROUP BY",
                    "group by the finer one and aggregate again over its result, or use a column of the data for the other", expression.span);
      }
      if (moves_with_time(bound.facts)) {
        moving = number;
      } else if (is_monotonic_call(expression)) {
        declared = declared ? declared : number;
      }
      keys_.push_back(std::move(bound));
      key_syntax_.push_back(normalised(expression));
    }
    if (!moving && !declared) {
      throw Error(ErrorKind::kQuery, "this GROUP BY could never give a row: no expression in it moves on with time", kTimeHint,
                  select_.group_by.front().span);
    }
    window_key_ = moving ? *moving : *declared;
    if (moving) {
      tumbling_.window = keys_[window_key_].facts.time_form;
    }
    tumbling_.window_key = window_key_;
    for (const BoundExpression& key : keys_) {
      tumbling_.keys.push_back(key.expression);
    }
  }

  /// `MIN(ROWTIME) AS ROWTIME` and `GROUP BY ROWTIME` decide the time of the rows by themselves.
  void choose_row_time() {
    if (is_row_time(select_.group_by[window_key_])) {
      tumbling_.row_time = WindowRowTime::kSame;
    }
    const auto item = std::find_if(items_.begin(), items_.end(), [](const SelectedItem& other) { return other.is_row_time; });
    if (item == items_.end()) {
      return;
    }
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&item->expression.node);
    const bool is_first = call != nullptr && call->name.name == "MIN" && !call->over && call->arguments.size() == 1 &&
                          is_row_time(*call->arguments.front().value);
    if (is_first || is_row_time(item->expression)) {
      tumbling_.row_time = is_first ? WindowRowTime::kFirstRow : tumbling_.row_time;
      items_.erase(item);
    }
  }

  /// A copy in which every column is named by relation and column, so that equal expressions are equal trees.
  sp::Expression normalised(const sp::Expression& expression) {
    sp::Expression copy = expression;
    normalise(copy);
    return copy;
  }

  void normalise(sp::Expression& expression) {
    if (sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node)) {
      if (is_row_time(expression)) {
        reference->parts = {exact_name("ROWTIME")};
      } else if (reference->parts.size() <= 2) {
        const ScopeColumn found = resolve_column(scope_, *reference, catalog_);
        const std::string& column = found.relation->schema->field(found.column).name;
        reference->parts = {exact_name(found.relation->alias), exact_name(column)};
      }
    }
    for_each_operand(expression, [&](sp::Expression& operand) { normalise(operand); });
  }

  BoundQuery bind_output() {
    ExpressionBinder output(scope_, catalog_, "the select list");
    output.intercept([this](const sp::Expression& expression) { return bind_grouped(expression); });
    BoundFrom grouped{.plan = nullptr, .scope = scope_, .source = input_.source};
    BoundQuery query = bind_projection(std::move(grouped), output, items_, select_.having ? &*select_.having : nullptr);
    for (ScopeRelation& relation : scope_.relations) {
      query.is_discovered = query.is_discovered || relation.is_discovered;
    }
    std::get<ProjectPlan>(query.plan->node).input = tumble();
    return query;
  }

  /// Keys and aggregates as columns below the select list; columns that are neither are refused.
  std::optional<BoundExpression> bind_grouped(const sp::Expression& expression) {
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
    if (call != nullptr && !call->over && catalog_.functions().aggregate(call->name.name) != nullptr) {
      return located(expression, [&] { return bind_aggregate(expression, *call); });
    }
    const bool is_output_time = is_row_time(expression) && std::get<sp::ColumnReference>(expression.node).parts.size() == 1;
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
      throw Error(ErrorKind::kQuery, fmt::format("column {} is neither grouped nor aggregated", expression_text(expression)),
                  "add it to GROUP BY, or put it in an aggregate such as MIN(...)", expression.span);
    }
    return std::nullopt;
  }

  BoundExpression key_column(std::size_t number) {
    BoundExpression bound{.expression = make_column(number, keys_[number].type()), .constant = std::nullopt};
    if (number == window_key_ && tumbling_.window != nullptr) {
      bound.facts.monotonicity = keys_[number].facts.monotonicity;
      bound.facts.time_form = tumbling_.row_time == WindowRowTime::kEnd ? make_shifted_time(tumbling_.window, -1)
                                                                       : tumbling_.window;
    }
    return bound;
  }

  BoundExpression bind_aggregate(const sp::Expression& expression, const sp::FunctionCall& call) {
    const sp::Expression wanted = normalised(expression);
    const auto known = std::find_if(aggregate_syntax_.begin(), aggregate_syntax_.end(),
                                    [&](const sp::Expression& other) { return other.node == wanted.node; });
    const auto number = static_cast<std::size_t>(known - aggregate_syntax_.begin());
    if (known == aggregate_syntax_.end()) {
      tumbling_.aggregates.push_back(make_call(call));
      aggregate_syntax_.push_back(wanted);
    }
    return {.expression = make_column(keys_.size() + number, tumbling_.aggregates[number].aggregate->result_type()),
            .constant = std::nullopt};
  }

  AggregateCall make_call(const sp::FunctionCall& call) {
    ExpressionBinder arguments(scope_, catalog_, "the argument of an aggregate");
    return bind_aggregate_call(call, arguments);
  }

  PlanPtr tumble() {
    TumblePlan plan;
    std::vector<Field> fields;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      fields.push_back({fmt::format("key {}", i + 1), keys_[i].type()});
      plan.key_texts.push_back(expression_text(select_.group_by[i]));
    }
    for (std::size_t i = 0; i < tumbling_.aggregates.size(); ++i) {
      fields.push_back({fmt::format("aggregate {}", i + 1), tumbling_.aggregates[i].aggregate->result_type()});
      plan.aggregate_texts.push_back(expression_text(aggregate_syntax_[i]));
    }
    auto schema = std::make_shared<Schema>(std::move(fields));
    tumbling_.output = schema;
    tumbling_.source = input_.source;
    plan.tumbling = std::move(tumbling_);
    plan.input = std::move(input_.plan);
    return std::make_unique<Plan>(Plan{std::move(plan), schema});
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
      throw Error(ErrorKind::kQuery, fmt::format("{} takes no named arguments", call.name.name), "", argument.value->span);
    }
    const BoundExpression value = binder.bind(*argument.value);
    bound.arguments.push_back(value.expression);
    types.push_back(value.type());
    constants.push_back(value.constant);
  }
  if (call.star && call.name.name != "COUNT") {
    throw Error(ErrorKind::kQuery, fmt::format("{}(*) has no meaning", call.name.name), "only COUNT counts rows with *",
                call.name.span);
  }
  bound.aggregate = function->bind(types, constants,
                                   {.distinct = call.quantifier == sp::SetQuantifier::kDistinct,
                                    .ignore_nulls = call.nulls == sp::NullTreatment::kIgnore,
                                    .from_last = call.count_from == sp::CountFrom::kLast});
  return bound;
}

BoundQuery bind_aggregation(const sp::Select& select, BoundFrom input, std::vector<SelectedItem> items, Catalog& catalog) {
  return AggregationBinder(select, std::move(input), std::move(items), catalog).bind();
}

}  // namespace sluice
