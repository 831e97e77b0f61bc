#include "operators/hotspots/hotspots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "operators/hotspots/cell_index.h"
#include "operators/hotspots/listing.h"
#include "operators/hotspots/numbering.h"
#include "operators/hotspots/point_index.h"
#include "operators/hotspots/saved_state.h"

namespace sluice::hotspots {
namespace {

/// Coordinates nearer to 0 than this suit an index over cells.
double farthest_for_cells(const Options& options) {
  switch (options.dimensions) {
    case 1:
      return CellGrid<1>::farthest(options.radius);
    case 2:
      return CellGrid<2>::farthest(options.radius);
    case 3:
      return CellGrid<3>::farthest(options.radius);
    default:
      return std::numeric_limits<double>::infinity();
  }
}

std::unique_ptr<Index> make_index(const Options& options, Simd simd, bool over_cells) {
  const std::size_t threshold = core_threshold(options);
  switch (over_cells ? options.dimensions : 0) {
    case 1:
      return std::make_unique<CellIndex<1>>(options.radius, threshold, simd);
    case 2:
      return std::make_unique<CellIndex<2>>(options.radius, threshold, simd);
    case 3:
      return std::make_unique<CellIndex<3>>(options.radius, threshold, simd);
    default:
      return std::make_unique<PointIndex>(options.dimensions, options.radius, threshold, simd);
  }
}

void require(bool condition, const char* what) {
  if (!condition) {
    throw Error(ErrorKind::kState, std::string("the saved state of hotspots ") + what);
  }
}

}  // namespace

/// One window and what hangs on its index. Coordinates too far from 0 for cells are rare: while the
/// window holds any, the index is one over points, and a fresh State takes over.
struct Hotspots::State {
  State(const Options& wanted, Simd with, bool cells)
      : options(wanted),
        simd(with),
        over_cells(cells && wanted.dimensions <= 3),
        index(make_index(wanted, with, over_cells)) {}

  void push(const double* point);
  void expire();
  void finish();
  SavedState save() const;
  void restore(const SavedState& saved);
  void restore_numbers(const SavedState& saved);
  bool is_far(const double* point) const {
    return std::any_of(point, point + options.dimensions,
                       [&](double x) { return std::fabs(x) >= farthest; });
  }

