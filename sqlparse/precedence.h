#pragma once

#include <string_view>

#include "sqlparse/expression.h"

namespace sluice::sqlparse {

/// How tightly things bind, loosest first. Comparisons, LIKE, BETWEEN, IN and IS are predicates.
enum class Precedence { kOr, kAnd, kNot, kPredicate, kSum, kProduct, kSign, kPrimary };

/// A row of the table below. Where two rows have one operator, the printer takes the first.
struct BinaryOperatorEntry {
  std::string_view symbol;
  BinaryOperator op;
  Precedence precedence;
};

/// The table of binary operators; all of them group to the left. The parser and the printer read
/// it.
inline constexpr BinaryOperatorEntry kBinaryOperators[] = {
    {"=", BinaryOperator::kEqual, Precedence::kPredicate},
    {"<>", BinaryOperator::kNotEqual, Precedence::kPredicate},
    {"!=", BinaryOperator::kNotEqual, Precedence::kPredicate},
    {"<", BinaryOperator::kLess, Precedence::kPredicate},
    {"<=", BinaryOperator::kLessOrEqual, Precedence::kPredicate},
    {">", BinaryOperator::kGreater, Precedence::kPredicate},
    {">=", BinaryOperator::kGreaterOrEqual, Precedence::kPredicate},
    {"+", BinaryOperator::kAdd, Precedence::kSum},
    {"-", BinaryOperator::kSubtract, Precedence::kSum},
    {"||", BinaryOperator::kConcatenate, Precedence::kSum},
    {"*", BinaryOperator::kMultiply, Precedence::kProduct},
    {"/", BinaryOperator::kDivide, Precedence::kProduct},
};

}  // namespace sluice::sqlparse
