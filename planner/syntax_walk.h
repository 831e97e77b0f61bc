#pragma once

#include <type_traits>
#include <variant>

#include "sqlparse/syntax.h"

namespace sluice {

/// The operands of each kind of node, by overload.
template <class Visit>
class OperandVisitor {
 public:
  explicit OperandVisitor(Visit& visit) : visit_(visit) {}

  template <class Node>
  void operator()(Node& node) {
    using Plain = std::remove_const_t<Node>;
    namespace sp = sqlparse;
    if constexpr (std::is_same_v<Plain, sp::Unary> || std::is_same_v<Plain, sp::IsTest> ||
                  std::is_same_v<Plain, sp::Cast> || std::is_same_v<Plain, sp::RoundToUnit> ||
                  std::is_same_v<Plain, sp::Extract> || std::is_same_v<Plain, sp::InQuery>) {
      boxes(node.operand);
    } else if constexpr (std::is_same_v<Plain, sp::Binary> ||
                         std::is_same_v<Plain, sp::IsDistinctFrom> ||
                         std::is_same_v<Plain, sp::QualifiedDifference>) {
      boxes(node.left, node.right);
    } else if constexpr (std::is_same_v<Plain, sp::Logical>) {
      list(node.operands);
    } else if constexpr (std::is_same_v<Plain, sp::Between>) {
      boxes(node.operand, node.low, node.high);
    } else if constexpr (std::is_same_v<Plain, sp::InList>) {
      boxes(node.operand);
      list(node.values);
    } else if constexpr (std::is_same_v<Plain, sp::Like>) {
      boxes(node.operand, node.pattern, node.escape);
    } else if constexpr (std::is_same_v<Plain, sp::Period>) {
      boxes(node.start, node.end);
    } else if constexpr (std::is_same_v<Plain, sp::PeriodPredicate>) {
      boxes(node.first);
      for (auto& step : node.steps) {
        boxes(step.right);
      }
    } else if constexpr (std::is_same_v<Plain, sp::Case>) {
      boxes(node.operand);
      for (auto& branch : node.branches) {
        boxes(branch.when, branch.then);
      }
      boxes(node.otherwise);
    } else if constexpr (std::is_same_v<Plain, sp::FunctionCall>) {
      for (auto& argument : node.arguments) {
        boxes(argument.value);
      }
    } else if constexpr (std::is_same_v<Plain, sp::Step>) {
      boxes(node.operand, node.size);
    } else if constexpr (std::is_same_v<Plain, sp::Substring>) {
      boxes(node.operand, node.start, node.length);
    } else if constexpr (std::is_same_v<Plain, sp::Trim>) {
      boxes(node.character, node.operand);
    } else if constexpr (std::is_same_v<Plain, sp::Position>) {
      boxes(node.sought, node.operand);
    } else if constexpr (std::is_same_v<Plain, sp::Overlay>) {
      boxes(node.operand, node.replacement, node.start, node.length);
    } else if constexpr (std::is_same_v<Plain, sp::RowValue>) {
      list(node.values);
    }
  }

 private:
  template <class... Boxes>
  void boxes(Boxes&... box) {
    (visit_if(box), ...);
  }
  template <class BoxType>
  void visit_if(BoxType& box) {
    if (box) {
      visit_(*box);
    }
  }
  template <class List>
  void list(List& items) {
    for (auto& item : items) {
      visit_(item);
    }
  }

  Visit& visit_;
};

/// Calls `visit` with every operand of an expression, in the order of the text. Queries inside
/// (subqueries, cursors) and windows behind OVER are not entered. `Tree` is sqlparse::Expression,
/// const or not.
template <class Tree, class Visit>
void for_each_operand(Tree& expression, Visit visit) {
  std::visit(OperandVisitor<Visit>(visit), expression.node);
}

}  // namespace sluice
