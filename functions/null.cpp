#include <utility>

#include "base/error.h"
#include "functions/arguments.h"
#include "functions/coercion.h"
#include "functions/topics.h"

namespace sluice {
namespace {

/// The common type of arguments; the literal NULL goes with any.
Type common_argument_type(const CallText& call, const std::vector<ExpressionPtr>& arguments) {
  std::optional<Type> type;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (is_null_literal(*arguments[i])) {
      continue;
    }
    const std::optional<Type> common =
        type ? common_type(*type, arguments[i]->type()) : arguments[i]->type();
    if (!common) {
      refuse_argument(call, i, arguments[i]->type(), "comparable with " + to_string(*type));
    }
    type = common;
  }
  return type.value_or(arguments.front()->type());
}

ExpressionPtr bind_coalesce(const CallText& call, std::vector<ExpressionPtr> arguments) {
  expect_count(call, arguments.size(), 1, 1000);
  const Type type = common_argument_type(call, arguments);
  for (ExpressionPtr& argument : arguments) {
    argument = coerce(std::move(argument), type);
  }
  return make_coalesce(std::move(arguments));
}

ExpressionPtr bind_nullif(const CallText& call, std::vector<ExpressionPtr> arguments) {
  expect_count(call, arguments.size(), 2, 2);
  const Type type = common_argument_type(call, arguments);
  const ExpressionPtr value = arguments[0];
  const ExpressionPtr is_equal = make_comparison(Comparison::kEqual, coerce(value, type),
                                                 coerce(std::move(arguments[1]), type));
  return make_case({is_equal}, {make_literal(value->type(), {})}, value);
}

}  // namespace

void install_null(FunctionRegistry& functions) {
  functions.topic("null");
  const CallText coalesce{.name = "COALESCE",
                          .text = {.arguments = "value, value, ...",
                                   .about = "The first argument that is not NULL.",
                                   .example = "COALESCE(NULL, 2, 3) = 2"}};
  functions.add(
      ScalarFunction{coalesce.name, coalesce.text, [=](std::vector<ExpressionPtr> arguments) {
                       return bind_coalesce(coalesce, std::move(arguments));
                     }});
  const CallText nullif{.name = "NULLIF",
                        .text = {.arguments = "value, other",
                                 .about = "NULL where both arguments are equal, else the first.",
                                 .example = "NULLIF(4, 5) = 4"}};
  functions.add(ScalarFunction{nullif.name, nullif.text, [=](std::vector<ExpressionPtr> arguments) {
                                 return bind_nullif(nullif, std::move(arguments));
                               }});
}

}  // namespace sluice
