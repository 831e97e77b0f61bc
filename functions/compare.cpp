#include <algorithm>
#include <functional>
#include <utility>

#include "base/check.h"
#include "functions/coercion.h"
#include "functions/coercion_expression.h"
#include "functions/decimal.h"
#include "functions/expression.h"
#include "functions/kernel.h"

namespace sluice {
namespace {

template <class Body>
Column with_comparison(Comparison comparison, Body body) {
  switch (comparison) {
    case Comparison::kEqual:
      return body(std::equal_to<>());
    case Comparison::kNotEqual:
      return body(std::not_equal_to<>());
    case Comparison::kLess:
      return body(std::less<>());
    case Comparison::kLessOrEqual:
      return body(std::less_equal<>());
    case Comparison::kGreater:
      return body(std::greater<>());
    default:
      return body(std::greater_equal<>());
  }
}

/// Two evaluated operands of one comparison.
struct Operands {
  const Column& left;
  const Column& right;
  const Selection& selection;

  std::shared_ptr<Buffer> validity() const {
    return common_validity({&left, &right}, selection.row_count());
  }
};

template <class T>
Column compare_fixed(Comparison comparison, const Operands& operands) {
  const T* left = operands.left.values<T>().data();
  const T* right = operands.right.values<T>().data();
  return with_comparison(comparison, [&](auto order) {
    return map_boolean(operands.selection, operands.validity(),
                       [=](std::int64_t row) { return order(left[row], right[row]); });
  });
}

Column compare_booleans(Comparison comparison, const Operands& operands) {
  return with_comparison(comparison, [&](auto order) {
    return map_boolean(operands.selection, operands.validity(), [&](std::int64_t row) {
      return order(operands.left.boolean(row), operands.right.boolean(row));
    });
  });
}

/// Exact numbers of different scales, at 128 bits.
Column compare_exact(Comparison comparison, const Operands& operands) {
  const int left_scale = operands.left.type().scale;
  const int right_scale = operands.right.type().scale;
  const Int128 left_factor = power_of_ten(std::max(0, right_scale - left_scale));
  const Int128 right_factor = power_of_ten(std::max(0, left_scale - right_scale));
  return with_comparison(comparison, [&](auto order) {
    return map_boolean(operands.selection, operands.validity(), [&](std::int64_t row) {
      return order(operands.left.integer(row) * left_factor,
                   operands.right.integer(row) * right_factor);
    });
  });
}

Column compare_columns(Comparison comparison, const Operands& operands) {
  const TypeKind kind = operands.left.type().kind;
  const bool is_exact = is_integer(kind) || kind == TypeKind::kDecimal;
  if (is_exact && (operands.right.type().kind != kind ||
                   operands.left.type().scale != operands.right.type().scale)) {
    return compare_exact(comparison, operands);
  }
  if (kind == TypeKind::kBoolean) {
    return compare_booleans(comparison, operands);
  }
  if (is_approximate(kind)) {
    return kind == TypeKind::kReal ? compare_fixed<float>(comparison, operands)
                                   : compare_fixed<double>(comparison, operands);
  }
  switch (value_width(kind)) {
    case 1:
      return compare_fixed<std::int8_t>(comparison, operands);
    case 2:
      return compare_fixed<std::int16_t>(comparison, operands);
    case 4:
      return compare_fixed<std::int32_t>(comparison, operands);
    default:
      return compare_fixed<std::int64_t>(comparison, operands);
  }
}

/// Orders two texts by their bytes, which is the order of code points; the shorter may be thought
/// padded with blanks.
int compare_text(std::string_view left, std::string_view right, bool is_padded) {
  const std::size_t common = std::min(left.size(), right.size());
  const int order = left.substr(0, common).compare(right.substr(0, common));
  if (order != 0 || left.size() == right.size()) {
    return order;
  }
  const bool left_is_longer = left.size() > right.size();
  const std::string_view rest = (left_is_longer ? left : right).substr(common);
  if (!is_padded) {
    return left_is_longer ? 1 : -1;
  }
  const std::size_t at = rest.find_first_not_of(' ');
  if (at == std::string_view::npos) {
    return 0;
  }
  const bool is_above_blank = static_cast<unsigned char>(rest[at]) > ' ';
  return left_is_longer == is_above_blank ? 1 : -1;
}

/// Comparison of numbers, datetimes, intervals and BOOLEAN.
class FixedComparison final : public Expression {
 public:
  FixedComparison(Comparison comparison, ExpressionPtr left, ExpressionPtr right)
      : Expression(Type::boolean()),
        comparison_(comparison),
        left_(std::move(left)),
        right_(std::move(right)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const Column left = left_->evaluate(context, selection, errors);
    const Column right = right_->evaluate(context, selection, errors);
    return compare_columns(comparison_, {left, right, selection});
  }

