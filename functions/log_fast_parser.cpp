#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "base/error.h"
#include "functions/log_fast_pattern.h"
#include "functions/utf8.h"

namespace sluice::fast_pattern {
namespace {

constexpr int kDeepest = 100;            ///< parentheses in parentheses
constexpr int kMostRepetitions = 1000;   ///< of {n,m}
constexpr int kMostSigns = 10;           ///< of repetition in a row
constexpr std::size_t kMostDigits = 18;  ///< of <n-m>

/// Reads a pattern by recursive descent: unions of intersections of sequences of repetitions.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : whole_(pattern), rest_(pattern) {}

  Node parse() {
    Node node = parse_union();
    if (!rest_.empty()) {
      fail("a ) has no (");
    }
    return node;
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw Error(ErrorKind::kQuery, fmt::format("bad fast pattern '{}': {}", whole_, problem),
                "write \\c for a character that means something else, or \"text\"");
  }

  bool at(char c) const { return rest_.starts_with(c); }
  bool accept(char c) {
    const bool is_there = at(c);
    rest_.remove_prefix(is_there ? 1 : 0);
    return is_there;
  }
  char32_t take_character() {
    if (rest_.empty()) {
      fail("it ends too early");
    }
    const char32_t character = first_character(rest_);
    rest_.remove_prefix(first_character_size(rest_));
    return character;
  }
  std::string_view take_until(char end, const char* problem) {
    const std::size_t size = rest_.find(end);
    if (size == std::string_view::npos) {
      fail(problem);
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return taken;
  }

  Node parse_union() { return parse_choices(NodeKind::kUnion, '|'); }

  /// Parses what `sign` parts: intersections by |, sequences by &.
  Node parse_choices(NodeKind kind, char sign) {
    Node node{.kind = kind};
    do {
      node.parts.push_back(kind == NodeKind::kUnion ? parse_choices(NodeKind::kIntersection, '&')
                                                    : parse_sequence());
    } while (accept(sign));
    if (node.parts.size() > 1) {
      return node;
    }
    Node only = std::move(node.parts.front());
    return only;
  }

  Node parse_sequence() {
    Node node;
    while (!rest_.empty() && !at('|') && !at('&') && !at(')')) {
      node.parts.push_back(parse_repetition());
    }
    return node;
  }

  Node parse_repetition() {
    Node node = parse_single();
    for (int signs = 0; signs <= kMostSigns; ++signs) {
      if (accept('?')) {
        node = repeat(std::move(node), 0, 1);
      } else if (accept('*')) {
        node = repeat(std::move(node), 0, kEndless);
      } else if (accept('+')) {
        node = repeat(std::move(node), 1, kEndless);
      } else if (accept('{')) {
        node = parse_counts(std::move(node));
      } else {
        return node;
      }
    }
    fail(fmt::format("more than {} of ? * + {{}} stand behind each other", kMostSigns));
  }

  Node parse_counts(Node node) {
    const std::string_view counts = take_until('}', "a { is not closed");
    const std::size_t comma = counts.find(',');
    const int least = count(counts.substr(0, comma));
    if (comma == std::string_view::npos) {
      return repeat(std::move(node), least, least);
    }
    const std::string_view last = counts.substr(comma + 1);
    const int most = last.empty() ? kEndless : count(last);
    if (most != kEndless && most < least) {
      fail(fmt::format("{{{}}} ends before it begins", counts));
    }
    return repeat(std::move(node), least, most);
  }

  int count(std::string_view digits) const {
    int value = 0;
    const char* end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end || value < 0 || value > kMostRepetitions) {
      fail(fmt::format("a count is a number up to {}, not '{}'", kMostRepetitions, digits));
    }
    return value;
  }

  Node parse_single() {
    const char32_t c = take_character();
    switch (c) {
      case '(':
        return parse_group();
      case '[':
        return characters(parse_class());
      case '<':
        return parse_name();
      case '"':
        return literal(take_until('"', "a quote is not closed"));
      case '.':
        return any_character();
      case '@':
        return repeat(any_character(), 0, kEndless);
      case '#':
        return characters({});
      case '\\':
        return one(take_character());
      case '?':
      case '*':
      case '+':
      case '{':
        fail(fmt::format("nothing stands before {}", static_cast<char>(c)));
      default:
        return one(c);
    }
  }

  static Node one(char32_t character) { return characters({{character, character}}); }

  static Node literal(std::string_view text) {
    Node node;
    while (!text.empty()) {
      node.parts.push_back(one(first_character(text)));
      text.remove_prefix(first_character_size(text));
    }
    return node;
  }

  /// `()` is the empty string, and no group.
  Node parse_group() {
    if (accept(')')) {
      return sequence({});
    }
    if (++depth_ > kDeepest) {
      fail(fmt::format("more than {} parentheses in each other", kDeepest));
    }
    Node node{.kind = NodeKind::kGroup};
    node.parts.push_back(parse_union());
    if (!accept(')')) {
      fail("a ( is not closed");
    }
    --depth_;
    return node;
  }

  CharacterSet parse_class() {
    const bool is_negated = accept('^');
    CharacterSet ranges;
    do {
      const char32_t low = take_class_character();
      const bool is_range = at('-') && !rest_.starts_with("-]");
      rest_.remove_prefix(is_range ? 1 : 0);
      const char32_t high = is_range ? take_class_character() : low;
      if (high < low) {
        fail("a range in [] ends before it begins");
      }
      ranges.push_back({low, high});
    } while (!accept(']'));
    const CharacterSet set = normalized(std::move(ranges));
    return is_negated ? complement(set) : set;
  }

  char32_t take_class_character() {
    if (rest_.empty()) {
      fail("a [ is not closed");
    }
    accept('\\');
    return take_character();
  }

  /// A named class or an interval of numbers, behind its <.
  Node parse_name() {
    const std::string_view name = take_until('>', "a < is not closed");
    if (const std::optional<CharacterSet> set = named_class(name)) {
      return characters(*set);
    }
    const std::size_t dash = std::min(name.find('-'), name.size());
    const std::string_view low = name.substr(0, dash);
    const std::string_view high = name.substr(std::min(dash + 1, name.size()));
    if (!is_number(low) || !is_number(high)) {
      fail(fmt::format("there is no class <{}>", name));
    }
    return number_between(low, high);
  }

  static bool is_number(std::string_view digits) {
    return !digits.empty() && digits.size() <= kMostDigits &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  std::string_view whole_;
  std::string_view rest_;
  int depth_ = 0;
};

}  // namespace

Node parse(std::string_view pattern) { return Parser(pattern).parse(); }

}  // namespace sluice::fast_pattern
