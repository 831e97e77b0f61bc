#include <fmt/format.h>

#include <algorithm>

#include "sqlparse/layout.h"
#include "sqlparse/unit_name.h"

namespace sluice::sqlparse {
namespace {

/// Doubles the quotes within and puts quotes around.
std::string quoted(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) {
    result += c;
    if (c == quote) {
      result += quote;
    }
  }
  return result + quote;
}

/// Whether a character shows best as an escape.
bool needs_escape(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code < 0x20 && c != '\n' && c != '\r') || code == 0x7F;
}

std::string_view type_name(TypeKind kind) {
  constexpr std::string_view kNames[] = {
      "TINYINT", "SMALLINT", "INTEGER", "BIGINT",    "DECIMAL", "REAL", "DOUBLE",    "BOOLEAN",
      "CHAR",    "VARCHAR",  "BINARY",  "VARBINARY", "DATE",    "TIME", "TIMESTAMP", "INTERVAL"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string name_text(const Identifier& name) {
  return name.quoted ? quoted(name.name, '"') : name.spelling;
}

std::string name_text(const ObjectName& name) {
  std::string text;
  for (const Identifier& part : name.parts) {
    text += text.empty() ? "" : ".";
    text += name_text(part);
  }
  return text;
}

std::string name_list_text(const std::vector<Identifier>& names) {
  std::string text;
  for (const Identifier& name : names) {
    text += text.empty() ? "(" : ", ";
    text += name_text(name);
  }
  return text.empty() ? text : text + ")";
}

std::string type_text(const DataType& type) {
  std::string text(type_name(type.kind));
  if (type.interval) {
    return text + " " + qualifier_text(*type.interval);
  }
  if (type.scale) {
    return fmt::format("{}({}, {})", text, *type.precision, *type.scale);
  }
  return type.precision ? fmt::format("{}({})", text, *type.precision) : text;
}

std::string qualifier_text(const IntervalQualifier& qualifier) {
  std::string text(unit_name(qualifier.start));
  const bool has_both = qualifier.precision && qualifier.fractional_precision && !qualifier.end;
  if (has_both) {
    return fmt::format("{}({}, {})", text, *qualifier.precision, *qualifier.fractional_precision);
  }
  if (qualifier.precision) {
    text += fmt::format("({})", *qualifier.precision);
  }
  if (qualifier.end) {
    text += fmt::format(" TO {}", unit_name(*qualifier.end));
    if (qualifier.fractional_precision) {
      text += fmt::format("({})", *qualifier.fractional_precision);
    }
  }
  return text;
}

std::string string_text(std::string_view value) {
  if (std::none_of(value.begin(), value.end(), needs_escape)) {
    return quoted(value, '\'');
  }
  std::string escaped;
  for (const char c : value) {
    if (needs_escape(c)) {
      escaped += fmt::format("\\{:04X}", static_cast<unsigned char>(c));
    } else {
      escaped += c == '\\' ? "\\\\" : std::string(1, c);
    }
  }
  return fmt::format("U&{}", quoted(escaped, '\''));
}

}  // namespace sluice::sqlparse
