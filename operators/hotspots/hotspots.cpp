#include "operators/hotspots/hotspots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "operators/hotspots/cell_index.h"
#include "operators/hotspots/listing.h"
#include "operators/hotspots/look_ahead.h"
#include "operators/hotspots/numbering.h"
#include "operators/hotspots/point_index.h"
#include "operators/hotspots/saved_state.h"
#include "operators/hotspots/slot_index.h"

namespace sluice::hotspots {

/// What a window is kept in; any of them gives the same results.
enum class Backing { kSlots, kCells, kPoints };

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

// Of the windows that slots can hold, these small ones are always faster in them.
constexpr std::size_t kSmall = 256;
// In between it depends on how many records a record makes a core, or makes one no more: from so
// many on slots are faster than cells, and below so many slower.
constexpr double kRestless = 0.5;
constexpr double kCalm = 0.25;

bool suits_slots(const Options& options, Sizing sizing) {
  return sizing == Sizing::kByWindow && options.window != 0 &&
         options.window <= SlotIndex<16>::kSlots;
}

/// Whether cells and slots both suit the window, and neither always.
bool has_choice(const Options& options, Sizing sizing) {
  return suits_slots(options, sizing) && options.dimensions <= 3 && options.window > kSmall;
}

/// What suits a window.
///   is_far  whether it holds records that cells cannot
Backing choose_backing(const Options& options, Sizing sizing, bool is_far) {
  if (suits_slots(options, sizing) && (is_far || !has_choice(options, sizing))) {
    return Backing::kSlots;
  }
  return options.dimensions <= 3 && !is_far ? Backing::kCells : Backing::kPoints;
}

template <std::size_t kWords>
std::unique_ptr<Index> make_slots(const Options& options, Simd simd) {
  return std::make_unique<SlotIndex<kWords>>(options.dimensions, options.radius,
                                             core_threshold(options), simd);
}

template <int kDimensions>
std::unique_ptr<Index> make_cells(const Options& options, Simd simd) {
  return std::make_unique<CellIndex<kDimensions>>(options.radius, core_threshold(options), simd);
}

std::unique_ptr<Index> make_index(const Options& options, Simd simd, Backing backing) {
  switch (backing) {
    case Backing::kSlots:
      return options.window <= SlotIndex<2>::kSlots   ? make_slots<2>(options, simd)
             : options.window <= SlotIndex<4>::kSlots ? make_slots<4>(options, simd)
                                                      : make_slots<16>(options, simd);
    case Backing::kCells:
      return options.dimensions == 1   ? make_cells<1>(options, simd)
             : options.dimensions == 2 ? make_cells<2>(options, simd)
                                       : make_cells<3>(options, simd);
    case Backing::kPoints:
      break;
  }
  return std::make_unique<PointIndex>(options.dimensions, options.radius, core_threshold(options),
                                      simd);
}

void require(bool condition, const char* what) {
  if (!condition) {
    throw Error(ErrorKind::kState, std::string("the saved state of hotspots ") + what);
  }
}

}  // namespace

/// One window and what hangs on its index. Where another index suits it better, as while it holds
/// coordinates too far from 0 for cells, a fresh State takes over.
struct Hotspots::State {
  State(const Options& wanted, Simd with, Sizing by, Backing kept_in)
      : options(wanted),
        simd(with),
        sizing(by),
        backing(kept_in),
        index(make_index(wanted, with, kept_in)) {}

  bool read(std::span<const double> coordinates, double* point) const;
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
  Sizing sizing;
  Backing backing;
  double farthest{farthest_for_cells(options)};
  std::unique_ptr<Index> index;
  Listing listing{*index, options};
  Numbering numbering{options};
  std::vector<ComponentId> found;
  std::size_t far_records = 0;               ///< that cells could not hold
  bool holds_last = false;                   ///< the record pushed last has not been expired
  std::size_t until_choice{options.window};  ///< records to come
  std::uint64_t flips_before = 0;            ///< the index's at the last choice
};

/// Reads the coordinates of a record; returns whether all are finite.
bool Hotspots::State::read(std::span<const double> coordinates, double* point) const {
  check(coordinates.size() == static_cast<std::size_t>(options.dimensions),
        "coordinates of a record");
  bool is_finite = true;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    point[i] = coordinates[i] + 0.0;  // makes -0 the same value as 0 in every respect
    is_finite = is_finite && std::isfinite(point[i]);
  }
  return is_finite;
}

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
  flips_before = index->work().flips;
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

Hotspots::Hotspots(const Options& options, Simd simd, Sizing sizing) {
  validate(options);
  check(is_supported(simd), "instructions that the processor has");
  state_ = std::make_unique<State>(options, simd, sizing, choose_backing(options, sizing, false));
}
Hotspots::~Hotspots() = default;
Hotspots::Hotspots(Hotspots&&) noexcept = default;
Hotspots& Hotspots::operator=(Hotspots&&) noexcept = default;

void Hotspots::push(std::span<const double> coordinates) {
  if (options().window != 0 && size() == options().window) {
    expire_oldest();
  }
  std::array<double, kMostDimensions> point;
  const bool is_finite = state_->read(coordinates, point.data());
  if (is_finite && state_->backing == Backing::kCells && state_->is_far(point.data())) {
    change_index(choose_backing(options(), state_->sizing, true));
  }
  state_->push(is_finite ? point.data() : nullptr);
  state_->finish();
  if (has_choice(options(), state_->sizing) && --state_->until_choice == 0) {
    reconsider_index();
  }
}

static_assert(Hotspots::kLookAhead == LookAhead<2>::kSteps);

void Hotspots::expect(std::span<const double> coordinates) {
  std::array<double, kMostDimensions> point;
  if (state_->read(coordinates, point.data()) && !state_->is_far(point.data())) {
    state_->index->expect(point.data());
  }
}

void Hotspots::expire_oldest() {
  check(size() != 0, "a record to expire");
  state_->expire();
  state_->finish();
  if (state_->backing == Backing::kPoints && options().dimensions <= 3 &&
      state_->far_records == 0) {
    change_index(Backing::kCells);
  }
}

/// Looks back over a window of records for which index would have been the faster one.
void Hotspots::reconsider_index() {
  State& state = *state_;
  const std::uint64_t flips = state.index->work().flips;
  const auto each = static_cast<double>(flips - std::exchange(state.flips_before, flips)) /
                    static_cast<double>(options().window);
  state.until_choice = options().window;
  if (state.backing == Backing::kCells && each > kRestless) {
    change_index(Backing::kSlots);
  } else if (state.backing == Backing::kSlots && each < kCalm && state.far_records == 0) {
    change_index(Backing::kCells);
  }
}

/// Moves the window to another index. At most three times per window of records, so the cost of a
/// record remains bounded on average.
void Hotspots::change_index(Backing backing) {
  auto fresh = std::make_unique<State>(options(), state_->simd, state_->sizing, backing);
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
  bool is_far = false;
  for (std::size_t i = 0; i < saved.coordinates.size(); i += dimensions) {
    const double* point = &saved.coordinates[i];
    // A record that is nobody's neighbour is in no cell.
    const bool is_finite =
        std::all_of(point, point + dimensions, [](double x) { return std::isfinite(x); });
    is_far = is_far || (is_finite && state_->is_far(point));
  }
  auto fresh = std::make_unique<State>(options(), state_->simd, state_->sizing,
                                       choose_backing(options(), state_->sizing, is_far));
  fresh->restore(saved);
  state_ = std::move(fresh);
}

const Options& Hotspots::options() const { return state_->options; }
Work Hotspots::work() const { return state_->index->work(); }

}  // namespace sluice::hotspots
