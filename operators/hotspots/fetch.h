#pragma once

#include <cstddef>

namespace sluice::hotspots {

inline constexpr std::size_t kCacheLine = 64;

/// Asks for a line of memory that is going to be needed. Not __builtin_prefetch: g++ 12 takes a
/// function that does nothing else for one without effects, and removes its calls.
inline void fetch(const void* address) {
#if defined(__x86_64__)
  asm volatile("prefetcht0 %0" : : "m"(*static_cast<const char*>(address)));
#else
  __builtin_prefetch(address);
#endif
}

/// Asks for `count` objects.
template <class T>
void fetch(const T* first, std::size_t count) {
  const char* begin = reinterpret_cast<const char*>(first);
  for (std::size_t i = 0; i < count * sizeof(T); i += kCacheLine) fetch(begin + i);
}

}  // namespace sluice::hotspots
