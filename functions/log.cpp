#include "functions/log.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "functions/scalar_kernel.h"
#include "functions/topics.h"

namespace sluice {
namespace {

/// One field of the row that a parser gives for a line. Each field parses the line for itself.
class LogField final : public Expression {
 public:
  LogField(ExpressionPtr line, std::shared_ptr<const LogParser> parser, std::size_t index)
      : Expression(parser->columns[index].type),
        line_(std::move(line)),
        parser_(std::move(parser)),
        index_(index) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const TextOperand lines(*line_, context, selection, errors);
    const auto validity = common_validity({&lines.column()}, selection.row_count());
    const std::unique_ptr<LineCutter> cutter = parser_->make_cutter();
    FieldTexts texts(parser_->columns.size());
    ColumnBuilder cells(type(), selection.row_count());
    for_each_valid(selection, validity, [&](std::int64_t row) {
      if (errors.contains(row)) {
        return;
      }
      pad(cells, row);
      const OrError<bool> matches = cutter->cut(lines[row], texts);
      const std::optional<RowError> error =
          matches.ok() ? append(cells, matches.value(), texts, context) : matches.error();
      if (error) {
        errors.add(row, *error);
      }
    });
    pad(cells, selection.row_count());
    return cells.finish();
  }

 private:
  static void pad(ColumnBuilder& cells, std::int64_t row_count) {
    while (cells.size() < row_count) {
      cells.append_null();
    }
  }

  std::optional<RowError> append(ColumnBuilder& cells, bool matches, const FieldTexts& texts,
                                 const EvaluationContext& context) const {
    if (!matches) {
      cells.append_null();
      return std::nullopt;
    }
    return append_log_field(cells, parser_->columns[index_], texts[index_],
                            context.start_time.milliseconds);
  }

  ExpressionPtr line_;
  std::shared_ptr<const LogParser> parser_;
  std::size_t index_;
};

RowFunction make_row(const ExpressionPtr& line, LogParser parser) {
  const auto shared = std::make_shared<const LogParser>(std::move(parser));
  RowFunction row;
  for (std::size_t i = 0; i < shared->columns.size(); ++i) {
    const LogColumn& column = shared->columns[i];
    row.fields.push_back({.name = column.name, .type = column.type});
    row.columns.push_back(std::make_shared<LogField>(line, shared, i));
  }
  return row;
}

}  // namespace

bool LogArguments::is_text(std::size_t index) const {
  return sluice::is_text(arguments_[index]->type().kind);
}

const Value& LogArguments::literal(std::size_t index, bool fits, const char* expected) const {
  const Value* value = arguments_[index]->constant();
  if (!fits || value == nullptr || is_null(*value)) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("argument {} of {} must be a literal {}", index + 1, call_.name, expected),
        call_.hint());
  }
  return *value;
}

std::string_view LogArguments::text(std::size_t index) const {
  return std::get<std::string>(literal(index, is_text(index), "text"));
}

std::int64_t LogArguments::integer(std::size_t index) const {
  return std::get<std::int64_t>(
      literal(index, is_integer(arguments_[index]->type().kind), "integer"));
}

void LogArguments::refuse(const std::string& message) const {
  throw Error(ErrorKind::kQuery, message, call_.hint());
}

RowValuedFunction make_log_function(std::string name, ArgumentCount count, FunctionText text,
                                    std::function<LogParser(const LogArguments&)> compile) {
  const CallText call{.name = name, .text = text};
  return {.name = std::move(name),
          .text = std::move(text),
          .bind = [=](std::vector<ExpressionPtr> given) {
            expect_count(call, given.size(), count.least, count.most);
            const ExpressionPtr line = coerced_argument<std::string_view>(call, 0, given[0]);
            return make_row(line, compile(LogArguments(call, given)));
          }};
}

void install_log(FunctionRegistry& functions) {
  functions.topic("log");
  functions.add(regex_log_parse());
  functions.add(fast_regex_log_parse());
  functions.add(variable_column_log_parse());
  functions.add(fixed_column_log_parse());
  functions.add(sys_log_parse());
  functions.add(w3c_log_parse());
}

}  // namespace sluice
