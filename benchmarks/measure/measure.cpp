// Runs a program and prints what it took as JSON.
//
//   measure [--cpus N] [--input FILE] [--output FILE] COMMAND...   time, CPU time, peak memory
//   measure [--cpus N] [--input FILE] --first COMMAND...           time to its first byte of output
//
// A program of its own, because the peak memory of a child counts its parent's until it starts.

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "benchmarks/measure/child.h"

namespace {

using sluice::benchmarks::Child;
using sluice::benchmarks::ChildPlaces;

int measure_first_byte(char** command, ChildPlaces places) {
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) {
    std::perror("pipe");
    return 3;
  }
  places.output = pipe_ends[1];
  Child child(command, places);
  close(pipe_ends[1]);
  char byte = 0;
  const bool found = read(pipe_ends[0], &byte, 1) == 1;
  const std::chrono::duration<double> delay = std::chrono::steady_clock::now() - child.start();
  child.kill();
  child.wait();
  std::printf("{\"first_row_seconds\":%.6f}\n", delay.count());
  return found ? 0 : 1;
}

int measure_all(char** command, const ChildPlaces& places) {
  Child child(command, places);
  const bool ended_well = child.wait();
  std::printf("{\"seconds\":%.6f,\"cpu_seconds\":%.6f,\"peak_megabytes\":%.1f}\n", child.seconds(),
              child.cpu_seconds(), child.peak_megabytes());
  return ended_well ? 0 : 1;
}

int open_or_end(const char* path, int flags) {
  const int file = open(path, flags | O_CLOEXEC, 0644);
  if (file < 0) {
    std::perror(path);
    std::exit(3);
  }
  return file;
}

}  // namespace

int main(int argc, char** argv) {
  ChildPlaces places;
  bool wants_first = false;
  int next = 1;
  for (; next < argc && std::strncmp(argv[next], "--", 2) == 0; ++next) {
    if (std::strcmp(argv[next], "--first") == 0) {
      wants_first = true;
    } else if (std::strcmp(argv[next], "--cpus") == 0 && next + 1 < argc) {
      places.cpus = std::atoi(argv[++next]);
    } else if (std::strcmp(argv[next], "--input") == 0 && next + 1 < argc) {
      places.input = open_or_end(argv[++next], O_RDONLY);
    } else if (std::strcmp(argv[next], "--output") == 0 && next + 1 < argc) {
      places.output = open_or_end(argv[++next], O_WRONLY | O_CREAT | O_TRUNC);
    } else {
      next = argc;
    }
  }
  if (next >= argc) {
    std::fputs("usage: measure [--first] [--cpus N] [--input FILE] [--output FILE] COMMAND...\n",
               stderr);
    return 2;
  }
  try {
    return wants_first ? measure_first_byte(argv + next, places) : measure_all(argv + next, places);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "measure: %s\n", error.what());
    return 3;
  }
}
