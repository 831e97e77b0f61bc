#include "functions/membership.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/check.h"
#include "functions/arguments.h"
#include "functions/coercion_expression.h"
#include "functions/kernel.h"

namespace sluice {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// Without the blanks at the end, which do not count where a CHAR is compared.
std::string_view unpadded(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The numbers or datetimes of a list, widened to 64 bits.
struct IntegerSet {
  std::unordered_set<std::int64_t> values;

  void add(const Value& value) { values.insert(std::get<std::int64_t>(value)); }
  bool contains(const Column& column, std::int64_t row) const {
    return values.contains(column.integer(row));
  }
};

/// The texts of a list.
struct TextSet {
  std::unordered_set<std::string, TextHash, std::equal_to<>> values;

  void add(const Value& value) { values.emplace(unpadded(std::get<std::string>(value))); }
  bool contains(const Column& column, std::int64_t row) const {
    return values.find(unpadded(column.text(row))) != values.end();
  }
};

/// Looks operands up in a set; where there is none, the answer is UNKNOWN if the list held a NULL.
template <class Set>
ColumnFunction lookup(Set set, bool has_null) {
  return
      [set = std::move(set), has_null](std::span<const Column> arguments, const EvaluationContext&,
                                       const Selection& selection, RowErrors&) {
        const std::int64_t row_count = selection.row_count();
        auto values = std::make_shared<Buffer>(bitmap_bytes(row_count));
        NullMarks nulls(common_validity(arguments, row_count), row_count);
        for_each_valid(selection, common_validity(arguments, row_count), [&](std::int64_t row) {
          if (set.contains(arguments[0], row)) {
            set_bit(values->as<std::uint8_t>(), row);
          } else if (has_null) {
            nulls.mark(row);
          }
        });
        return Column(Type::boolean(), row_count,
                      {.validity = nulls.take(), .values = std::move(values), .bytes = nullptr});
      };
}

template <class Set>
ExpressionPtr make_lookup(const ExpressionPtr& operand, const std::vector<ExpressionPtr>& values) {
  Set set;
  bool has_null = false;
  for (const ExpressionPtr& value : values) {
    if (is_null_literal(*value)) {
      has_null = true;
    } else {
      set.add(*value->constant());
    }
  }
  return make_call(Type::boolean(), {operand}, lookup(std::move(set), has_null));
}

bool is_whole(const Type& type) { return is_integer(type.kind) || is_datetime(type.kind); }

/// Whether equality of the value and the operand is equality in a set.
bool fits_set(const Type& operand, const Expression& value) {
  if (value.constant() == nullptr) {
    return false;
  }
  const Type& type = value.type();
  if (is_null_literal(value) || (is_integer(operand.kind) && is_integer(type.kind))) {
    return true;
  }
  const bool is_padded = operand.kind == TypeKind::kChar || type.kind == TypeKind::kChar;
  return is_text(operand.kind) && is_text(type.kind)
             ? is_padded
             : is_whole(operand) && type.kind == operand.kind;
}

/// The disjunction of values[begin, end), as a balanced tree.
ExpressionPtr any_equal(const ExpressionPtr& operand, const std::vector<ExpressionPtr>& values,
                        std::size_t begin, std::size_t end) {
  if (end - begin == 1) {
    return make_comparison(Comparison::kEqual, operand, values[begin]);
  }
  const std::size_t middle = begin + (end - begin) / 2;
  return make_or(any_equal(operand, values, begin, middle),
                 any_equal(operand, values, middle, end));
}

}  // namespace

ExpressionPtr make_in(const ExpressionPtr& operand, std::vector<ExpressionPtr> values,
                      bool negated) {
  check(!values.empty(), "IN needs a value");
  const ExpressionPtr bare = without_coercion(operand);
  std::vector<ExpressionPtr> bare_values;
  for (const ExpressionPtr& value : values) {
    bare_values.push_back(without_coercion(value));
  }
  const bool is_set =
      std::all_of(bare_values.begin(), bare_values.end(),
                  [&](const ExpressionPtr& value) { return fits_set(bare->type(), *value); });
  ExpressionPtr found;
  if (is_set && is_text(bare->type().kind)) {
    found = make_lookup<TextSet>(bare, bare_values);
  } else if (is_set && is_whole(bare->type())) {
    found = make_lookup<IntegerSet>(bare, bare_values);
  } else {
    found = any_equal(operand, values, 0, values.size());
  }
  return negated ? make_not(std::move(found)) : found;
}

}  // namespace sluice
