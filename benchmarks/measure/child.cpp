#include "benchmarks/measure/child.h"

#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace sluice::benchmarks {
namespace {

void keep_to(int count) {
  cpu_set_t ours;
  cpu_set_t some;
  CPU_ZERO(&some);
  sched_getaffinity(0, sizeof ours, &ours);
  // From the last one down: the first serves most interrupts.
  for (int cpu = CPU_SETSIZE - 1; cpu >= 0 && count > 0; --cpu) {
    if (CPU_ISSET(cpu, &ours)) {
      CPU_SET(cpu, &some);
      --count;
    }
  }
  sched_setaffinity(0, sizeof some, &some);
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

Child::Child(char** command, const ChildPlaces& places) : start_(std::chrono::steady_clock::now()) {
  id_ = fork();
  if (id_ < 0) {
    throw std::system_error(errno, std::generic_category(), "fork");
  }
  if (id_ == 0) {
    if (places.input >= 0) {
      dup2(places.input, STDIN_FILENO);
    }
    if (places.output >= 0) {
      dup2(places.output, STDOUT_FILENO);
    }
    if (places.cpus > 0) {
      keep_to(places.cpus);
    }
    execvp(command[0], command);
    std::perror(command[0]);
    _exit(127);
  }
}

void Child::kill() { ::kill(id_, SIGKILL); }

bool Child::wait() {
  int status = 0;
  wait4(id_, &status, 0, &usage_);
  seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

double Child::cpu_seconds() const {
  return seconds_of(usage_.ru_utime) + seconds_of(usage_.ru_stime);
}

double Child::peak_megabytes() const { return static_cast<double>(usage_.ru_maxrss) * 1024 / 1e6; }

}  // namespace sluice::benchmarks
