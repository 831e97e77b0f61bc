#include <utility>

#include "base/check.h"
#include "functions/expression.h"
#include "functions/kernel.h"

namespace sluice {
namespace {

/// AND and OR. The right operand is evaluated only for rows that the left one leaves undecided.
class Junction final : public Expression {
 public:
  /// `decisive` is the value that decides alone: FALSE for AND, TRUE for OR.
  Junction(ExpressionPtr left, ExpressionPtr right, bool decisive)
      : Expression(Type::boolean()),
        left_(std::move(left)),
        right_(std::move(right)),
        decisive_(decisive) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const Column left = left_->evaluate(context, selection, errors);
    const std::vector<std::int32_t> open = undecided(left, selection, errors);
    if (open.empty()) {
      return left;
    }
    const bool none_decided = static_cast<std::int64_t>(open.size()) == selection.row_count();
    const Selection rest = none_decided ? Selection::all(selection.row_count())
                                        : Selection::of(open, selection.row_count());
    return combine(left, right_->evaluate(context, rest, errors), selection, rest);
  }

 private:
  std::vector<std::int32_t> undecided(const Column& left, const Selection& selection,
                                      const RowErrors& errors) const {
    std::vector<std::int32_t> rows;
    selection.for_each([&](std::int64_t row) {
      if ((left.is_null(row) || left.boolean(row) != decisive_) && !errors.contains(row)) {
        rows.push_back(static_cast<std::int32_t>(row));
      }
    });
    return rows;
  }

  Column combine(const Column& left, const Column& right, const Selection& selection,
                 const Selection& rest) const {
    const std::int64_t row_count = selection.row_count();
    auto values = std::make_shared<Buffer>(bitmap_bytes(row_count));
    auto* bits = values->as<std::uint8_t>();
    if (decisive_) {
      selection.for_each([&](std::int64_t row) { set_bit(bits, row); });
      rest.for_each([&](std::int64_t row) { clear_bit(bits, row); });
    }
    NullMarks nulls(nullptr, row_count);
    rest.for_each([&](std::int64_t row) {
      if (right.is_null(row)) {
        nulls.mark(row);
      } else if (right.boolean(row) == decisive_) {
        decisive_ ? set_bit(bits, row) : clear_bit(bits, row);
      } else if (left.is_null(row)) {
        nulls.mark(row);
      } else if (!decisive_) {
        set_bit(bits, row);
      }
    });
    return Column(type(), row_count,
                  {.validity = nulls.take(), .values = std::move(values), .bytes = nullptr});
  }

  ExpressionPtr left_;
  ExpressionPtr right_;
  bool decisive_;
};

void check_boolean(const ExpressionPtr& operand) {
  check(operand->type().kind == TypeKind::kBoolean, "operand of a logical operator is not BOOLEAN");
}

/// Whether a row fulfils IS TRUE, IS FALSE or IS UNKNOWN.
bool has_truth(const Column& column, std::int64_t row, const std::optional<bool>& truth) {
  return column.is_null(row) ? !truth.has_value()
                             : truth.has_value() && column.boolean(row) == *truth;
}

}  // namespace

ExpressionPtr make_and(ExpressionPtr left, ExpressionPtr right) {
  check_boolean(left);
  check_boolean(right);
  return std::make_shared<Junction>(std::move(left), std::move(right), false);
}

ExpressionPtr make_or(ExpressionPtr left, ExpressionPtr right) {
  check_boolean(left);
  check_boolean(right);
  return std::make_shared<Junction>(std::move(left), std::move(right), true);
}

ExpressionPtr make_not(ExpressionPtr operand) {
  check_boolean(operand);
  return make_call(Type::boolean(), {std::move(operand)},
                   [](std::span<const Column> arguments, const EvaluationContext&,
                      const Selection& selection, RowErrors&) {
                     const Column& operand_column = arguments[0];
                     return map_boolean(
                         selection, common_validity(arguments, selection.row_count()),
                         [&](std::int64_t row) { return !operand_column.boolean(row); });
                   });
}

ExpressionPtr make_is_null(ExpressionPtr operand, bool negated) {
  return make_call(Type::boolean(), {std::move(operand)},
                   [negated](std::span<const Column> arguments, const EvaluationContext&,
                             const Selection& selection, RowErrors&) {
                     return map_boolean(selection, nullptr, [&](std::int64_t row) {
                       return arguments[0].is_null(row) != negated;
                     });
                   });
}

ExpressionPtr make_is_truth(ExpressionPtr operand, std::optional<bool> truth, bool negated) {
  check_boolean(operand);
  return make_call(Type::boolean(), {std::move(operand)},
                   [truth, negated](std::span<const Column> arguments, const EvaluationContext&,
                                    const Selection& selection, RowErrors&) {
                     return map_boolean(selection, nullptr, [&](std::int64_t row) {
                       return has_truth(arguments[0], row, truth) != negated;
                     });
                   });
}

}  // namespace sluice
