#include "runtime/time_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace sluice::time_pattern {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Takes a quoted stretch off the pattern, whose opening quote is gone; two quotes are one.
std::string take_quoted(std::string_view& rest) {
  std::string literal;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c != '\'') {
      literal += c;
    } else if (rest.starts_with("'")) {
      literal += c;
      rest.remove_prefix(1);
    } else {
      return literal;
    }
  }
  throw Error(ErrorKind::kQuery, "a quote in the time format is not closed",
              "write '' for a quote itself");
}

void append_literal(std::vector<Item>& items, std::string_view text) {
  if (items.empty() || items.back().letter != 0) {
    items.emplace_back();
  }
  items.back().literal += text;
}

}  // namespace

std::vector<Item> compile(std::string_view pattern) {
  std::vector<Item> items;
  std::string_view rest = pattern;
  while (!rest.empty()) {
    const char c = rest.front();
    if (is_letter(c)) {
      if (std::string_view("GyYMwWDdFEuaHkKhmsSzZX").find(c) == std::string_view::npos) {
        throw Error(ErrorKind::kQuery,
                    fmt::format("illegal letter in time format '{}': {}", pattern, c),
                    "the letters are those of Java's SimpleDateFormat; quote other ones: 'T'");
      }
      const std::size_t count = std::min(rest.find_first_not_of(c), rest.size());
      items.push_back({.letter = c, .count = static_cast<int>(count), .literal = {}});
      rest.remove_prefix(count);
      continue;
    }
    rest.remove_prefix(1);
    if (c != '\'') {
      append_literal(items, std::string_view(&c, 1));
    } else if (rest.starts_with("'")) {
      append_literal(items, "'");
      rest.remove_prefix(1);
    } else {
      append_literal(items, take_quoted(rest));
    }
  }
  return items;
}

bool is_number(const Item& item) {
  const bool is_name = item.letter == 'M' && item.count >= 3;
  return item.letter != 0 && !is_name &&
         std::string_view("GEazZX").find(item.letter) == std::string_view::npos;
}

}  // namespace sluice::time_pattern
