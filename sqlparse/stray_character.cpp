#include "sqlparse/stray_character.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

/// What to write in place of something that other tools or dialects allow.
struct Remedy {
  std::string_view text;
  std::string_view hint;
};

constexpr auto kRemedies = std::to_array<Remedy>({
    {"“", "names are quoted with plain double quotes: \""},
    {"”", "names are quoted with plain double quotes: \""},
    {"„", "names are quoted with plain double quotes: \""},
    {"«", "names are quoted with plain double quotes: \""},
    {"‘", "strings are quoted with plain single quotes: '"},
    {"’", "strings are quoted with plain single quotes: '"},
    {"´", "strings are quoted with plain single quotes: '"},
    {"–", "write a plain hyphen: - for minus, -- for a comment"},
    {"—", "write a plain hyphen: - for minus, -- for a comment"},
    {"−", "write a plain hyphen: - for minus, -- for a comment"},
    {"…", "this looks like an elision: write the whole statement"},
    {"`", "names are quoted with double quotes: \"name\""},
    {"[", "names are quoted with double quotes: \"name\"; there are no arrays"},
    {"]", "names are quoted with double quotes: \"name\"; there are no arrays"},
    {"%", "for the remainder write MOD(a, b)"},
    {"&&", "write AND"},
    {"|", "write OR, or || to join strings"},
    {"::", "write CAST(value AS type)"},
    {":", "there are no parameters: write the value"},
    {"?", "there are no parameters: write the value"},
    {"@", "there are no variables: write the value"},
    {"==", "write ="},
    {"!", "write NOT, or <> for not equal"},
    {"^", "for a power write POWER(a, b)"},
    {"#", "comments begin with --"},
    {"\\", "inside a string a quote is written twice: ''"},
    {"$", "an unquoted name begins with a letter or _"},
});

std::string_view hint_for(std::string_view rest, std::uint32_t code) {
  for (const Remedy& remedy : kRemedies) {
    if (rest.starts_with(remedy.text)) {
      return remedy.hint;
    }
  }
  return code >= 0x80 ? "names with other than ASCII letters need double quotes" : "";
}

}  // namespace

Error stray_character(std::string_view text, std::size_t offset) {
  const Utf8Character character = utf8_character(text, offset);
  const std::string_view rest = text.substr(offset);
  std::size_t length = character.length;
  if (rest.starts_with("==") || rest.starts_with("::") || rest.starts_with("&&")) {
    length = 2;
  }
  const bool is_control = character.code < 0x20 || character.code == 0x7F;
  const std::string shown =
      is_control ? fmt::format("U+{:04X}", character.code) : std::string(rest.substr(0, length));
  const auto begin = static_cast<std::uint32_t>(offset);
  return Error(ErrorKind::kQuery, fmt::format("unexpected character {}", shown),
               std::string(hint_for(rest, character.code)),
               Span{begin, begin + static_cast<std::uint32_t>(length)});
}

}  // namespace sluice::sqlparse
