#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/error.h"
#include "functions/log_column.h"

namespace sluice {
namespace {

constexpr std::string_view kHint =
    "write name TYPE type, ..., for example 'ZONE TYPE INTEGER NOT NULL, \"at\" TYPE TIMESTAMP "
    "''dd/MMM/yyyy:HH:mm:ss'''; fixed columns say START start FOR length too";

constexpr auto kTypeNames = std::to_array<std::pair<std::string_view, TypeKind>>({
    {"TINYINT", TypeKind::kTinyint},     {"SMALLINT", TypeKind::kSmallint},
    {"INTEGER", TypeKind::kInteger},     {"INT", TypeKind::kInteger},
    {"BIGINT", TypeKind::kBigint},       {"DECIMAL", TypeKind::kDecimal},
    {"DEC", TypeKind::kDecimal},         {"NUMERIC", TypeKind::kDecimal},
    {"REAL", TypeKind::kReal},           {"DOUBLE", TypeKind::kDouble},
    {"FLOAT", TypeKind::kDouble},        {"BOOLEAN", TypeKind::kBoolean},
    {"CHAR", TypeKind::kChar},           {"CHARACTER", TypeKind::kChar},
    {"VARCHAR", TypeKind::kVarchar},     {"BINARY", TypeKind::kBinary},
    {"VARBINARY", TypeKind::kVarbinary}, {"DATE", TypeKind::kDate},
    {"TIME", TypeKind::kTime},           {"TIMESTAMP", TypeKind::kTimestamp},
});

constexpr int kMaximumDigits = 19;
constexpr int kDefaultDigits = 18;

enum class TokenKind { kWord, kName, kText, kNumber, kSign, kEnd };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;  ///< a word in upper case, the content of quotes, digits, or the sign
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool is_word(char c) {
  return is_digit(c) || (upper(c) >= 'A' && upper(c) <= 'Z') || c == '_' || c == '$' ||
         static_cast<signed char>(c) < 0;
}

[[noreturn]] void fail(const std::string& problem) {
  throw Error(ErrorKind::kQuery, "bad column list: " + problem, std::string(kHint));
}

/// Cuts a list into tokens.
class Lexer {
 public:
  explicit Lexer(std::string_view list) : rest_(list) {}

  Token next() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
    if (rest_.empty()) {
      return {};
    }
    const char c = rest_.front();
    if (c == '"' || c == '\'') {
      return {c == '"' ? TokenKind::kName : TokenKind::kText, take_quoted(c)};
    }
    if (!is_word(c)) {
      return {TokenKind::kSign, take(1)};
    }
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_word);
    std::string word = take(static_cast<std::size_t>(end - rest_.begin()));
    if (std::all_of(word.begin(), word.end(), is_digit)) {
      return {TokenKind::kNumber, std::move(word)};
    }
    std::transform(word.begin(), word.end(), word.begin(), upper);
    return {TokenKind::kWord, std::move(word)};
  }

 private:
  std::string take(std::size_t size) {
    std::string taken(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return taken;
  }

  /// Text in quotes, where two of them stand for one.
  std::string take_quoted(char quote) {
    std::string content;
    for (rest_.remove_prefix(1); !rest_.empty(); rest_.remove_prefix(1)) {
      const bool is_doubled = rest_.size() > 1 && rest_[1] == quote;
      if (rest_.front() == quote && !is_doubled) {
        rest_.remove_prefix(1);
        return content;
      }
      rest_.remove_prefix(rest_.front() == quote ? 1 : 0);
      content += rest_.front();
    }
    fail(fmt::format("a quote is not closed: {}{}", quote, content));
  }

  std::string_view rest_;
};

/// Parses a list of columns.
class ListParser {
 public:
  explicit ListParser(std::string_view list) : lexer_(list), token_(lexer_.next()) {}

  std::vector<LogColumn> parse() {
    std::vector<LogColumn> columns;
    do {
      columns.push_back(parse_column());
      const auto is_same = [&](const LogColumn& other) {
        return other.name == columns.back().name;
      };
      if (std::any_of(columns.begin(), columns.end() - 1, is_same)) {
        fail(fmt::format("two columns are called {}", columns.back().name));
      }
    } while (accept(","));
    if (token_.kind != TokenKind::kEnd) {
      fail_expected("',' or the end");
    }
    if (columns.size() > static_cast<std::size_t>(kMaximumLogColumns)) {
      fail(fmt::format("more than {} columns", kMaximumLogColumns));
    }
    return columns;
  }

