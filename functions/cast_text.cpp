#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "functions/cast.h"
#include "functions/interval_text.h"
#include "functions/utf8.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ') + 1;
  return text.substr(begin, end > begin ? end - begin : 0);
}

bool equals_ignoring_case(std::string_view text, std::string_view upper) {
  return std::equal(text.begin(), text.end(), upper.begin(), upper.end(),
                    [](char left, char right) {
                      return (left >= 'a' && left <= 'z' ? left - 32 : left) == right;
                    });
}

std::optional<bool> parse_boolean(std::string_view text) {
  text = trimmed(text);
  if (equals_ignoring_case(text, "TRUE")) {
    return true;
  }
  return equals_ignoring_case(text, "FALSE") ? std::optional(false) : std::nullopt;
}

/// A TIMESTAMP wants all six fields, which what `parse_timestamp` takes need not have.
std::optional<std::int64_t> parse_full_timestamp(std::string_view text) {
  const std::size_t first = text.find(':');
  const bool has_seconds =
      first != std::string_view::npos && text.find(':', first + 1) != std::string_view::npos;
  return has_seconds ? parse_timestamp(text) : std::nullopt;
}

std::optional<std::int64_t> parse_rounded(std::string_view text, const Type& to) {
  if (to.kind == TypeKind::kDecimal) {
    return parse_decimal(text, to.precision, to.scale, true);
  }
  std::optional<std::int64_t> value = parse_integer(text);
  if (!value) {
    value = parse_decimal(text, 19, 0, true);
  }
  const int bits = value_width(to.kind) * 8;
  const std::int64_t limit = std::numeric_limits<std::int64_t>::max() >> (64 - bits);
  return value && *value <= limit && *value >= -limit - 1 ? value : std::nullopt;
}

std::optional<double> parse_approximate(std::string_view text, const Type& to) {
  const std::optional<double> value = parse_double(text);
  const bool fits = to.kind == TypeKind::kDouble || !value || !std::isfinite(*value) ||
                    std::abs(*value) <= static_cast<double>(std::numeric_limits<float>::max());
  return fits ? value : std::nullopt;
}

template <class T>
Value as_value(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

/// The value of a text in another type; NULL where it has none.
Value value_of_text(std::string_view text, const Type& to) {
  switch (to.kind) {
    case TypeKind::kBoolean:
      return as_value(parse_boolean(text));
    case TypeKind::kReal:
    case TypeKind::kDouble:
      return as_value(parse_approximate(text, to));
    case TypeKind::kDate:
      return as_value(parse_date(text));
    case TypeKind::kTime: {
      const std::optional<std::int32_t> time = parse_time(text);
      return time ? Value(std::int64_t{*time}) : Value();
    }
    case TypeKind::kTimestamp:
      return as_value(parse_full_timestamp(text));
    case TypeKind::kMonths:
    case TypeKind::kMillis: {
      const OrError<std::int64_t> interval = parse_interval(text, to.interval);
      return interval.ok() ? Value(interval.value()) : Value();
    }
    default:
      return as_value(parse_rounded(text, to));
  }
}

/// The text of a cell as CAST prints it: TIMESTAMP and TIME without the fraction when it is zero or
/// has no room.
void append_cast_text(std::string& out, const Column& column, std::int64_t row, std::size_t room) {
  append_value_text(out, column, row);
  const TypeKind kind = column.type().kind;
  const bool has_fraction = kind == TypeKind::kTimestamp || kind == TypeKind::kTime;
  constexpr std::size_t kFraction = 4;  // ".SSS"
  if (has_fraction && out.size() > kFraction && out[out.size() - kFraction] == '.') {
    if (out.ends_with(".000") || out.size() > room) {
      out.resize(out.size() - kFraction);
    }
  }
  if (is_interval(kind) && out.size() > room) {
    out.resize(room);
  }
}

}  // namespace

ColumnFunction text_to_value(const Type& to) {
  if (is_text(to.kind)) {
    return fitted_text(to);
  }
  return [to](std::span<const Column> arguments, const EvaluationContext&,
              const Selection& selection, RowErrors& errors) {
    const Column& column = arguments[0];
    ColumnBuilder builder(to, selection.row_count());
    const auto pad = [&](std::int64_t row) {
      while (builder.size() < row) {
        builder.append_null();
      }
    };
    for_each_valid(
        selection, common_validity(arguments, selection.row_count()), [&](std::int64_t row) {
          pad(row);
          const Value value = value_of_text(column.text(row), to);
          if (is_null(value)) {
            errors.add(row, RowError{fmt::format("cast failed: '{}' is no {}",
                                                 shortened(column.text(row)), to_string(to))});
          }
          builder.append(value);
        });
    pad(selection.row_count());
    return builder.finish();
  };
}

ColumnFunction value_to_text(const Type& /*from*/, const Type& to) {
  return [to](std::span<const Column> arguments, const EvaluationContext&,
              const Selection& selection, RowErrors& errors) {
    TextWriter writer(selection.row_count());
    auto validity = common_validity(arguments, selection.row_count());
    const auto room = static_cast<std::size_t>(to.precision);
    std::string text;
    std::string padded;
    for_each_valid(selection, validity, [&](std::int64_t row) {
      text.clear();
      append_cast_text(text, arguments[0], row, room);
      if (text.size() > room) {
        errors.add(
            row, RowError{fmt::format("cast failed: {} is too long for {}", text, to_string(to))});
        return;
      }
      writer.write(row, fit_text(to, text, padded));
    });
    return writer.finish(to, std::move(validity));
  };
}

ColumnFunction fitted_text(const Type& to) {
  return [to](std::span<const Column> arguments, const EvaluationContext&,
              const Selection& selection, RowErrors&) {
    TextWriter writer(selection.row_count());
    auto validity = common_validity(arguments, selection.row_count());
    std::string padded;
    for_each_valid(selection, validity, [&](std::int64_t row) {
      writer.write(row, fit_text(to, arguments[0].text(row), padded));
    });
    return writer.finish(to, std::move(validity));
  };
}

ColumnFunction fitted_binary(const Type& to) {
  return [to](std::span<const Column> arguments, const EvaluationContext&,
              const Selection& selection, RowErrors&) {
    TextWriter writer(selection.row_count());
    auto validity = common_validity(arguments, selection.row_count());
    const auto length = static_cast<std::size_t>(to.precision);
    std::string padded;
    for_each_valid(selection, validity, [&](std::int64_t row) {
      const std::string_view bytes = arguments[0].text(row).substr(0, length);
      padded.assign(bytes);
      padded.resize(to.kind == TypeKind::kBinary ? length : bytes.size(), '\0');
      writer.write(row, padded);
    });
    return writer.finish(to, std::move(validity));
  };
}

}  // namespace sluice
