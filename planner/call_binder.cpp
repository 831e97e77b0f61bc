#include <fmt/format.h>

#include <optional>

#include "base/nearest_name.h"
#include "functions/datetime.h"
#include "functions/pattern.h"
#include "functions/period.h"
#include "functions/registry.h"
#include "functions/text.h"
#include "planner/binder.h"
#include "planner/monotonicity.h"
#include "planner/node_binder.h"

/// Function calls, and the calls with a syntax of their own.
namespace sluice {
namespace sp = sqlparse;

namespace {

bool reads_the_clock(std::string_view function) {
  return function.starts_with("CURRENT_") || function.starts_with("LOCALTIME");
}

bool keeps_direction(std::string_view function) {
  return function == "FLOOR" || function == "CEIL" || function == "CEILING" ||
         function == "UNIX_TIMESTAMP" || function == "TO_TIMESTAMP";
}

}  // namespace

BoundExpression NodeBinder::operator()(const sp::FunctionCall& call) {
  const std::string& name = call.name.name;
  if (call.over) {
    refuse(fmt::format("{}(...) OVER a window stands only in the select list", name),
           "compute it in a subquery and use its column");
  }
  if (binder_.catalog().functions().aggregate(name) != nullptr) {
    refuse(fmt::format("aggregate {} is not allowed in {}", name, binder_.clause()),
           "aggregates stand in the select list and HAVING of a query with GROUP BY");
  }
  if (call.star || call.quantifier != sp::SetQuantifier::kNone) {
    refuse(fmt::format("{} is no aggregate function", name));
  }
  Operands operands;
  for (const sp::Argument& argument : call.arguments) {
    if (argument.name) {
      refuse(fmt::format("{} takes no named arguments", name));
    }
    operands.push_back(bind(*argument.value));
  }
  return bind_call(name, std::move(operands));
}

BoundExpression NodeBinder::bind_user_function(const sp::CreateFunction& function,
                                               Operands operands) {
  const Scope nothing;
  ExpressionPtr any_null;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const Type type = bind_type(function.parameters[i].type);
    operands[i].expression = make_assignment(operands[i].expression, type, true);
    operands[i].facts = {};
    const ExpressionPtr is_null = make_is_null(operands[i].expression, false);
    any_null = any_null == nullptr ? is_null : make_or(any_null, is_null);
  }
  ExpressionBinder body(nothing, binder_.catalog(), "the body of " + object_name(function.name));
  body.intercept([&](const sp::Expression& expression) -> std::optional<BoundExpression> {
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&expression.node);
    for (std::size_t i = 0;
         reference != nullptr && reference->parts.size() == 1 && i < operands.size(); ++i) {
      if (function.parameters[i].name == reference->parts.front()) {
        return operands[i];
      }
    }
    return std::nullopt;
  });
  const Type returns = bind_type(function.returns);
  ExpressionPtr result = make_assignment(body.bind(function.body).expression, returns, true);
  if (function.null_call == sp::NullCall::kReturnsNull && any_null != nullptr) {
    result = make_case({any_null}, {make_literal(returns, {})}, result);
  }
  return plain(result);
}

BoundExpression NodeBinder::bind_call(const std::string& name, Operands operands) {
  if (const sp::CreateFunction* function = binder_.catalog().find_function(name, operands.size())) {
    return bind_user_function(*function, std::move(operands));
  }
  if (name == "COALESCE" && !operands.empty()) {
    const Type type = unify(operands, "COALESCE");
    return apply(operands, [&](std::vector<ExpressionPtr> values) {
      for (ExpressionPtr& value : values) {
        value = coerce(value, type);
      }
      return make_coalesce(std::move(values));
    });
  }
  if (name == "NULLIF" && operands.size() == 2) {
    const ExpressionPtr equal = compare(Comparison::kEqual, operands[0], operands[1]).expression;
    return plain(
        make_case({equal}, {make_literal(operands[0].type(), {})}, operands[0].expression));
  }
  if (name == "MONOTONIC" && operands.size() == 1) {
    operands[0].facts.monotonicity = Monotonicity::kAscending;
    return std::move(operands[0]);
  }
  const ScalarFunction* function = binder_.catalog().functions().scalar(name);
  if (function == nullptr) {
    refuse_function(name);
  }
  if (reads_the_clock(name) && (binder_.scope().is_table() || binder_.clause() == "VALUES")) {
    refuse(fmt::format("{} is not known before the query runs: tables and VALUES cannot use it",
                       name));
  }
  BoundExpression bound = apply(operands, [&](std::vector<ExpressionPtr> values) {
    return function->bind(std::move(values));
  });
  if (keeps_direction(name) && operands.size() == 1) {
    bound.facts.monotonicity = operands[0].facts.monotonicity;
  }
  if (name == "CURRENT_ROW_TIMESTAMP") {
    bound.facts = {.monotonicity = Monotonicity::kAscending};
  }
  return bound;
}

