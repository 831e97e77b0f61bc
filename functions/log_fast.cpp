#include <fmt/format.h>

#include <utility>

#include "functions/log.h"
#include "functions/log_fast_automaton.h"
#include "functions/utf8.h"

namespace sluice {
namespace {

using fast_pattern::Automaton;
using fast_pattern::Node;
using fast_pattern::NodeKind;
using fast_pattern::Runner;

/// A place in a line: so many characters behind the part of a piece whose length is not fixed.
struct Mark {
  std::size_t piece;
  std::size_t distance;
};

/// A stretch of the pattern that is matched at once: something of any length, then something of a
/// fixed length, which begins the groups and stretches that follow.
struct Piece {
  std::vector<Node> parts;
  std::size_t fixed_length = 0;
};

/// A pattern in pieces, one for each group and each stretch between groups that is not all of fixed
/// length; what stands at the beginning of a group or stretch and has a fixed length belongs to the
/// piece before it.
class Pieces {
 public:
  explicit Pieces(const Node& pattern) : pieces_(1) {
    const std::vector<Node> alone{pattern};
    for (const Node& part : pattern.kind == NodeKind::kSequence ? pattern.parts : alone) {
      if (part.kind != NodeKind::kGroup) {
        stretch_.push_back(part);
        continue;
      }
      end_stretch();
      const Mark begin = mark();
      add(flat(part.parts.front()));
      groups_.emplace_back(begin, mark());
    }
    end_stretch();
  }

  const std::vector<Piece>& pieces() const { return pieces_; }
  const std::vector<std::pair<Mark, Mark>>& groups() const { return groups_; }

 private:
  Mark mark() const { return {pieces_.size() - 1, pieces_.back().fixed_length}; }

  void end_stretch() { add(flat(fast_pattern::sequence(std::exchange(stretch_, {})))); }

  /// The parts of a node, those of sequences in it among them; parentheses do not count.
  static std::vector<Node> flat(const Node& node) {
    if (node.kind != NodeKind::kSequence && node.kind != NodeKind::kGroup) {
      return {node};
    }
    std::vector<Node> all;
    for (const Node& part : node.parts) {
      for (Node& inner : flat(part)) {
        all.push_back(std::move(inner));
      }
    }
    return all;
  }

  /// Adds a group or stretch: its beginning of fixed length to the last piece, the rest as a new
  /// one.
  void add(std::vector<Node> parts) {
    bool is_fixed = true;
    std::vector<Node> rest;
    for (Node& part : parts) {
      if (is_fixed) {
        is_fixed = add_fixed(part);
      }
      if (!is_fixed) {
        rest.push_back(std::move(part));
      }
    }
    if (!rest.empty()) {
      pieces_.push_back({.parts = std::move(rest)});
    }
  }

  /// Adds what is fixed of a part to the last piece, and leaves in `part` what is not. Returns
  /// whether nothing is left.
  bool add_fixed(Node& part) {
    if (const auto length = fast_pattern::fixed_length(part)) {
      append(part, static_cast<std::size_t>(*length));
      return true;
    }
    const bool is_repeat = part.kind == NodeKind::kRepeat && part.least > 0;
    const auto once = is_repeat ? fast_pattern::fixed_length(part.parts.front()) : std::nullopt;
    if (once) {
      append(fast_pattern::repeat(part.parts.front(), part.least, part.least),
             static_cast<std::size_t>(*once * part.least));
      part.most -= part.most == fast_pattern::kEndless ? 0 : part.least;
      part.least = 0;
    }
    return false;
  }

  void append(Node part, std::size_t length) {
    pieces_.back().parts.push_back(std::move(part));
    pieces_.back().fixed_length += length;
  }

  std::vector<Piece> pieces_;
  std::vector<std::pair<Mark, Mark>> groups_;
  std::vector<Node> stretch_;
};

/// A compiled pattern: its pieces are matched one after the other, each as short as can be, and the
/// last to the end of the line.
struct FastPattern {
  std::vector<Automaton> automata;
  std::vector<std::size_t> fixed_lengths;
  std::vector<std::pair<Mark, Mark>> groups;
};

class FastCutter final : public LineCutter {
 public:
  explicit FastCutter(const FastPattern& pattern)
      : pattern_(pattern),
        runners_(pattern.automata.begin(), pattern.automata.end()),
        fixed_begins_(pattern.automata.size()) {}

  OrError<bool> cut(std::string_view line, FieldTexts& fields) override {
    read(line);
    if (!match()) {
      return false;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto& [begin, end] = pattern_.groups[i];
      fields[i] = line.substr(offset(begin), offset(end) - offset(begin));
    }
    return true;
  }

 private:
  /// Decodes a line into characters, and where each begins.
  void read(std::string_view line) {
    characters_.clear();
    offsets_.clear();
    std::size_t at = 0;
    while (at < line.size()) {
      const std::string_view rest = line.substr(at);
      characters_.push_back(first_character(rest));
      offsets_.push_back(at);
      at += first_character_size(rest);
    }
    offsets_.push_back(at);
  }

  bool match() {
    std::span<const char32_t> rest(characters_);
    for (std::size_t i = 0; i < runners_.size(); ++i) {
      std::optional<std::size_t> size;
      if (i + 1 < runners_.size()) {
        size = runners_[i].shortest(rest);
      } else if (runners_[i].matches(rest)) {
        size = rest.size();
      }
      if (!size) {
        return false;
      }
      rest = rest.subspan(*size);
      fixed_begins_[i] = characters_.size() - rest.size() - pattern_.fixed_lengths[i];
    }
    return true;
  }

  std::size_t offset(const Mark& mark) const {
    return offsets_[fixed_begins_[mark.piece] + mark.distance];
  }

  const FastPattern& pattern_;
  std::vector<Runner> runners_;
  std::vector<std::size_t> fixed_begins_;  ///< by piece, in characters
  std::vector<char32_t> characters_;
  std::vector<std::size_t> offsets_;
};

LogParser compile_fast_log(const LogArguments& arguments) {
  const std::string_view text = arguments.text(1);
  const Pieces pieces(fast_pattern::parse(text));
  const std::size_t count = pieces.groups().size();
  if (count == 0 || count > static_cast<std::size_t>(kMaximumLogColumns)) {
    arguments.refuse(
        fmt::format("a fast pattern needs 1 to {} groups in parentheses, one a "
                    "column, that are not repeated or in each other: '{}'",
                    kMaximumLogColumns, text));
  }
  const auto pattern = std::make_shared<FastPattern>();
  for (const Piece& piece : pieces.pieces()) {
    pattern->automata.emplace_back(fast_pattern::sequence(piece.parts));
    pattern->fixed_lengths.push_back(piece.fixed_length);
  }
  pattern->groups = pieces.groups();
  return {.columns = numbered_log_columns(count),
          .make_cutter = [pattern] { return std::make_unique<FastCutter>(*pattern); }};
}

}  // namespace

RowValuedFunction fast_regex_log_parse() {
  return make_log_function(
      "FAST_REGEX_LOG_PARSE", {.least = 2, .most = 2},
      {.arguments = "line, 'pattern'",
       .about = "The groups of a pattern that takes as little as it can and never goes back.",
       .example = "FAST_REGEX_LOG_PARSE('Mary_had_a_little_lamb', '(.*)_(._.*)_.*') = 'Mary_had', "
                  "'a_little'"},
      compile_fast_log);
}

}  // namespace sluice
