#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/row_error.h"
#include "functions/arguments.h"
#include "functions/coercion.h"
#include "functions/kernel.h"
#include "functions/registry.h"

namespace sluice {

/// Turns plain C++ functions into SQL functions over columns: see FunctionRegistry::scalar.

/// The datetime types as plain functions take and give them, in milliseconds.
struct Timestamp {
  std::int64_t milliseconds = 0;
};
struct Date {
  std::int64_t milliseconds = 0;
};
struct Time {
  std::int32_t milliseconds = 0;
};

/// How a C++ type stands for a SQL type: the type as which arguments arrive and results leave,
/// which arguments it takes, and what to call them in messages.
template <class T>
struct ScalarType;

template <>
struct ScalarType<std::int64_t> {
  static Type type() { return Type::bigint(); }
  static bool accepts(const Type& given) { return is_integer(given.kind); }
  static constexpr const char* kExpected = "an integer";
};
template <>
struct ScalarType<double> {
  static Type type() { return Type::double_precision(); }
  static bool accepts(const Type& given) { return is_numeric(given.kind); }
  static constexpr const char* kExpected = "a number";
};
template <>
struct ScalarType<bool> {
  static Type type() { return Type::boolean(); }
  static bool accepts(const Type& given) { return given.kind == TypeKind::kBoolean; }
  static constexpr const char* kExpected = "a BOOLEAN";
};
template <>
struct ScalarType<std::string_view> {
  static Type type() { return Type::varchar(kMaximumLength); }
  static bool accepts(const Type& given) { return is_text(given.kind); }
  static constexpr const char* kExpected = "a text";
};
template <>
struct ScalarType<std::string> : ScalarType<std::string_view> {};
template <>
struct ScalarType<Timestamp> {
  static Type type() { return Type::timestamp(); }
  static bool accepts(const Type& given) { return given.kind == TypeKind::kTimestamp; }
  static constexpr const char* kExpected = "a TIMESTAMP";
};
template <>
struct ScalarType<Date> {
  static Type type() { return {.kind = TypeKind::kDate}; }
  static bool accepts(const Type& given) { return given.kind == TypeKind::kDate; }
  static constexpr const char* kExpected = "a DATE";
};
template <>
struct ScalarType<Time> {
  static Type type() { return {.kind = TypeKind::kTime}; }
  static bool accepts(const Type& given) { return given.kind == TypeKind::kTime; }
  static constexpr const char* kExpected = "a TIME";
};

/// Reads the cells of an argument.
template <class T>
T read_cell(const Column& column, std::int64_t row) {
  if constexpr (std::is_same_v<T, bool>) {
    return column.boolean(row);
  } else if constexpr (std::is_same_v<T, std::string_view>) {
    return column.text(row);
  } else {
    return column
        .values<T>()[static_cast<std::size_t>(row)];  // the wrappers are laid out as their number
  }
}

/// Writes the cells of a result, rows ascending.
template <class T>
class CellWriter {
 public:
  explicit CellWriter(std::int64_t row_count)
      : row_count_(row_count),
        values_(std::make_shared<Buffer>(static_cast<std::size_t>(row_count) * sizeof(T))) {}
  void write(std::int64_t row, T value) { values_->as<T>()[row] = value; }
  Column finish(const Type& type, std::shared_ptr<Buffer> validity) {
    return Column(type, row_count_,
                  {.validity = std::move(validity), .values = values_, .bytes = nullptr});
  }

 private:
  std::int64_t row_count_;
  std::shared_ptr<Buffer> values_;
};

template <>
class CellWriter<bool> {
 public:
  explicit CellWriter(std::int64_t row_count)
      : row_count_(row_count), bits_(std::make_shared<Buffer>(bitmap_bytes(row_count))) {}
  void write(std::int64_t row, bool value) {
    if (value) {
      set_bit(bits_->as<std::uint8_t>(), row);
    }
  }
  Column finish(const Type& type, std::shared_ptr<Buffer> validity) {
    return Column(type, row_count_,
                  {.validity = std::move(validity), .values = bits_, .bytes = nullptr});
  }

 private:
  std::int64_t row_count_;
  std::shared_ptr<Buffer> bits_;
};

template <>
class CellWriter<std::string> : public TextWriter {
 public:
  using TextWriter::TextWriter;
};
template <>
class CellWriter<std::string_view> : public TextWriter {
 public:
  using TextWriter::TextWriter;
};

/// The cell type below std::optional and OrError.
template <class T>
struct CellOf {
  using type = T;
};
template <class T>
struct CellOf<std::optional<T>> : CellOf<T> {};
template <class T>
struct CellOf<OrError<T>> : CellOf<T> {};

/// Where the results of a scalar function go.
template <class Cell>
struct Results {
  CellWriter<Cell> cells;
  NullMarks nulls;
  RowErrors& errors;

