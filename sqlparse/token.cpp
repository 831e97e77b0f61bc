#include "sqlparse/token.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "sqlparse/keyword.h"
#include "sqlparse/stray_character.h"
#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

constexpr std::size_t kMaximumText = std::size_t{16} << 20;
constexpr std::size_t kMaximumName = 128;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";  // comes with text copied from web pages

// Longer ones first.
constexpr auto kSymbols =
    std::to_array<std::string_view>({"||", "<>", "!=", "<=", ">=", "=>", "(", ")", ",", ";",
                                     ".",  "+",  "-",  "*",  "/",  "=",  "<", ">", "{", "}"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || is_digit(c) || c == '$'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Walks over the text once, from token to token.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  TokenList run() {
    try {
      check_text();
      while (skip_blanks()) {
        read_token();
      }
    } catch (Error& error) {
      list_.error = std::move(error);
    }
    const auto end = static_cast<std::uint32_t>(list_.error ? begin_ : position_);
    list_.tokens.push_back({TokenKind::kEnd, "", {end, end}});
    return std::move(list_);
  }

 private:
  bool looking_at(std::string_view what) const { return text_.substr(position_).starts_with(what); }
  char next(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  Span span() const {
    return {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(position_)};
  }
  void add(TokenKind kind, std::string text) {
    list_.tokens.push_back({kind, std::move(text), span()});
  }
  [[noreturn]] static void fail(std::string message, std::string hint, Span span) {
    throw Error(ErrorKind::kQuery, std::move(message), std::move(hint), span);
  }

  void check_text();
  bool skip_blanks();
  void skip_comment();
  void read_token();
  void read_number();
  void read_name();
  std::string read_quoted(char quote, const char* what);

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t begin_ = 0;  ///< of the current token
  TokenList list_;
};

void Lexer::check_text() {
  if (text_.size() > kMaximumText) {
    fail("the SQL text is longer than 16 MiB", "is this the right file?", {});
  }
  begin_ = utf8_valid_length(text_);
  if (begin_ < text_.size()) {
    const auto begin = static_cast<std::uint32_t>(begin_);
    fail("the SQL text is not valid UTF-8 here", "save it as UTF-8", {begin, begin + 1});
  }
  position_ = looking_at(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

/// Skips white space and comments; returns whether a token follows.
bool Lexer::skip_blanks() {
  for (; position_ < text_.size(); begin_ = position_) {
    if (is_blank(next())) {
      ++position_;
    } else if (looking_at(kNoBreakSpace)) {
      position_ += kNoBreakSpace.size();
    } else if (looking_at("--") || looking_at("//") || looking_at("/*")) {
      skip_comment();
    } else {
      begin_ = position_;
      return true;
    }
  }
  return false;
}

void Lexer::skip_comment() {
  begin_ = position_;
  if (looking_at("/*")) {
    const std::size_t end = text_.find("*/", position_ + 2);
    if (end == std::string_view::npos) {
      position_ += 2;
      fail("comment without its end", "close it with */", span());
    }
    position_ = end + 2;
  } else {
    position_ = std::min(text_.find('\n', position_), text_.size());
  }
  list_.comments.push_back(span());
}

void Lexer::read_token() {
  const char first = next();
  if (is_digit(first) || (first == '.' && is_digit(next(1)))) {
    return read_number();
  }
  if ((first == 'U' || first == 'u') && next(1) == '&' && next(2) == '\'') {
    position_ += 2;
    return add(TokenKind::kUnicodeString, read_quoted('\'', "string"));
  }
  if ((first == 'X' || first == 'x') && next(1) == '\'') {
    ++position_;
    return add(TokenKind::kBinaryString, read_quoted('\'', "string"));
  }
  if (is_name_start(first) || first == '"') {
    return read_name();
  }
  if (first == '\'') {
    return add(TokenKind::kString, read_quoted('\'', "string"));
  }
  for (const std::string_view symbol : kSymbols) {
    if (looking_at(symbol) && !looking_at("==")) {
      position_ += symbol.size();
      return add(TokenKind::kSymbol, std::string(symbol));
    }
  }
  throw stray_character(text_, position_);
}

void Lexer::read_number() {
  const auto skip_digits = [this] {
    while (is_digit(next())) {
      ++position_;
    }
  };
  skip_digits();
  if (next() == '.') {
    ++position_;
    skip_digits();
  }
  if (next() == 'e' || next() == 'E') {
    const std::size_t sign = next(1) == '+' || next(1) == '-' ? 1 : 0;
    position_ += is_digit(next(1 + sign)) ? 1 + sign : 0;
    skip_digits();
  }
  if (is_name_part(next())) {
    while (is_name_part(next())) {
      ++position_;
    }
    const std::string token(text_.substr(begin_, position_ - begin_));
    fail("not a number: " + token,
         "put a blank after a number; quote a name that begins with a digit", span());
  }
  add(TokenKind::kNumber, std::string(text_.substr(begin_, position_ - begin_)));
}

void Lexer::read_name() {
  if (next() != '"') {
    while (is_name_part(next())) {
      ++position_;
    }
    add(TokenKind::kWord, upper_case(text_.substr(begin_, position_ - begin_)));
  } else {
    add(TokenKind::kQuotedName, read_quoted('"', "quoted name"));
  }
  const std::string& name = list_.tokens.back().text;
  if (name.empty()) {
    fail("empty name", "write a name between the quotes; an empty string is ''", span());
  }
  if (utf8_count(name) > kMaximumName) {
    fail("name longer than 128 characters: " + name.substr(0, 16) + "...", "shorten it", span());
  }
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20) {
      fail("control character in a quoted name", "is a closing \" missing before the line's end?",
           {span().begin, span().begin + 1});
    }
  }
}

/// Reads from quote to quote; a quote inside is written twice.
std::string Lexer::read_quoted(char quote, const char* what) {
  std::string value;
  const std::size_t open = position_++;
  for (;;) {
    const std::size_t end = text_.find(quote, position_);
    if (end == std::string_view::npos) {
      position_ = open + 1;
      fail(std::string(what) + " without its closing " + quote,
           std::string("a ") + quote + " inside is written twice", span());
    }
    value += text_.substr(position_, end - position_);
    position_ = end + 1;
    if (next() != quote) {
      return value;
    }
    value += quote;
    ++position_;
  }
}

}  // namespace

TokenList tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace sluice::sqlparse
