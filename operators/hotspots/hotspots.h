#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "operators/hotspots/options.h"
#include "operators/hotspots/scan.h"
#include "operators/hotspots/work.h"

namespace sluice::hotspots {

/// What chooses the index: the size of the window; or, for tests, nothing, which gives that of a
/// large window.
enum class Sizing { kByWindow, kLarge };

enum class Backing;

/// The hotspots of a sliding window, kept up to date record by record and exact: after every call
/// they are what DBSCAN's definition gives for the records in the window (Ester, Kriegel, Sander,
/// Xu, KDD 1996), border records belonging to every hotspot that has a core near them.
///
/// A record costs work near it and near the record that leaves, never a pass over the window
/// (after Ester et al., VLDB 1998). State: some 100 to 200 bytes a record, allocated as needed.
/// Not for use from several threads at once.
///
///   Hotspots hotspots({.dimensions = 2, .window = 1000, .radius = 0.2, .minimum = 17});
///   hotspots.push(std::array{x, y});
///   hotspots.append_result(text);  // {"hotspots":[{"density":..,"minValues":[..],"maxValues":..
class Hotspots {
 public:
  /// Throws an Error of kind query for options out of range. Results are the same for every `simd`
  /// that the processor has, and for every `sizing`.
  explicit Hotspots(const Options& options, Simd simd = widest_simd(),
                    Sizing sizing = Sizing::kByWindow);
  ~Hotspots();
  Hotspots(Hotspots&&) noexcept;
  Hotspots& operator=(Hotspots&&) noexcept;

  /// Adds a record; where the options give a window and it is full, the oldest one leaves first.
  ///   coordinates [dimensions]; if one is NaN or infinite (as NULL is to be passed) the record
  ///   takes up a place in the window but is nobody's neighbour. -0 counts as 0.
  void push(std::span<const double> coordinates);

  /// Says that this record is to be pushed when kLookAhead others have been: what it is going to
  /// touch is fetched from memory meanwhile, which pays where the window is larger than the cache.
  /// Results do not depend on it.
  static constexpr std::size_t kLookAhead = 4;
  void expect(std::span<const double> coordinates);

  /// Removes the oldest record; the window must not be empty.
  void expire_oldest();

  /// Records in the window, those that are nobody's neighbour included.
  std::size_t size() const;

  /// Appends the result of the record that was pushed last, over the window as it stands:
  /// `{"hotspots":[{"density":D,"minValues":[..],"maxValues":[..]},..]}`, with "count" and "id"
  /// behind if the options ask for members. Densest first, ties by minValues, then maxValues.
  void append_result(std::string& out);

  /// Appends the state: 64 bytes, 8 bytes per record and dimension, and with members 16 per
  /// hotspot.
  void save(std::string& out) const;

  /// Replaces the state by a saved one; from then on results equal those of the saved instance byte
  /// for byte. Throws an Error of kind state if `state` is damaged or was saved under other
  /// options; the instance is then unchanged.
  void load(std::string_view state);

  const Options& options() const;
  /// What the instance has looked at so far; work.h states the bound.
  Work work() const;

 private:
  struct State;

  void reconsider_index();
  void change_index(Backing backing);

  std::unique_ptr<State> state_;
};

}  // namespace sluice::hotspots
