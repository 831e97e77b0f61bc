#include "planner/table_binder.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "functions/coercion.h"
#include "runtime/clock.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// Evaluates expressions over rows that never see a clock.
class Computation {
 public:
  Computation(const Batch& rows, Span span) : rows_(rows), span_(span) {}

  Column column(const Expression& expression, const Selection& selection) const {
    RowErrors errors;
    Column column = expression.evaluate({rows_, clock_, RowTime{}}, selection, errors);
    if (!errors.empty()) {
      throw Error(ErrorKind::kQuery, errors.sorted().front().error.message, "", span_);
    }
    return column;
  }

  /// The rows for which the condition is TRUE.
  std::vector<std::int32_t> matches(const ExpressionPtr& condition) const {
    std::vector<std::int32_t> rows;
    const std::optional<Column> truth =
        condition == nullptr ? std::nullopt
                             : std::optional(column(*condition, Selection::all(rows_.row_count())));
    for (std::int64_t row = 0; row < rows_.row_count(); ++row) {
      if (!truth || (!truth->is_null(row) && truth->boolean(row))) {
        rows.push_back(static_cast<std::int32_t>(row));
      }
    }
    return rows;
  }

 private:
  const Batch& rows_;
  Span span_;
  ManualClock clock_{RowTime{}};
};

BufferPtr no_times(std::size_t row_count) { return time_buffer(std::vector<RowTime>(row_count)); }

BoundQuery table(Batch rows) {
  const SchemaPtr schema = rows.schema();
  return {.plan = std::make_unique<Plan>(Plan{TablePlan{"VALUES", std::move(rows)}, schema}),
          .facts = std::vector<ColumnFacts>(schema->size())};
}

using Cells = std::vector<BoundExpression>;

/// The type common to a column of all rows.
Type column_type(const std::vector<Cells>& rows, std::size_t column, Span span) {
  std::optional<Type> type;
  for (const Cells& row : rows) {
    const BoundExpression& cell = row[column];
    if (cell.is_null_literal) {
      continue;
    }
    const std::optional<Type> both = type ? common_type(*type, cell.type()) : cell.type();
    if (!both) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("column {} of VALUES mixes {} and {}", column + 1, to_string(*type),
                              to_string(cell.type())),
                  "CAST the values to one type", span);
    }
    type = both;
  }
  return type.value_or(Type::varchar(1));
}

}  // namespace

BoundQuery bind_values(const sp::Values& values, Catalog& catalog) {
  const Scope nothing;
  ExpressionBinder binder(nothing, catalog, "VALUES");
  std::vector<Cells> rows;
  for (const std::vector<sp::Expression>& row : values.rows) {
    rows.emplace_back();
    for (const sp::Expression& cell : row) {
      rows.back().push_back(binder.bind(cell));
    }
  }
  const Batch one_row(std::make_shared<Schema>(std::vector<Field>{}), {}, no_times(1), 1);
  const Computation computation(one_row, values.span);
  std::vector<Field> fields;
  std::vector<Column> columns;
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    const Type type = column_type(rows, i, values.span);
    fields.push_back({fmt::format("EXPR${}", i), type});
    ColumnBuilder builder(type);
    for (const Cells& row : rows) {
      const ExpressionPtr cell =
          row[i].is_null_literal ? make_literal(type, {}) : coerce(row[i].expression, type);
      builder.append_cell(computation.column(*cell, Selection::all(1)), 0);
    }
    columns.push_back(builder.finish());
  }
  return table(Batch(std::make_shared<Schema>(std::move(fields)), std::move(columns),
                     no_times(rows.size()), static_cast<std::int64_t>(rows.size())));
}

const Batch* table_rows(const Plan& plan) {
  const TablePlan* node = std::get_if<TablePlan>(&plan.node);
  return node == nullptr ? nullptr : &node->rows;
}

void fold_table(BoundQuery& query, Span span) {
  const ProjectPlan* project = std::get_if<ProjectPlan>(&query.plan->node);
  const Batch* rows =
      project == nullptr || project->input == nullptr ? nullptr : table_rows(*project->input);
  if (rows == nullptr) {
    return;
  }
  if (project->projection.row_time != nullptr) {
    throw Error(ErrorKind::kQuery, "the rows of a table have no ROWTIME",
                "join the table with a stream", span);
  }
  const Computation computation(*rows, span);
  const std::vector<std::int32_t> matches = computation.matches(project->projection.condition);
  const Selection selection = Selection::of(matches, rows->row_count());
  std::vector<Column> columns;
  for (const ExpressionPtr& expression : project->projection.columns) {
    columns.push_back(gather(computation.column(*expression, selection), matches));
  }
  const auto row_count = static_cast<std::int64_t>(matches.size());
  Batch folded(query.plan->schema, std::move(columns), no_times(matches.size()), row_count);
  query.plan = std::make_unique<Plan>(
      Plan{TablePlan{std::get<TablePlan>(project->input->node).table, std::move(folded)},
           query.plan->schema});
  query.facts.assign(query.plan->schema->size(), {});
}

void require_stream(const BoundQuery& query, const char* what, Span span) {
  if (table_rows(*query.plan) != nullptr) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("{} needs a stream: the rows of VALUES and of tables have no row times", what),
        "join them with a stream", span);
  }
}

std::vector<std::vector<BoundExpression>> bind_rows(const sp::Query& query, const char* what,
                                                    const char* hint, Catalog& catalog) {
  const BoundQuery bound = bind_relation(query, catalog);
  const Batch* rows = table_rows(*bound.plan);
  if (rows == nullptr) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("{} works on VALUES and reference tables, not on a stream, which never ends",
                    what),
        hint, query.span);
  }
  std::vector<Cells> cells(static_cast<std::size_t>(rows->row_count()));
  for (std::int64_t row = 0; row < rows->row_count(); ++row) {
    for (const Column& column : rows->columns()) {
      cells[static_cast<std::size_t>(row)].push_back(
          bound_literal(column.type(), column.value(row)));
    }
  }
  return cells;
}

}  // namespace sluice