 private:
  Token take() { return std::exchange(token_, lexer_.next()); }

  bool accept(std::string_view text) {
    const bool is_there =
        (token_.kind == TokenKind::kWord || token_.kind == TokenKind::kSign) && token_.text == text;
    if (is_there) {
      take();
    }
    return is_there;
  }

  void expect(std::string_view text) {
    if (!accept(text)) {
      fail_expected(text);
    }
  }

  [[noreturn]] void fail_expected(std::string_view expected) const {
    fail(fmt::format("expected {}, not {}", expected,
                     token_.kind == TokenKind::kEnd ? "the end" : token_.text));
  }

  LogColumn parse_column() {
    if (token_.kind != TokenKind::kWord && token_.kind != TokenKind::kName) {
      fail_expected("a name");
    }
    LogColumn column;
    column.name = take().text;
    const bool is_typed = accept("TYPE");
    const bool at_type =
        token_.kind == TokenKind::kWord && token_.text != "NOT" && token_.text != "START";
    if (is_typed || at_type) {
      column.type = parse_type();
    }
    while (parse_clause(column)) {
    }
    return column;
  }

  /// Parses one of the clauses behind the type, if there is one.
  bool parse_clause(LogColumn& column) {
    if (accept("NOT")) {
      expect("NULL");
      column.is_required = true;
      return true;
    }
    if (accept("START")) {
      column.start = parse_number(0, kMaximumLength);
      if (accept("FOR")) {
        column.length = parse_number(0, kMaximumLength);
      }
      return true;
    }
    if (token_.kind != TokenKind::kText) {
      return false;
    }
    if (!is_datetime(column.type.kind)) {
      fail(fmt::format("only a DATE, TIME or TIMESTAMP has a format, not {}", column.name));
    }
    column.format = std::make_shared<const TimeFormat>(take().text);
    return true;
  }

  Type parse_type() {
    const auto* found = std::find_if(kTypeNames.begin(), kTypeNames.end(),
                                     [&](const auto& entry) { return entry.first == token_.text; });
    if (token_.kind != TokenKind::kWord || found == kTypeNames.end()) {
      fail_expected("a type");
    }
    take();
    Type type{.kind = found->second};
    if (type.kind == TypeKind::kDecimal) {
      parse_digits(type);
    } else if (is_variable_width(type.kind)) {
      parse_length(type);
    } else if (type.kind == TypeKind::kDouble) {
      accept("PRECISION");
    }
    return type;
  }

  void parse_digits(Type& type) {
    type.precision = kDefaultDigits;
    if (!accept("(")) {
      return;
    }
    type.precision = parse_number(1, kMaximumDigits);
    if (accept(",")) {
      type.scale = parse_number(0, type.precision);
    }
    expect(")");
  }

  void parse_length(Type& type) {
    if (accept("VARYING")) {
      type.kind = type.kind == TypeKind::kChar ? TypeKind::kVarchar : TypeKind::kVarbinary;
    }
    const bool is_padded = type.kind == TypeKind::kChar || type.kind == TypeKind::kBinary;
    type.precision = is_padded ? 1 : kLogTextLength;
    if (accept("(")) {
      type.precision = parse_number(1, kMaximumLength);
      expect(")");
    }
  }

  int parse_number(int least, int most) {
    int value = 0;
    const std::string& text = token_.text;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (token_.kind != TokenKind::kNumber || result.ec != std::errc() || value < least ||
        value > most) {
      fail_expected(fmt::format("a number from {} to {}", least, most));
    }
    take();
    return value;
  }

  Lexer lexer_;
  Token token_;
};

}  // namespace

std::vector<LogColumn> parse_log_columns(std::string_view list) {
  std::vector<LogColumn> columns = ListParser(list).parse();
  for (const LogColumn& column : columns) {
    if (column.start) {
      fail(fmt::format("only fixed columns have a START, not {}", column.name));
    }
  }
  return columns;
}

std::vector<LogColumn> parse_fixed_log_columns(std::string_view list) {
  std::vector<LogColumn> columns = ListParser(list).parse();
  for (const LogColumn& column : columns) {
    if (!column.start) {
      fail(fmt::format("no START is given for {}", column.name));
    }
  }
  return columns;
}

}  // namespace sluice
