#pragma once

#include <cstddef>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace sluice::hotspots {

/// Allocates large arrays in huge pages where the system has them: over a window larger than the
/// cache records lie anywhere, and to find a small page costs as much as to read from it.
template <class T>
struct HugePages {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{1} << 21;

  HugePages() = default;
  template <class Other>
  HugePages(const HugePages<Other>&) noexcept {}

  T* allocate(std::size_t count) {
    void* memory = ::operator new(count * sizeof(T), alignment(count));
#if defined(__linux__)
    if (count * sizeof(T) >= kPage) {
      ::madvise(memory, count * sizeof(T), MADV_HUGEPAGE);  // a wish: nothing hangs on it
    }
#endif
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) noexcept {
    ::operator delete(memory, alignment(count));
  }

  friend bool operator==(const HugePages&, const HugePages&) { return true; }

 private:
  static std::align_val_t alignment(std::size_t count) {
    return std::align_val_t{count * sizeof(T) < kPage ? std::size_t{64} : kPage};
  }
};

}  // namespace sluice::hotspots
