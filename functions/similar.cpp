#include "functions/similar.h"

#include <fmt/format.h>

#include <cctype>
#include <iterator>
#include <utility>

#include "functions/utf8.h"

namespace sluice {
namespace {

/// Rewrites a SQL regular expression in PCRE2's syntax, left to right.
class SimilarTranslator {
 public:
  SimilarTranslator(std::string_view pattern, std::optional<std::string_view> escape)
      : whole_(pattern), rest_(pattern), escape_(escape) {}

  OrError<std::string> translate() {
    if (escape_ && (escape_->empty() || first_character_size(*escape_) != escape_->size())) {
      return RowError{"ESCAPE takes exactly one character, not '" + shortened(*escape_) + "'"};
    }
    while (!rest_.empty()) {
      const std::string_view character = next();
      if (is_escape(character)) {
        if (rest_.empty()) {
          return bad("it ends in its escape character");
        }
        append_literal(out_, next());
      } else if (character == "[") {
        if (!translate_class()) {
          return bad("a character class is not closed, empty, or holds a parenthesis");
        }
      } else if (character == "{") {
        if (!translate_repetition()) {
          return bad("a repetition must be {n}, {n,} or {n,m}");
        }
      } else {
        translate_plain(character);
      }
    }
    return std::move(out_);
  }

 private:
  RowError bad(const char* reason) const {
    return RowError{fmt::format("bad pattern '{}': {}", whole_, reason)};
  }

  bool is_escape(std::string_view character) const { return escape_ && character == *escape_; }

  std::string_view next() {
    const std::string_view character = rest_.substr(0, first_character_size(rest_));
    rest_.remove_prefix(character.size());
    return character;
  }

  static void append_literal(std::string& out, std::string_view character) {
    if (character.size() == 1 && std::ispunct(static_cast<unsigned char>(character.front())) != 0) {
      out += '\\';
    }
    out += character;
  }

  void translate_plain(std::string_view character) {
    if (character == "%") {
      out_ += ".*";
    } else if (character == "_") {
      out_ += '.';
    } else if (character == "(") {
      out_ += "(?:";
    } else if (std::string_view(")|*+?").find(character) != std::string_view::npos) {
      out_ += character;
    } else {
      append_literal(out_, character);
    }
  }

  /// `{3}`, `{3,}` or `{3,6}`
  bool translate_repetition() {
    const std::size_t close = rest_.find('}');
    const std::string_view counts = rest_.substr(0, close == std::string_view::npos ? 0 : close);
    const bool is_good = !counts.empty() && counts.front() != ',' &&
                         counts.find_first_not_of("0123456789,") == std::string_view::npos &&
                         counts.find(',') == counts.rfind(',');
    if (is_good) {
      out_ += '{';
      out_ += counts;
      out_ += '}';
      rest_.remove_prefix(close + 1);
    }
    return is_good;
  }

  /// `[a-e^c]` is what the first part has and the second has not; `[^abc]` has an empty first part.
  bool translate_class() {
    std::string included;
    std::string excluded;
    std::string* part = &included;
    while (!rest_.empty()) {
      std::string_view character = next();
      if (character == "]") {
        return finish_class(included, excluded, part == &excluded);
      }
      if (is_escape(character)) {
        if (rest_.empty()) {
          return false;
        }
        append_literal(*part, next());
      } else if (character == "^" && part == &included) {
        part = &excluded;
      } else if (character == "[" && rest_.starts_with(":")) {
        if (!append_named(*part)) {
          return false;
        }
      } else if (character == "(" || character == ")") {
        return false;
      } else if (character == "-") {
        *part += '-';
      } else {
        append_literal(*part, character);
      }
    }
    return false;
  }

  bool finish_class(const std::string& included, const std::string& excluded, bool has_excluded) {
    if (has_excluded ? excluded.empty() : included.empty()) {
      return false;
    }
    if (included.empty()) {
      out_ += "[^" + excluded + "]";
    } else if (has_excluded) {
      out_ += "(?:(?![" + excluded + "])[" + included + "])";
    } else {
      out_ += "[" + included + "]";
    }
    return true;
  }

  /// `[:ALPHA:]`
  bool append_named(std::string& part) {
    const std::size_t close = rest_.find(":]");
    if (close == std::string_view::npos) {
      return false;
    }
    part += "[:";
    for (const char c : rest_.substr(1, close - 1)) {
      part += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    part += ":]";
    rest_.remove_prefix(close + 2);
    return true;
  }

  std::string_view whole_;
  std::string_view rest_;
  std::optional<std::string_view> escape_;
  std::string out_;
};

}  // namespace

OrError<Regex> compile_similar(std::string_view pattern, std::optional<std::string_view> escape) {
  const OrError<std::string> translated = SimilarTranslator(pattern, escape).translate();
  if (!translated.ok()) {
    return translated.error();
  }
  return Regex::compile("(?s)\\A(?:" + translated.value() + ")\\z");
}

OrError<Regex> compile_similar_parts(std::string_view pattern, std::string_view escape) {
  const std::string mark = std::string(escape) + "\"";
  const std::size_t first = pattern.find(mark);
  const std::size_t second =
      first == std::string_view::npos ? first : pattern.find(mark, first + mark.size());
  if (second == std::string_view::npos || escape.empty()) {
    return RowError{fmt::format("bad pattern '{}': it must have the form before{}middle{}after",
                                pattern, mark, mark)};
  }
  const std::string_view parts[] = {
      pattern.substr(0, first), pattern.substr(first + mark.size(), second - first - mark.size()),
      pattern.substr(second + mark.size())};
  std::string whole = "(?s)";
  for (std::size_t i = 0; i < std::size(parts); ++i) {
    const OrError<std::string> translated = SimilarTranslator(parts[i], escape).translate();
    if (!translated.ok()) {
      return translated.error();
    }
    whole += (i == 1 ? "(" : "(?:") + translated.value() + ")";
  }
  return Regex::compile(whole);
}

}  // namespace sluice
