#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "functions/expression.h"

namespace sluice {

/// What the column kernels share: validity, loops under a selection, and writers of results.

/// Validity of the rows where every column has a value; null when none of them can be NULL. May be
/// written to.
std::shared_ptr<Buffer> common_validity(std::initializer_list<const Column*> columns,
                                        std::int64_t row_count);
std::shared_ptr<Buffer> common_validity(std::span<const Column> columns, std::int64_t row_count);

/// Whether a row of a validity made by `common_validity` has a value.
inline bool is_valid(const std::shared_ptr<Buffer>& validity, std::int64_t row) {
  return validity == nullptr || get_bit(validity->as<std::uint8_t>(), row);
}

/// Marks rows as NULL in a validity that is made when the first one comes.
class NullMarks {
 public:
  NullMarks(std::shared_ptr<Buffer> validity, std::int64_t row_count)
      : validity_(std::move(validity)), row_count_(row_count) {}
  bool is_valid(std::int64_t row) const { return sluice::is_valid(validity_, row); }
  void mark(std::int64_t row);
  std::shared_ptr<Buffer> take() { return std::move(validity_); }

 private:
  std::shared_ptr<Buffer> validity_;
  std::int64_t row_count_;
};

/// Whether a cheap total operation had better run over all rows than over the list.
inline bool is_dense(const Selection& selection) {
  return selection.is_all() || selection.size() * 2 >= selection.row_count();
}

/// Writes the fixed-width cells `operation(row, cell)` of a result. The operation must be defined
/// for cells that nobody asks for (NULL or not selected); it returns whether it succeeded, and
/// `explain(row)` is asked for the reason of a selected row.
template <class T, class Operation, class Explain>
Column map_fixed(const Type& type, const Selection& selection, std::shared_ptr<Buffer> validity,
                 RowErrors& errors, Operation operation, Explain explain) {
  const std::int64_t row_count = selection.row_count();
  auto values = std::make_shared<Buffer>(static_cast<std::size_t>(row_count) * sizeof(T));
  T* cells = values->template as<T>();
  bool all_good = true;
  if (is_dense(selection)) {
    for (std::int64_t row = 0; row < row_count; ++row) {
      all_good &= operation(row, cells[row]);
    }
  } else {
    selection.for_each([&](std::int64_t row) { all_good &= operation(row, cells[row]); });
  }
  if (!all_good) {
    selection.for_each([&](std::int64_t row) {
      if (is_valid(validity, row) && !operation(row, cells[row])) {
        errors.add(row, RowError{explain(row)});
      }
    });
  }
  return Column(type, row_count,
                {.validity = std::move(validity), .values = std::move(values), .bytes = nullptr});
}

/// Packs eight bytes of 0 or 1 into the bits of one, the first byte lowest.
inline std::uint8_t pack_bits(const std::uint8_t* flags) {
  std::uint64_t word;
  std::memcpy(&word, flags, sizeof word);
  return static_cast<std::uint8_t>((word * 0x0102040810204080ULL) >> 56);
}

/// Writes a BOOLEAN result; `predicate(row)` must be defined for cells that nobody asks for when
/// the selection is dense.
template <class Predicate>
Column map_boolean(const Selection& selection, std::shared_ptr<Buffer> validity,
                   Predicate predicate) {
  const std::int64_t row_count = selection.row_count();
  auto values = std::make_shared<Buffer>(bitmap_bytes(row_count));
  auto* bits = values->template as<std::uint8_t>();
  if (is_dense(selection)) {
    constexpr std::int64_t kBlock = 64;
    std::array<std::uint8_t, kBlock> flags{};
    for (std::int64_t begin = 0; begin < row_count; begin += kBlock) {
      const std::int64_t size = std::min(kBlock, row_count - begin);
      for (std::int64_t i = 0; i < size; ++i) {
        flags[static_cast<std::size_t>(i)] = predicate(begin + i) ? 1 : 0;
      }
      for (std::int64_t i = 0; i < size; i += 8) {
        bits[(begin + i) >> 3] = pack_bits(flags.data() + i);
      }
    }
  } else {
    selection.for_each([&](std::int64_t row) {
      if (predicate(row)) {
        set_bit(bits, row);
      }
    });
  }
  return Column(Type::boolean(), row_count,
                {.validity = std::move(validity), .values = std::move(values), .bytes = nullptr});
}

/// Runs `body(row)` for the selected rows that have a value.
template <class Body>
void for_each_valid(const Selection& selection, const std::shared_ptr<Buffer>& validity,
                    Body body) {
  if (validity == nullptr) {
    selection.for_each(body);
    return;
  }
  const auto* bits = validity->as<std::uint8_t>();
  selection.for_each([&](std::int64_t row) {
    if (get_bit(bits, row)) {
      body(row);
    }
  });
}

/// Writes a text or binary result, rows ascending; rows left out are empty.
class TextWriter {
 public:
  explicit TextWriter(std::int64_t row_count);
  void write(std::int64_t row, std::string_view text);
  Column finish(const Type& type, std::shared_ptr<Buffer> validity);

 private:
  void fill_offsets(std::int64_t end);

  std::int64_t row_count_;
  std::int64_t written_ = 0;  ///< offsets [0, written_] are final
  std::size_t byte_count_ = 0;
  std::shared_ptr<Buffer> offsets_;
  std::shared_ptr<Buffer> bytes_;
};

/// The text cells of an operand; a literal is not copied for each row.
class TextOperand {
 public:
  TextOperand(const Expression& expression, const EvaluationContext& context,
              const Selection& selection, RowErrors& errors);
  std::string_view operator[](std::int64_t row) const {
    return constant_ ? *constant_ : column_.text(row);
  }
  /// For validity; absent (never NULL) when the operand is a literal.
  const Column& column() const { return column_; }

 private:
  std::optional<std::string_view> constant_;
  Column column_;
};

/// The selected rows that have not failed, as a list.
std::vector<std::int32_t> rows_without_errors(const Selection& selection, const RowErrors& errors);

/// Picks, for each row, its cell from columns[source[row]]; a negative source is NULL. All of one
/// type.
Column merge_columns(const Type& type, std::span<const Column> columns,
                     std::span<const std::int16_t> source);

/// An expression over some operands whose cells are computed by a function of their columns.
using ColumnFunction =
    std::function<Column(std::span<const Column> arguments, const EvaluationContext& context,
                         const Selection& selection, RowErrors& errors)>;
ExpressionPtr make_call(const Type& type, std::vector<ExpressionPtr> arguments,
                        ColumnFunction function);
/// Evaluates an expression of literals now; nothing when it fails, so that the row error comes when
/// a row does.
ExpressionPtr fold(ExpressionPtr expression);

}  // namespace sluice
