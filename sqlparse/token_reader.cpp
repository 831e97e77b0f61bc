#include "sqlparse/token_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/nearest_name.h"
#include "sqlparse/keyword.h"
#include "sqlparse/parser.h"
#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

constexpr std::size_t kShownLength = 40;

bool matches(const Token& token, std::string_view what) {
  return (token.kind == TokenKind::kWord || token.kind == TokenKind::kSymbol) && token.text == what;
}

bool is_close(const Token& token, std::string_view keyword) {
  const bool may_slip = token.kind == TokenKind::kWord && token.text != keyword &&
                        token.text.size() > 2 && !is_reserved(token.text);
  return may_slip && nearest_name(token.text, {std::string(keyword)}).has_value();
}

}  // namespace

const Token& TokenReader::token(std::size_t ahead) const {
  return list_.tokens[std::min(position_ + ahead, list_.tokens.size() - 1)];
}

const Token& TokenReader::previous() const {
  return list_.tokens[position_ == 0 ? 0 : position_ - 1];
}

bool TokenReader::at(std::string_view what, std::size_t ahead) const {
  return matches(token(ahead), what);
}

bool TokenReader::at_any(std::initializer_list<std::string_view> whats, std::size_t ahead) const {
  return std::any_of(whats.begin(), whats.end(),
                     [&](std::string_view what) { return at(what, ahead); });
}

bool TokenReader::at_all(std::initializer_list<std::string_view> whats) const {
  std::size_t ahead = 0;
  return std::all_of(whats.begin(), whats.end(),
                     [&](std::string_view what) { return at(what, ahead++); });
}

const Token& TokenReader::take() {
  const Token& taken = token();
  position_ = std::min(position_ + 1, list_.tokens.size() - 1);
  return taken;
}

bool TokenReader::accept_all(std::initializer_list<std::string_view> whats) {
  const bool is_there = at_all(whats);
  position_ += is_there ? whats.size() : 0;
  return is_there;
}

void TokenReader::expect(std::string_view what) {
  if (!accept(what)) {
    fail_expected(what);
  }
}

void TokenReader::expect_all(std::initializer_list<std::string_view> whats) {
  for (const std::string_view what : whats) {
    expect(what);
  }
}

std::string TokenReader::spelling(const Token& token) const {
  if (token.kind == TokenKind::kEnd) {
    return "the end of the text";
  }
  if (token.kind == TokenKind::kWord && is_reserved(token.text)) {
    return token.text;
  }
  std::string shown(written(token));
  if (shown.size() > kShownLength) {
    shown = shown.substr(0, utf8_valid_length(shown.substr(0, kShownLength))) + "...";
  }
  return shown;
}

std::string TokenReader::slip_hint(std::string_view what) const {
  if (is_close(token(), what)) {
    return fmt::format("did you mean {}?", what);
  }
  if (is_close(previous(), what)) {
    return fmt::format("did you mean {} instead of {}?", what, spelling(previous()));
  }
  if (previous().text == ",") {
    return "is the comma before it one too many?";
  }
  if (at_end()) {
    return {};
  }
  if (what == ")") {
    return "is a ( before it not closed?";
  }
  return what == "FROM" || what.starts_with(",") ? "is a comma or an operator missing before it?"
                                                 : "";
}

void TokenReader::throw_token_error() const {
  if (at_end() && list_.error) {
    throw Error(*list_.error);
  }
}

void TokenReader::fail_expected(std::string_view what, std::string hint) const {
  if (hint.empty()) {
    hint = slip_hint(what);
  }
  fail_here(fmt::format("expected {}, found {}", what, spelling(token())), std::move(hint));
}

void TokenReader::fail_here(std::string message, std::string hint) const {
  throw_token_error();
  const std::uint32_t end = previous().span.end;  // shown there, not on the lines behind it
  fail(std::move(message), std::move(hint), at_end() ? Span{end, end} : token().span);
}

void TokenReader::fail(std::string message, std::string hint, Span span) {
  throw Error(ErrorKind::kQuery, std::move(message), std::move(hint), span);
}

void TokenReader::set_height(int height) {
  height_ = height;
  tallest_ = std::max(tallest_, height);
}

int TokenReader::raise_height(int left) {
  set_height(std::max(left, height_) + 1);
  if (height_ > kMaximumHeight) {
    fail(fmt::format("expression of more than {} levels", kMaximumHeight),
         "split it: compute parts of it in a subquery", previous().span);
  }
  return height_;
}

void TokenReader::count_join() {
  if (++joins_ > kMaximumJoins) {
    fail_here(fmt::format("more than {} joins and set operators in one statement", kMaximumJoins),
              "split it by streams and pumps between");
  }
}

Nesting::Nesting(TokenReader& reader) : reader_(reader) {
  if (reader.nesting_ == kMaximumNesting) {
    reader.fail_here(fmt::format("nested more than {} levels deep", kMaximumNesting),
                     "split it: compute parts of it in a subquery or a view");
  }
  ++reader.nesting_;
}

Height::Height(TokenReader& reader) : reader_(reader), outer_tallest_(reader.tallest_) {
  reader.tallest_ = 0;
}

Height::~Height() {
  const int height = reader_.tallest_ + 1;
  reader_.tallest_ = outer_tallest_;
  reader_.set_height(height);
}

}  // namespace sluice::sqlparse
