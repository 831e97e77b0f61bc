#include "functions/log_fast_automaton.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace sluice::fast_pattern {
namespace {

constexpr std::size_t kMostStates = 20'000;
/// Numbers that a runner holds: a few MiB.
constexpr std::size_t kMostHeld = 1 << 20;

using State = Automaton::State;

/// Builds an automaton by Thompson's construction: each node leads from a state without moves to
/// another one.
class Builder {
 public:
  Builder() : states_(1) {}

  int add(const Node& node, int from) {
    switch (node.kind) {
      case NodeKind::kCharacters:
        return add_characters(node.characters, from);
      case NodeKind::kUnion:
        return add_union(node, from);
      case NodeKind::kIntersection:
        return add_intersection(node, from);
      case NodeKind::kRepeat:
        return add_repeat(node, from);
      default:
        return add_sequence(node, from);
    }
  }

  std::vector<State> take() { return std::move(states_); }

 private:
  int add_state() {
    if (states_.size() >= kMostStates) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("a fast pattern needs more than {} states", kMostStates),
                  "write lower counts in {n,m}");
    }
    states_.emplace_back();
    return static_cast<int>(states_.size()) - 1;
  }

  State& state(int number) { return states_[static_cast<std::size_t>(number)]; }
  void connect(int from, int to) { state(from).empty_moves.push_back(to); }
  int add_after(int from) {
    const int next = add_state();
    connect(from, next);
    return next;
  }

  int add_characters(const CharacterSet& characters, int from) {
    const int next = add_state();
    state(from).characters = characters;
    state(from).next = next;
    return next;
  }

  int add_sequence(const Node& node, int from) {
    for (const Node& part : node.parts) {
      from = add(part, from);
    }
    return from;
  }

  int add_union(const Node& node, int from) {
    const int end = add_state();
    for (const Node& part : node.parts) {
      connect(add(part, add_after(from)), end);
    }
    return end;
  }

  int add_repeat(const Node& node, int from) {
    const Node& part = node.parts.front();
    if (fixed_length(part) == 0) {
      return add(part, from);
    }
    for (int i = 0; i < node.least; ++i) {
      from = add(part, from);
    }
    if (node.most == kEndless) {
      const int loop = add_after(from);
      connect(add(part, loop), loop);
      return add_after(loop);
    }
    const int end = add_state();
    for (int i = node.least; i < node.most; ++i) {
      connect(from, end);
      from = add(part, add_after(from));
    }
    connect(from, end);
    return end;
  }

  /// Adds the pairs of states that two automata reach side by side.
  int add_intersection(const Node& node, int from) {
    const Automaton left(node.parts.front());
    const Automaton right(node.parts.size() == 2
                              ? node.parts.back()
                              : Node{.kind = NodeKind::kIntersection,
                                     .parts = {node.parts.begin() + 1, node.parts.end()}});
    std::map<std::pair<int, int>, int> numbers;
    std::vector<std::pair<int, int>> pending;
    const auto number_of = [&](int l, int r) {
      const auto [found, is_new] = numbers.try_emplace({l, r}, 0);
      if (is_new) {
        found->second = add_state();
        pending.emplace_back(l, r);
      }
      return found->second;
    };
    connect(from, number_of(left.start(), right.start()));
    const int end = number_of(left.end(), right.end());
    while (!pending.empty()) {
      const auto [l, r] = pending.back();
      pending.pop_back();
      const int number = numbers.at({l, r});
      const State& of_left = left.states()[static_cast<std::size_t>(l)];
      const State& of_right = right.states()[static_cast<std::size_t>(r)];
      for (const int next : of_left.empty_moves) {
        connect(number, number_of(next, r));
      }
      for (const int next : of_right.empty_moves) {
        connect(number, number_of(l, next));
      }
      if (of_left.next >= 0 && of_right.next >= 0) {
        const int next = number_of(of_left.next, of_right.next);
        state(number).characters = intersection(of_left.characters, of_right.characters);
        state(number).next = next;
      }
    }
    return end;
  }

  std::vector<State> states_;
};

}  // namespace

