#include <utility>

#include "base/check.h"
#include "functions/coercion.h"
#include "functions/expression.h"
#include "functions/kernel.h"

namespace sluice {
namespace {

/// Which of the results each row takes; none yet (or NULL) is -1.
struct Choice {
  explicit Choice(std::int64_t row_count) : source(static_cast<std::size_t>(row_count), -1) {}

  void add(Column column, std::span<const std::int32_t> rows) {
    for (const std::int32_t row : rows) {
      source[static_cast<std::size_t>(row)] = static_cast<std::int16_t>(columns.size());
    }
    columns.push_back(std::move(column));
  }
  Column merge(const Type& type) const { return merge_columns(type, columns, source); }

  std::vector<Column> columns;
  std::vector<std::int16_t> source;
};

/// Removes the rows that have failed.
void drop_failed(std::vector<std::int32_t>& rows, const RowErrors& errors) {
  if (!errors.empty()) {
    std::erase_if(rows, [&](std::int32_t row) { return errors.contains(row); });
  }
}

class Case final : public Expression {
 public:
  Case(std::vector<ExpressionPtr> conditions, std::vector<ExpressionPtr> results,
       ExpressionPtr otherwise)
      : Expression(results.front()->type()),
        conditions_(std::move(conditions)),
        results_(std::move(results)),
        otherwise_(std::move(otherwise)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    Choice choice(selection.row_count());
    std::vector<std::int32_t> open = rows_without_errors(selection, errors);
    for (std::size_t i = 0; i < conditions_.size() && !open.empty(); ++i) {
      const Column condition =
          conditions_[i]->evaluate(context, Selection::of(open, selection.row_count()), errors);
      drop_failed(open, errors);
      std::vector<std::int32_t> taken;
      std::vector<std::int32_t> rest;
      for (const std::int32_t row : open) {
        (!condition.is_null(row) && condition.boolean(row) ? taken : rest).push_back(row);
      }
      take(choice, *results_[i], taken, {context, selection.row_count(), errors});
      open = std::move(rest);
    }
    if (otherwise_ != nullptr) {
      take(choice, *otherwise_, open, {context, selection.row_count(), errors});
    }
    return choice.merge(type());
  }

 private:
  struct Place {
    const EvaluationContext& context;
    std::int64_t row_count;
    RowErrors& errors;
  };

  static void take(Choice& choice, const Expression& result, std::span<const std::int32_t> rows,
                   const Place& place) {
    if (!rows.empty()) {
      choice.add(result.evaluate(place.context, Selection::of(rows, place.row_count), place.errors),
                 rows);
    }
  }

  std::vector<ExpressionPtr> conditions_;
  std::vector<ExpressionPtr> results_;
  ExpressionPtr otherwise_;
};

class Coalesce final : public Expression {
 public:
  explicit Coalesce(std::vector<ExpressionPtr> operands)
      : Expression(operands.front()->type()), operands_(std::move(operands)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const Column first = operands_.front()->evaluate(context, selection, errors);
    if (!first.may_have_nulls()) {
      return first;
    }
    Choice choice(selection.row_count());
    std::vector<std::int32_t> open = rows_without_errors(selection, errors);
    take(choice, first, open);
    for (std::size_t i = 1; i < operands_.size() && !open.empty(); ++i) {
      const Column next =
          operands_[i]->evaluate(context, Selection::of(open, selection.row_count()), errors);
      drop_failed(open, errors);
      take(choice, next, open);
    }
    return choice.merge(type());
  }

 private:
  /// Takes the rows where the column has a value; the others stay open.
  static void take(Choice& choice, const Column& column, std::vector<std::int32_t>& open) {
    std::vector<std::int32_t> taken;
    std::vector<std::int32_t> rest;
    for (const std::int32_t row : open) {
      (column.is_null(row) ? rest : taken).push_back(row);
    }
    choice.add(column, taken);
    open = std::move(rest);
  }

  std::vector<ExpressionPtr> operands_;
};

}  // namespace

ExpressionPtr make_case(std::vector<ExpressionPtr> conditions, std::vector<ExpressionPtr> results,
                        ExpressionPtr otherwise) {
  check(!results.empty() && conditions.size() == results.size(),
        "CASE needs a result for each condition");
  const Type type = results.front()->type();
  for (ExpressionPtr& result : results) {
    result = coerce(std::move(result), type);
  }
  if (otherwise != nullptr) {
    otherwise = coerce(std::move(otherwise), type);
  }
  return std::make_shared<Case>(std::move(conditions), std::move(results), std::move(otherwise));
}

ExpressionPtr make_coalesce(std::vector<ExpressionPtr> operands) {
  check(!operands.empty(), "COALESCE needs an operand");
  const Type type = operands.front()->type();
  for (ExpressionPtr& operand : operands) {
    operand = coerce(std::move(operand), type);
  }
  return std::make_shared<Coalesce>(std::move(operands));
}

}  // namespace sluice
