#include "operators/distinct_count.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "base/check.h"

namespace sluice {
namespace {

constexpr int kIndexBits = 16;
constexpr int kRestBits = 64 - kIndexBits;
constexpr std::size_t kRegisters = std::size_t{1} << kIndexBits;

/// MurmurHash64A (Austin Appleby, public domain) with a fixed seed: the same on every machine of
/// one byte order.
std::uint64_t hash_of(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0xc6a4a7935bd1e995;
  std::uint64_t hash = 0x9e3779b97f4a7c15 ^ (bytes.size() * kFactor);
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min<std::size_t>(bytes.size(), sizeof word);
    std::memcpy(&word, bytes.data(), size);
    bytes.remove_prefix(size);
    word *= kFactor;
    word ^= word >> 47;
    word *= kFactor;
    hash = (hash ^ word) * kFactor;
  }
  hash ^= hash >> 47;
  hash *= kFactor;
  return hash ^ (hash >> 47);
}

/// Ertl's sigma, which weighs the registers that saw nothing.
double sigma(double x) {
  if (x == 1) {
    return std::numeric_limits<double>::infinity();
  }
  double weight = 1;
  double sum = x;
  for (double last = -1; sum != last;) {
    x *= x;
    last = sum;
    sum += x * weight;
    weight += weight;
  }
  return sum;
}

/// Ertl's tau, which weighs the registers that are full.
double tau(double x) {
  if (x == 0 || x == 1) {
    return 0;
  }
  double weight = 1;
  double sum = 1 - x;
  for (double last = -1; sum != last;) {
    x = std::sqrt(x);
    last = sum;
    weight *= 0.5;
    sum -= (1 - x) * (1 - x) * weight;
  }
  return sum / 3;
}

std::int64_t estimate(const std::vector<std::uint8_t>& registers) {
  std::array<std::int64_t, kRestBits + 2> counts{};
  for (const std::uint8_t value : registers) {
    ++counts[value];
  }
  constexpr double kCount = kRegisters;
  double sum = kCount * tau(1 - static_cast<double>(counts[kRestBits + 1]) / kCount);
  for (std::size_t value = kRestBits; value >= 1; --value) {
    sum = 0.5 * (sum + static_cast<double>(counts[value]));
  }
  sum += kCount * sigma(static_cast<double>(counts[0]) / kCount);
  return std::llround(kCount * kCount / (2 * std::log(2.0) * sum));
}

}  // namespace

void DistinctCount::add(std::string_view key) {
  if (!is_exact()) {
    add_to_registers(key);
    return;
  }
  if (!seen_.find_or_add(key).is_new) {
    return;
  }
  bytes_ += key.size();
  if (seen_.size() <= limits_.items && bytes_ <= limits_.bytes) {
    return;
  }
  registers_.resize(kRegisters);
  for (std::uint32_t slot = 0; slot < seen_.slot_count(); ++slot) {
    add_to_registers(seen_.key(slot));
  }
  seen_ = KeySlots();
}

void DistinctCount::add_to_registers(std::string_view key) {
  const std::uint64_t hash = hash_of(key);
  const std::uint64_t rest = hash << kIndexBits;
  const int value = rest == 0 ? kRestBits + 1 : std::countl_zero(rest) + 1;
  std::uint8_t& seen = registers_[hash >> kRestBits];
  seen = std::max(seen, static_cast<std::uint8_t>(value));
}

std::int64_t DistinctCount::count() const {
  return is_exact() ? static_cast<std::int64_t>(seen_.size()) : estimate(registers_);
}

void DistinctCount::clear() { *this = DistinctCount(limits_); }

void DistinctCount::save(StateWriter& state) const {
  state.put(std::string_view(reinterpret_cast<const char*>(registers_.data()), registers_.size()));
  for (const std::vector<std::uint32_t>& range : seen_.by_range()) {
    state.put(static_cast<std::uint64_t>(range.size()));
    for (const std::uint32_t slot : range) {
      state.put(std::string_view(seen_.key(slot)));
    }
  }
}

void DistinctCount::load(StateReader& state) {
  clear();
  const std::string registers = state.get_text();
  check(registers.empty() || registers.size() == kRegisters, "registers of a HyperLogLog");
  for (int range = 0; range < kKeyRanges; ++range) {
    for (auto left = state.get<std::uint64_t>(); left > 0; --left) {
      const std::string key = state.get_text();
      seen_.find_or_add(key);
      bytes_ += key.size();
    }
  }
  registers_.assign(registers.begin(), registers.end());
}

}  // namespace sluice
