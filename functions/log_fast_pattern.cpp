#include "functions/log_fast_pattern.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace sluice::fast_pattern {
namespace {

/// Lengths above this count as not fixed: no line is so long.
constexpr std::int64_t kLongest = 1'000'000;

CharacterSet all_of(std::string_view bytes) {
  CharacterSet set;
  for (const char byte : bytes) {
    set.push_back({static_cast<char32_t>(byte), static_cast<char32_t>(byte)});
  }
  return normalized(std::move(set));
}

CharacterSet united(CharacterSet left, const CharacterSet& right) {
  left.insert(left.end(), right.begin(), right.end());
  return normalized(std::move(left));
}

std::optional<std::int64_t> length_of_all(const std::vector<Node>& parts) {
  std::int64_t sum = 0;
  for (const Node& part : parts) {
    const std::optional<std::int64_t> length = fixed_length(part);
    if (!length || sum + *length > kLongest) {
      return std::nullopt;
    }
    sum += *length;
  }
  return sum;
}

/// The length that all parts have.
std::optional<std::int64_t> length_of_each(const std::vector<Node>& parts) {
  const std::optional<std::int64_t> first = fixed_length(parts.front());
  const bool is_same = std::all_of(parts.begin() + 1, parts.end(),
                                   [&](const Node& part) { return fixed_length(part) == first; });
  return is_same ? first : std::nullopt;
}

std::optional<std::int64_t> length_of_repeat(const Node& node) {
  const std::optional<std::int64_t> length = fixed_length(node.parts.front());
  if (!length || (node.least != node.most && *length > 0)) {
    return std::nullopt;
  }
  const std::int64_t total = *length * node.least;
  return total <= kLongest ? std::optional(total) : std::nullopt;
}

Node digit(char low, char high) {
  return characters({{static_cast<char32_t>(low), static_cast<char32_t>(high)}});
}

Node one_of(std::vector<Node> parts) {
  return parts.size() == 1 ? std::move(parts.front())
                           : Node{.kind = NodeKind::kUnion, .parts = std::move(parts)};
}

/// A number of just as many digits as both bounds have.
Node digits_between(std::string_view low, std::string_view high) {
  if (low.empty()) {
    return sequence({});
  }
  const std::string_view low_rest = low.substr(1);
  const std::string_view high_rest = high.substr(1);
  if (low.front() == high.front()) {
    return sequence({digit(low.front(), low.front()), digits_between(low_rest, high_rest)});
  }
  const std::string zeros(low_rest.size(), '0');
  const std::string nines(low_rest.size(), '9');
  std::vector<Node> choices;
  choices.push_back(sequence({digit(low.front(), low.front()), digits_between(low_rest, nines)}));
  if (high.front() - low.front() > 1) {
    const auto count = static_cast<int>(low_rest.size());
    choices.push_back(
        sequence({digit(static_cast<char>(low.front() + 1), static_cast<char>(high.front() - 1)),
                  repeat(digit('0', '9'), count, count)}));
  }
  choices.push_back(
      sequence({digit(high.front(), high.front()), digits_between(zeros, high_rest)}));
  return one_of(std::move(choices));
}

}  // namespace

Node characters(CharacterSet set) {
  return {.kind = NodeKind::kCharacters, .characters = std::move(set)};
}

Node sequence(std::vector<Node> parts) {
  return {.kind = NodeKind::kSequence, .parts = std::move(parts)};
}

Node repeat(Node part, int least, int most) {
  Node node{.kind = NodeKind::kRepeat, .least = least, .most = most};
  node.parts.push_back(std::move(part));
  return node;
}

Node any_character() { return characters({{0, kLastCharacter}}); }

Node number_between(std::string_view low, std::string_view high) {
  if (low.size() == high.size()) {
    return low <= high ? digits_between(low, high) : digits_between(high, low);
  }
  const auto without_zeros = [](std::string_view digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  };
  std::string_view from = without_zeros(low);
  std::string_view to = without_zeros(high);
  if (from.size() > to.size() || (from.size() == to.size() && from > to)) {
    std::swap(from, to);
  }
  std::vector<Node> choices;
  for (std::size_t size = from.size(); size <= to.size(); ++size) {
    const std::string least =
        size == from.size() ? std::string(from) : "1" + std::string(size - 1, '0');
    const std::string most = size == to.size() ? std::string(to) : std::string(size, '9');
    choices.push_back(digits_between(least, most));
  }
  return sequence({repeat(digit('0', '0'), 0, kEndless), one_of(std::move(choices))});
}

std::optional<std::int64_t> fixed_length(const Node& node) {
  switch (node.kind) {
    case NodeKind::kCharacters:
      return 1;
    case NodeKind::kSequence:
      return length_of_all(node.parts);
    case NodeKind::kRepeat:
      return length_of_repeat(node);
    default:
      return length_of_each(node.parts);
  }
}

std::optional<CharacterSet> named_class(std::string_view name) {
  const CharacterSet digits{{'0', '9'}};
  const CharacterSet letters{{'A', 'Z'}, {'a', 'z'}};
  const CharacterSet punctuation{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}};
  const CharacterSet printed = united(united(letters, digits), punctuation);
  const std::array<std::pair<std::string_view, CharacterSet>, 13> classes{{
      {"Digit", digits},
      {"Upper", {{'A', 'Z'}}},
      {"Lower", {{'a', 'z'}}},
      {"ASCII", {{0, 0x7F}}},
      {"Alpha", letters},
      {"Alnum", united(letters, digits)},
      {"Punct", punctuation},
      {"Blank", all_of(" \t")},
      {"Space", all_of(" \t\n\f\r\v")},
      {"Cntrl", {{0, 0x1F}, {0x7F, 0x7F}}},
      {"XDigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
      {"Print", printed},
      {"Graph", printed},
  }};
  const auto* found = std::find_if(classes.begin(), classes.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  return found == classes.end() ? std::nullopt : std::optional(found->second);
}

CharacterSet normalized(CharacterSet ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const Range& left, const Range& right) { return left.low < right.low; });
  CharacterSet set;
  for (const Range& range : ranges) {
    if (set.empty() || range.low > set.back().high + 1) {
      set.push_back(range);
    } else {
      set.back().high = std::max(set.back().high, range.high);
    }
  }
  return set;
}

CharacterSet complement(const CharacterSet& set) {
  CharacterSet rest;
  char32_t next = 0;
  for (const Range& range : set) {
    if (range.low > next) {
      rest.push_back({next, range.low - 1});
    }
    next = range.high + 1;
  }
  if (next <= kLastCharacter) {
    rest.push_back({next, kLastCharacter});
  }
  return rest;
}

CharacterSet intersection(const CharacterSet& left, const CharacterSet& right) {
  return complement(united(complement(left), complement(right)));
}

bool contains(const CharacterSet& set, char32_t character) {
  return std::any_of(set.begin(), set.end(), [&](const Range& range) {
    return range.low <= character && character <= range.high;
  });
}

}  // namespace sluice::fast_pattern
