#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sluice::hotspots {

/// How often `base` is multiplied by itself.
constexpr int power(int base, int exponent) {
  return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

/// Offsets of a cell to those that may hold neighbours of its points: -2 to 2 in each dimension,
/// numbered 0 to kLanes - 1. The lane in the middle is the cell itself.
template <int kDimensions>
struct LaneGeometry {
  static constexpr int kLanes = power(5, kDimensions);
  static constexpr int kSelf = kLanes / 2;

  using Offset = std::array<std::int8_t, kDimensions>;

  static constexpr std::array<Offset, kLanes> kOffsets = [] {
    std::array<Offset, kLanes> offsets{};
    for (int lane = 0; lane < kLanes; ++lane) {
      for (int i = 0, rest = lane; i < kDimensions; ++i, rest /= 5) {
        offsets[static_cast<std::size_t>(lane)][static_cast<std::size_t>(i)] =
            static_cast<std::int8_t>(rest % 5 - 2);
      }
    }
    return offsets;
  }();

  static constexpr const Offset& offset(int lane) {
    return kOffsets[static_cast<std::size_t>(lane)];
  }

  /// The lane by which a cell's neighbour sees the cell.
  static constexpr int mirror(int lane) { return kLanes - 1 - lane; }

  /// The lane of a cell that lies `delta` cells away, or -1 if that is too far.
  template <class Integer>
  static constexpr int lane_of(const std::array<Integer, kDimensions>& delta) {
    int lane = 0;
    for (int i = kDimensions - 1; i >= 0; --i) {
      const auto steps = delta[static_cast<std::size_t>(i)];
      if (steps < -2 || steps > 2) {
        return -1;
      }
      lane = lane * 5 + static_cast<int>(steps) + 2;
    }
    return lane;
  }
};

/// A set of lanes.
template <int kDimensions>
class LaneSet {
 public:
  void set(int lane) { word(lane) |= bit(lane); }
  void reset(int lane) { word(lane) &= ~bit(lane); }
  /// Adds those of the five lanes from `first` on whose bit is set in `five`.
  void add_row(int first, std::uint32_t five) {
    word(first) |= five << (first % 32);
    if (first % 32 > 27) {
      word(first + 4) |= five >> (32 - first % 32);
    }
  }
  bool test(int lane) const {
    return (words_[static_cast<std::size_t>(lane) / 32] & bit(lane)) != 0;
  }
  bool any() const {
    std::uint32_t all = 0;
    for (const std::uint32_t part : words_) all |= part;
    return all != 0;
  }

  friend LaneSet operator&(LaneSet left, const LaneSet& right) {
    for (std::size_t i = 0; i < kWords; ++i) left.words_[i] &= right.words_[i];
    return left;
  }
  /// The lanes of `left` that are not in `right`.
  friend LaneSet operator-(LaneSet left, const LaneSet& right) {
    for (std::size_t i = 0; i < kWords; ++i) left.words_[i] &= ~right.words_[i];
    return left;
  }

  /// Calls `visit(int lane)` in rising order.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < kWords; ++i) {
      for (std::uint32_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        visit(static_cast<int>(i * 32) + std::countr_zero(rest));
      }
    }
  }

 private:
  static constexpr std::size_t kWords = (LaneGeometry<kDimensions>::kLanes + 31) / 32;
  static std::uint32_t bit(int lane) { return std::uint32_t{1} << (lane % 32); }
  std::uint32_t& word(int lane) { return words_[static_cast<std::size_t>(lane) / 32]; }

  std::array<std::uint32_t, kWords> words_{};
};

}  // namespace sluice::hotspots
