#include "connectors/byte_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "base/error.h"

namespace sluice {
namespace {

constexpr int kStopCheckMilliseconds = 50;

/// Bytes of a file descriptor.
class FileBytes final : public ByteReader {
 public:
  FileBytes(int descriptor, std::string name, std::stop_token stop)
      : descriptor_(descriptor), name_(std::move(name)), stop_(std::move(stop)) {}
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (descriptor_ != STDIN_FILENO) {
      ::close(descriptor_);
    }
  }

  std::size_t read(char* out, std::size_t size) override {
    while (wait_for_bytes()) {
      const ssize_t count = ::read(descriptor_, out, size);
      if (count >= 0) {
        stored_bytes_ += count;
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR && errno != EAGAIN) {
        throw Error(ErrorKind::kInput,
                    fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
      }
    }
    return 0;
  }

  void skip(std::int64_t size) override {
    if (::lseek(descriptor_, size, SEEK_CUR) < 0) {
      ByteReader::skip(size);
    } else {
      stored_bytes_ += size;
    }
  }

  std::int64_t stored_bytes() const override { return stored_bytes_; }

 private:
  /// False once the reading was stopped.
  bool wait_for_bytes() const {
    while (stop_.stop_possible()) {
      if (stop_.stop_requested()) {
        return false;
      }
      pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
      if (::poll(&waiting, 1, kStopCheckMilliseconds) != 0) {
        break;
      }
    }
    return true;
  }

  int descriptor_;
  std::string name_;
  std::stop_token stop_;
  std::int64_t stored_bytes_ = 0;
};

}  // namespace

void ByteReader::skip(std::int64_t size) {
  std::vector<char> ignored(1 << 16);
  while (size > 0) {
    const auto wanted = std::min(static_cast<std::size_t>(size), ignored.size());
    const std::size_t count = read(ignored.data(), wanted);
    if (count == 0) {
      return;
    }
    size -= static_cast<std::int64_t>(count);
  }
}

std::unique_ptr<ByteReader> open_file(const std::string& path, std::stop_token stop) {
  if (path == "-") {
    return std::make_unique<FileBytes>(STDIN_FILENO, "standard input", std::move(stop));
  }
  // Opening a named pipe without a writer would block where nothing can stop it; reading polls
  // anyway.
  const int wait_flag = stop.stop_possible() ? O_NONBLOCK : 0;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | wait_flag);
  if (descriptor < 0) {
    throw Error(ErrorKind::kInput, fmt::format("cannot open {}: {}", path, std::strerror(errno)));
  }
  return std::make_unique<FileBytes>(descriptor, path, std::move(stop));
}

}  // namespace sluice
