#include "functions/registry.h"

#include <fmt/format.h>

#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "functions/arguments.h"

namespace sluice {
namespace {

template <class Function>
const Function* find(const std::map<std::string, Function, std::less<>>& functions,
                     std::string_view name) {
  const auto found = functions.find(name);
  return found == functions.end() ? nullptr : &found->second;
}

template <class Function>
std::vector<const Function*> all_of(const std::map<std::string, Function, std::less<>>& functions) {
  std::vector<const Function*> all;
  for (const auto& [name, function] : functions) {
    all.push_back(&function);
  }
  return all;
}

}  // namespace

void FunctionRegistry::add(ScalarFunction function) {
  function.text.topic = topic_;
  const std::string name = function.name;
  check(scalars_.emplace(name, std::move(function)).second, "function registered twice");
}

void FunctionRegistry::add(AggregateFunction function) {
  function.text.topic = topic_;
  const std::string name = function.name;
  check(aggregates_.emplace(name, std::move(function)).second, "aggregate registered twice");
}

void FunctionRegistry::add(RowValuedFunction function) {
  function.text.topic = topic_;
  const std::string name = function.name;
  check(row_functions_.emplace(name, std::move(function)).second, "function registered twice");
}

const ScalarFunction* FunctionRegistry::scalar(std::string_view name) const {
  return find(scalars_, name);
}

const AggregateFunction* FunctionRegistry::aggregate(std::string_view name) const {
  return find(aggregates_, name);
}

const RowValuedFunction* FunctionRegistry::row_function(std::string_view name) const {
  return find(row_functions_, name);
}

std::vector<const ScalarFunction*> FunctionRegistry::scalars() const { return all_of(scalars_); }

std::vector<const AggregateFunction*> FunctionRegistry::aggregates() const {
  return all_of(aggregates_);
}

std::vector<const RowValuedFunction*> FunctionRegistry::row_functions() const {
  return all_of(row_functions_);
}

std::vector<std::string> FunctionRegistry::names() const {
  std::vector<std::string> names;
  for (const auto& [name, function] : scalars_) {
    names.push_back(name);
  }
  for (const auto& [name, function] : aggregates_) {
    names.push_back(name);
  }
  for (const auto& [name, function] : row_functions_) {
    names.push_back(name);
  }
  return names;
}

std::string CallText::hint() const {
  return text.example.empty() ? fmt::format("write {}({})", name, text.arguments)
                              : fmt::format("write {}({}), for example {}", name, text.arguments,
                                            text.example.substr(0, text.example.find(';')));
}

void expect_count(const CallText& call, std::size_t given, std::size_t least, std::size_t most) {
  if (given >= least && given <= most) {
    return;
  }
  const std::string wanted =
      least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most);
  throw Error(
      ErrorKind::kQuery,
      fmt::format("{} takes {} argument{}, not {}", call.name, wanted, most == 1 ? "" : "s", given),
      call.hint());
}

void refuse_argument(const CallText& call, std::size_t index, const Type& given,
                     const std::string& expected) {
  throw Error(ErrorKind::kQuery,
              fmt::format("argument {} of {} must be {}, not {}", index + 1, call.name, expected,
                          to_string(given)),
              call.hint());
}

bool is_null_literal(const Expression& expression) {
  return expression.constant() != nullptr && is_null(*expression.constant());
}

}  // namespace sluice
