#include "operators/forest/forest_state.h"

#include <algorithm>
#include <bit>
#include <string>

#include "base/error.h"

namespace sluice::forest {
namespace {

constexpr std::uint64_t kMagic = 0x3154'5352'4F46'4352;  // "RCFORST1"
constexpr std::uint32_t kNoNumber = 0xFFFF'FFFF;

void require(bool condition, const char* what) {
  if (!condition) {
    throw Error(ErrorKind::kState, std::string("the saved state of a forest ") + what,
                "start without it, or from an earlier one");
  }
}

std::vector<std::uint64_t> words_of(const Options& options) {
  return {kMagic,        options.columns, options.shingle,
          options.trees, options.samples, std::bit_cast<std::uint64_t>(options.time_decay),
          options.seed};
}

void save_row(StateWriter& state, const float* row, std::size_t dimensions) {
  for (std::size_t i = 0; i < dimensions; ++i) {
    state.put(row[i]);
  }
}

void load_row(StateReader& state, std::vector<float>& row, std::size_t dimensions) {
  for (std::size_t i = 0; i < dimensions; ++i) {
    row[i] = state.get<float>();
    require(is_scorable(static_cast<double>(row[i])), "is damaged");
  }
}

/// The points of all leaves in the order in which these come, without repetition.
struct SavedPoints {
  std::vector<std::uint32_t> number_of;  ///< by id
  std::vector<PointStore::Id> ids;

  explicit SavedPoints(const std::vector<Tree>& trees) {
    for (const Tree& tree : trees) {
      for (const Tree::Node leaf : tree.leaves()) {
        add(tree.point(leaf));
      }
    }
  }

  void add(PointStore::Id id) {
    number_of.resize(std::max<std::size_t>(number_of.size(), id + 1), kNoNumber);
    if (number_of[id] == kNoNumber) {
      number_of[id] = static_cast<std::uint32_t>(ids.size());
      ids.push_back(id);
    }
  }
};

void save_tree(StateWriter& state, const Tree& tree, const Reservoir& reservoir,
               const SavedPoints& points) {
  const std::vector<Tree::Node> leaves = tree.leaves();
  std::vector<std::uint16_t> places(std::size_t{Tree::kNone});
  state.put(static_cast<std::uint16_t>(leaves.size()));
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    places[leaves[i]] = static_cast<std::uint16_t>(i);
    state.put(points.number_of[tree.point(leaves[i])]);
  }
  state.put(static_cast<std::uint16_t>(reservoir.entries().size()));
  for (const Reservoir::Entry& entry : reservoir.entries()) {
    state.put(places[entry.item]);
  }
  reservoir.save(state);
  tree.save(state);
}

}  // namespace

// Written are the options, the shingle, the points once each, and for each tree its leaves' points,
// which leaf each entry of the sample is, the sample's keys, and the cuts. Masses, boxes and
// reference counts follow from these.
void RandomCutForest::State::save(StateWriter& state) const {
  for (const std::uint64_t word : words_of(options)) {
    state.put(word);
  }
  state.put(records);
  const std::size_t dimensions = options.columns * options.shingle;
  save_row(state, shingle.data(), dimensions);
  const SavedPoints saved(trees);
  state.put(static_cast<std::uint32_t>(saved.ids.size()));
  for (const PointStore::Id id : saved.ids) {
    save_row(state, points.row(id), dimensions);
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    save_tree(state, trees[i], reservoirs[i], saved);
  }
}

void RandomCutForest::State::load(StateReader& state) {
  const std::vector<std::uint64_t> words = words_of(options);
  require(state.get<std::uint64_t>() == words.front(), "is of another kind or version");
  for (std::size_t i = 1; i < words.size(); ++i) {
    require(state.get<std::uint64_t>() == words[i], "was saved with other arguments");
  }
  records = state.get<std::uint64_t>();
  const std::size_t dimensions = options.columns * options.shingle;
  load_row(state, shingle, dimensions);
  const auto count = state.get<std::uint32_t>();
  std::vector<float> row(points.width());
  for (std::uint32_t i = 0; i < count; ++i) {
    load_row(state, row, dimensions);
    points.add(row.data());
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    load_tree(state, i, count);
  }
}

void RandomCutForest::State::load_tree(StateReader& state, std::size_t tree,
                                       std::uint32_t point_count) {
  const std::size_t leaf_count = state.get<std::uint16_t>();
  require(leaf_count <= options.samples, "is damaged");
  std::vector<PointStore::Id> leaf_points(leaf_count);
  for (PointStore::Id& point : leaf_points) {
    point = state.get<std::uint32_t>();
    require(point < point_count, "is damaged");
  }
  const std::size_t sampled = state.get<std::uint16_t>();
  require(sampled == std::min<std::uint64_t>(learned(), options.samples), "is damaged");
  std::vector<Reservoir::Item> places(sampled);
  std::vector<int> masses(leaf_count);
  for (Reservoir::Item& place : places) {
    place = state.get<std::uint16_t>();
    require(place < leaf_count, "is damaged");
    ++masses[place];
    // An empty tree numbers its leaves from left to right, from `samples` on.
    place = static_cast<Reservoir::Item>(options.samples + place);
  }
  require(std::find(masses.begin(), masses.end(), 0) == masses.end(), "is damaged");
  reservoirs[tree].load(state, places);
  trees[tree].load(state, leaf_points, masses);
}

}  // namespace sluice::forest
