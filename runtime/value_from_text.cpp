#include <algorithm>
#include <charconv>
#include <string>
#include <type_traits>
#include <utility>

#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::size_t kQuotedLength = 60;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::optional<std::string> bytes_from_hexadecimal(std::string_view text) {
  text = trimmed(text);
  const bool is_framed = text.size() >= 3 && (text[0] == 'X' || text[0] == 'x') &&
                         text[1] == '\'' && text.back() == '\'';
  if (!is_framed || text.size() % 2 == 0) {
    return std::nullopt;
  }
  text = text.substr(2, text.size() - 3);
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    unsigned char byte = 0;
    const auto result = std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
    if (result.ptr != text.data() + i + 2) {
      return std::nullopt;
    }
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

/// The text in quotes for a message, cut to a readable length at a character's end.
std::string quoted(std::string_view text) {
  const bool is_long = text.size() > kQuotedLength;
  std::size_t end = is_long ? kQuotedLength : text.size();
  while (is_long && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  std::string out(1, '\'');
  out += text.substr(0, end);
  out += is_long ? "...'" : "'";
  return out;
}

RowError not_a(const Type& type, std::string_view text) {
  const std::string name = to_string(type);
  const bool has_vowel = std::string_view("AEIOU").find(name[0]) != std::string_view::npos;
  return {quoted(text) + (has_vowel ? " is not an " : " is not a ") + name};
}

RowError does_not_fit(const Type& type, std::string_view text) {
  return {quoted(text) + " does not fit " + to_string(type)};
}

std::int64_t largest_integer(TypeKind kind) {
  return static_cast<std::int64_t>((std::uint64_t{1} << (value_width(kind) * 8 - 1)) - 1);
}

OrError<Value> integer_from_text(const Type& type, std::string_view text) {
  std::optional<std::int64_t> value = parse_integer(text);
  if (!value) {
    value = parse_decimal(text, 19, 0, false);  // 3.0 and 1e3 are whole
  }
  if (!value) {
    const bool is_whole = text.find_first_of(".eE") == std::string_view::npos;
    return is_whole && parse_double(text) ? does_not_fit(type, text) : not_a(type, text);
  }
  const std::int64_t most = largest_integer(type.kind);
  if (*value > most || *value < -most - 1) {
    return does_not_fit(type, text);
  }
  return Value(*value);
}

OrError<Value> decimal_from_text(const Type& type, std::string_view text) {
  if (const auto value = parse_decimal(text, type.precision, type.scale, false)) {
    return Value(*value);
  }
  return parse_double(text) ? does_not_fit(type, text) : not_a(type, text);
}

OrError<Value> binary_from_text(const Type& type, std::string_view text) {
  std::optional<std::string> bytes = bytes_from_hexadecimal(text);
  if (!bytes) {
    return RowError{quoted(text) + " is not of the form X'3F67'"};
  }
  if (bytes->size() > static_cast<std::size_t>(type.precision)) {
    return does_not_fit(type, text);
  }
  if (type.kind == TypeKind::kBinary) {
    bytes->resize(static_cast<std::size_t>(type.precision), '\0');
  }
  return Value(std::move(*bytes));
}

template <class Number>
OrError<Value> value_or_not(const std::optional<Number>& value, const Type& type,
                            std::string_view text) {
  if (!value) {
    return not_a(type, text);
  }
  if constexpr (std::is_floating_point_v<Number>) {
    return Value(static_cast<double>(*value));
  } else {
    return Value(static_cast<std::int64_t>(*value));
  }
}

bool is_true_word(std::string_view text) {
  text = trimmed(text);
  return text.size() == 4 && (text[0] | 0x20) == 't' && (text[1] | 0x20) == 'r' &&
         (text[2] | 0x20) == 'u' && (text[3] | 0x20) == 'e';
}

}  // namespace

std::string_view fit_text(const Type& type, std::string_view text, std::string& padded) {
  const auto length = static_cast<std::size_t>(type.precision);
  if (type.kind == TypeKind::kVarchar && text.size() <= length) {
    return text;  // never more characters than bytes
  }
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool is_continued = (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;
    if (!is_continued && characters == length) {
      break;
    }
    characters += is_continued ? 0 : 1;
  }
  text = text.substr(0, end);
  if (type.kind == TypeKind::kVarchar || characters == length) {
    return text;
  }
  padded.assign(text);
  padded.append(length - characters, ' ');
  return padded;
}

OrError<Value> value_from_text(const Type& type, std::string_view text) {
  switch (type.kind) {
    case TypeKind::kBoolean:
      return Value(is_true_word(text));
    case TypeKind::kDecimal:
      return decimal_from_text(type, text);
    case TypeKind::kReal:
      return value_or_not(parse_real(text), type, text);
    case TypeKind::kDouble:
      return value_or_not(parse_double(text), type, text);
    case TypeKind::kChar:
    case TypeKind::kVarchar: {
      std::string padded;
      return Value(std::string(fit_text(type, text, padded)));
    }
    case TypeKind::kBinary:
    case TypeKind::kVarbinary:
      return binary_from_text(type, text);
    case TypeKind::kDate:
      return value_or_not(parse_date(text), type, text);
    case TypeKind::kTime:
      return value_or_not(parse_time(text), type, text);
    case TypeKind::kTimestamp:
      return value_or_not(parse_timestamp(text), type, text);
    case TypeKind::kMonths:
    case TypeKind::kMillis:
      return not_a(type, text);
    default:
      return integer_from_text(type, text);
  }
}

std::optional<RowError> append_from_text(ColumnBuilder& builder, std::string_view text) {
  const OrError<Value> value = value_from_text(builder.type(), text);
  if (!value.ok()) {
    return value.error();
  }
  builder.append(value.value());
  return std::nullopt;
}

}  // namespace sluice
