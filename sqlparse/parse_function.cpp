#include <fmt/format.h>

#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

std::vector<Parameter> parse_parameters(TokenReader& reader) {
  std::vector<Parameter> parameters;
  reader.expect("(");
  while (!reader.accept(")")) {
    if (!parameters.empty()) {
      reader.expect(",");
    }
    Parameter parameter;
    parameter.name = parse_identifier(reader, "a parameter's name");
    parameter.type = parse_data_type(reader);
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

bool parse_data_access(TokenReader& reader, CreateFunction& function) {
  if (reader.accept_all({"CONTAINS", "SQL"})) {
    function.data_access = SqlDataAccess::kContains;
  } else if (reader.accept_all({"READS", "SQL", "DATA"})) {
    function.data_access = SqlDataAccess::kReads;
  } else if (reader.accept_all({"MODIFIES", "SQL", "DATA"})) {
    function.data_access = SqlDataAccess::kModifies;
  } else {
    return false;
  }
  return true;
}

bool parse_null_call(TokenReader& reader, CreateFunction& function) {
  if (reader.accept_all({"RETURNS", "NULL", "ON", "NULL", "INPUT"})) {
    function.null_call = NullCall::kReturnsNull;
  } else if (reader.accept_all({"CALLED", "ON", "NULL", "INPUT"})) {
    function.null_call = NullCall::kCalled;
  } else {
    return false;
  }
  return true;
}

/// Parses one of the words between RETURNS and RETURN, which come in any order.
bool parse_characteristic(TokenReader& reader, CreateFunction& function) {
  if (reader.accept("LANGUAGE")) {
    if (!reader.at("SQL")) {
      reader.fail_here(fmt::format("functions are written in SQL only, not in {}",
                                   reader.spelling(reader.token())),
                       "write LANGUAGE SQL and RETURN expression");
    }
    function.language_sql = reader.accept("SQL");
    return true;
  }
  if (reader.accept("SPECIFIC")) {
    function.specific = parse_identifier(reader, "a name");
    return true;
  }
  if (reader.at("DETERMINISTIC") || reader.at_all({"NOT", "DETERMINISTIC"})) {
    function.deterministic = !reader.accept("NOT");
    return reader.accept("DETERMINISTIC");
  }
  return parse_data_access(reader, function) || parse_null_call(reader, function);
}

}  // namespace

CreateFunction parse_create_function(TokenReader& reader, bool or_replace) {
  CreateFunction function;
  function.or_replace = or_replace;
  function.name = parse_object_name(reader, "a name");
  function.parameters = parse_parameters(reader);
  reader.expect("RETURNS");
  function.returns = parse_data_type(reader);
  while (parse_characteristic(reader, function)) {
  }
  if (!reader.at("RETURN")) {
    reader.fail_expected("RETURN", "the body of a function is RETURN expression");
  }
  reader.expect("RETURN");
  function.body = parse_expression(reader);
  return function;
}

}  // namespace sluice::sqlparse
