#include "apps/cli/monitor.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "runtime/error_stream.h"
#include "runtime/value_text.h"

namespace sluice::cli {
namespace {

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

constexpr timespec kGlance{.tv_sec = 0, .tv_nsec = 200'000'000};
constexpr auto kQuietStart = std::chrono::milliseconds(500);

std::string counted(std::int64_t number, std::string_view thing) {
  return fmt::format("{} {}{}", with_commas(number), thing, number == 1 ? "" : "s");
}

}  // namespace

void Monitor::block_signals() {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Monitor::Monitor(Run& run)
    : run_(run),
      is_terminal_(isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()),
      thread_([this](std::stop_token token) { watch(token); }) {}

Monitor::~Monitor() {
  thread_.request_stop();
  pthread_kill(thread_.native_handle(), SIGTERM);
  thread_.join();
  clear_line();
  for (const std::string& notice : run_.metrics().take_notices()) {
    fmt::print(stderr, "notice: {}\n", notice);
  }
}

void Monitor::watch(std::stop_token token) {
  const sigset_t set = watched_signals();
  while (!token.stop_requested()) {
    const int signal = sigtimedwait(&set, nullptr, &kGlance);
    if (token.stop_requested()) {
      return;
    }
    if (signal > 0) {
      ++signals_;
      signals_ == 1 ? run_.stop() : run_.cancel();
    }
    for (const std::string& notice : run_.metrics().take_notices()) {
      clear_line();
      fmt::print(stderr, "notice: {}\n", notice);
    }
    if (is_terminal_ && std::chrono::steady_clock::now() - start_ > kQuietStart) {
      print_progress();
    }
  }
}

void Monitor::clear_line() {
  if (line_shown_) {
    fmt::print(stderr, "\r\x1b[K");
    line_shown_ = false;
  }
}

void Monitor::print_progress() {
  std::int64_t rows = 0;
  std::int64_t errors = 0;
  std::int64_t read = 0;
  std::int64_t total = 0;
  std::int64_t row_time = 0;
  for (const SourceMetrics& source : run_.metrics().sources()) {
    rows += source.records;
    errors += source.error_rows;
    read += source.bytes_read;
    total += source.bytes_total;
    row_time = std::max<std::int64_t>(row_time, source.row_time);
  }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  std::string line =
      fmt::format("{} rows, {} rows/s, {:.1f} MB", with_commas(rows),
                  with_commas(static_cast<std::int64_t>(static_cast<double>(rows) / seconds)),
                  static_cast<double>(read) / 1e6);
  if (total > 0) {
    line +=
        fmt::format(", {:.0f} %", 100.0 * static_cast<double>(read) / static_cast<double>(total));
  }
  if (row_time != 0) {
    line += ", at ";
    append_timestamp_text(line, row_time);
  }
  if (errors > 0) {
    line += fmt::format(", {} error rows", with_commas(errors));
  }
  fmt::print(stderr, "\r\x1b[K{}", line);
  std::fflush(stderr);
  line_shown_ = true;
}

std::string with_commas(std::int64_t number) {
  std::string text = fmt::format("{}", number);
  for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > (number < 0 ? 1 : 0);
       place -= 3) {
    text.insert(static_cast<std::size_t>(place), ",");
  }
  return text;
}

std::string summary(const Run& run, double seconds, bool was_stopped) {
  const Metrics& metrics = run.metrics();
  std::string text;
  std::int64_t all = 0;
  std::int64_t failed = 0;
  for (const SourceMetrics& source : metrics.sources()) {
    all += source.records;
    failed += source.error_rows;
    text += fmt::format(
        "{}: {} rows in = {} used + {} error rows", source.name, with_commas(source.records),
        with_commas(source.records - source.error_rows), with_commas(source.error_rows));
    if (source.late_rows > 0) {
      text += fmt::format(" ({} late)", with_commas(source.late_rows));
    }
    if (source.blank_lines > 0) {
      text += fmt::format(", {} skipped", counted(source.blank_lines, "blank line"));
    }
    if (source.ignored_fields > 0) {
      text += fmt::format(", {} ignored", counted(source.ignored_fields, "extra field"));
    }
    if (source.short_rows > 0) {
      text += fmt::format(", {} with missing fields", counted(source.short_rows, "row"));
    }
    text += "\n";
  }
  for (const PumpMetrics& pump : metrics.pumps()) {
    if (pump.error_rows > 0) {
      failed += pump.error_rows;
      text += fmt::format("pump {}: {} error rows\n", pump.name, with_commas(pump.error_rows));
    }
  }
  for (const SinkMetrics& sink : metrics.sinks()) {
    text += fmt::format("{}: {} rows out\n", sink.name, with_commas(sink.rows));
  }
  for (const std::string& sample : metrics.error_samples()) {
    text += fmt::format("error row: {}\n", sample);
  }
  const bool writes_errors =
      std::any_of(metrics.sinks().begin(), metrics.sinks().end(),
                  [](const SinkMetrics& sink) { return sink.name == kErrorStream; });
  if (failed > 0 && !writes_errors) {
    text += "all error rows: --sink error_stream=errors.jsonl\n";
  }
  if (was_stopped) {
    text += "stopped: windows that were still open gave no rows\n";
  }
  return text + fmt::format("{:.2f} s, {} rows/s\n", seconds,
                            with_commas(static_cast<std::int64_t>(static_cast<double>(all) /
                                                                  std::max(seconds, 1e-6))));
}

}  // namespace sluice::cli
