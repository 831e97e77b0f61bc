/// Plays the corpus of every target, or of those named, and random changes of it: what every
/// machine can do without libFuzzer. fuzz_replay CORPUS CHANGES [TARGET..] An input that ends the
/// program, or takes a minute, is left in crash-TARGET.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fuzz/mutate.h"
#include "tests/fuzz/targets.h"

namespace {

namespace fs = std::filesystem;
using sluice::fuzz::Target;

constexpr unsigned kLongestSeconds = 60;

std::string current_input;  // read by the signal handler
std::string crash_path;

void keep_input(int signal) {
  const int file = open(crash_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const auto written = write(file, current_input.data(), current_input.size());
  static_cast<void>(written);
  ::signal(signal, SIG_DFL);
  raise(signal);
}

/// On a stack of its own, for the program's may be what overflowed.
void catch_crashes() {
  static std::array<char, 64 << 10> memory;
  const stack_t stack{.ss_sp = memory.data(), .ss_flags = 0, .ss_size = memory.size()};
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_handler = keep_input;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL, SIGALRM}) {
    sigaction(signal, &action, nullptr);
  }
}

std::vector<std::string> corpus_of(const fs::path& folder) {
  std::vector<fs::path> paths(fs::directory_iterator(folder), fs::directory_iterator{});
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

void play(const Target& target, const std::string& input) {
  current_input = input;
  alarm(kLongestSeconds);
  target.run(input);
  alarm(0);
}

void play_all(const Target& target, const fs::path& corpus_root, int changes) {
  crash_path = std::string("crash-") + target.name;
  const std::vector<std::string> corpus = corpus_of(corpus_root / target.name);
  for (const std::string& input : corpus) {
    play(target, input);
  }
  std::mt19937_64 random(1);
  for (int i = 0; i < changes; ++i) {
    play(target, sluice::fuzz::mutated(corpus, random));
  }
  fmt::print("{}: {} texts and {} changes\n", target.name, corpus.size(), changes);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "usage: fuzz_replay CORPUS CHANGES [TARGET..]\n");
    return 2;
  }
  catch_crashes();
  const std::vector<std::string> chosen(arguments + 3, arguments + count);
  for (const Target& target : sluice::fuzz::targets()) {
    if (chosen.empty() || std::find(chosen.begin(), chosen.end(), target.name) != chosen.end()) {
      play_all(target, arguments[1], std::atoi(arguments[2]));
    }
  }
}
