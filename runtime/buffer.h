#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace sluice {

/// A block of memory aligned to 64 bytes and padded to a multiple of 64 (the padding is zero), as
/// Arrow asks. Written by the one who allocates it; shared as `const` afterwards.
class Buffer {
 public:
  /// Allocates `size` bytes, all zero.
  explicit Buffer(std::size_t size);
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer();

  std::size_t size() const { return size_; }
  const std::byte* data() const { return data_; }
  std::byte* data() { return data_; }

  template <class T>
  const T* as() const {
    return reinterpret_cast<const T*>(data_);
  }
  template <class T>
  T* as() {
    return reinterpret_cast<T*>(data_);
  }

  /// Grows to at least `size` bytes, keeping the contents; new bytes are zero.
  void resize(std::size_t size);

 private:
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::byte* data_ = nullptr;
};

using BufferPtr = std::shared_ptr<const Buffer>;

/// Bit `index` of a bitmap, least significant bit first.
inline bool get_bit(const std::uint8_t* bits, std::int64_t index) {
  return ((bits[index >> 3] >> (index & 7)) & 1) != 0;
}
inline void set_bit(std::uint8_t* bits, std::int64_t index) {
  bits[index >> 3] = static_cast<std::uint8_t>(bits[index >> 3] | (1U << (index & 7)));
}
inline void clear_bit(std::uint8_t* bits, std::int64_t index) {
  bits[index >> 3] = static_cast<std::uint8_t>(bits[index >> 3] & ~(1U << (index & 7)));
}
/// Bytes that hold `count` bits.
inline std::size_t bitmap_bytes(std::int64_t count) {
  return static_cast<std::size_t>((count + 7) / 8);
}

}  // namespace sluice
