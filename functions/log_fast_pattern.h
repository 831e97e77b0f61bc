#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The pattern language of FAST_REGEX_LOG_PARSE, that of dk.brics.automaton: union |, intersection
/// &, repetition ? * + {n,m}, classes [a-z] <Digit>, any character ., any string @, none at all #,
/// numbers <1-12>, "literal text", \c.
namespace sluice::fast_pattern {

/// Characters from `low` to `high`, both included.
struct Range {
  char32_t low;
  char32_t high;
};
/// Ranges in ascending order that do not touch.
using CharacterSet = std::vector<Range>;

inline constexpr char32_t kLastCharacter = 0x10FFFF;
/// `most` of a repetition without end.
inline constexpr int kEndless = -1;

enum class NodeKind : std::uint8_t {
  kCharacters,    ///< one character of a set
  kSequence,      ///< the parts one after the other
  kUnion,         ///< any of the parts
  kIntersection,  ///< all of the parts
  kRepeat,        ///< the only part, `least` to `most` times
  kGroup,         ///< the only part, in parentheses
};

struct Node {
  NodeKind kind = NodeKind::kSequence;
  CharacterSet characters = {};
  std::vector<Node> parts = {};
  int least = 0;
  int most = kEndless;
};

/// Parses a pattern; throws an Error of kind query that says what is wrong with it.
Node parse(std::string_view pattern);
/// How many characters everything has that a node matches, where that is one number.
std::optional<std::int64_t> fixed_length(const Node& node);

Node characters(CharacterSet set);
Node sequence(std::vector<Node> parts);
Node repeat(Node part, int least, int most);
Node any_character();
/// A whole number from `low` to `high`, whose digits are as many as both have, or with any number
/// of zeros before it when they have not the same.
Node number_between(std::string_view low, std::string_view high);

/// The set of a named class, such as Digit; nothing for an unknown name.
std::optional<CharacterSet> named_class(std::string_view name);
CharacterSet normalized(CharacterSet ranges);
CharacterSet complement(const CharacterSet& set);
CharacterSet intersection(const CharacterSet& left, const CharacterSet& right);
bool contains(const CharacterSet& set, char32_t character);

}  // namespace sluice::fast_pattern
