#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "functions/aggregate.h"
#include "functions/expression.h"

namespace sluice {

/// What users read about a function; a test runs the example.
struct FunctionText {
  std::string arguments = {};  ///< "dividend, divisor"
  std::string about = {};      ///< one sentence
  std::string example = {};  ///< "MOD(-7, 3) = -1", "AVG(x) of 29, 32 = 30"; several parted by "; "
  std::string topic = {};    ///< filled in by the registry's section: "math", "text", ...
};

/// A scalar function as the binder sees it: given the argument expressions, it checks their types
/// and builds the call. Throws an Error of kind query (no span) that names what is expected.
using ScalarBinder = std::function<ExpressionPtr(std::vector<ExpressionPtr> arguments)>;
/// An aggregate: given the argument types, the state factory and result type. `constants` holds the
/// literal value of each argument that is one (NTH_VALUE's n, EXP_AVG's half-life), empty
/// otherwise.
using AggregateBinder = std::function<AggregatePtr(
    const std::vector<Type>& arguments, const std::vector<std::optional<Value>>& constants,
    const AggregateModifiers& modifiers)>;

struct ScalarFunction {
  std::string name;
  FunctionText text;
  ScalarBinder bind;
};

struct AggregateFunction {
  std::string name;
  FunctionText text;
  AggregateBinder bind;
};

/// What a row-valued function gives for the rows of its input: one expression a field.
struct RowFunction {
  std::vector<Field> fields;
  std::vector<ExpressionPtr> columns;
};

/// A function whose value is a row, such as the log parsers: given the argument expressions, it
/// checks them and builds its fields. Throws an Error of kind query (no span).
struct RowValuedFunction {
  std::string name;
  FunctionText text;
  std::function<RowFunction(std::vector<ExpressionPtr> arguments)> bind;
};

/// Every function SQL can call, by upper-case name. Filled by explicit calls: see builtins.h.
class FunctionRegistry {
 public:
  void add(ScalarFunction function);
  void add(AggregateFunction function);
  void add(RowValuedFunction function);
  /// Adds a plain C++ function, free of side effects: its SQL types are read off its signature (see
  /// scalar_kernel.h, which the caller includes). NULL in gives NULL out; a std::optional result
  /// may be NULL, an OrError may fail its row.
  template <class Function>
  void scalar(std::string name, Function function, FunctionText text);
  /// Sets the topic of what is added from now on.
  void topic(std::string name) { topic_ = std::move(name); }

  const ScalarFunction* scalar(std::string_view name) const;
  const AggregateFunction* aggregate(std::string_view name) const;
  const RowValuedFunction* row_function(std::string_view name) const;
  std::vector<const ScalarFunction*> scalars() const;
  std::vector<const AggregateFunction*> aggregates() const;
  std::vector<const RowValuedFunction*> row_functions() const;
  std::vector<std::string> names() const;

 private:
  std::string topic_;
  std::map<std::string, ScalarFunction, std::less<>> scalars_;
  std::map<std::string, AggregateFunction, std::less<>> aggregates_;
  std::map<std::string, RowValuedFunction, std::less<>> row_functions_;
};

/// What to write instead of a function that other dialects have and this one has not (SQRT,
/// ROW_NUMBER, TUMBLE ...); empty when nothing is known. `name` in upper case.
std::string unsupported_function_hint(std::string_view name);

}  // namespace sluice
