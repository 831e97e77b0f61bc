#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/case_player.h"
#include "runtime/bound_cause.h"

/// WINDOW_CLOSED_BY of random inputs against its definition, in every mode of the case player.
namespace sluice {
namespace {

constexpr int kInputs = 3;
constexpr int kWindowSeconds = 10;

struct Event {
  int time;  ///< seconds
  BoundCause cause;
};

std::string clock_text(int seconds) {
  return fmt::format("00:{:02}:{:02}", seconds / 60, seconds % 60);
}

/// Rows and bounds of several inputs, which a stream merges and groups.
class RandomCase {
 public:
  explicit RandomCase(unsigned seed) : random_(seed) {
    for (int step = 0; step < 30; ++step) {
      const auto input = static_cast<std::size_t>(below(kInputs));
      std::vector<Event>& events = inputs_[input];
      const int time = (events.empty() ? 0 : events.back().time) + below(15);
      const bool is_row = below(3) > 0;
      events.push_back({time, is_row ? BoundCause::kRow : BoundCause::kBound});
      text_ += is_row ? fmt::format("> s{}\n{}, {}\n", input, clock_text(time), step)
                      : fmt::format("> bound s{} {}\n", input, clock_text(time));
    }
  }

  std::string text() const {
    std::string text =
        "CREATE STREAM merged (v INTEGER);\nCREATE STREAM counts (n INTEGER, why VARCHAR(5));\n";
    for (int input = 0; input < kInputs; ++input) {
      text += fmt::format(
          "CREATE STREAM s{0} (v INTEGER);\n"
          "CREATE PUMP p{0} AS INSERT INTO merged SELECT STREAM v FROM s{0} WHERE v >= 0;\n",
          input);
    }
    text += fmt::format(
        "CREATE PUMP p AS INSERT INTO counts SELECT STREAM COUNT(*), WINDOW_CLOSED_BY FROM merged\n"
        "  GROUP BY STEP(merged.ROWTIME BY INTERVAL '{}' SECOND);\n{}> end\n= counts\n",
        kWindowSeconds, text_);
    for (const auto& [end, count] : windows()) {
      text += fmt::format("{}, {}, {}\n", clock_text(end), count, text_of(cause(end)));
    }
    return text;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  /// Rows of each window, by its end.
  std::map<int, int> windows() const {
    std::map<int, int> counts;
    for (const std::vector<Event>& events : inputs_) {
      for (const Event& event : events) {
        const int end = (event.time / kWindowSeconds + 1) * kWindowSeconds;
        counts[end] += event.cause == BoundCause::kRow ? 1 : 0;
      }
    }
    std::erase_if(counts, [](const auto& window) { return window.second == 0; });
    return counts;
  }

  /// The strongest of what first takes each input to the end of the window.
  BoundCause cause(int end) const {
    BoundCause strongest = BoundCause::kEnd;
    for (const std::vector<Event>& events : inputs_) {
      const auto first = std::find_if(events.begin(), events.end(),
                                      [&](const Event& event) { return event.time >= end; });
      strongest = std::max(strongest, first == events.end() ? BoundCause::kEnd : first->cause);
    }
    return strongest;
  }

  std::mt19937 random_;
  std::array<std::vector<Event>, kInputs> inputs_;
  std::string text_;
};

TEST(WindowCause, IsTheStrongestOfWhatTakesTheInputsToTheEnd) {
  const Engine engine = Engine::builtin();
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const std::string text = RandomCase(seed).text();
    const CaseFile file = parse_case(text);
    for (const CaseMode& mode : all_case_modes()) {
      const CaseOutcome outcome = play_case(engine, file, mode);
      ASSERT_TRUE(outcome.failures.empty()) << "seed " << seed << "\n"
                                            << text << "\n"
                                            << outcome.failures.front();
    }
  }
}

}  // namespace
}  // namespace sluice
