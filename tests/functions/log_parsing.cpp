#include "tests/functions/log_parsing.h"

#include "base/error.h"
#include "functions/topics.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr RowTime kStart{1457598600000};  // 2016-03-10 08:30:00
const Type kLine = Type::varchar(kMaximumLength);

std::string cell_text(const Column& column, std::int64_t row) {
  if (column.is_null(row)) {
    return "NULL";
  }
  std::string text;
  append_value_text(text, column, row);
  return text;
}

}  // namespace

ExpressionPtr literal(std::string_view text) {
  return make_literal({.kind = TypeKind::kChar, .precision = static_cast<int>(text.size())},
                      std::string(text));
}
ExpressionPtr integer_literal(std::int64_t number) { return make_literal(Type::integer(), number); }

RowFunction bind_log(std::string_view name, std::vector<ExpressionPtr> arguments) {
  FunctionRegistry functions;
  install_log(functions);
  arguments.insert(arguments.begin(), make_column(0, kLine));
  return functions.row_function(name)->bind(std::move(arguments));
}

Batch line_batch(const std::vector<std::string>& lines) {
  BatchBuilder builder(
      std::make_shared<const Schema>(std::vector<Field>{{.name = "LINE", .type = kLine}}));
  for (const std::string& line : lines) {
    builder.column(0).append_text(line);
    builder.end_row(kStart);
  }
  return builder.finish();
}

std::vector<std::string> parsed_lines(std::string_view name, const std::vector<std::string>& lines,
                                      std::vector<ExpressionPtr> arguments) {
  const RowFunction function = bind_log(name, std::move(arguments));
  const Batch batch = line_batch(lines);
  const ManualClock clock(kStart);
  RowErrors errors;
  std::vector<std::string> rows(lines.size());
  for (const ExpressionPtr& field : function.columns) {
    const Column column = field->evaluate({.batch = batch, .clock = clock, .start_time = kStart},
                                          Selection::all(batch.row_count()), errors);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows[row] += &field == &function.columns.front() ? "" : "|";
      rows[row] += cell_text(column, static_cast<std::int64_t>(row));
    }
  }
  for (const RowErrors::Entry& entry : errors.sorted()) {
    rows[static_cast<std::size_t>(entry.row)] = "row error: " + entry.error.message;
  }
  return rows;
}

std::string parsed(std::string_view name, const std::string& line,
                   std::vector<ExpressionPtr> arguments) {
  try {
    return parsed_lines(name, {line}, std::move(arguments)).front();
  } catch (const Error& error) {
    return "error: " + error.message();
  }
}

}  // namespace sluice