  void store(std::int64_t row, const Cell& value) { cells.write(row, value); }
  void store(std::int64_t row, const std::optional<Cell>& value) {
    if (value) {
      cells.write(row, *value);
    } else {
      nulls.mark(row);
    }
  }
  template <class T>
  void store(std::int64_t row, const OrError<T>& value) {
    if (value.ok()) {
      store(row, value.value());
    } else {
      errors.add(row, value.error());
    }
  }
};

/// The signature of a function, a function pointer or a lambda.
template <class T>
struct Signature : Signature<decltype(&T::operator())> {};
template <class Result, class... Arguments>
struct Signature<Result (*)(Arguments...)> {
  using ResultType = Result;
  using ArgumentTypes = std::tuple<Arguments...>;
};
template <class Class, class Result, class... Arguments>
struct Signature<Result (Class::*)(Arguments...) const> : Signature<Result (*)(Arguments...)> {};

/// Makes the column function of a plain function whose arguments have been coerced.
template <class Function, class Result, class... Arguments>
ColumnFunction scalar_kernel(Function function, const Type& type, Result* /*result*/,
                             std::tuple<Arguments...>* /*arguments*/) {
  return [function, type](std::span<const Column> columns, const EvaluationContext&,
                          const Selection& selection, RowErrors& errors) {
    using Cell = typename CellOf<Result>::type;
    const std::int64_t row_count = selection.row_count();
    const std::shared_ptr<Buffer> valid = common_validity(columns, row_count);
    Results<Cell> results{CellWriter<Cell>(row_count),
                          NullMarks(common_validity(columns, row_count), row_count), errors};
    const auto run = [&]<std::size_t... index>(std::index_sequence<index...>) {
      for_each_valid(selection, valid, [&](std::int64_t row) {
        results.store(row, function(read_cell<Arguments>(columns[index], row)...));
      });
    };
    run(std::index_sequence_for<Arguments...>());
    return results.cells.finish(type, results.nulls.take());
  };
}

/// The same for special forms: `function` over columns of exactly its argument types (any text for
/// std::string_view).
template <class Function>
ColumnFunction plain_kernel(Function function, const Type& type) {
  using Result = typename Signature<Function>::ResultType;
  using Arguments = typename Signature<Function>::ArgumentTypes;
  return scalar_kernel(function, type, static_cast<Result*>(nullptr),
                       static_cast<Arguments*>(nullptr));
}

/// Coerces an argument to the SQL type of T, or refuses it.
template <class T>
ExpressionPtr coerced_argument(const CallText& call, std::size_t index, ExpressionPtr argument) {
  if (is_null_literal(*argument)) {
    return make_literal(ScalarType<T>::type(), {});
  }
  if (!ScalarType<T>::accepts(argument->type())) {
    refuse_argument(call, index, argument->type(), ScalarType<T>::kExpected);
  }
  return is_text(argument->type().kind) ? argument
                                        : coerce(std::move(argument), ScalarType<T>::type());
}

template <class... Arguments>
std::vector<ExpressionPtr> coerced_arguments(const CallText& call, std::vector<ExpressionPtr> given,
                                             std::tuple<Arguments...>* /*types*/) {
  expect_count(call, given.size(), sizeof...(Arguments), sizeof...(Arguments));
  const auto coerce_all = [&]<std::size_t... index>(std::index_sequence<index...>) {
    ((given[index] = coerced_argument<Arguments>(call, index, std::move(given[index]))), ...);
  };
  coerce_all(std::index_sequence_for<Arguments...>());
  return given;
}

template <class Function>
void FunctionRegistry::scalar(std::string name, Function function, FunctionText text) {
  using Arguments = typename Signature<Function>::ArgumentTypes;
  const Type type =
      ScalarType<typename CellOf<typename Signature<Function>::ResultType>::type>::type();
  const ColumnFunction kernel = plain_kernel(function, type);
  const CallText call{.name = name, .text = text};
  add(ScalarFunction{.name = std::move(name),
                     .text = std::move(text),
                     .bind = [=](std::vector<ExpressionPtr> given) {
                       return make_call(type,
                                        coerced_arguments(call, std::move(given),
                                                          static_cast<Arguments*>(nullptr)),
                                        kernel);
                     }});
}

}  // namespace sluice