 private:
  Comparison comparison_;
  ExpressionPtr left_;
  ExpressionPtr right_;
};

/// Comparison of text or binary; texts are padded with blanks when one of them is a CHAR.
class TextComparison final : public Expression {
 public:
  TextComparison(Comparison comparison, ExpressionPtr left, ExpressionPtr right)
      : Expression(Type::boolean()),
        comparison_(comparison),
        left_(std::move(left)),
        right_(std::move(right)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const TextOperand left(*left_, context, selection, errors);
    const TextOperand right(*right_, context, selection, errors);
    const bool is_padded =
        left_->type().kind == TypeKind::kChar || right_->type().kind == TypeKind::kChar;
    const auto validity = common_validity({&left.column(), &right.column()}, selection.row_count());
    return with_comparison(comparison_, [&](auto order) {
      return map_boolean(selection, validity, [&](std::int64_t row) {
        return order(compare_text(left[row], right[row], is_padded), 0);
      });
    });
  }

 private:
  Comparison comparison_;
  ExpressionPtr left_;
  ExpressionPtr right_;
};

/// IS [NOT] DISTINCT FROM, over the operands' NULLs and the outcome of `left <> right`.
class IsDistinct final : public Expression {
 public:
  IsDistinct(ExpressionPtr left, ExpressionPtr right, bool negated)
      : Expression(Type::boolean()),
        left_is_null_(make_is_null(left, false)),
        right_is_null_(make_is_null(right, false)),
        differ_(make_comparison(Comparison::kNotEqual, std::move(left), std::move(right))),
        negated_(negated) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const Column left = left_is_null_->evaluate(context, selection, errors);
    const Column right = right_is_null_->evaluate(context, selection, errors);
    const Column differ = differ_->evaluate(context, selection, errors);
    return map_boolean(selection, nullptr, [&](std::int64_t row) {
      const bool any_null = left.boolean(row) || right.boolean(row);
      const bool is_distinct =
          any_null ? left.boolean(row) != right.boolean(row) : differ.boolean(row);
      return is_distinct != negated_;
    });
  }

 private:
  ExpressionPtr left_is_null_;
  ExpressionPtr right_is_null_;
  ExpressionPtr differ_;
  bool negated_;
};

/// Whether the operands compare as they are: one physical form, or exact numbers, which meet at 128
/// bits.
bool are_directly_comparable(const Type& left, const Type& right) {
  const auto is_exact = [](TypeKind kind) {
    return is_integer(kind) || kind == TypeKind::kDecimal;
  };
  return left.kind == right.kind || (is_exact(left.kind) && is_exact(right.kind));
}

}  // namespace

ExpressionPtr make_comparison(Comparison comparison, ExpressionPtr left, ExpressionPtr right) {
  const ExpressionPtr bare_left = without_coercion(left);
  const ExpressionPtr bare_right = without_coercion(right);
  if (is_variable_width(bare_left->type().kind) && is_variable_width(bare_right->type().kind)) {
    return std::make_shared<TextComparison>(comparison, bare_left, bare_right);
  }
  if (are_directly_comparable(bare_left->type(), bare_right->type())) {
    return std::make_shared<FixedComparison>(comparison, bare_left, bare_right);
  }
  const std::optional<Type> type = comparison_type(left->type(), right->type());
  check(type.has_value(), "comparison of types that do not compare");
  return std::make_shared<FixedComparison>(comparison, coerce(std::move(left), *type),
                                           coerce(std::move(right), *type));
}

ExpressionPtr make_is_distinct(ExpressionPtr left, ExpressionPtr right, bool negated) {
  return std::make_shared<IsDistinct>(std::move(left), std::move(right), negated);
}

}  // namespace sluice
