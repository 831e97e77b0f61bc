#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sluice {

/// Line feeds in a text. Counted in bytes, 240 at a time, which compilers turn into vector
/// instructions.
inline std::int64_t count_line_ends(std::string_view text) {
  constexpr std::size_t kPiece = 240;
  std::int64_t total = 0;
  std::size_t done = 0;
  for (; done + kPiece <= text.size(); done += kPiece) {
    std::uint8_t count = 0;
    for (std::size_t i = 0; i < kPiece; ++i) {
      count = static_cast<std::uint8_t>(count + (text[done + i] == '\n' ? 1 : 0));
    }
    total += count;
  }
  return total + std::count(text.begin() + static_cast<std::ptrdiff_t>(done), text.end(), '\n');
}

/// Finds the places of up to three byte values, 64 bytes at a time. Inline: this is the innermost
/// loop of CSV.
class ByteScanner {
 public:
  ByteScanner(std::string_view bytes, std::array<char, 3> wanted) : bytes_(bytes), wanted_(wanted) {
    load();
  }

  /// The next place, or the size of the text when there is none.
  std::size_t next() {
    while (found_ == 0) {
      base_ += kStep;
      if (base_ >= bytes_.size()) {
        base_ = bytes_.size();
        return bytes_.size();
      }
      load();
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(found_));
    found_ &= found_ - 1;
    return base_ + bit;
  }

  /// Leaves out everything before `place`, which must not be before what `next` gave last.
  void skip_to(std::size_t place) {
    if (place >= base_ + kStep) {
      base_ = std::min(place / kStep * kStep, bytes_.size());
      load();
    }
    const std::size_t passed = place - base_;
    found_ &= passed < kStep ? ~std::uint64_t{0} << passed : 0;
  }

 private:
  static constexpr std::size_t kStep = 64;

  void load() {
    const std::size_t rest = bytes_.size() - base_;
    if (rest >= kStep) {
      found_ = matches(bytes_.data() + base_);
      return;
    }
    std::array<char, kStep> padded{};
    std::memcpy(padded.data(), bytes_.data() + base_, rest);
    found_ = matches(padded.data()) & ((std::uint64_t{1} << rest) - 1);
  }

#if defined(__SSE2__)
  std::uint64_t matches(const char* at) const {
    const __m128i first = _mm_set1_epi8(wanted_[0]);
    const __m128i second = _mm_set1_epi8(wanted_[1]);
    const __m128i third = _mm_set1_epi8(wanted_[2]);
    std::uint64_t found = 0;
    for (int i = 0; i < 4; ++i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i * 16));
      const __m128i equal =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second)),
                       _mm_cmpeq_epi8(bytes, third));
      found |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(equal)))
               << (i * 16);
    }
    return found;
  }
#else
  std::uint64_t matches(const char* at) const {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < kStep; ++i) {
      const bool is_match = at[i] == wanted_[0] || at[i] == wanted_[1] || at[i] == wanted_[2];
      found |= static_cast<std::uint64_t>(is_match) << i;
    }
    return found;
  }
#endif

  std::string_view bytes_;
  std::array<char, 3> wanted_;
  std::size_t base_ = 0;
  std::uint64_t found_ = 0;
};

}  // namespace sluice
