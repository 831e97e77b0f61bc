#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "functions/registry.h"
#include "operators/environment.h"
#include "runtime/operator.h"
#include "runtime/schema.h"

namespace sluice {

/// A constant argument of a table function.
struct TableFunctionArgument {
  std::optional<std::string> name;  ///< `name => value`, lower case; positional otherwise
  Value value;                      ///< NULL too
  Type type;
  Span span;
};

/// A call `f(CURSOR(...), arguments...)` as a table function sees it.
struct TableFunctionCall {
  std::string function;
  SchemaPtr input;                               ///< columns of the cursor
  std::vector<TableFunctionArgument> arguments;  ///< the cursor left out
  Span span;
};

/// A checked call.
struct BoundTableFunction {
  SchemaPtr output;
  /// Makes the operator. `result_length` is the length of the text column that the last output
  /// column goes to, where known.
  std::function<OperatorPtr(const Environment&, std::optional<int> result_length)> make;
  std::vector<std::string> notices;
};

/// An operator that SQL calls as a table function.
struct TableFunction {
  std::string name;
  FunctionText text;
  /// Checks the call; throws an Error of kind query with the culprit's span.
  std::function<BoundTableFunction(const TableFunctionCall&)> bind;
};

/// Every table function by upper-case name, filled by explicit calls: see builtins.h.
class OperatorRegistry {
 public:
  void add(TableFunction function);
  const TableFunction* find(std::string_view name) const;
  const std::map<std::string, TableFunction, std::less<>>& functions() const { return functions_; }

 private:
  std::map<std::string, TableFunction, std::less<>> functions_;
};

/// Reads the arguments of a call by position or name, with checks that name the parameter and its
/// range.
class ArgumentReader {
 public:
  /// `parameters` are the names in order; the first `required` must be given, by position or name.
  ArgumentReader(const TableFunctionCall& call, std::vector<std::string> parameters,
                 std::size_t required);

  /// The argument of that name, or nothing where it was left out or is NULL.
  const TableFunctionArgument* find(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t least,
                                      std::int64_t most) const;
  /// A finite number.
  std::optional<double> number(std::string_view name) const;
  std::optional<bool> flag(std::string_view name) const;
  std::optional<std::string> text(std::string_view name) const;
  /// One of the given words, in any case; its index.
  std::optional<std::size_t> choice(std::string_view name,
                                    const std::vector<std::string>& words) const;
  /// A day-time interval in milliseconds.
  std::optional<std::int64_t> interval(std::string_view name) const;
  [[noreturn]] void refuse(std::string_view name, const std::string& expected) const;

 private:
  const TableFunctionCall& call_;
  std::vector<std::string> parameters_;
  std::vector<const TableFunctionArgument*> values_;
};

/// Columns whose type HOTSPOTS and the forests analyse: every numeric type but DECIMAL.
std::vector<std::size_t> analysed_columns(const Schema& schema);

}  // namespace sluice
