#include "tests/fuzz/text_expression.h"

#include "runtime/value_text.h"
#include "tests/functions/sql_expression.h"

namespace sluice::fuzz {
namespace {

constexpr RowTime kStart{1457598600000};  // 2016-03-10 08:30:00

const SchemaPtr& texts() {
  static const SchemaPtr schema = std::make_shared<const Schema>(
      std::vector<Field>{{.name = "A", .type = Type::varchar(kMaximumLength)},
                         {.name = "B", .type = Type::varchar(kMaximumLength)},
                         {.name = "C", .type = Type::varchar(kMaximumLength)}});
  return schema;
}

}  // namespace

TextExpression::TextExpression(std::string_view sql) : expression_(bind_sql(sql, texts())) {}

TextExpression::Result TextExpression::operator()(std::string_view a, std::string_view b,
                                                  std::string_view c) const {
  BatchBuilder builder(texts());
  std::size_t index = 0;
  for (const std::string_view text : {a, b, c}) {
    builder.column(index++).append_text(text);
  }
  builder.end_row(kStart);
  const Batch batch = builder.finish();
  const ManualClock clock(kStart);
  RowErrors errors;
  const Column column = expression_->evaluate(
      {.batch = batch, .clock = clock, .start_time = kStart}, Selection::all(1), errors);
  Result result{.text = {}, .failed = !errors.empty()};
  if (!result.failed && !column.is_null(0)) {
    append_value_text(result.text.emplace(), column, 0);
  }
  return result;
}

}  // namespace sluice::fuzz