Automaton::Automaton(const Node& node) {
  Builder builder;
  end_ = builder.add(node, start());
  states_ = builder.take();
  find_classes();
}

void Automaton::find_classes() {
  class_starts_.push_back(0);
  for (const State& state : states_) {
    for (const Range& range : state.characters) {
      class_starts_.push_back(range.low);
      class_starts_.push_back(range.high + 1);
    }
  }
  std::sort(class_starts_.begin(), class_starts_.end());
  class_starts_.erase(std::unique(class_starts_.begin(), class_starts_.end()), class_starts_.end());
  int character_class = -1;
  for (std::size_t c = 0; c < ascii_classes_.size(); ++c) {
    const auto next = static_cast<std::size_t>(character_class + 1);
    character_class += next < class_starts_.size() && class_starts_[next] == c ? 1 : 0;
    ascii_classes_[c] = character_class;
  }
}

int Automaton::class_of(char32_t character) const {
  if (character < ascii_classes_.size()) {
    return ascii_classes_[character];
  }
  const auto after = std::upper_bound(class_starts_.begin(), class_starts_.end(), character);
  return static_cast<int>(after - class_starts_.begin()) - 1;
}

Runner::Runner(const Automaton& automaton)
    : automaton_(automaton), is_marked_(automaton.states().size()) {}

std::optional<std::size_t> Runner::shortest(std::span<const char32_t> text) {
  int at = intern({automaton_.start()});
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const Reached& reached = reached_[static_cast<std::size_t>(at)];
    if (reached.accepts) {
      return i;
    }
    if (reached.states.empty() || i == text.size()) {
      return std::nullopt;
    }
    at = step(at, text[i]);
  }
  return std::nullopt;
}

bool Runner::matches(std::span<const char32_t> text) {
  int at = intern({automaton_.start()});
  for (const char32_t character : text) {
    if (reached_[static_cast<std::size_t>(at)].states.empty()) {
      return false;
    }
    at = step(at, character);
  }
  return reached_[static_cast<std::size_t>(at)].accepts;
}

int Runner::step(int from, char32_t character) {
  const int character_class = automaton_.class_of(character);
  const auto index = static_cast<std::size_t>(from * automaton_.class_count() + character_class);
  if (steps_[index] >= 0) {
    return steps_[index];
  }
  const char32_t first = automaton_.first_of_class(character_class);
  std::vector<int> next;
  for (const int number : reached_[static_cast<std::size_t>(from)].states) {
    const Automaton::State& state = automaton_.states()[static_cast<std::size_t>(number)];
    if (state.next >= 0 && contains(state.characters, first)) {
      next.push_back(state.next);
    }
  }
  const std::size_t held = held_;
  const int to = intern(std::move(next));
  if (held_ >= held) {  // else all was forgotten, `from` among it
    steps_[index] = to;
  }
  return to;
}

int Runner::intern(std::vector<int> states) {
  close(states);
  const auto found = numbers_.find(states);
  if (found != numbers_.end()) {
    return found->second;
  }
  const auto class_count = static_cast<std::size_t>(automaton_.class_count());
  if (held_ > kMostHeld) {
    reached_.clear();
    steps_.clear();
    numbers_.clear();
    held_ = 0;
  }
  held_ += 2 * states.size() + class_count;
  const auto number = static_cast<int>(reached_.size());
  const bool accepts = std::binary_search(states.begin(), states.end(), automaton_.end());
  numbers_.emplace(states, number);
  reached_.push_back({.states = std::move(states), .accepts = accepts});
  steps_.resize(reached_.size() * class_count, -1);
  return number;
}

void Runner::close(std::vector<int>& states) {
  for (std::size_t i = 0; i < states.size(); ++i) {  // grows while it is read
    const auto number = static_cast<std::size_t>(states[i]);
    is_marked_[number] = true;
    for (const int next : automaton_.states()[number].empty_moves) {
      if (!is_marked_[static_cast<std::size_t>(next)]) {
        is_marked_[static_cast<std::size_t>(next)] = true;
        states.push_back(next);
      }
    }
  }
  for (const int number : states) {
    is_marked_[static_cast<std::size_t>(number)] = false;
  }
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
}

}  // namespace sluice::fast_pattern
