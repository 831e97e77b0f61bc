#include "functions/kernel.h"

#include <limits>

#include "base/error.h"

namespace sluice {
namespace {

/// Clears the bits of `validity` where the column is NULL.
void clear_nulls(Buffer& validity, const Column& column) {
  auto* bits = validity.as<std::uint8_t>();
  const auto* source = column.parts().validity->as<std::uint8_t>();
  const std::int64_t size = column.size();
  const std::int64_t offset = column.offset();
  if (offset % 8 == 0) {
    const std::uint8_t* bytes = source + offset / 8;
    for (std::size_t i = 0; i < bitmap_bytes(size); ++i) {
      bits[i] &= bytes[i];
    }
    return;
  }
  for (std::int64_t row = 0; row < size; ++row) {
    if (!get_bit(source, offset + row)) {
      clear_bit(bits, row);
    }
  }
}

std::shared_ptr<Buffer> all_valid(std::int64_t row_count) {
  auto validity = std::make_shared<Buffer>(bitmap_bytes(row_count));
  std::memset(validity->data(), 0xFF, bitmap_bytes(row_count));
  return validity;
}

void merge_validity(std::shared_ptr<Buffer>& validity, const Column& column,
                    std::int64_t row_count) {
  if (!column.may_have_nulls()) {
    return;
  }
  if (validity == nullptr) {
    validity = all_valid(row_count);
  }
  clear_nulls(*validity, column);
}

Column merge_text(const Type& type, std::span<const Column> columns,
                  std::span<const std::int16_t> source, NullMarks& nulls) {
  TextWriter writer(static_cast<std::int64_t>(source.size()));
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    if (nulls.is_valid(row)) {
      writer.write(row, columns[static_cast<std::size_t>(source[i])].text(row));
    }
  }
  return writer.finish(type, nulls.take());
}

template <class T>
void copy_fixed(std::span<const Column> columns, std::span<const std::int16_t> source,
                Buffer& values) {
  T* cells = values.as<T>();
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] >= 0) {
      cells[i] = columns[static_cast<std::size_t>(source[i])].values<T>()[i];
    }
  }
}

std::shared_ptr<Buffer> merge_fixed(const Type& type, std::span<const Column> columns,
                                    std::span<const std::int16_t> source) {
  const int width = value_width(type.kind);
  if (width == 0) {
    auto bits = std::make_shared<Buffer>(bitmap_bytes(static_cast<std::int64_t>(source.size())));
    for (std::size_t i = 0; i < source.size(); ++i) {
      const auto row = static_cast<std::int64_t>(i);
      if (source[i] >= 0 && columns[static_cast<std::size_t>(source[i])].boolean(row)) {
        set_bit(bits->as<std::uint8_t>(), row);
      }
    }
    return bits;
  }
  auto values = std::make_shared<Buffer>(source.size() * static_cast<std::size_t>(width));
  switch (width) {
    case 1:
      copy_fixed<std::int8_t>(columns, source, *values);
      break;
    case 2:
      copy_fixed<std::int16_t>(columns, source, *values);
      break;
    case 4:
      copy_fixed<std::int32_t>(columns, source, *values);
      break;
    default:
      copy_fixed<std::int64_t>(columns, source, *values);
  }
  return values;
}

class Call final : public Expression {
 public:
  Call(const Type& type, std::vector<ExpressionPtr> arguments, ColumnFunction function)
      : Expression(type), arguments_(std::move(arguments)), function_(std::move(function)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    std::vector<Column> columns;
    columns.reserve(arguments_.size());
    for (const ExpressionPtr& argument : arguments_) {
      columns.push_back(argument->evaluate(context, selection, errors));
    }
    return function_(columns, context, selection, errors);
  }

 private:
  std::vector<ExpressionPtr> arguments_;
  ColumnFunction function_;
};

}  // namespace

std::shared_ptr<Buffer> common_validity(std::initializer_list<const Column*> columns,
                                        std::int64_t row_count) {
  std::shared_ptr<Buffer> validity;
  for (const Column* column : columns) {
    merge_validity(validity, *column, row_count);
  }
  return validity;
}

