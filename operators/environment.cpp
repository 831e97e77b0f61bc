#include "operators/environment.h"

namespace sluice {

Value evaluate_at(const Expression& expression, RowTime time, const Environment& environment) {
  static const SchemaPtr no_columns = std::make_shared<Schema>(std::vector<Field>{});
  const Batch row(no_columns, {}, time_buffer(std::span(&time, 1)), 1);
  RowErrors errors;
  const Column column = expression.evaluate(environment.context(row), Selection::all(1), errors);
  return errors.empty() ? column.value(0) : Value{};
}

}  // namespace sluice
