#include "functions/log_column.h"

#include <fmt/format.h>

#include "functions/calendar.h"
#include "functions/utf8.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// The value of a text; NULL where it does not convert.
Value field_value(const LogColumn& column, std::string_view text, std::int64_t now) {
  if (column.format != nullptr) {
    const std::optional<std::int64_t> parsed = column.format->parse(text, now);
    const auto value = parsed ? instant_as(column.type.kind, *parsed) : std::nullopt;
    return value ? Value(*value) : Value();
  }
  OrError<Value> value = value_from_text(column.type, text);
  return value.ok() ? std::move(value.value()) : Value();
}

}  // namespace

std::vector<LogColumn> numbered_log_columns(std::size_t count) {
  std::vector<LogColumn> columns(count);
  for (std::size_t i = 0; i < count; ++i) {
    columns[i].name = fmt::format("COLUMN{}", i + 1);
  }
  return columns;
}

std::optional<RowError> append_log_field(ColumnBuilder& cells, const LogColumn& column,
                                         std::optional<std::string_view> text, std::int64_t now) {
  if (text && column.type.kind == TypeKind::kVarchar) {
    std::string padded;
    cells.append_text(fit_text(column.type, *text, padded));
    return std::nullopt;
  }
  const Value value = text ? field_value(column, *text, now) : Value();
  cells.append(value);
  if (!column.is_required || !is_null(value)) {
    return std::nullopt;
  }
  return RowError{text
                      ? fmt::format("{} is NOT NULL, and '{}' is no {}", column.name,
                                    shortened(*text), to_string(column.type))
                      : fmt::format("{} is NOT NULL, and the line has no such field", column.name)};
}

}  // namespace sluice
