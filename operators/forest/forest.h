#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "operators/forest/options.h"
#include "runtime/state.h"

namespace sluice::forest {

/// What each column gave to a score. The sum over columns of high + low is the score.
struct Attribution {
  std::vector<double> high;  ///< by being above what is usual
  std::vector<double> low;   ///< by being below
};

/// Scores each record of a stream by how easily random cuts part it from a random sample of the
/// records before it, recent ones more likely to be in the sample.
/// Source: Guha, Mishra, Roy, Schrijvers, "Robust random cut forest based anomaly detection on
/// streams", ICML 2016.
///
/// State: up to `trees * samples` shingles and two rows of floats for each; nothing is allocated
/// for a record once the trees are full. Cost of a record: `trees` walks down a tree and part of
/// the way up. Runs with the same options and records give the same bits.
/// Not for use from several threads at once.
///
///   RandomCutForest forest({.columns = 2});
///   const double score = forest.push(std::array{x, y});  // above 1.5 or so: unusual
class RandomCutForest {
 public:
  /// Throws an Error of kind query for options out of range.
  explicit RandomCutForest(const Options& options);
  ~RandomCutForest();
  RandomCutForest(RandomCutForest&&) noexcept;
  RandomCutForest& operator=(RandomCutForest&&) noexcept;

  /// Scores the shingle that ends with this record against those before it, then learns it.
  ///   record [columns], each of magnitude at most kMostMagnitude
  /// Returns 0 for the first `samples` shingles and while the first shingle is not full; after that
  /// just under 1 for usual records, more for unusual ones.
  double push(std::span<const double> record);
  /// The same, and what each column gave to the score: 0 while that is 0.
  double push(std::span<const double> record, Attribution& attribution);

  /// Scores of a shingle, oldest record first, against what is learned so far.
  ///   shingle [columns * shingle]
  /// Returns 0 while learning.
  double score(std::span<const double> shingle) const;

  /// Shingles learned so far.
  std::uint64_t learned() const;
  const Options& options() const;

  /// Writes the state: the shingles kept, once each, and some 20 bytes per tree and sample.
  void save(StateWriter& state) const;
  /// Replaces the state by a saved one; from then on results equal those of the saved instance bit
  /// for bit, and so does what `save` writes. Throws an Error of kind state if `state` is damaged
  /// or was saved under other options; the instance is then unchanged.
  void load(StateReader& state);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether a forest can take the number: not NaN, not infinite, not too large for sums of floats.
bool is_scorable(double value);

}  // namespace sluice::forest
