#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "operators/forest/forest.h"
#include "operators/forest/point_store.h"
#include "operators/forest/reservoir.h"
#include "operators/forest/score.h"
#include "operators/forest/tree.h"

namespace sluice::forest {

/// All that a forest remembers. Tree i holds exactly what reservoir i has kept.
struct RandomCutForest::State {
  explicit State(const Options& chosen);
  State(const State&) = delete;  // the trees refer to `points`
  State& operator=(const State&) = delete;

  /// Moves the shingle on by a record.
  void enter(std::span<const double> record);
  /// Offers the shingle to every tree.
  void learn();
  double score(const float* row) const;
  /// Scores the shingle and splits the score by column.
  double attribute(Attribution& attribution);
  /// From the sum over the trees to the score: their mean, made comparable between sizes.
  double scale() const;
  std::uint64_t learned() const;

  void save(StateWriter& state) const;
  void load(StateReader& state);
  void load_tree(StateReader& state, std::size_t tree, std::uint32_t point_count);

  Options options;
  std::uint64_t records = 0;
  PointStore points;
  std::vector<Tree> trees;
  std::vector<Reservoir> reservoirs;
  Attributor attributor;
  std::vector<float> shingle;  ///< the last records, oldest first, as a row
  std::vector<double> high;    ///< parts of the score of each coordinate
  std::vector<double> low;
};

}  // namespace sluice::forest
