#include "operators/forest/forest.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "operators/forest/forest_state.h"

namespace sluice::forest {
namespace {

/// Adds the scores of some trees, one after the other, to `sum`.
void add_scores(std::span<const Tree, Tree::kAtOnce> trees, const float* row, double& sum) {
  const std::array<Tree::Descent, Tree::kAtOnce> descents = Tree::descend(trees, row);
  for (std::size_t i = 0; i < trees.size(); ++i) {
    trees[i].prefetch(descents[i].leaf);
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    sum += forest::score(trees[i], row, descents[i]);
  }
}

}  // namespace

bool is_scorable(double value) { return std::abs(value) <= kMostMagnitude; }

RandomCutForest::RandomCutForest(const Options& options) {
  validate(options);
  state_ = std::make_unique<State>(options);
}

RandomCutForest::~RandomCutForest() = default;
RandomCutForest::RandomCutForest(RandomCutForest&&) noexcept = default;
RandomCutForest& RandomCutForest::operator=(RandomCutForest&&) noexcept = default;

double RandomCutForest::push(std::span<const double> record) {
  state_->enter(record);
  const double score = state_->score(state_->shingle.data());
  state_->learn();
  return score;
}

double RandomCutForest::push(std::span<const double> record, Attribution& attribution) {
  state_->enter(record);
  const double score = state_->attribute(attribution);
  state_->learn();
  return score;
}

double RandomCutForest::score(std::span<const double> shingle) const {
  std::vector<float> row(state_->points.width());
  std::transform(shingle.begin(), shingle.end(), row.begin(),
                 [](double value) { return static_cast<float>(value); });
  return state_->score(row.data());
}

std::uint64_t RandomCutForest::learned() const { return state_->learned(); }
const Options& RandomCutForest::options() const { return state_->options; }
void RandomCutForest::save(StateWriter& state) const { state_->save(state); }

void RandomCutForest::load(StateReader& state) {
  auto loaded = std::make_unique<State>(state_->options);
  loaded->load(state);
  state_ = std::move(loaded);
}

RandomCutForest::State::State(const Options& chosen)
    : options(chosen),
      points(row_width(chosen.columns * chosen.shingle)),
      attributor(chosen.columns * chosen.shingle),
      shingle(points.width()) {
  Random seeds(options.seed);
  trees.reserve(options.trees);
  reservoirs.reserve(options.trees);
  for (std::size_t i = 0; i < options.trees; ++i) {
    trees.emplace_back(options.samples, points, Random(seeds.next()));
    reservoirs.emplace_back(options.samples, 1 / options.time_decay, Random(seeds.next()));
  }
  high.resize(options.columns * options.shingle);
  low.resize(options.columns * options.shingle);
}

void RandomCutForest::State::enter(std::span<const double> record) {
  const auto end = shingle.begin() + static_cast<std::ptrdiff_t>(options.columns * options.shingle);
  std::copy(shingle.begin() + static_cast<std::ptrdiff_t>(options.columns), end, shingle.begin());
  std::transform(record.begin(), record.end(), end - static_cast<std::ptrdiff_t>(options.columns),
                 [](double value) { return static_cast<float>(value); });
  ++records;
}

std::uint64_t RandomCutForest::State::learned() const {
  return records < options.shingle ? 0 : records - options.shingle + 1;
}

void RandomCutForest::State::learn() {
  if (records < options.shingle) {
    return;
  }
  constexpr PointStore::Id kNotStored = ~PointStore::Id{0};
  PointStore::Id point = kNotStored;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (!reservoirs[i].takes_next()) {
      continue;
    }
    if (reservoirs[i].is_full()) {
      trees[i].remove(reservoirs[i].evict());
    }
    if (point == kNotStored) {
      point = points.add(shingle.data());
    }
    reservoirs[i].keep(trees[i].insert(point));
  }
  if (point != kNotStored) {
    points.drop_unused(point);
  }
}

double RandomCutForest::State::scale() const {
  return normaliser(trees.front().size()) / static_cast<double>(trees.size());
}

double RandomCutForest::State::score(const float* row) const {
  if (trees.front().size() < options.samples) {
    return 0;
  }
  double sum = 0;
  std::size_t next = 0;
  for (; next + Tree::kAtOnce <= trees.size(); next += Tree::kAtOnce) {
    add_scores(std::span<const Tree, Tree::kAtOnce>(&trees[next], Tree::kAtOnce), row, sum);
  }
  for (; next < trees.size(); ++next) {
    sum += forest::score(trees[next], row, trees[next].descend(row));
  }
  return sum * scale();
}

double RandomCutForest::State::attribute(Attribution& attribution) {
  attribution.high.assign(options.columns, 0);
  attribution.low.assign(options.columns, 0);
  if (trees.front().size() < options.samples) {
    return 0;
  }
  std::fill(high.begin(), high.end(), 0);
  std::fill(low.begin(), low.end(), 0);
  double sum = 0;
  for (const Tree& tree : trees) {
    sum += attributor.attribute(tree, shingle.data(), high, low);
  }
  for (std::size_t i = 0; i < high.size(); ++i) {
    attribution.high[i % options.columns] += high[i] * scale();
    attribution.low[i % options.columns] += low[i] * scale();
  }
  return sum * scale();
}

}  // namespace sluice::forest
