#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "functions/arguments.h"
#include "functions/calendar.h"
#include "functions/scalar_kernel.h"
#include "functions/topics.h"
#include "functions/utf8.h"
#include "runtime/time_format.h"

namespace sluice {
namespace {

/// The formats of a call: the same for all rows when it is a literal, else compiled as rows bring
/// another one.
class Formats {
 public:
  explicit Formats(const Expression& argument) {
    const Value* value = argument.constant();
    if (value != nullptr && !is_null(*value)) {
      shared_ = std::make_shared<const TimeFormat>(std::get<std::string>(*value));
    }
  }

  /// The format of one evaluation's next row.
  class Current {
   public:
    explicit Current(const Formats& formats) : shared_(formats.shared_.get()) {}

    OrError<const TimeFormat*> of(const TextOperand& texts, std::int64_t row) {
      if (shared_ != nullptr) {
        return shared_;
      }
      const std::string_view pattern = texts[row];
      if (!own_ || pattern != own_pattern_) {
        try {
          own_.emplace(pattern);
        } catch (const Error& error) {  // here the bad pattern is one row's
          own_.reset();
          return RowError{error.message()};
        }
        own_pattern_ = pattern;
      }
      return &*own_;
    }

   private:
    const TimeFormat* shared_;
    std::optional<TimeFormat> own_;
    std::string own_pattern_;
  };

 private:
  std::shared_ptr<const TimeFormat> shared_;
};

/// CHAR_TO_TIMESTAMP(format, text) and its like.
class ParseTime final : public Expression {
 public:
  ParseTime(const Type& type, std::vector<ExpressionPtr> arguments)
      : Expression(type), arguments_(std::move(arguments)), formats_(*arguments_[0]) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    return type().kind == TypeKind::kTime ? run<Time>(context, selection, errors)
                                          : run<Timestamp>(context, selection, errors);
  }

 private:
  template <class Cell>
  Column run(const EvaluationContext& context, const Selection& selection,
             RowErrors& errors) const {
    const TextOperand patterns(*arguments_[0], context, selection, errors);
    const TextOperand texts(*arguments_[1], context, selection, errors);
    auto validity = common_validity({&patterns.column(), &texts.column()}, selection.row_count());
    CellWriter<Cell> cells(selection.row_count());
    Formats::Current formats(formats_);
    for_each_valid(selection, validity, [&](std::int64_t row) {
      const OrError<const TimeFormat*> format = formats.of(patterns, row);
      if (!format.ok()) {
        errors.add(row, format.error());
        return;
      }
      const std::optional<std::int64_t> parsed =
          format.value()->parse(texts[row], context.start_time.milliseconds);
      const auto value = parsed ? instant_as(type().kind, *parsed) : std::nullopt;
      if (value) {
        cells.write(row, Cell{static_cast<decltype(Cell::milliseconds)>(*value)});
      } else {
        errors.add(row, RowError{fmt::format("'{}' does not match the time format",
                                             shortened(texts[row]))});
      }
    });
    return cells.finish(type(), std::move(validity));
  }

  std::vector<ExpressionPtr> arguments_;
  Formats formats_;
};

/// TIMESTAMP_TO_CHAR(format, value) and its like. NULL prints as the text null: an oddity of the
/// dialect.
class PrintTime final : public Expression {
 public:
  explicit PrintTime(std::vector<ExpressionPtr> arguments)
      : Expression(Type::varchar(kMaximumLength)),
        arguments_(std::move(arguments)),
        formats_(*arguments_[0]) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const TextOperand patterns(*arguments_[0], context, selection, errors);
    const Column values = arguments_[1]->evaluate(context, selection, errors);
    auto validity = common_validity({&patterns.column()}, selection.row_count());
    TextWriter writer(selection.row_count());
    Formats::Current formats(formats_);
    for_each_valid(selection, validity, [&](std::int64_t row) {
      if (values.is_null(row)) {
        writer.write(row, "null");
        return;
      }
      const OrError<const TimeFormat*> format = formats.of(patterns, row);
      if (format.ok()) {
        writer.write(row, format.value()->print(values.integer(row)));
      } else {
        errors.add(row, format.error());
      }
    });
    return writer.finish(type(), std::move(validity));
  }

