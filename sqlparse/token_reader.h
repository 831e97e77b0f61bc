#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "sqlparse/token.h"

namespace sluice::sqlparse {

/// Hands the tokens of a text to the functions of grammar.h, one after the other, and says what is
/// wrong when they do not fit. Words compare in upper case; quoted names match no keyword.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text) : text_(text), list_(tokenize(text)) {}

  const Token& token(std::size_t ahead = 0) const;
  /// Says whether the token `ahead` of the current one is this keyword or symbol.
  bool at(std::string_view what, std::size_t ahead = 0) const;
  bool at_any(std::initializer_list<std::string_view> whats, std::size_t ahead = 0) const;
  /// Says whether the coming tokens are these.
  bool at_all(std::initializer_list<std::string_view> whats) const;
  bool at_end() const { return token().kind == TokenKind::kEnd; }
  bool at_kind(TokenKind kind, std::size_t ahead = 0) const { return token(ahead).kind == kind; }

  /// Steps over the current token and returns it.
  const Token& take();
  /// Steps over the token if it is `what`.
  bool accept(std::string_view what);
  /// Steps over the tokens if they are all there.
  bool accept_all(std::initializer_list<std::string_view> whats);
  /// Steps over `what` or throws; `after` says what it closes or follows.
  void expect(std::string_view what);

  std::uint32_t begin() const { return token().span.begin; }
  std::uint32_t last_end() const { return last_end_; }
  /// From `begin` to the end of the last token taken.
  Span since(std::uint32_t begin) const { return {begin, last_end_}; }
  /// The token as written.
  std::string spelling(const Token& token) const;

  /// Throws "expected `what`, found" the current token, with a hint if it looks like a slip.
  [[noreturn]] void fail_expected(std::string_view what, std::string hint = {}) const;
  /// Throws, pointing at the current token.
  [[noreturn]] void fail_here(std::string message, std::string hint = {}) const;
  [[noreturn]] static void fail(std::string message, std::string hint, Span span);

  /// Counts a join or set operator against the statement's limit.
  void count_join(Span span);
  void start_statement() { joins_ = 0; }

 private:
  friend class Nesting;
  friend class Height;
  void throw_lexical_error() const;
  std::string slip_hint(std::string_view what) const;

  std::string_view text_;
  TokenList list_;
  std::size_t position_ = 0;
  std::uint32_t last_end_ = 0;
  int nesting_ = 0;
  int height_ = 0;
  int joins_ = 0;
};

/// Guards the parser's stack: lives as long as a construct that may hold itself.
class Nesting {
 public:
  explicit Nesting(TokenReader& reader);
  ~Nesting() { --reader_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  TokenReader& reader_;
};

}  // namespace sluice::sqlparse
