// Feeds a program rows at a fixed rate and prints how long each took from row to result, as JSON.
//
//   delay [--rate ROWS_PER_SECOND] [--cpus N] FILE COMMAND...
//
// Line k of FILE is due at start + k / rate and is given to the program's standard input then; the
// program prints a line for it whose first number is k. The delay counts from when the row was due,
// not from when it could be written, so a program that blocks its feeder gains nothing.

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/measure/child.h"

namespace {

using sluice::benchmarks::Child;
using sluice::benchmarks::ChildPlaces;
using Clock = std::chrono::steady_clock;

constexpr auto kPause = std::chrono::microseconds(50);
constexpr auto kRunUp = std::chrono::milliseconds(200);  // for the program to start
constexpr std::size_t kIgnoredPart = 10;                 // the first tenth warms up

struct Feed {
  Clock::time_point begin;
  double rate = 0;

  Clock::time_point due(std::size_t row) const {
    return begin + std::chrono::nanoseconds(
                       static_cast<std::int64_t>(static_cast<double>(row) * 1e9 / rate));
  }
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count <= 0) {
      return;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// Writes each line when it is due; lines that are due together go in one write.
void feed_lines(const std::vector<std::string_view>& lines, const Feed& feed, int file) {
  std::size_t next = 0;
  while (next < lines.size()) {
    std::this_thread::sleep_until(std::max(feed.due(next), Clock::now() + kPause));
    const Clock::time_point now = Clock::now();
    std::size_t end = next;
    while (end < lines.size() && feed.due(end) <= now) {
      ++end;
    }
    if (end > next) {
      const char* first = lines[next].data();
      write_all(file, {first, static_cast<std::size_t>(lines[end - 1].data() +
                                                       lines[end - 1].size() - first)});
    }
    next = end;
  }
  close(file);
}

/// The first number of a line, or `none`.
std::size_t row_number(std::string_view line, std::size_t none) {
  const std::size_t place = line.find_first_of("0123456789");
  return place == std::string_view::npos ? none : std::strtoull(line.data() + place, nullptr, 10);
}

std::vector<double> read_delays(int file, const Feed& feed, std::size_t row_count) {
  std::vector<double> delays;
  delays.reserve(row_count);
  std::string rest;
  std::vector<char> piece(1 << 16);
  for (;;) {
    const ssize_t count = read(file, piece.data(), piece.size());
    const Clock::time_point now = Clock::now();
    if (count <= 0) {
      return delays;
    }
    rest.append(piece.data(), static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = rest.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      const std::size_t row = row_number({rest.data() + begin, end - begin}, row_count);
      if (row >= row_count / kIgnoredPart && row < row_count) {
        delays.push_back(std::chrono::duration<double, std::milli>(now - feed.due(row)).count());
      }
    }
    rest.erase(0, begin);
  }
}

int measure_delays(const std::vector<std::string_view>& lines, char** command, double rate,
                   int cpus) {
  int to_child[2];
  int from_child[2];
  if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(from_child, O_CLOEXEC) != 0) {
    std::perror("pipe");
    return 3;
  }
  Child child(command, {.input = to_child[0], .output = from_child[1], .cpus = cpus});
  close(to_child[0]);
  close(from_child[1]);
  const Feed feed{.begin = Clock::now() + kRunUp, .rate = rate};
  std::jthread feeder([&] { feed_lines(lines, feed, to_child[1]); });
  std::vector<double> delays = read_delays(from_child[0], feed, lines.size());
  feeder.join();
  const bool ended_well = child.wait();
  if (!ended_well || delays.empty()) {
    std::fputs("delay: the program failed or gave no rows\n", stderr);
    return 1;
  }
  std::sort(delays.begin(), delays.end());
  const auto part = [&](double share) {
    return delays[static_cast<std::size_t>(share * static_cast<double>(delays.size() - 1))];
  };
  std::printf(
      "{\"rows\":%zu,\"p50_milliseconds\":%.4f,\"p99_milliseconds\":%.4f,"
      "\"most_milliseconds\":%.4f}\n",
      delays.size(), part(0.5), part(0.99), delays.back());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  double rate = 100'000;
  int cpus = 0;
  int next = 1;
  for (; next + 1 < argc && std::strncmp(argv[next], "--", 2) == 0; next += 2) {
    if (std::strcmp(argv[next], "--rate") == 0) {
      rate = std::atof(argv[next + 1]);
    } else {
      cpus = std::atoi(argv[next + 1]);
    }
  }
  if (next + 1 >= argc || rate <= 0) {
    std::fputs("usage: delay [--rate ROWS_PER_SECOND] [--cpus N] FILE COMMAND...\n", stderr);
    return 2;
  }
  prctl(PR_SET_TIMERSLACK, 1UL);
  std::ostringstream text;
  text << std::ifstream(argv[next], std::ios::binary).rdbuf();
  const std::string rows = std::move(text).str();
  try {
    return measure_delays(lines_of(rows), argv + next + 1, rate, cpus);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "delay: %s\n", error.what());
    return 3;
  }
}
