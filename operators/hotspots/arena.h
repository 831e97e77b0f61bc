#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <vector>

#include "operators/hotspots/huge_pages.h"

namespace sluice::hotspots {

/// Hands out memory that begins a cache line, cut from large pieces. A block given back is kept for
/// the next of its size; all is freed with the arena.
class Arena {
 public:
  /// Returns memory for good.
  std::byte* cut(std::size_t bytes) {
    bytes = (bytes + kLine - 1) / kLine * kLine;
    if (left_ < bytes) {
      const std::size_t twice = pieces_.empty() ? kLeastPiece : 2 * pieces_.back().capacity();
      left_ = std::max(bytes, std::min(twice, kMostPiece));
      pieces_.emplace_back().reserve(left_);
      next_ = pieces_.back().data();
    }
    std::byte* memory = next_;
    next_ += bytes;
    left_ -= bytes;
    return memory;
  }

  /// Returns a block to be given back; no two sizes may lie within the same power of two.
  std::byte* take(std::size_t bytes) {
    std::vector<std::byte*>& free = free_[std::bit_width(bytes)];
    if (free.empty()) {
      return cut(bytes);
    }
    std::byte* block = free.back();
    free.pop_back();
    return block;
  }
  void give_back(std::byte* block, std::size_t bytes) {
    free_[std::bit_width(bytes)].push_back(block);
  }

 private:
  using Piece = std::vector<std::byte, HugePages<std::byte>>;
  static constexpr std::size_t kLine = 64;
  static constexpr std::size_t kLeastPiece = 4096;
  static constexpr std::size_t kMostPiece = HugePages<std::byte>::kPage;

  std::vector<Piece> pieces_;  ///< reserved, as a vector would fill what it holds
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;                          ///< bytes of the last piece
  std::array<std::vector<std::byte*>, 65> free_;  ///< by width of the size
};

}  // namespace sluice::hotspots
