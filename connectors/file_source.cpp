#include "connectors/file_source.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "base/error.h"
#include "connectors/byte_reader.h"

namespace sluice {
namespace {

constexpr std::size_t kFirstChunkBytes = 64 << 10;  ///< small, so that the first row is fast
constexpr std::size_t kChunkBytes = 256 << 10;
constexpr std::size_t kChunkPadding = 64;  ///< spare room that a decoder may read beyond the end
constexpr std::size_t kQueuedChunks = 16;
constexpr std::chrono::milliseconds kFollowPause{50};
constexpr const char* kEndPosition = "end";

std::string display_name(const std::string& path) { return path == "-" ? "standard input" : path; }

/// Whether the end comes without waiting. /dev/null is as good as an empty file.
bool is_regular(const std::string& path) {
  struct stat status {};
  const int result = path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status);
  return path == "/dev/null" || (result == 0 && S_ISREG(status.st_mode));
}

std::int64_t stored_size(const std::string& path) {
  struct stat status {};
  const int result = path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status);
  return result == 0 && S_ISREG(status.st_mode) ? static_cast<std::int64_t>(status.st_size) : 0;
}

/// Reads a list of files chunk by chunk: the sequential part that both kinds of source share. One
/// thread uses it.
class ChunkReader {
 public:
  ChunkReader(std::vector<std::string> files, std::stop_token stop)
      : files_(std::move(files)), stop_(std::move(stop)) {}

  /// Fills the next chunk; false at the end of the last file. With `follow` the last file has no
  /// end: an empty chunk says that nothing is there yet.
  bool next(Chunk& chunk, bool follow) {
    if (file_ == files_.size()) {
      return false;
    }
    open();
    chunk = Chunk{
        .bytes = {}, .origin = origin_, .offset = offset_, .begins = offset_ == 0, .arrival = {}};
    const std::size_t wanted = offset_ == 0 ? kFirstChunkBytes : kChunkBytes;
    chunk.bytes.reserve(wanted + kChunkPadding);
    chunk.bytes.resize(wanted);
    const std::size_t count = reader_->read(chunk.bytes.data(), wanted);
    chunk.bytes.resize(count);
    offset_ += static_cast<std::int64_t>(count);
    if (count == 0 && !(follow && file_ + 1 == files_.size())) {
      chunk.ends = true;
      finished_bytes_ += reader_->stored_bytes();
      reader_.reset();
      offset_ = 0;
      ++file_;
    }
    return true;
  }

  std::string position() const {
    return file_ == files_.size() ? kEndPosition : fmt::format("{} {}", offset_, files_[file_]);
  }

  void seek(const std::string& position) {
    reader_.reset();
    if (position == kEndPosition) {
      file_ = files_.size();
      return;
    }
    std::int64_t offset = 0;
    const auto parsed = std::from_chars(position.data(), position.data() + position.size(), offset);
    const std::size_t name_at = static_cast<std::size_t>(parsed.ptr - position.data()) + 1;
    const std::string name = name_at <= position.size() ? position.substr(name_at) : std::string();
    const auto found = std::find(files_.begin(), files_.end(), name);
    if (found == files_.end()) {
      throw Error(ErrorKind::kState,
                  fmt::format("the saved position is in a file that is not there: {}", name));
    }
    file_ = static_cast<std::size_t>(found - files_.begin());
    open();
    reader_->skip(offset);
    offset_ = offset;
  }

  std::int64_t stored_bytes() const {
    return finished_bytes_ + (reader_ ? reader_->stored_bytes() : 0);
  }

 private:
  void open() {
    if (reader_ != nullptr) {
      return;
    }
    const std::string& path = files_[file_];
    origin_ = std::make_shared<const std::string>(display_name(path));
    reader_ = decompressed(open_file(path, stop_), *origin_);
    offset_ = 0;
  }

  std::vector<std::string> files_;
  std::stop_token stop_;
  std::size_t file_ = 0;
  std::unique_ptr<ByteReader> reader_;
  std::shared_ptr<const std::string> origin_;
  std::int64_t offset_ = 0;
  std::int64_t finished_bytes_ = 0;
};

/// Regular files: poll reads them itself.
class FileSource final : public Source {
 public:
  explicit FileSource(std::vector<std::string> files) : reader_(files, {}) {
    for (const std::string& file : files) {
      bytes_total_ += stored_size(file);
    }
  }

