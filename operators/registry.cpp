#include "operators/registry.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/nearest_name.h"

namespace sluice {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

double as_double(const TableFunctionArgument& argument) {
  if (const double* approximate = std::get_if<double>(&argument.value)) {
    return *approximate;
  }
  const std::int64_t* exact = std::get_if<std::int64_t>(&argument.value);
  if (exact == nullptr) {
    return std::nan("");
  }
  const int scale = argument.type.kind == TypeKind::kDecimal ? argument.type.scale : 0;
  return static_cast<double>(*exact) / std::pow(10.0, scale);
}

}  // namespace

void OperatorRegistry::add(TableFunction function) {
  functions_[function.name] = std::move(function);
}

const TableFunction* OperatorRegistry::find(std::string_view name) const {
  const auto found = functions_.find(name);
  return found == functions_.end() ? nullptr : &found->second;
}

ArgumentReader::ArgumentReader(const TableFunctionCall& call, std::vector<std::string> parameters,
                               std::size_t required)
    : call_(call), parameters_(std::move(parameters)), values_(parameters_.size(), nullptr) {
  std::size_t position = 0;
  for (const TableFunctionArgument& argument : call.arguments) {
    std::size_t index = position;
    if (argument.name) {
      const auto found =
          std::find(parameters_.begin(), parameters_.end(), lower_case(*argument.name));
      index = static_cast<std::size_t>(found - parameters_.begin());
      if (found == parameters_.end()) {
        const std::optional<std::string> nearest = nearest_name(*argument.name, parameters_);
        throw Error(ErrorKind::kQuery,
                    fmt::format("{} has no parameter {}", call.function, *argument.name),
                    nearest ? fmt::format("did you mean {}?", *nearest)
                            : fmt::format("its parameters are {}", fmt::join(parameters_, ", ")),
                    argument.span);
      }
    } else {
      ++position;
    }
    if (index >= parameters_.size()) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("{} takes at most {} arguments behind the cursor", call.function,
                              parameters_.size()),
                  fmt::format("its parameters are {}", fmt::join(parameters_, ", ")),
                  argument.span);
    }
    if (values_[index] != nullptr) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("{} got two values for {}", call.function, parameters_[index]), "",
                  argument.span);
    }
    values_[index] = &argument;
  }
  for (std::size_t i = 0; i < required; ++i) {
    if (values_[i] == nullptr) {
      throw Error(
          ErrorKind::kQuery, fmt::format("{} needs a value for {}", call.function, parameters_[i]),
          fmt::format("its parameters are {}, behind the cursor", fmt::join(parameters_, ", ")),
          call.span);
    }
  }
}

const TableFunctionArgument* ArgumentReader::find(std::string_view name) const {
  const auto found = std::find(parameters_.begin(), parameters_.end(), name);
  const TableFunctionArgument* argument =
      values_[static_cast<std::size_t>(found - parameters_.begin())];
  return argument == nullptr || is_null(argument->value) ? nullptr : argument;
}

void ArgumentReader::refuse(std::string_view name, const std::string& expected) const {
  const TableFunctionArgument* argument = find(name);
  throw Error(ErrorKind::kQuery, fmt::format("{}: {} must be {}", call_.function, name, expected),
              "", argument == nullptr ? call_.span : argument->span);
}

std::optional<std::int64_t> ArgumentReader::integer(std::string_view name, std::int64_t least,
                                                    std::int64_t most) const {
  const TableFunctionArgument* argument = find(name);
  if (argument == nullptr) {
    return std::nullopt;
  }
  const std::int64_t* value = std::get_if<std::int64_t>(&argument->value);
  if (value == nullptr || !is_integer(argument->type.kind) || *value < least || *value > most) {
    refuse(name, fmt::format("a whole number from {} to {}", least, most));
  }
  return *value;
}

std::optional<double> ArgumentReader::number(std::string_view name) const {
  const TableFunctionArgument* argument = find(name);
  if (argument == nullptr) {
    return std::nullopt;
  }
  const double value = as_double(*argument);
  if (!is_numeric(argument->type.kind) || !std::isfinite(value)) {
    refuse(name, "a number");
  }
  return value;
}

std::optional<bool> ArgumentReader::flag(std::string_view name) const {
  const TableFunctionArgument* argument = find(name);
  if (argument == nullptr) {
    return std::nullopt;
  }
  if (const bool* value = std::get_if<bool>(&argument->value)) {
    return *value;
  }
  refuse(name, "TRUE or FALSE");
}

std::optional<std::string> ArgumentReader::text(std::string_view name) const {
  const TableFunctionArgument* argument = find(name);
  if (argument == nullptr) {
    return std::nullopt;
  }
  if (const std::string* value = std::get_if<std::string>(&argument->value)) {
    return *value;
  }
  refuse(name, "a text in single quotes");
}

std::optional<std::size_t> ArgumentReader::choice(std::string_view name,
                                                  const std::vector<std::string>& words) const {
  const std::optional<std::string> word = text(name);
  if (!word) {
    return std::nullopt;
  }
  const auto found = std::find(words.begin(), words.end(), lower_case(*word));
  if (found == words.end()) {
    refuse(name, fmt::format("'{}'", fmt::join(words, "' or '")));
  }
  return static_cast<std::size_t>(found - words.begin());
}

std::optional<std::int64_t> ArgumentReader::interval(std::string_view name) const {
  const TableFunctionArgument* argument = find(name);
  if (argument == nullptr) {
    return std::nullopt;
  }
  if (argument->type.kind != TypeKind::kMillis) {
    refuse(name, "an interval such as INTERVAL '5' MINUTE");
  }
  return std::get<std::int64_t>(argument->value);
}

std::vector<std::size_t> analysed_columns(const Schema& schema) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < schema.size(); ++i) {
    const TypeKind kind = schema.field(i).type.kind;
    if (is_integer(kind) || is_approximate(kind)) {
      columns.push_back(i);
    }
  }
  return columns;
}

}  // namespace sluice