void NodeBinder::refuse_function(const std::string& name) const {
  if (binder_.catalog().operators().find(name) != nullptr) {
    refuse(fmt::format("{} is a table function", name),
           fmt::format("write FROM TABLE({}(CURSOR(SELECT STREAM ...), ...))", name));
  }
  if (binder_.catalog().functions().row_function(name) != nullptr) {
    refuse(
        fmt::format("{} gives a row, which stands only in a select list", name),
        fmt::format("write SELECT STREAM t.r.COLUMN1 FROM (SELECT STREAM {}(...) AS r FROM s) AS t",
                    name));
  }
  std::string hint = unsupported_function_hint(name);
  if (hint.empty()) {
    const std::optional<std::string> nearest =
        nearest_name(name, binder_.catalog().functions().names());
    hint = nearest ? fmt::format("did you mean {}?", *nearest)
                   : "`sluice functions` lists what there is";
  }
  refuse(fmt::format("there is no function {}", name), hint);
}

BoundExpression NodeBinder::operator()(const sp::RoundToUnit& round) {
  const BoundExpression operand = bind(*round.operand);
  const TimeUnit unit = bind_unit(round.unit);
  BoundExpression bound = apply({operand}, [&](const auto& operands) {
    return round.up ? make_ceil_to(operands[0], unit) : make_floor_to(operands[0], unit);
  });
  bound.facts.monotonicity = operand.facts.monotonicity;
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::Step& step) {
  const BoundExpression operand = bind(*step.operand);
  const BoundExpression size = bind(*step.size);
  if (!size.constant) {
    refuse("STEP needs a constant behind BY",
           "write an interval such as INTERVAL '60' SECOND, or a whole number");
  }
  BoundExpression bound = apply(
      {operand}, [&](const auto& operands) { return make_step(operands[0], size.expression); });
  bound.facts.monotonicity = operand.facts.monotonicity;
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::Extract& extract) {
  return apply({bind(*extract.operand)}, [&](const auto& operands) {
    return make_extract(bind_unit(extract.field), operands[0]);
  });
}

ExpressionPtr NodeBinder::optional(const sp::Box<sp::Expression>& operand) {
  return operand ? bind(*operand).expression : nullptr;
}

BoundExpression NodeBinder::operator()(const sp::Like& like) {
  const ExpressionPtr operand = bind(*like.operand).expression;
  const ExpressionPtr pattern = bind(*like.pattern).expression;
  const ExpressionPtr escape = optional(like.escape);
  return plain(like.similar ? make_similar(operand, pattern, escape, like.negated)
                            : make_like(operand, pattern, escape, like.negated));
}

BoundExpression NodeBinder::operator()(const sp::Substring& substring) {
  const BoundExpression operand = bind(*substring.operand);
  const BoundExpression from = bind(*substring.start);
  const ExpressionPtr start = from.expression;
  const ExpressionPtr length = optional(substring.length);
  if (substring.form == sp::SubstringForm::kSimilar) {
    return plain(make_substring_similar(operand.expression, start, length));
  }
  const SubstringForm form =
      substring.form == sp::SubstringForm::kComma ? SubstringForm::kComma : SubstringForm::kFrom;
  BoundExpression bound = apply({operand}, [&](const auto& operands) {
    return make_substring(form, operands[0], start, length);
  });
  const std::int64_t* first = from.constant ? std::get_if<std::int64_t>(&*from.constant) : nullptr;
  if (first != nullptr && *first <= 1) {
    bound.facts.monotonicity = operand.facts.monotonicity;  // a prefix
  }
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::Trim& trim) {
  constexpr TrimSide kSides[] = {TrimSide::kBoth, TrimSide::kLeading, TrimSide::kTrailing};
  const ExpressionPtr character = optional(trim.character);
  return plain(
      make_trim(kSides[static_cast<int>(trim.side)], character, bind(*trim.operand).expression));
}

