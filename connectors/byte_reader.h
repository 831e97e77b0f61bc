#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

namespace sluice {

/// The bytes of one origin, from front to back.
class ByteReader {
 public:
  virtual ~ByteReader() = default;
  /// Puts up to `size` bytes at `out` and returns how many; 0 at the end. Throws an Error of kind
  /// input where the bytes cannot be read or are damaged, but only after everything before the
  /// damage was handed out.
  virtual std::size_t read(char* out, std::size_t size) = 0;
  /// Leaves out the next `size` bytes; stops at the end.
  virtual void skip(std::int64_t size);
  /// Bytes taken from the storage so far: compressed ones where the origin is compressed.
  virtual std::int64_t stored_bytes() const = 0;
};

/// Opens a file, or standard input where `path` is "-". A read that has to wait for a pipe gives
/// up, as at the end, once `stop` is requested. Throws an Error of kind input naming the file.
std::unique_ptr<ByteReader> open_file(const std::string& path, std::stop_token stop = {});

/// Reads through gzip (one or many members) or zstd where the first bytes of `stored` say so,
/// plainly otherwise. `name` is for messages.
std::unique_ptr<ByteReader> decompressed(std::unique_ptr<ByteReader> stored,
                                         const std::string& name);

}  // namespace sluice
