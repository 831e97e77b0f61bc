#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "functions/log_fast_pattern.h"

namespace sluice::fast_pattern {

/// A nondeterministic automaton of a pattern. Immutable once built, safe to share.
class Automaton {
 public:
  /// Throws an Error of kind query when the pattern needs too many states.
  explicit Automaton(const Node& node);

  /// Moves on to `next` over one of the characters, and to every state of `empty_moves` over none.
  struct State {
    CharacterSet characters;
    int next = -1;
    std::vector<int> empty_moves;
  };
  const std::vector<State>& states() const { return states_; }
  int start() const { return 0; }
  int end() const { return end_; }

  /// Characters that no state tells apart belong to one class; this is its first character.
  char32_t first_of_class(int character_class) const {
    return class_starts_[static_cast<std::size_t>(character_class)];
  }
  int class_count() const { return static_cast<int>(class_starts_.size()); }
  int class_of(char32_t character) const;

 private:
  void find_classes();

  std::vector<State> states_;
  int end_ = 0;
  std::vector<char32_t> class_starts_;
  std::array<int, 128> ascii_classes_{};
};

/// Runs an automaton over texts, on one thread, in time that grows with the text alone. Makes the
/// deterministic automaton as it needs it, and forgets it when it grows too large.
class Runner {
 public:
  explicit Runner(const Automaton& automaton);

  /// Length of the shortest beginning that matches.
  std::optional<std::size_t> shortest(std::span<const char32_t> text);
  /// Whether all of the text matches.
  bool matches(std::span<const char32_t> text);

 private:
  /// A set of states of the automaton: those that a text can lead to.
  struct Reached {
    std::vector<int> states;
    bool accepts = false;
  };

  int step(int from, char32_t character);
  int intern(std::vector<int> states);
  /// Adds the states that are reached from those listed over no character, and sorts them.
  void close(std::vector<int>& states);

  const Automaton& automaton_;
  std::vector<Reached> reached_;
  std::vector<int> steps_;  ///< by reached set and class of characters; -1 where not yet known
  std::map<std::vector<int>, int> numbers_;
  std::size_t held_ = 0;  ///< numbers in what has been made
  std::vector<bool> is_marked_;
};

}  // namespace sluice::fast_pattern
