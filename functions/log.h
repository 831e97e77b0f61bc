#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/row_error.h"
#include "functions/arguments.h"
#include "functions/log_column.h"
#include "functions/registry.h"

namespace sluice {

/// The log parsers: row-valued functions that cut a line of text into fields. A line that does not
/// match gives NULL in every field. A field whose text does not convert to its type is NULL, or
/// costs the row where its column is NOT NULL.

/// The texts of a line's fields; nothing where a field is NULL.
using FieldTexts = std::vector<std::optional<std::string_view>>;

/// Cuts lines into the texts of their fields, on one thread.
class LineCutter {
 public:
  virtual ~LineCutter() = default;
  /// Fills `fields`, which has one text a column, and returns true; false when the line does not
  /// match. The texts point into the line or the cutter and live until the next call.
  virtual OrError<bool> cut(std::string_view line, FieldTexts& fields) = 0;
};

/// A log parser whose pattern has been compiled. Safe to share.
struct LogParser {
  std::vector<LogColumn> columns;
  std::function<std::unique_ptr<LineCutter>()> make_cutter;
};

/// The arguments of a log parser behind its line, all of them literals.
class LogArguments {
 public:
  LogArguments(const CallText& call, std::span<const ExpressionPtr> arguments)
      : call_(call), arguments_(arguments) {}

  const CallText& call() const { return call_; }
  bool has(std::size_t index) const { return index < arguments_.size(); }
  bool is_text(std::size_t index) const;
  /// The value of a literal; throws an Error of kind query when the argument is no literal of that
  /// type.
  std::string_view text(std::size_t index) const;
  std::int64_t integer(std::size_t index) const;
  /// Throws an Error of kind query about these arguments, with the function's hint.
  [[noreturn]] void refuse(const std::string& message) const;

 private:
  const Value& literal(std::size_t index, bool fits, const char* expected) const;

  const CallText& call_;
  std::span<const ExpressionPtr> arguments_;
};

/// How many arguments a function takes, its line among them.
struct ArgumentCount {
  std::size_t least;
  std::size_t most;
};

/// Makes the function of a log parser from what compiles the parser.
RowValuedFunction make_log_function(std::string name, ArgumentCount count, FunctionText text,
                                    std::function<LogParser(const LogArguments&)> compile);

RowValuedFunction regex_log_parse();
RowValuedFunction fast_regex_log_parse();
RowValuedFunction variable_column_log_parse();
RowValuedFunction fixed_column_log_parse();
RowValuedFunction sys_log_parse();
RowValuedFunction w3c_log_parse();

}  // namespace sluice