 private:
  std::vector<ExpressionPtr> arguments_;
  Formats formats_;
};

template <class Second>
std::vector<ExpressionPtr> checked(const CallText& call, std::vector<ExpressionPtr> arguments) {
  using Types = std::tuple<std::string_view, Second>;
  return coerced_arguments(call, std::move(arguments), static_cast<Types*>(nullptr));
}

void add_parser(FunctionRegistry& functions, const std::string& name, const Type& type,
                FunctionText text) {
  const CallText call{.name = name, .text = std::move(text)};
  functions.add(
      ScalarFunction{name, call.text, [=](std::vector<ExpressionPtr> arguments) -> ExpressionPtr {
                       return std::make_shared<ParseTime>(
                           type, checked<std::string_view>(call, std::move(arguments)));
                     }});
}

template <class Value>
void add_printer(FunctionRegistry& functions, const std::string& name, FunctionText text) {
  const CallText call{.name = name, .text = std::move(text)};
  functions.add(ScalarFunction{
      name, call.text, [=](std::vector<ExpressionPtr> arguments) -> ExpressionPtr {
        return std::make_shared<PrintTime>(checked<Value>(call, std::move(arguments)));
      }});
}

}  // namespace

void install_time_text(FunctionRegistry& functions) {
  functions.topic("datetime");
  add_parser(functions, "CHAR_TO_TIMESTAMP", Type::timestamp(),
             {.arguments = "format, text",
              .about = "Reads a timestamp by a pattern of Java's SimpleDateFormat; what is missing "
                       "is 1970-01-01 00:00:00.",
              .example = "CHAR_TO_TIMESTAMP('dd/MMM/yyyy HH:mm', '05/Mar/2016 17:30') = TIMESTAMP "
                         "'2016-03-05 17:30:00'"});
  add_parser(functions, "CHAR_TO_DATE", {.kind = TypeKind::kDate},
             {.arguments = "format, text",
              .about = "Reads a date by a pattern of Java's SimpleDateFormat.",
              .example = "CHAR_TO_DATE('MMM dd, yyyy', 'March 7, 2010') = DATE '2010-03-07'"});
  add_parser(functions, "CHAR_TO_TIME", {.kind = TypeKind::kTime},
             {.arguments = "format, text",
              .about = "Reads a time of day by a pattern of Java's SimpleDateFormat.",
              .example = "CHAR_TO_TIME('h:mm a', '5:30 PM') = TIME '17:30:00'"});
  add_printer<Timestamp>(
      functions, "TIMESTAMP_TO_CHAR",
      {.arguments = "format, timestamp",
       .about = "Prints a timestamp by a pattern of Java's SimpleDateFormat; NULL prints as the "
                "text null.",
       .example =
           "TIMESTAMP_TO_CHAR('yyyy/MM/dd', TIMESTAMP '2016-03-10 08:00:00') = '2016/03/10'"});
  add_printer<Date>(
      functions, "DATE_TO_CHAR",
      {.arguments = "format, date",
       .about =
           "Prints a date by a pattern of Java's SimpleDateFormat; NULL prints as the text null.",
       .example = "DATE_TO_CHAR('EEE dd MMM', DATE '2016-03-10') = 'Thu 10 Mar'"});
  add_printer<Time>(functions, "TIME_TO_CHAR",
                    {.arguments = "format, time",
                     .about = "Prints a time of day by a pattern of Java's SimpleDateFormat; NULL "
                              "prints as the text null.",
                     .example = "TIME_TO_CHAR('hh:mm a', TIME '17:30:00') = '05:30 PM'"});
}

}  // namespace sluice
