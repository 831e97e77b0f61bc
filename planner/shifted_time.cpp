#include "planner/shifted_time.h"

#include <utility>
#include <vector>

namespace sluice {
namespace {

class ShiftedTime final : public Expression {
 public:
  ShiftedTime(ExpressionPtr expression, std::int64_t milliseconds)
      : Expression(expression->type()),
        expression_(std::move(expression)),
        milliseconds_(milliseconds) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    std::vector<RowTime> times(context.batch.times().begin(), context.batch.times().end());
    for (RowTime& time : times) {
      time = add(time, milliseconds_);
    }
    static const SchemaPtr no_columns = std::make_shared<Schema>(std::vector<Field>{});
    const Batch shifted(no_columns, {}, time_buffer(times), context.batch.row_count());
    return expression_->evaluate(
        {shifted, context.clock, context.start_time, context.clock_is_rowtime}, selection, errors);
  }

 private:
  ExpressionPtr expression_;
  std::int64_t milliseconds_;
};

}  // namespace

ExpressionPtr make_shifted_time(ExpressionPtr expression, std::int64_t milliseconds) {
  return std::make_shared<ShiftedTime>(std::move(expression), milliseconds);
}

}  // namespace sluice
