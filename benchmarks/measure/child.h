#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>

namespace sluice::benchmarks {

/// What a child process is tied to: files or pipe ends; -1 leaves ours.
struct ChildPlaces {
  int input = -1;
  int output = -1;
  int cpus = 0;  ///< it may run on the first so many of ours only; 0: on all
};

/// A program under measurement, started at construction.
class Child {
 public:
  /// `command` ends with a null pointer, as for execvp. Throws std::system_error.
  Child(char** command, const ChildPlaces& places);

  void kill();
  /// Waits for its end; true where it ended well.
  bool wait();

  double seconds() const { return seconds_; }
  double cpu_seconds() const;
  /// Its largest resident memory. Our own is in it until it starts the program: keep that small.
  double peak_megabytes() const;
  std::chrono::steady_clock::time_point start() const { return start_; }

 private:
  std::chrono::steady_clock::time_point start_;
  pid_t id_ = 0;
  double seconds_ = 0;
  rusage usage_{};
};

}  // namespace sluice::benchmarks
