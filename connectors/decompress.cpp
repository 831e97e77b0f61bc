#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "connectors/byte_reader.h"

namespace sluice {
namespace {

constexpr std::size_t kStoredBlock = 1 << 16;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

/// Stored bytes with a window that the decompressors consume; the first ones were read to find the
/// magic number.
class StoredBytes {
 public:
  StoredBytes(std::unique_ptr<ByteReader> reader, std::string name)
      : reader_(std::move(reader)), name_(std::move(name)), buffer_(kStoredBlock) {}

  /// Reads until there are `size` bytes or the end comes.
  std::string_view peek(std::size_t size) {
    while (end_ - begin_ < size && fill()) {
    }
    return {buffer_.data() + begin_, end_ - begin_};
  }
  void consume(std::size_t size) { begin_ += size; }
  std::string_view window() { return peek(1); }
  ByteReader& reader() { return *reader_; }
  const ByteReader& reader() const { return *reader_; }

  Error damaged(const char* how) const {
    const auto offset = reader_->stored_bytes() - static_cast<std::int64_t>(end_ - begin_);
    return {ErrorKind::kInput, fmt::format("{} at byte {} of {}", how, offset, name_),
            "the rows before it were used; get the file again, or cut it off there"};
  }

 private:
  bool fill() {
    if (begin_ == end_) {
      begin_ = end_ = 0;
    }
    check(end_ < buffer_.size(), "room for stored bytes");
    const std::size_t count = reader_->read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += count;
    return count > 0;
  }

  std::unique_ptr<ByteReader> reader_;
  std::string name_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class PlainReader final : public ByteReader {
 public:
  explicit PlainReader(StoredBytes stored) : stored_(std::move(stored)), first_(stored_.peek(0)) {}

  std::size_t read(char* out, std::size_t size) override {
    if (first_.empty()) {
      return stored_.reader().read(out, size);
    }
    const std::size_t count = std::min(size, first_.size());
    std::memcpy(out, first_.data(), count);
    first_.remove_prefix(count);
    return count;
  }
  void skip(std::int64_t size) override {
    const std::int64_t count = std::min(size, static_cast<std::int64_t>(first_.size()));
    first_.remove_prefix(static_cast<std::size_t>(count));
    if (size > count) {
      stored_.reader().skip(size - count);
    }
  }
  std::int64_t stored_bytes() const override { return stored_.reader().stored_bytes(); }

 private:
  StoredBytes stored_;
  std::string_view first_;
};

class GzipReader final : public ByteReader {
 public:
  explicit GzipReader(StoredBytes stored)
      : stored_(std::move(stored)), stream_(std::make_unique<z_stream>()) {
    check(inflateInit2(stream_.get(), 15 + 16) == Z_OK, "zlib starts");
  }
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;
  ~GzipReader() override { inflateEnd(stream_.get()); }

  std::size_t read(char* out, std::size_t size) override {
    stream_->next_out = reinterpret_cast<Bytef*>(out);
    stream_->avail_out = static_cast<uInt>(size);
    while (stream_->avail_out == size && step()) {
    }
    const std::size_t count = size - stream_->avail_out;
    if (count == 0 && damage_ != nullptr) {
      throw stored_.damaged(damage_);
    }
    return count;
  }
  std::int64_t stored_bytes() const override { return stored_.reader().stored_bytes(); }

 private:
  /// Inflates once; false at the end or at damage.
  bool step() {
    const std::string_view input = stored_.window();
    if (damage_ != nullptr || (is_between_members_ && !starts_member(input))) {
      return false;
    }
    if (input.empty()) {
      damage_ = "gzip data ends early";
      return false;
    }
    stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_->avail_in = static_cast<uInt>(input.size());
    const int result = inflate(stream_.get(), Z_NO_FLUSH);
    stored_.consume(input.size() - stream_->avail_in);
    if (result == Z_STREAM_END) {
      is_between_members_ = true;
      inflateReset(stream_.get());
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      damage_ = "damaged gzip data";
    }
    return damage_ == nullptr;
  }

  /// After a member: another one, zero padding and the end, or what does not belong there.
  bool starts_member(std::string_view input) {
    while (!input.empty() && input.find_first_not_of('\0') == std::string_view::npos) {
      stored_.consume(input.size());
      input = stored_.window();
    }
    if (input.empty()) {
      return false;
    }
    is_between_members_ = false;
    return true;
  }

  StoredBytes stored_;
  std::unique_ptr<z_stream> stream_;
  bool is_between_members_ = false;
  const char* damage_ = nullptr;
};

class ZstdReader final : public ByteReader {
 public:
  explicit ZstdReader(StoredBytes stored)
      : stored_(std::move(stored)), stream_(ZSTD_createDStream(), ZSTD_freeDStream) {
    check(stream_ != nullptr, "zstd starts");
  }

  std::size_t read(char* out, std::size_t size) override {
    ZSTD_outBuffer output{.dst = out, .size = size, .pos = 0};
    while (output.pos == 0 && step(output)) {
    }
    if (output.pos == 0 && damage_ != nullptr) {
      throw stored_.damaged(damage_);
    }
    return output.pos;
  }
  std::int64_t stored_bytes() const override { return stored_.reader().stored_bytes(); }

 private:
  bool step(ZSTD_outBuffer& output) {
    const std::string_view input = stored_.window();
    if (damage_ != nullptr || (input.empty() && !is_inside_frame_)) {
      return false;
    }
    ZSTD_inBuffer in{.src = input.data(), .size = input.size(), .pos = 0};
    const std::size_t result = ZSTD_decompressStream(stream_.get(), &output, &in);
    stored_.consume(in.pos);
    if (ZSTD_isError(result) != 0) {
      damage_ = "damaged zstd data";
      return false;
    }
    is_inside_frame_ = result != 0;
    if (input.empty() && is_inside_frame_ && output.pos == 0) {
      damage_ = "zstd data ends early";
    }
    return damage_ == nullptr;
  }

  StoredBytes stored_;
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_;
  bool is_inside_frame_ = false;
  const char* damage_ = nullptr;
};

/// True while `begin` may still turn out to start with `magic`.
bool may_start_with(std::string_view begin, std::string_view magic) {
  return magic.starts_with(begin.substr(0, magic.size()));
}

}  // namespace

std::unique_ptr<ByteReader> decompressed(std::unique_ptr<ByteReader> stored,
                                         const std::string& name) {
  StoredBytes bytes(std::move(stored), name);
  std::string_view begin = bytes.peek(1);
  if (!begin.empty() && (may_start_with(begin, kGzipMagic) || may_start_with(begin, kZstdMagic))) {
    begin = bytes.peek(kZstdMagic.size());
  }
  if (begin.starts_with(kGzipMagic)) {
    return std::make_unique<GzipReader>(std::move(bytes));
  }
  if (begin.starts_with(kZstdMagic)) {
    return std::make_unique<ZstdReader>(std::move(bytes));
  }
  return std::make_unique<PlainReader>(std::move(bytes));
}

}  // namespace sluice
