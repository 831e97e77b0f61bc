#include <utility>

#include "base/error.h"
#include "functions/arguments.h"
#include "functions/calendar.h"
#include "functions/scalar_kernel.h"
#include "functions/topics.h"

namespace sluice {
namespace {

OrError<std::int64_t> difference(Timestamp start, Timestamp end) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(end.milliseconds, start.milliseconds, &result)) {
    return RowError{"TSDIFF is out of range for BIGINT"};
  }
  return result;
}

std::int64_t unix_timestamp(Timestamp time) { return time.milliseconds; }
Timestamp to_timestamp(std::int64_t milliseconds) { return {milliseconds}; }

/// A constant of the query: the time when it started, or its day, or its time of day.
ExpressionPtr make_start_time(const Type& type) {
  return make_call(
      type, {},
      [type](std::span<const Column>, const EvaluationContext& context, const Selection&,
             RowErrors&) {
        const std::int64_t now = context.start_time.milliseconds;
        const std::int64_t day = floor_divide(now, kMillisecondsOfDay) * kMillisecondsOfDay;
        const std::int64_t value =
            type.kind == TypeKind::kDate ? day : (type.kind == TypeKind::kTime ? now - day : now);
        return Column::constant(type, value, context.batch.row_count());
      });
}

/// The clock's time as each row is processed; the row's own time for finite inputs.
ExpressionPtr make_row_clock() {
  return make_call(Type::timestamp(), {},
                   [](std::span<const Column>, const EvaluationContext& context,
                      const Selection& selection, RowErrors&) {
                     if (context.clock_is_rowtime) {
                       return context.batch.time_column();
                     }
                     CellWriter<Timestamp> cells(selection.row_count());
                     selection.for_each([&](std::int64_t row) {
                       cells.write(row, {context.clock.now().milliseconds});
                     });
                     return cells.finish(Type::timestamp(), nullptr);
                   });
}

template <class Make>
void add_clock(FunctionRegistry& functions, const std::string& name, const std::string& about,
               Make make) {
  const CallText call{.name = name, .text = {.arguments = "", .about = about, .example = ""}};
  functions.add(ScalarFunction{name, call.text,
                               [=](const std::vector<ExpressionPtr>& arguments) -> ExpressionPtr {
                                 expect_count(call, arguments.size(), 0, 0);
                                 return make();
                               }});
}

/// TSDIFF of two TIMESTAMPs, or of two BIGINT in milliseconds since 1970.
ExpressionPtr bind_difference(const CallText& call, std::vector<ExpressionPtr> arguments) {
  expect_count(call, arguments.size(), 2, 2);
  for (ExpressionPtr& argument : arguments) {
    if (is_integer(argument->type().kind)) {
      argument = make_call(Type::timestamp(), {coerce(argument, Type::bigint())},
                           plain_kernel(to_timestamp, Type::timestamp()));
    }
  }
  using Types = std::tuple<Timestamp, Timestamp>;
  return make_call(Type::bigint(),
                   coerced_arguments(call, std::move(arguments), static_cast<Types*>(nullptr)),
                   plain_kernel(difference, Type::bigint()));
}

void add_documented(FunctionRegistry& functions, const std::string& name, FunctionText text) {
  const CallText call{.name = name, .text = std::move(text)};
  functions.add(ScalarFunction{
      name, call.text, [call](const std::vector<ExpressionPtr>&) -> ExpressionPtr {
        throw Error(ErrorKind::kQuery, call.name + " has a form of its own", call.hint());
      }});
}

}  // namespace

void install_datetime(FunctionRegistry& functions) {
  functions.topic("datetime");
  const auto timestamp = [] { return make_start_time(Type::timestamp()); };
  const auto time = [] { return make_start_time({.kind = TypeKind::kTime}); };
  add_clock(functions, "CURRENT_TIMESTAMP", "When the query started, UTC: the same for all rows.",
            timestamp);
  add_clock(functions, "LOCALTIMESTAMP", "When the query started, UTC: the same for all rows.",
            timestamp);
  add_clock(functions, "CURRENT_TIME", "The time of day when the query started, UTC.", time);
  add_clock(functions, "LOCALTIME", "The time of day when the query started, UTC.", time);
  add_clock(functions, "CURRENT_DATE", "The day when the query started, UTC.",
            [] { return make_start_time({.kind = TypeKind::kDate}); });
  add_clock(functions, "CURRENT_ROW_TIMESTAMP",
            "The time when the row is processed; over a finite input the row's ROWTIME.",
            make_row_clock);
  const CallText call{
      .name = "TSDIFF",
      .text = {
          .arguments = "start, end",
          .about = "Milliseconds from start to end.",
          .example =
              "TSDIFF(TIMESTAMP '2016-03-10 08:00:00', TIMESTAMP '2016-03-10 08:00:01') = 1000"}};
  functions.add(ScalarFunction{call.name, call.text, [call](std::vector<ExpressionPtr> arguments) {
                                 return bind_difference(call, std::move(arguments));
                               }});
  functions.scalar("UNIX_TIMESTAMP", unix_timestamp,
                   {.arguments = "timestamp",
                    .about = "Milliseconds since 1970-01-01 00:00:00 UTC.",
                    .example = "UNIX_TIMESTAMP(TIMESTAMP '1970-01-01 00:00:01') = 1000"});
  functions.scalar("TO_TIMESTAMP", to_timestamp,
                   {.arguments = "milliseconds",
                    .about = "The timestamp so many milliseconds after 1970-01-01 00:00:00 UTC.",
                    .example = "TO_TIMESTAMP(1000) = TIMESTAMP '1970-01-01 00:00:01'"});
  add_documented(functions, "STEP",
                 {.arguments = "datetime BY interval | integer BY integer",
                  .about = "The start of the step that holds the argument; steps of time are "
                           "aligned to 1970-01-01.",
                  .example = "STEP(TIMESTAMP '2004-09-30 13:48:23' BY INTERVAL '10' SECOND) = "
                             "TIMESTAMP '2004-09-30 13:48:20'; "
                             "STEP(23 BY 5) = 20"});
  add_documented(functions, "EXTRACT",
                 {.arguments = "unit FROM datetime or interval",
                  .about = "One field: YEAR, MONTH, DAY, HOUR, MINUTE or SECOND.",
                  .example = "EXTRACT(MINUTE FROM TIMESTAMP '2004-09-30 13:48:23') = 48"});
}

}  // namespace sluice
