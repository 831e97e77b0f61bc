#pragma once

#include <string>
#include <vector>

#include "planner/expression_binder.h"

namespace sluice {

/// The conditions of a join: equalities between the sides pair rows up by hash, the rest is tested
/// on pairs.
class JoinConditions {
 public:
  /// `left` and `right` name the columns of each side's own rows, `joined` those of the joined row.
  JoinConditions(const Scope& left, const Scope& right, const Scope& joined, Catalog& catalog)
      : left_(left), right_(right), joined_(joined), catalog_(catalog) {}

  void on(const sqlparse::Expression& condition);
  /// Takes equalities of a WHERE above as keys; the WHERE is tested again there.
  void hint(const sqlparse::Expression& where);
  /// USING: columns of these names are equal.
  void using_columns(const std::vector<std::string>& names, Span span);
  /// NATURAL: the columns that both sides have.
  std::vector<std::string> common_columns() const;

  const std::vector<ExpressionPtr>& left_keys() const { return left_keys_; }
  const std::vector<ExpressionPtr>& right_keys() const { return right_keys_; }
  /// Over the joined row; empty where keys say it all.
  const ExpressionPtr& rest() const { return rest_; }

 private:
  bool add_key(const sqlparse::Expression& condition);
  bool add_key(const sqlparse::Expression& of_left, const sqlparse::Expression& of_right);

  const Scope& left_;
  const Scope& right_;
  const Scope& joined_;
  Catalog& catalog_;
  std::vector<ExpressionPtr> left_keys_;
  std::vector<ExpressionPtr> right_keys_;
  ExpressionPtr rest_;
};

/// The column of that name as an expression over a side of a join; throws an Error where there is
/// none.
sqlparse::Expression named_column(const Scope& side, const std::string& name, Span span);

}  // namespace sluice