  Options options;
  Simd simd;
  bool over_cells;
  double farthest{farthest_for_cells(options)};
  std::unique_ptr<Index> index;
  Listing listing{*index, options};
  Numbering numbering{options};
  std::vector<ComponentId> found;
  std::size_t far_records = 0;  ///< that cells could not hold
  bool holds_last = false;      ///< the record pushed last has not been expired
};

void Hotspots::State::push(const double* point) {
  far_records += point != nullptr && is_far(point) ? 1 : 0;
  index->push(point);
  holds_last = true;
}

void Hotspots::State::expire() {
  std::array<double, kMostDimensions> point;
  if (far_records != 0 && index->read(0, point.data()) && is_far(point.data())) {
    --far_records;
  }
  index->expire();
  holds_last = holds_last && index->size() != 0;
}

/// Draws the consequences of a change: numbers first, then the texts to print again.
void Hotspots::State::finish() {
  if (options.members) {
    numbering.update(*index);
  }
  if (options.scope == Scope::kWindow) {
    listing.note_changes();
  }
  index->components().clear_changes();
}

SavedState Hotspots::State::save() const {
  SavedState saved;
  saved.holds_last = holds_last;
  saved.last_id = numbering.last();
  const auto dimensions = static_cast<std::size_t>(options.dimensions);
  saved.coordinates.assign(index->size() * dimensions, std::numeric_limits<double>::quiet_NaN());
  const Components& components = index->components();
  std::vector<bool> is_saved(components.slots());
  for (std::size_t place = 0; place < index->size(); ++place) {
    index->read(place, &saved.coordinates[place * dimensions]);
    const ComponentId component = options.members ? index->core_component(place) : kNothing;
    if (component != kNothing && components.id(component) != 0 && !is_saved[component]) {
      is_saved[component] = true;
      saved.hotspots.push_back({place, components.id(component)});
    }
  }
  return saved;
}

/// Fills a fresh state by pushing all records anew.
void Hotspots::State::restore(const SavedState& saved) {
  const auto dimensions = static_cast<std::size_t>(options.dimensions);
  for (std::size_t i = 0; i < saved.coordinates.size(); i += dimensions) {
    const double* point = &saved.coordinates[i];
    const bool is_finite =
        std::all_of(point, point + dimensions, [](double x) { return std::isfinite(x); });
    push(is_finite ? point : nullptr);
  }
  holds_last = saved.holds_last;
  require(!holds_last || index->size() != 0, "lacks its last record");
  if (options.members) {
    restore_numbers(saved);
  }
  finish();
}

void Hotspots::State::restore_numbers(const SavedState& saved) {
  Components& components = index->components();
  numbering.set_last(saved.last_id);
  for (const auto& hotspot : saved.hotspots) {
    require(hotspot.place < index->size(), "names a record outside its window");
    const ComponentId component = index->core_component(hotspot.place);
    require(component != kNothing && components.id(component) == 0 && hotspot.id != 0 &&
                hotspot.id <= saved.last_id,
            "has wrong numbers of hotspots");
    components.set_id(component, hotspot.id);
  }
  for (ComponentId component = 0; component < components.slots(); ++component) {
    require(!components.exists(component) || components.records(component) < options.minimum ||
                components.id(component) != 0,
            "lacks the number of a hotspot");
  }
}

Hotspots::Hotspots(const Options& options, Simd simd) {
  validate(options);
  check(is_supported(simd), "instructions that the processor has");
  state_ = std::make_unique<State>(options, simd, true);
}
Hotspots::~Hotspots() = default;
Hotspots::Hotspots(Hotspots&&) noexcept = default;
Hotspots& Hotspots::operator=(Hotspots&&) noexcept = default;

void Hotspots::push(std::span<const double> coordinates) {
  check(coordinates.size() == static_cast<std::size_t>(options().dimensions),
        "coordinates of a record");
  if (options().window != 0 && size() == options().window) {
    expire_oldest();
  }
  std::array<double, kMostDimensions> point;
  bool is_finite = true;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    point[i] = coordinates[i] + 0.0;  // makes -0 the same value as 0 in every respect
    is_finite = is_finite && std::isfinite(point[i]);
  }
  if (is_finite && state_->over_cells && state_->is_far(point.data())) {
    change_index(false);
  }
  state_->push(is_finite ? point.data() : nullptr);
  state_->finish();
}

void Hotspots::expire_oldest() {
  check(size() != 0, "a record to expire");
  state_->expire();
  state_->finish();
  if (!state_->over_cells && state_->far_records == 0 && options().dimensions <= 3) {
    change_index(true);
  }
}

/// Moves the window to the other kind of index. At most twice per window of records, so the cost of
/// a record remains bounded on average.
void Hotspots::change_index(bool over_cells) {
  auto fresh = std::make_unique<State>(options(), state_->simd, over_cells);
  fresh->restore(state_->save());
  state_ = std::move(fresh);
}

std::size_t Hotspots::size() const { return state_->index->size(); }

void Hotspots::append_result(std::string& out) {
  State& state = *state_;
  if (state.options.scope == Scope::kWindow) {
    state.listing.append_all(out);
    return;
  }
  state.found.clear();
  if (state.holds_last) {
    state.index->components_of(size() - 1, state.found);
  }
  state.listing.append_some(out, state.found);
}

void Hotspots::save(std::string& out) const { encode(out, state_->save(), options()); }

void Hotspots::load(std::string_view text) {
  const SavedState saved = decode(text, options());
  const auto dimensions = static_cast<std::size_t>(options().dimensions);
  bool over_cells = true;
  for (std::size_t i = 0; i < saved.coordinates.size(); i += dimensions) {
    const double* point = &saved.coordinates[i];
    // A record that is nobody's neighbour is in no cell.
    const bool is_finite =
        std::all_of(point, point + dimensions, [](double x) { return std::isfinite(x); });
    over_cells = over_cells && (!is_finite || !state_->is_far(point));
  }
  auto fresh = std::make_unique<State>(options(), state_->simd, over_cells);
  fresh->restore(saved);
  state_ = std::move(fresh);
}

const Options& Hotspots::options() const { return state_->options; }
Work Hotspots::work() const { return state_->index->work(); }

}  // namespace sluice::hotspots
