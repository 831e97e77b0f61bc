#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace sluice::sqlparse {

/// What a token is, and what its text holds.
enum class TokenKind {
  kWord,           ///< a keyword or an unquoted name; text in upper case
  kQuotedName,     ///< text without the quotes
  kString,         ///< text meant
  kUnicodeString,  ///< U&'..': text with its escapes, which a UESCAPE behind it governs
  kBinaryString,   ///< X'..': text as written
  kNumber,         ///< text as written
  kSymbol,         ///< text as written
  kEnd,
};

/// A word, literal or symbol and where it stands.
struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  Span span;
};

/// The tokens of a text, the last one a kEnd. A mistake ends the list early, and `error` tells it:
/// the parser throws it only when it gets there, so that the first mistake is the one reported.
struct TokenList {
  std::vector<Token> tokens;
  std::vector<Span> comments;
  std::optional<Error> error;
};

/// Splits SQL text into tokens; leaves out white space and comments (`--`, `//`, `/* */`).
TokenList tokenize(std::string_view text);

}  // namespace sluice::sqlparse
