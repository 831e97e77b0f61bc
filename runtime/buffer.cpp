#include "runtime/buffer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace sluice {
namespace {

constexpr std::size_t kAlignment = 64;

std::size_t padded(std::size_t size) {
  return std::max(kAlignment, (size + kAlignment - 1) / kAlignment * kAlignment);
}

std::byte* allocate(std::size_t capacity) {
  void* memory = std::aligned_alloc(kAlignment, capacity);
  if (memory == nullptr) {
    throw std::bad_alloc();
  }
  return static_cast<std::byte*>(memory);
}

}  // namespace

Buffer::Buffer(std::size_t size)
    : size_(size), capacity_(padded(size)), data_(allocate(capacity_)) {
  std::memset(data_, 0, capacity_);
}

Buffer::~Buffer() { std::free(data_); }

void Buffer::resize(std::size_t size) {
  if (size > capacity_) {
    const std::size_t capacity = padded(std::max(size, capacity_ * 2));
    std::byte* grown = allocate(capacity);
    std::memcpy(grown, data_, size_);
    std::memset(grown + size_, 0, capacity - size_);
    std::free(data_);
    data_ = grown;
    capacity_ = capacity;
  } else if (size < size_) {
    std::memset(data_ + size, 0, size_ - size);
  }
  size_ = size;
}

}  // namespace sluice
