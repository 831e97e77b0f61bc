#include "functions/expression.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace sluice {

void RowErrors::add(std::int64_t row, RowError error) {
  const auto index = static_cast<std::size_t>(row);
  if (index >= failed_.size()) {
    failed_.resize(std::max<std::size_t>(index + 1, failed_.size() * 2));
  }
  if (!failed_[index]) {
    failed_[index] = true;
    errors_.push_back({row, std::move(error)});
  }
}

std::vector<RowErrors::Entry> RowErrors::sorted() const {
  std::vector<Entry> entries = errors_;
  std::sort(entries.begin(), entries.end(),
            [](const Entry& left, const Entry& right) { return left.row < right.row; });
  return entries;
}

void RowErrors::clear() {
  errors_.clear();
  failed_.clear();
}

namespace {

class ColumnExpression final : public Expression {
 public:
  ColumnExpression(std::size_t index, const Type& type) : Expression(type), index_(index) {}

  Column evaluate(const EvaluationContext& context, const Selection& /*selection*/,
                  RowErrors& /*errors*/) const override {
    const Column& column = context.batch.column(index_);
    return column.type() == type() ? column : column.retyped(type());
  }

 private:
  std::size_t index_;
};

class RowTimeExpression final : public Expression {
 public:
  RowTimeExpression() : Expression(Type::timestamp()) {}

  Column evaluate(const EvaluationContext& context, const Selection& /*selection*/,
                  RowErrors& /*errors*/) const override {
    return context.batch.time_column();
  }
};

/// `row_count` times the first cell of a column of fixed width.
template <class T>
BufferPtr repeated(const Column& cell, std::int64_t row_count) {
  auto values = std::make_shared<Buffer>(static_cast<std::size_t>(row_count) * sizeof(T));
  std::fill_n(values->as<T>(), row_count, cell.values<T>()[0]);
  return values;
}

class Literal final : public Expression {
 public:
  Literal(const Type& type, Value value)
      : Expression(type), value_(std::move(value)), cell_(Column::constant(type, value_, 1)) {}

  Column evaluate(const EvaluationContext& context, const Selection& /*selection*/,
                  RowErrors& /*errors*/) const override {
    const std::int64_t row_count = context.batch.row_count();
    const int width = value_width(type().kind);
    if (width == 0 || is_null(value_)) {
      return Column::constant(type(), value_, row_count);
    }
    return Column(type(), row_count,
                  {.validity = nullptr, .values = fill(width, row_count), .bytes = nullptr});
  }
  const Value* constant() const override { return &value_; }

 private:
  BufferPtr fill(int width, std::int64_t row_count) const {
    switch (width) {
      case 1:
        return repeated<std::int8_t>(cell_, row_count);
      case 2:
        return repeated<std::int16_t>(cell_, row_count);
      case 4:
        return repeated<std::int32_t>(cell_, row_count);
      default:
        return repeated<std::int64_t>(cell_, row_count);
    }
  }

  Value value_;
  Column cell_;
};

}  // namespace

ExpressionPtr make_column(std::size_t index, const Type& type) {
  return std::make_shared<ColumnExpression>(index, type);
}

ExpressionPtr make_row_time() { return std::make_shared<RowTimeExpression>(); }

ExpressionPtr make_literal(const Type& type, Value value) {
  return std::make_shared<Literal>(type, std::move(value));
}

}  // namespace sluice
