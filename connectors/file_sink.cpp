#include "connectors/file_sink.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace sluice {
namespace {

constexpr std::size_t kBufferBytes = 64 << 10;

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() &&
         std::string_view(text).substr(text.size() - end.size()) == end;
}

void check_path(const std::string& path) {
  if (path.empty()) {
    throw Error(ErrorKind::kUsage, "a file sink has no path",
                "say which file: path 'rows.json', or '-'");
  }
  if (ends_with(path, ".gz") || ends_with(path, ".zst")) {
    throw Error(ErrorKind::kUsage, fmt::format("compressed files cannot be written: {}", path),
                "write to - and pipe it through gzip or zstd");
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw Error(ErrorKind::kInput, fmt::format("a directory, not a file: {}", path));
  }
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
    throw Error(ErrorKind::kInput,
                fmt::format("there is no folder {} for: {}", folder.string(), path),
                fmt::format("make it first: mkdir -p {}", folder.string()));
  }
}

class FileSink final : public Sink {
 public:
  FileSink(std::string path, std::unique_ptr<Encoder> encoder)
      : path_(std::move(path)),
        name_(path_ == "-" ? "standard output" : path_),
        encoder_(std::move(encoder)) {}
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  ~FileSink() override { close_descriptor(); }

  void write(const Batch& batch) override {
    open();
    encoder_->encode(batch, buffer_);
    if (buffer_.size() >= kBufferBytes) {
      flush();
    }
  }

  void flush() override {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
      rest.remove_prefix(write_some(rest));
    }
    length_ += static_cast<std::int64_t>(buffer_.size());
    buffer_.clear();
  }

  std::string prepare() override {
    open();
    flush();
    if (is_regular_ && ::fdatasync(descriptor_) != 0) {
      throw cannot("write");
    }
    return std::to_string(length_);
  }

  void commit(const std::string& /*token*/) override {}

  void recover(const std::string& token) override {
    std::int64_t length = 0;
    std::from_chars(token.data(), token.data() + token.size(), length);
    open_descriptor(O_WRONLY | O_CREAT | O_CLOEXEC);
    if (!is_regular_) {
      return;
    }
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || status.st_size < length) {
      throw Error(ErrorKind::kState,
                  fmt::format("shorter than the saved state says ({} bytes): {}", length, path_),
                  "rows were removed from it; start without the saved state");
    }
    if (::ftruncate(descriptor_, length) != 0 || ::lseek(descriptor_, length, SEEK_SET) < 0) {
      throw cannot("cut back");
    }
    length_ = length;
  }

  bool is_exactly_once() const override {
    std::error_code ignored;
    return path_ != "-" && (is_regular_ || !std::filesystem::exists(path_, ignored) ||
                            std::filesystem::is_regular_file(path_, ignored));
  }

  void close() override {
    open();
    flush();
    const int result = close_descriptor();
    if (result != 0) {
      throw cannot("write");
    }
  }

 private:
  void open() {
    if (descriptor_ >= 0) {
      return;
    }
    open_descriptor(O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    encoder_->begin(buffer_);
  }

  void open_descriptor(int flags) {
    constexpr int kReadableByAll = 0644;
    descriptor_ = path_ == "-" ? STDOUT_FILENO : ::open(path_.c_str(), flags, kReadableByAll);
    if (descriptor_ < 0) {
      throw cannot("open");
    }
    struct stat status {};
    is_regular_ = path_ != "-" && ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  }

  int close_descriptor() {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor >= 0 && path_ != "-" ? ::close(descriptor) : 0;
  }

  std::size_t write_some(std::string_view bytes) const {
    while (true) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count >= 0) {
        return static_cast<std::size_t>(count);
      }
      if (errno == EPIPE) {
        throw ClosedPipe{};
      }
      if (errno == EAGAIN) {
        pollfd waiting{.fd = descriptor_, .events = POLLOUT, .revents = 0};
        ::poll(&waiting, 1, -1);
      } else if (errno != EINTR) {
        throw cannot("write");
      }
    }
  }

  Error cannot(const char* what) const {
    return {ErrorKind::kInput, fmt::format("cannot {} {}: {}", what, name_, std::strerror(errno))};
  }

  std::string path_;
  std::string name_;
  std::unique_ptr<Encoder> encoder_;
  int descriptor_ = -1;
  bool is_regular_ = false;
  std::int64_t length_ = 0;  ///< bytes written, without the buffer
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Sink> make_file_sink(const std::string& path, std::unique_ptr<Encoder> encoder) {
  if (path != "-") {
    check_path(path);
  }
  return std::make_unique<FileSink>(path, std::move(encoder));
}

}  // namespace sluice