std::shared_ptr<Buffer> common_validity(std::span<const Column> columns, std::int64_t row_count) {
  std::shared_ptr<Buffer> validity;
  for (const Column& column : columns) {
    merge_validity(validity, column, row_count);
  }
  return validity;
}

void NullMarks::mark(std::int64_t row) {
  if (validity_ == nullptr) {
    validity_ = all_valid(row_count_);
  }
  clear_bit(validity_->as<std::uint8_t>(), row);
}

TextWriter::TextWriter(std::int64_t row_count)
    : row_count_(row_count),
      offsets_(
          std::make_shared<Buffer>(static_cast<std::size_t>(row_count + 1) * sizeof(std::int32_t))),
      bytes_(std::make_shared<Buffer>(0)) {}

void TextWriter::fill_offsets(std::int64_t end) {
  auto* offsets = offsets_->as<std::int32_t>();
  std::fill(offsets + written_ + 1, offsets + end + 1, static_cast<std::int32_t>(byte_count_));
  written_ = end;
}

void TextWriter::write(std::int64_t row, std::string_view text) {
  fill_offsets(row);
  if (byte_count_ + text.size() >
      static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(ErrorKind::kLimit, "text of one batch grew over 2 GiB");
  }
  bytes_->resize(byte_count_ + text.size());
  if (!text.empty()) {
    std::memcpy(bytes_->data() + byte_count_, text.data(), text.size());
  }
  byte_count_ += text.size();
  fill_offsets(row + 1);
}

Column TextWriter::finish(const Type& type, std::shared_ptr<Buffer> validity) {
  fill_offsets(row_count_);
  return Column(type, row_count_,
                {.validity = std::move(validity), .values = offsets_, .bytes = bytes_});
}

TextOperand::TextOperand(const Expression& expression, const EvaluationContext& context,
                         const Selection& selection, RowErrors& errors)
    : column_(Column::absent(expression.type(), context.batch.row_count())) {
  const Value* value = expression.constant();
  if (value != nullptr && !is_null(*value)) {
    constant_ = std::get<std::string>(*value);
  } else {
    column_ = expression.evaluate(context, selection, errors);
  }
}

std::vector<std::int32_t> rows_without_errors(const Selection& selection, const RowErrors& errors) {
  std::vector<std::int32_t> rows;
  rows.reserve(static_cast<std::size_t>(selection.size()));
  selection.for_each([&](std::int64_t row) {
    if (!errors.contains(row)) {
      rows.push_back(static_cast<std::int32_t>(row));
    }
  });
  return rows;
}

Column merge_columns(const Type& type, std::span<const Column> columns,
                     std::span<const std::int16_t> source) {
  const auto row_count = static_cast<std::int64_t>(source.size());
  NullMarks nulls(nullptr, row_count);
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    if (source[i] < 0 || columns[static_cast<std::size_t>(source[i])].is_null(row)) {
      nulls.mark(row);
    }
  }
  if (is_variable_width(type.kind)) {
    return merge_text(type, columns, source, nulls);
  }
  auto values = merge_fixed(type, columns, source);
  return Column(type, row_count,
                {.validity = nulls.take(), .values = std::move(values), .bytes = nullptr});
}

ExpressionPtr make_call(const Type& type, std::vector<ExpressionPtr> arguments,
                        ColumnFunction function) {
  return std::make_shared<Call>(type, std::move(arguments), std::move(function));
}

ExpressionPtr fold(ExpressionPtr expression) {
  const std::vector<RowTime> times(1);
  const Batch batch(std::make_shared<const Schema>(std::vector<Field>{}), {}, time_buffer(times),
                    1);
  const ManualClock clock(RowTime{});
  RowErrors errors;
  const Column column = expression->evaluate({.batch = batch, .clock = clock, .start_time = {}},
                                             Selection::all(1), errors);
  return errors.empty() ? make_literal(expression->type(), column.value(0)) : expression;
}

}  // namespace sluice