  PollStatus poll(Chunk& chunk) override {
    const bool has_more = !is_stopped_ && reader_.next(chunk, false);
    bytes_read_ = reader_.stored_bytes();
    return has_more ? PollStatus::kChunk : PollStatus::kEnd;
  }
  std::string position() const override { return reader_.position(); }
  void seek(const std::string& position) override { reader_.seek(position); }
  void committed(const std::string& /*position*/) override {}
  bool is_finite() const override { return true; }
  void stop() override { is_stopped_ = true; }
  void on_ready(std::function<void()> /*wake*/) override {}
  SourceProgress progress() const override {
    return {.bytes_read = bytes_read_, .bytes_total = bytes_total_};
  }

 private:
  ChunkReader reader_;
  std::atomic<bool> is_stopped_ = false;
  std::atomic<std::int64_t> bytes_read_ = 0;
  std::int64_t bytes_total_ = 0;
};

/// Pipes and growing files: a thread reads ahead into a bounded queue. Its members are shared with
/// that thread under `mutex_`.
class LiveFileSource final : public Source {
 public:
  LiveFileSource(std::vector<std::string> files, bool follow)
      : files_(std::move(files)), follow_(follow) {}
  LiveFileSource(const LiveFileSource&) = delete;
  LiveFileSource& operator=(const LiveFileSource&) = delete;
  ~LiveFileSource() override { stop(); }

  PollStatus poll(Chunk& chunk) override {
    start();
    std::unique_lock lock(mutex_);
    if (is_stopped_) {
      return PollStatus::kEnd;
    }
    if (!queue_.empty()) {
      chunk = std::move(queue_.front().chunk);
      position_ = std::move(queue_.front().position_after);
      queue_.pop_front();
      changed_.notify_all();
      return PollStatus::kChunk;
    }
    if (failure_ != nullptr) {
      std::rethrow_exception(failure_);
    }
    return is_ended_ ? PollStatus::kEnd : PollStatus::kNothing;
  }
  std::string position() const override { return position_; }
  void seek(const std::string& position) override {
    if (files_.front() == "-" && !position.empty()) {
      throw Error(ErrorKind::kState, "standard input cannot be read again from a saved position",
                  "read from a file, or start without the saved state");
    }
    position_ = position;
  }
  void committed(const std::string& /*position*/) override {}
  bool is_finite() const override { return false; }
  void stop() override {
    {
      const std::lock_guard lock(mutex_);
      is_stopped_ = true;
    }
    thread_.request_stop();
    changed_.notify_all();
    wake();
  }
  void on_ready(std::function<void()> wake) override {
    const std::lock_guard lock(wake_mutex_);
    wake_ = std::move(wake);
  }
  SourceProgress progress() const override { return {.bytes_read = bytes_read_, .bytes_total = 0}; }

 private:
  struct Queued {
    Chunk chunk;
    std::string position_after;
  };

  void start() {
    if (!thread_.joinable()) {
      thread_ = std::jthread([this, from = position_](std::stop_token stop) { run(from, stop); });
    }
  }

  void run(const std::string& from, const std::stop_token& stop) {
    try {
      read_all(from, stop);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      is_ended_ = true;
    }
    wake();
  }

  void read_all(const std::string& from, const std::stop_token& stop) {
    ChunkReader reader(files_, stop);
    if (!from.empty()) {
      reader.seek(from);
    }
    Chunk chunk;
    while (!stop.stop_requested() && reader.next(chunk, follow_)) {
      bytes_read_ = reader.stored_bytes();
      if (chunk.bytes.empty() && !chunk.ends) {
        pause(stop);
      } else if (!stop.stop_requested()) {  // a stopped read looks like the end of the file
        push({.chunk = std::move(chunk), .position_after = reader.position()}, stop);
      }
    }
  }

  void pause(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, kFollowPause, [] { return false; });
  }

  void push(Queued queued, const std::stop_token& stop) {
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return queue_.size() < kQueuedChunks; })) {
        return;
      }
      queue_.push_back(std::move(queued));
    }
    wake();
  }

  void wake() {
    const std::lock_guard lock(wake_mutex_);
    if (wake_) {
      wake_();
    }
  }

  std::vector<std::string> files_;
  bool follow_;
  std::string position_;  ///< of the polling thread
  std::atomic<std::int64_t> bytes_read_ = 0;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Queued> queue_;
  bool is_stopped_ = false;
  bool is_ended_ = false;
  std::exception_ptr failure_;
  std::mutex wake_mutex_;
  std::function<void()> wake_;
  std::jthread thread_;  ///< last, so that it ends before what it uses
};

}  // namespace

std::unique_ptr<Source> make_file_source(const std::string& path, bool follow) {
  std::vector<std::string> files = files_of(path);
  if (!follow && std::all_of(files.begin(), files.end(), is_regular)) {
    return std::make_unique<FileSource>(std::move(files));
  }
  return std::make_unique<LiveFileSource>(std::move(files), follow);
}

}  // namespace sluice
