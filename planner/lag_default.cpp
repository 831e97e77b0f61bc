#include "planner/lag_default.h"

#include <utility>

#include "planner/syntax_walk.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

bool reads_column(const sp::Expression& expression) {
  bool reads = std::holds_alternative<sp::ColumnReference>(expression.node);
  for_each_operand(expression,
                   [&](const sp::Expression& operand) { reads = reads || reads_column(operand); });
  return reads;
}

sp::FunctionCall call_of(const char* name, Span span) {
  return {.name = {.name = name, .spelling = name, .quoted = false, .span = span}};
}

sp::Expression first_there(sp::Expression lag, sp::Expression otherwise) {
  const Span span = lag.span;
  sp::FunctionCall call = call_of("COALESCE", span);
  call.arguments.push_back({.name = std::nullopt, .value = std::move(lag)});
  call.arguments.push_back({.name = std::nullopt, .value = std::move(otherwise)});
  return {.node = std::move(call), .span = span};
}

sp::Expression where_frame_reaches(sp::Expression lag, sp::Expression otherwise) {
  const Span span = lag.span;
  const auto& call = std::get<sp::FunctionCall>(lag.node);
  sp::FunctionCall count = call_of("COUNT", span);
  count.star = true;
  count.over = call.over;
  sp::Binary reaches{.op = sp::BinaryOperator::kGreater,
                     .left = sp::Expression{.node = std::move(count), .span = span},
                     .right = *call.arguments[1].value,
                     .op_span = span};
  sp::CaseBranch branch{.when = sp::Expression{.node = std::move(reaches), .span = span},
                        .then = std::move(lag)};
  sp::Case choice;
  choice.branches.push_back(std::move(branch));
  choice.otherwise = std::move(otherwise);
  return {.node = std::move(choice), .span = span};
}

}  // namespace

void write_out_lag_defaults(sp::Expression& expression) {
  for_each_operand(expression, [](sp::Expression& operand) { write_out_lag_defaults(operand); });
  sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
  if (call == nullptr || call->name.name != "LAG" || !call->over || call->arguments.size() != 3 ||
      !reads_column(*call->arguments[2].value)) {
    return;
  }
  sp::Expression otherwise = *call->arguments[2].value;
  const bool ignores_nulls = call->nulls == sp::NullTreatment::kIgnore;
  call->arguments.pop_back();
  expression = ignores_nulls ? first_there(expression, std::move(otherwise))
                             : where_frame_reaches(expression, std::move(otherwise));
}

}  // namespace sluice