BoundExpression NodeBinder::operator()(const sp::Position& position) {
  const ExpressionPtr sought = bind(*position.sought).expression;
  return plain(make_position(sought, bind(*position.operand).expression));
}

BoundExpression NodeBinder::operator()(const sp::Overlay& overlay) {
  const ExpressionPtr operand = bind(*overlay.operand).expression;
  const ExpressionPtr replacement = bind(*overlay.replacement).expression;
  const ExpressionPtr start = bind(*overlay.start).expression;
  return plain(make_overlay(operand, replacement, start, optional(overlay.length)));
}

namespace {

PeriodOperand bind_period(ExpressionBinder& binder, const sp::Expression& expression) {
  const sp::Period* period = std::get_if<sp::Period>(&expression.node);
  if (period == nullptr) {
    throw Error(ErrorKind::kQuery, "a period is needed here", "write (start, end)",
                expression.span);
  }
  return {binder.bind(*period->start).expression, binder.bind(*period->end).expression};
}

}  // namespace

BoundExpression NodeBinder::operator()(const sp::PeriodPredicate& predicate) {
  ExpressionPtr all;
  const sp::Expression* left = &*predicate.first;
  for (const sp::PeriodStep& step : predicate.steps) {
    const PeriodOperand period = bind_period(binder_, *left);
    const auto relation = static_cast<PeriodRelation>(static_cast<int>(step.relation));
    const auto modifier = static_cast<PeriodModifier>(static_cast<int>(step.modifier));
    const bool is_instant = !std::holds_alternative<sp::Period>(step.right->node);
    ExpressionPtr holds =
        is_instant
            ? make_period_contains(modifier, period, bind(*step.right).expression)
            : make_period_predicate(relation, modifier, period, bind_period(binder_, *step.right));
    all = all == nullptr ? holds : make_and(all, holds);
    left = &*step.right;
  }
  return plain(all);
}

BoundExpression NodeBinder::operator()(const sp::QualifiedDifference& difference) {
  const BoundExpression left = bind(*difference.left);
  const BoundExpression right = bind(*difference.right);
  const IntervalFields fields = bind_interval_fields(difference.qualifier);
  BoundExpression bound = apply({left, right}, [&](const auto& operands) {
    return make_datetime_difference(operands[0], operands[1], fields);
  });
  bound.facts.monotonicity = arithmetic_monotonicity(Arithmetic::kSubtract, left, right);
  return bound;
}

BoundExpression NodeBinder::bind_row_time(const sp::ColumnReference& reference) {
  binder_.catalog().use_time();
  if (reference.parts.size() > 1) {
    const ScopeRelation& relation =
        resolve_relation(binder_.scope(), reference.parts[reference.parts.size() - 2]);
    if (relation.is_table) {
      refuse(fmt::format("the rows of the table {} have no ROWTIME", relation.alias),
             "ROWTIME is that of the stream's row");
    }
    if (relation.row_time_column) {
      return plain(make_column(*relation.row_time_column, Type::timestamp()));
    }
  }
  if (binder_.scope().is_table()) {
    refuse("the rows of a table have no ROWTIME", "join the table with a stream");
  }
  BoundExpression bound = plain(make_row_time());
  bound.facts = {.monotonicity = Monotonicity::kAscending,
                 .time_form = bound.expression,
                 .is_row_time = true,
                 .groups_row_times = true};
  return bound;
}

BoundExpression NodeBinder::operator()(const sp::ColumnReference& reference) {
  if (reference.parts.back().name == "ROWTIME") {
    return bind_row_time(reference);
  }
  if (const SharedColumn* shared = binder_.scope().find_shared(reference)) {
    return bind(shared->value);
  }
  const ScopeColumn found = resolve_column(binder_.scope(), reference, binder_.catalog());
  const std::size_t index = found.relation->first_column + found.column;
  BoundExpression bound{.expression = make_column(index, found.field().type),
                        .constant = std::nullopt};
  bound.facts = found.facts();
  return bound;
}

}  // namespace sluice
