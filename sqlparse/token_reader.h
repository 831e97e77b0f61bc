#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "sqlparse/token.h"

namespace sluice::sqlparse {

/// Hands the tokens of a text to the functions of grammar.h one after the other, says what is wrong
/// when they do not fit, and keeps the tree within the limits of parser.h. Words match in upper
/// case; a quoted name matches no keyword.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text) : text_(text), list_(tokenize(text)) {}

  const Token& token(std::size_t ahead = 0) const;
  /// Says whether the token `ahead` of the current one is this keyword or symbol.
  bool at(std::string_view what, std::size_t ahead = 0) const;
  bool at_any(std::initializer_list<std::string_view> whats, std::size_t ahead = 0) const;
  /// Says whether these tokens come next.
  bool at_all(std::initializer_list<std::string_view> whats) const;
  bool at_kind(TokenKind kind, std::size_t ahead = 0) const { return token(ahead).kind == kind; }
  bool at_end() const { return at_kind(TokenKind::kEnd); }

  /// Steps over the current token and returns it.
  const Token& take();
  /// Steps over the tokens if they come next.
  bool accept(std::string_view what) { return accept_all({what}); }
  bool accept_all(std::initializer_list<std::string_view> whats);
  /// Steps over the tokens or throws.
  void expect(std::string_view what);
  void expect_all(std::initializer_list<std::string_view> whats);

  std::uint32_t begin() const { return token().span.begin; }
  /// From `begin` to the end of the last token taken.
  Span since(std::uint32_t begin) const { return {begin, previous().span.end}; }
  const Token& previous() const;
  std::string_view written(const Token& token) const {
    return text_.substr(token.span.begin, token.span.end - token.span.begin);
  }
  /// The token for a message: a keyword in upper case, anything long cut short.
  std::string spelling(const Token& token) const;

  /// Throws "expected `what`, found" the current token; finds a hint of its own if none is given.
  [[noreturn]] void fail_expected(std::string_view what, std::string hint = {}) const;
  /// Throws, pointing at the current token.
  [[noreturn]] void fail_here(std::string message, std::string hint = {}) const;
  [[noreturn]] static void fail(std::string message, std::string hint, Span span);
  /// Throws what ended the list of tokens early, if that is where the reader stands.
  void throw_token_error() const;

  /// The height of the expression parsed last.
  int height() const { return height_; }
  /// Notes an expression over one of height `left` and the one parsed last; returns its height.
  /// Throws when it is too high.
  int raise_height(int left);
  /// Counts a join or a set operator of the current statement.
  void count_join();
  void start_statement() { joins_ = 0; }

 private:
  friend class Nesting;
  friend class Height;
  void set_height(int height);
  std::string slip_hint(std::string_view what) const;

  std::string_view text_;
  TokenList list_;
  std::size_t position_ = 0;
  int nesting_ = 0;
  int height_ = 0;   ///< of the expression parsed last
  int tallest_ = 0;  ///< of the expressions parsed since the innermost Height began
  int joins_ = 0;
};

/// Marks a construct that may hold itself, such as parentheses, for as long as it is being parsed.
/// Throws when too many are open.
class Nesting {
 public:
  explicit Nesting(TokenReader& reader);
  ~Nesting() { --reader_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  TokenReader& reader_;
};

/// Measures the height of what is parsed during its life, which is one expression over those
/// parsed.
class Height {
 public:
  explicit Height(TokenReader& reader);
  ~Height();
  Height(const Height&) = delete;
  Height& operator=(const Height&) = delete;

 private:
  TokenReader& reader_;
  int outer_tallest_;
};

}  // namespace sluice::sqlparse
